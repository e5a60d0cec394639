"""What is one's own: profile, address, sessions; seeing, downloading and erasing what the hub holds."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from hub.accounts import personal_data
from hub.accounts.actions import own
from hub.accounts.models import Person, Post, SignInCode
from hub.accounts.tests.at_the_door import Noted, ask_for_code, code_in_mail, come_in
from hub.accounts.tests.factories import PersonFactory
from hub.foundation.errors import NotPossible
from tests.cast import CastClient

pytestmark = pytest.mark.django_db
ANSWERS = {"name": "Amina Example", "alias": "Robin", "digest": "weekly", "language": "en"}


@pytest.fixture
def amina(client: CastClient, resident: Person) -> CastClient:
    client.force_login(resident)
    return client


@pytest.fixture(autouse=True)
def registries() -> Iterator[None]:
    kept = dict(personal_data._holders), list(personal_data._erasers), list(personal_data._word_erasers)
    yield
    personal_data._holders.clear()
    personal_data._holders.update(kept[0])
    personal_data._erasers[:], personal_data._word_erasers[:] = kept[1], kept[2]


def test_a_person_corrects_their_profile(amina: CastClient, resident: Person) -> None:
    amina.post("/my/profile/", ANSWERS)

    resident.refresh_from_db()
    assert (resident.shown_as, resident.name, resident.digest) == ("Robin", "Amina Example", "weekly")
    assert "Others see you as “Robin”" in amina.get("/my/profile/").content.decode()


def test_the_profile_opens_with_what_was_said_before(amina: CastClient) -> None:
    amina.post("/my/profile/", ANSWERS)

    page = amina.get("/my/profile/").content.decode()

    assert 'value="Amina Example"' in page
    assert 'value="Robin"' in page
    assert re.search(r'value="weekly"[^>]* checked', page)


@pytest.mark.parametrize("forged", [{"digest": "hourly"}, {"language": "xx"}, {"alias": "x" * 61}, {"digest": ""}])
def test_a_forged_answer_gets_a_clear_sentence(amina: CastClient, forged: dict[str, str]) -> None:
    page = amina.post("/my/profile/", {**ANSWERS, **forged})

    assert "There is a problem" in page.content.decode()


def test_a_resident_cannot_take_an_official_name_nor_be_named_by_forging(amina: CastClient, resident: Person) -> None:
    assert "speak for the council" in amina.post("/my/profile/", {**ANSWERS, "alias": "Admin"}).content.decode()
    amina.post("/my/profile/", {**ANSWERS, "named_in_public": "on", "is_staff": "on", "email": "x@example.org"})

    resident.refresh_from_db()
    assert not resident.named_in_public
    assert not resident.is_staff
    assert resident.email == "amina@example.org"


@pytest.mark.parametrize("alias", ["Parks manager", "parks  MANAGER, Anna", "Parks and open spaces"])
def test_a_resident_cannot_be_called_like_a_post_or_a_team(
    alias: str, amina: CastClient, resident: Person, parks_post: Post
) -> None:
    page = amina.post("/my/profile/", {**ANSWERS, "alias": alias})

    assert page.status_code == 422
    assert "speak for the council" in page.text
    assert f'value="{alias}"' in page.text, "what was typed is kept"
    resident.refresh_from_db()
    assert resident.alias != alias


def test_staff_are_named_in_public_only_if_they_choose_to_be(client: CastClient, staff: Person) -> None:
    client.force_login(staff)
    assert staff.shown_as == "A member of staff"

    client.post("/my/profile/", {"name": "Carys", "digest": "daily", "language": "en", "named_in_public": "on"})

    staff.refresh_from_db()
    assert staff.shown_as == "Carys"


def test_nobody_under_18_is_named_in_public(staff: Person) -> None:
    today = timezone.localdate()
    staff.adult_on = today + timedelta(days=1)
    profile = own.Profile(name="Carys", alias="", digest="daily", language="en", named_in_public=True)

    own.correct(profile, today=today, by=staff)
    assert not staff.named_in_public
    own.correct(profile, today=today + timedelta(days=1), by=staff)
    assert staff.named_in_public


def test_another_address_is_taken_once_it_is_proved(amina: CastClient, resident: Person) -> None:
    amina.post("/my/address/", {"email": "New@example.org"})
    assert Person.objects.get().email == "amina@example.org"
    wrong = amina.post("/my/address/code/", {"code": f"{(int(code_in_mail()) + 1) % 1_000_000:06}"})
    assert "This is not the code" in wrong.content.decode()

    amina.post("/my/address/code/", {"code": code_in_mail()})

    assert Person.objects.get().email == "new@example.org"


def test_the_address_before_is_told_that_it_counts_no_more(
    amina: CastClient, resident: Person, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.HUB_PRIVACY_CONTACT = "privacy@example.org"
    amina.post("/my/address/", {"email": "new@example.org"})
    with django_capture_on_commit_callbacks(execute=True):
        amina.post("/my/address/code/", {"code": code_in_mail()})

    letter = mail.outbox[-1]
    assert letter.to == ["amina@example.org"]
    assert "was changed" in letter.subject
    assert "If it was not you who changed it, write to privacy@example.org at once." in letter.body
    assert "new@example.org" not in letter.body


def test_an_address_that_is_somebody_elses_is_refused_after_the_code(
    amina: CastClient, resident: Person, stranger: Person
) -> None:
    amina.post("/my/address/", {"email": "basil@example.org"})

    response = amina.post("/my/address/code/", {"code": code_in_mail()})

    assert response.status_code == 409
    assert "belongs to another account" in response.content.decode()


def test_signing_out_everywhere_ends_the_other_browsers_too(amina: CastClient, resident: Person) -> None:
    phone = Client()
    come_in(phone, "amina@example.org")
    assert phone.get("/my/profile/").status_code == 200

    amina.post("/my/sign-out-everywhere/")

    assert phone.get("/my/profile/").status_code == 302
    assert amina.get("/my/profile/").status_code == 302


def test_people_see_and_download_what_is_held(amina: CastClient, resident: Person) -> None:
    personal_data.register("Ideas you wrote", lambda person: [{"title": f"{n} swings"} for n in range(25)])

    page = amina.get("/my/data/").content.decode()
    file = amina.get("/my/data/download/")

    assert "amina@example.org" in page
    assert "19 swings" in page
    assert "And 5 more, in the download." in page
    held = json.loads(file.content)
    assert held["You"][0]["email"] == "amina@example.org"
    assert held["Ideas you wrote"][24] == {"title": "24 swings"}
    assert "attachment" in file["Content-Disposition"]
    assert "basil" not in file.content.decode()


def test_one_name_is_held_by_one_part() -> None:
    personal_data.register("Ideas", lambda person: [])

    with pytest.raises(ValueError, match="Two parts"):
        personal_data.register("Ideas", lambda person: [])


def test_leaving_scrubs_the_row_and_what_hangs_on_it(client: CastClient, resident: Person, noted: Noted) -> None:
    erased: list[Person] = []
    personal_data.erase_with(erased.append)
    personal_data.erase_words_with(lambda person: pytest.fail("their words were to stay"))
    ask_for_code(Client(), "amina@example.org")
    client.force_login(resident)

    response = client.post("/my/data/leave/", {"erase_words": "keep", "sure": "on"})

    assert "Your data is erased" in client.get(response["Location"]).content.decode()
    person = Person.objects.get(pk=resident.pk)
    assert (person.email, person.name, person.alias, person.is_active) == (None, "", "", False)
    assert person.shown_as == "Somebody who has left"
    assert not SignInCode.objects.exists()
    assert erased == [resident]
    assert noted[-1] == ("leave", resident, resident)
    assert client.get("/my/profile/").status_code == 302


@pytest.mark.parametrize(("words", "stays"), [("keep", "what you published"), ("erase", "without your words")])
def test_a_letter_confirms_it(
    words: str, stays: str, amina: CastClient, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.HUB_PRIVACY_CONTACT = "privacy@example.org"
    with django_capture_on_commit_callbacks(execute=True):
        amina.post("/my/data/leave/", {"erase_words": words, "sure": "on"})

    [letter] = mail.outbox
    assert letter.to == ["amina@example.org"]
    assert "has erased what it held about you" in letter.subject
    assert stays in " ".join(letter.body.split())
    assert "If it was not you who left, write to privacy@example.org at once." in letter.body


def test_a_letter_that_cannot_be_sent_keeps_nobody_from_leaving(
    amina: CastClient, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "send_mail", lambda *_: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        page = amina.post("/my/data/leave/", {"erase_words": "keep", "sure": "on"})

    assert page.status_code == 302
    assert Person.objects.get().left_at


def test_their_words_go_too_if_they_ask(amina: CastClient, resident: Person) -> None:
    erased: list[Person] = []
    personal_data.erase_words_with(erased.append)

    amina.post("/my/data/leave/", {"erase_words": "erase", "sure": "on"})

    assert erased == [resident]


@pytest.mark.parametrize("answers", [{}, {"erase_words": "keep"}, {"sure": "on"}, {"erase_words": "x", "sure": "on"}])
def test_nothing_is_erased_without_both_answers(amina: CastClient, resident: Person, answers: dict[str, str]) -> None:
    amina.post("/my/data/leave/", answers)

    assert Person.objects.get().email == "amina@example.org"


def test_who_comes_back_after_leaving_is_somebody_new(amina: CastClient, resident: Person) -> None:
    amina.post("/my/data/leave/", {"erase_words": "keep", "sure": "on"})

    assert come_in(Client(), "amina@example.org")["Location"] == "/sign-in/first-time/"


def test_who_holds_a_post_hands_it_over_first(staff: Person, parks_post: Post) -> None:
    with pytest.raises(NotPossible, match="You hold a post"):
        own.leave(erase_words=False, now=timezone.now(), by=staff)


def test_the_last_administrator_cannot_leave(administrator: Person) -> None:
    with pytest.raises(NotPossible, match="last administrator"):
        own.leave(erase_words=False, now=timezone.now(), by=administrator)

    assert Person.objects.get().email


def test_leaving_ends_the_roles(moderator: Person) -> None:
    own.leave(erase_words=False, now=timezone.now(), by=moderator)

    assert not moderator.grants.in_force(timezone.localdate()).exists()


def test_the_database_refuses_somebody_who_left_with_a_name(db: None) -> None:
    with pytest.raises(IntegrityError, match="person_left_is_scrubbed"), transaction.atomic():
        PersonFactory(name="Still here", left_at=timezone.now())
    with pytest.raises(IntegrityError, match="person_digest_known"), transaction.atomic():
        PersonFactory(digest="hourly")


def test_pages_of_ones_own_need_a_session(client: Client) -> None:
    for path in ("/my/profile/", "/my/address/", "/my/data/", "/my/data/download/", "/my/data/leave/", "/my/security/"):
        assert client.get(path)["Location"] == f"/sign-in/?next={path}"


def test_codes_are_on_no_page_of_administrators(client: CastClient, administrator: Person, resident: Person) -> None:
    code = ask_for_code(Client(), "amina@example.org")
    client.force_login(administrator)

    for path in ("/people/", f"/people/{resident.username}/", "/my/data/download/"):
        page: Any = client.get(path)
        assert page.status_code == 200
        assert code not in page.content.decode()


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (True, "Yes"),
        (None, "–"),
        ("", "–"),
        (0, "0"),
        (date(2026, 3, 3), "3 March 2026"),
        (datetime(2026, 3, 3, 14, 5, tzinfo=UTC), "3 March 2026 at 2:05pm"),
        (["once", "twice"], "once; twice"),
        ({"where_words": "By the pond", "pin": ""}, "where words: By the pond; pin: –"),
    ],
)
def test_what_is_held_is_shown_in_words(held: object, said: str) -> None:
    assert personal_data.in_words(held) == said
