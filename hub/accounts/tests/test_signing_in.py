"""The one-box door: what a person sees, and what somebody who means harm gets."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hub.accounts import signed_in
from hub.accounts.actions import signing_in
from hub.accounts.models import Person, SignInCode
from hub.accounts.tests.at_the_door import Noted, ask_for_code, code_in_mail, come_in, type_code

pytestmark = pytest.mark.django_db
DOOR, CODE, FIRST = "/sign-in/", "/sign-in/code/", "/sign-in/first-time/"


def signed_in_as(client: Client) -> Person | None:
    return Person.objects.filter(pk=client.session.get("_auth_user_id")).first()


def test_somebody_known_signs_in_by_the_code_in_the_mail(client: Client, resident: Person) -> None:
    response = come_in(client, "amina@example.org")

    assert response.status_code == 302
    assert signed_in_as(client) == resident
    assert [message.to for message in mail.outbox] == [["amina@example.org"]]
    assert "If you did not ask for a code" in mail.outbox[0].body


def test_somebody_new_is_created_by_the_right_code_and_two_answers(client: Client, noted: Noted) -> None:
    response = come_in(client, "new@example.org")
    assert response["Location"] == FIRST
    assert not Person.objects.exists()

    response = client.post(FIRST, {"shown_as": "Bramble", "age": "18"})

    person = Person.objects.get()
    assert (person.email, person.shown_as, person.name, person.adult_on) == ("new@example.org", "Bramble", "", None)
    assert not person.is_staff
    assert signed_in_as(client) == person
    assert noted == [("join", person, person)]


def test_the_address_is_the_same_in_capital_letters(client: Client, resident: Person) -> None:
    come_in(client, " Amina@Example.ORG ")

    assert signed_in_as(client) == resident


@pytest.mark.parametrize("email", ["amina@example.org", "nobody@example.org"])
def test_the_door_says_the_same_to_the_known_and_the_unknown(client: Client, resident: Person, email: str) -> None:
    first = client.post(DOOR, {"email": email})
    page = client.get(CODE).content.decode().replace(email, "ADDRESS")
    wrong = type_code(client, "000000").content.decode().replace(email, "ADDRESS")

    assert first.status_code == 302
    assert "We have sent an e-mail to ADDRESS" in page
    assert "This is not the code we sent" in wrong
    assert len(mail.outbox) == 1
    assert "amina" not in mail.outbox[0].body.lower()


@pytest.mark.parametrize("email", ["amina@example.org", "nobody@example.org"])
def test_the_door_does_the_same_work_for_the_known_and_the_unknown(
    client: Client, resident: Person, email: str
) -> None:
    with CaptureQueriesContext(connection) as statements:
        client.post(DOOR, {"email": email})

    assert not [one for one in statements if "accounts_person" in one["sql"]]


def test_only_hashes_are_kept(client: Client) -> None:
    code = ask_for_code(client, "amina@example.org")

    kept = SignInCode.objects.get()
    assert code not in f"{kept.code_hash}{kept.browser_hash}"
    assert len(kept.code_hash) == 64


def test_a_code_serves_once(client: Client, resident: Person) -> None:
    code = ask_for_code(client, "amina@example.org")
    session = client.session
    asking = session["signing_in"]
    type_code(client, code)
    session = client.session
    session["signing_in"] = asking
    session.save()

    response = type_code(client, code)

    assert "no longer good" in response.content.decode()


def test_a_code_is_of_no_use_in_another_browser(client: Client, resident: Person) -> None:
    code = ask_for_code(client, "amina@example.org")
    other = Client()
    assert type_code(other, code)["Location"] == DOOR
    other.post(DOOR, {"email": "amina@example.org"})

    response = type_code(other, code)

    assert "This is not the code we sent" in response.content.decode()


def test_a_code_is_good_for_fifteen_minutes(client: Client, resident: Person) -> None:
    code = ask_for_code(client, "amina@example.org")

    with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=1)):
        response = type_code(client, code)

    assert "This code is no longer good. Ask for a new one." in response.content.decode()


def test_an_earlier_code_is_no_longer_good(client: Client, resident: Person) -> None:
    earlier = ask_for_code(client, "amina@example.org")
    later = ask_for_code(client, "amina@example.org")
    assert earlier != later

    assert "This is not the code" in type_code(client, earlier).content.decode()
    assert type_code(client, later).status_code == 302


def test_after_five_wrong_tries_the_right_code_is_refused(client: Client, resident: Person) -> None:
    code = ask_for_code(client, "amina@example.org")
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    answers = [type_code(client, wrong).content.decode() for _ in range(5)]

    response = type_code(client, code)

    assert "This is not the code" in answers[3]
    assert "typed five times" in answers[4]
    assert "typed five times" in response.content.decode()
    assert signed_in_as(client) is None


def test_guessing_one_address_from_many_browsers_is_stopped(resident: Person) -> None:
    for _ in range(4):
        browser = Client()
        code = ask_for_code(browser, "amina@example.org")
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        for _ in range(5):
            type_code(browser, wrong)
    browser = Client()
    code = ask_for_code(browser, "amina@example.org")

    response = type_code(browser, code)

    assert "Too many codes were typed for this address" in response.content.decode()


def test_codes_to_one_address_are_limited(client: Client) -> None:
    for _ in range(6):
        ask_for_code(client, "amina@example.org")

    response = client.post(DOOR, {"email": "amina@example.org"})

    assert "We have sent several codes to this address. Try again in 15 minutes." in response.content.decode()
    assert len(mail.outbox) == 6


@pytest.mark.parametrize("typed", [" 123 456 ", "123-456"])
def test_spaces_and_hyphens_in_the_code_do_not_matter(client: Client, typed: str) -> None:
    code = ask_for_code(client, "amina@example.org")

    response = type_code(client, typed.replace("123", code[:3]).replace("456", code[3:]))

    assert response["Location"] == FIRST


@pytest.mark.parametrize(
    "typed",
    ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "12345\x00", "1" * 1_000_000, "<script>", "😀😀😀😀😀😀", "-12345"],
)
def test_what_cannot_be_a_code_gets_a_clear_sentence(client: Client, typed: str) -> None:
    ask_for_code(client, "amina@example.org")

    response = type_code(client, typed)

    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()
    assert SignInCode.objects.get().tries == 0


@pytest.mark.parametrize(
    "email",
    ["", "amina", "a@b", "a" * 300 + "@example.org", "<script>@x", "a@example.org\nBcc: b@x.org",
     "x" * 1_000_000, "\u202emoc@elpmaxe", "😀@example.org"],
)  # fmt: skip
def test_what_cannot_be_an_address_gets_a_clear_sentence(client: Client, email: str) -> None:
    response = client.post(DOOR, {"email": email})

    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()
    assert not mail.outbox
    assert not SignInCode.objects.exists()


def test_what_cannot_be_seen_is_dropped_from_an_address(client: Client) -> None:
    ask_for_code(client, "a\x00mina@example.org")

    assert mail.outbox[0].to == ["amina@example.org"]


@pytest.mark.parametrize(
    "then",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:///evil.example",
     "https:evil.example", "\x00/", "/" * 3000],
)  # fmt: skip
def test_nobody_is_sent_to_another_site(client: Client, resident: Person, then: str) -> None:
    response = come_in(client, "amina@example.org", then)

    assert response["Location"] == "/my/"


def test_the_person_goes_on_to_where_they_wanted_to_be(client: Client, resident: Person) -> None:
    door = client.get("/my/profile/")
    assert door["Location"] == f"{DOOR}?next=/my/profile/"
    page = client.get(door["Location"]).content.decode()
    assert 'name="next" value="/my/profile/"' in page

    response = come_in(client, "amina@example.org", "/my/profile/")

    assert response["Location"] == "/my/profile/"


def test_forms_of_other_sites_are_refused(resident: Person) -> None:
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(DOOR, {"email": "amina@example.org"}).status_code == 403
    assert not mail.outbox


def test_the_session_key_changes_on_signing_in(client: Client, resident: Person) -> None:
    code = ask_for_code(client, "amina@example.org")
    before = client.session.session_key

    type_code(client, code)

    assert client.session.session_key != before


def test_signing_out_needs_a_form_and_ends_the_session(client: Client, resident: Person) -> None:
    come_in(client, "amina@example.org")

    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")

    assert signed_in_as(client) is None


def test_a_child_under_13_is_refused_kindly_and_nothing_is_kept(client: Client) -> None:
    come_in(client, "child@example.org")

    response = client.post(FIRST, {"shown_as": "Kit", "age": "under_13"})

    assert "You need to be at least 13" in response.content.decode()
    assert "kept nothing" in response.content.decode()
    assert not Person.objects.exists()
    assert not SignInCode.objects.exists()
    assert "child@example.org" not in str(dict(client.session))
    assert client.post(FIRST, {"shown_as": "Kit", "age": "18"})["Location"] == DOOR


@pytest.mark.parametrize(("age", "years"), [("13_to_15", 5), ("16_to_17", 2)])
def test_somebody_under_18_counts_as_such_long_enough(client: Client, age: str, years: int) -> None:
    come_in(client, "kit@example.org")
    client.post(FIRST, {"shown_as": "Kit", "age": age})

    person, today = Person.objects.get(), timezone.localdate()
    assert person.is_minor(today)
    assert person.is_minor(today + timedelta(days=365 * years - 2))
    assert not person.is_minor(today + timedelta(days=365 * years + 2))


@pytest.mark.parametrize(
    "answers",
    [{"shown_as": ""}, {"shown_as": "Kit"}, {"age": "18"}, {"shown_as": "Kit", "age": "99"},
     {"shown_as": "x" * 61, "age": "18"},
     {"shown_as": "The Council", "age": "18"}, {"shown_as": "Moderator Kit", "age": "18"},
     {"shown_as": " \u202e\x00 ", "age": "18"}],
)  # fmt: skip
def test_answers_that_cannot_be_taken_get_a_clear_sentence(client: Client, answers: dict[str, str]) -> None:
    come_in(client, "kit@example.org")

    response = client.post(FIRST, answers)

    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()
    assert not Person.objects.exists()


def test_the_questions_of_the_first_time_need_a_proved_address(client: Client) -> None:
    assert client.get(FIRST)["Location"] == DOOR
    ask_for_code(client, "kit@example.org")
    assert client.post(FIRST, {"shown_as": "Kit", "age": "18"})["Location"] == DOOR
    assert not Person.objects.exists()


def test_a_proved_address_waits_half_an_hour_for_the_questions(client: Client) -> None:
    come_in(client, "kit@example.org")

    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        response = client.post(FIRST, {"shown_as": "Kit", "age": "18"})

    assert response["Location"] == DOOR


def test_answering_twice_makes_one_person(client: Client, settings: Any) -> None:
    today = timezone.localdate()
    kit = {"email": "kit@example.org", "shown_as": "Kit", "age": signing_in.Age.ADULT, "today": today}

    assert signing_in.join(**kit) == signing_in.join(**kit)


def test_an_address_of_the_councils_domain_makes_a_member_of_staff(client: Client, settings: Any) -> None:
    settings.HUB_STAFF_DOMAINS = ["council.example"]
    come_in(client, "hana@council.example")
    client.post(FIRST, {"shown_as": "Hana", "age": "18"})
    come_in(Client(), "ivo@not-council.example")

    person = Person.objects.get(email="hana@council.example")
    assert person.is_staff
    assert person.shown_as == "A member of staff"


def test_somebody_suspended_is_told_so_after_the_code(client: Client, resident: Person) -> None:
    Person.objects.update(is_active=False)

    response = come_in(client, "amina@example.org")

    assert response.status_code == 403
    assert "This account is suspended" in response.content.decode()
    assert signed_in_as(client) is None


def test_a_suspended_persons_open_session_ends(client: Client, resident: Person) -> None:
    come_in(client, "amina@example.org")
    Person.objects.update(is_active=False)

    assert client.get("/my/profile/")["Location"].startswith(DOOR)


def test_what_was_begun_before_is_told_on_signing_in(
    client: Client, resident: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[Person, object]] = []
    monkeypatch.setattr(signed_in, "listeners", [lambda person, session: heard.append((person, session["drafts"]))])
    client.get(DOOR)
    ask_for_code(client, "amina@example.org")
    session = client.session
    session["drafts"] = ["abc"]
    session.save()

    type_code(client, code_in_mail())

    assert heard == [(resident, ["abc"])]


def test_a_mail_that_cannot_be_sent_is_said_so(client: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "hub.accounts.tests.at_the_door.BrokenPost"

    response = client.post(DOOR, {"email": "amina@example.org"})

    assert response.status_code == 409
    assert "We could not send the e-mail. Try again in a few minutes." in response.content.decode()


def test_codes_older_than_a_day_are_forgotten(client: Client) -> None:
    ask_for_code(client, "amina@example.org")

    signing_in.send_code("basil@example.org", browser="b", now=timezone.now() + timedelta(hours=25))

    assert [code.email for code in SignInCode.objects.all()] == ["basil@example.org"]


def test_a_signed_in_request_costs_three_statements(
    client: Client, staff: Person, django_assert_num_queries: Any
) -> None:
    client.force_login(staff)
    client.get("/sign-in/")

    with django_assert_num_queries(2):
        client.get(DOOR)
    with django_assert_num_queries(3):
        client.get("/my/second-factor/")


def test_the_database_refuses_a_sixth_try_and_capital_letters(resident: Person) -> None:
    code = SignInCode(email="a@example.org", code_hash="x", browser_hash="y", made_at=timezone.now(), tries=6)
    with pytest.raises(IntegrityError, match="code_tries_at_most_five"), transaction.atomic():
        code.save()
    with pytest.raises(IntegrityError, match="person_email_in_lower_case"), transaction.atomic():
        Person.objects.create(email="Upper@example.org")


def test_pages_of_the_door_are_not_kept_in_caches(client: Client) -> None:
    assert "no-store" in client.get(reverse("accounts:sign_in"))["Cache-Control"]
