"""The second factor: set up, used, lost; and what sleeps without it."""

import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import transaction
from django.test import Client

from hub.accounts.models import Person
from hub.accounts.roles import NEEDS_SECOND_FACTOR, Role
from hub.accounts.tests.at_the_door import app_shows, come_in
from hub.accounts.tests.factories import with_role

pytestmark = pytest.mark.django_db
ACTIVATE, USE, CONFIRM = "/my/security/totp/activate/", "/my/security/authenticate/", "/my/security/reauthenticate/"


SetUp = Callable[[Client], str]


@pytest.fixture
def set_up_app(monkeypatch: pytest.MonkeyPatch) -> SetUp:
    """A function that sets up an authenticator app as a person does, and gives its secret."""
    monkeypatch.setattr(transaction, "on_commit", lambda act: act())  # the test's own transaction never commits

    def set_up(client: Client) -> str:
        page = client.get(ACTIVATE).content.decode()
        found = re.search(r"hub-code\">([A-Z2-7]{32})<", page)
        assert found, page
        response = client.post(ACTIVATE, {"code": app_shows(found[1])})
        assert response.status_code == 302, response.content.decode()
        return found[1]

    return set_up


@pytest.fixture
def door(administrator: Person) -> Client:
    """Greta's browser, in which she has signed in by code and used no second factor."""
    client = Client()
    come_in(client, administrator.email)
    return client


def test_a_role_sleeps_until_the_second_factor_is_set_up(administrator: Person, set_up_app: SetUp) -> None:
    client = Client()
    response = come_in(client, administrator.email, "/people/")
    assert response["Location"] == "/my/second-factor/?next=%2Fpeople%2F"
    page = client.get(response["Location"]).content.decode()
    assert "Your role needs a second step" in page
    assert "administrator" in page
    assert client.get("/people/")["Location"] == "/my/second-factor/?next=%2Fpeople%2F"

    set_up_app(client)

    assert "shown once" in client.get("/my/security/recovery-codes/").content.decode()
    assert client.get("/people/").status_code == 200


def test_the_next_time_the_app_is_asked_for_before_anybody_is_signed_in(
    door: Client, administrator: Person, set_up_app: SetUp
) -> None:
    secret = set_up_app(door)
    client = Client()

    response = come_in(client, administrator.email, "/people/")

    assert response["Location"] == USE
    assert "_auth_user_id" not in client.session
    assert "Type the code from your app" in client.get(USE).content.decode()
    response = client.post(USE, {"code": app_shows(secret, windows_later=1)})
    assert response["Location"] == "/people/"
    assert client.get("/people/").status_code == 200


def test_a_wrong_or_used_code_does_not_let_in(door: Client, administrator: Person, set_up_app: SetUp) -> None:
    secret = set_up_app(door)
    client = Client()
    come_in(client, administrator.email)
    right = app_shows(secret, windows_later=1)

    wrong = client.post(USE, {"code": f"{(int(right) + 1) % 1_000_000:06}"})
    assert "Incorrect code" in wrong.content.decode()
    assert client.post(USE, {"code": right}).status_code == 302
    other = Client()
    come_in(other, administrator.email)
    used = other.post(USE, {"code": right})
    assert "Incorrect code" in used.content.decode()
    assert "_auth_user_id" not in other.session


def test_guessing_the_second_factor_is_stopped(door: Client, administrator: Person, set_up_app: SetUp) -> None:
    secret = set_up_app(door)
    client = Client()
    come_in(client, administrator.email)
    for guess in range(5):
        client.post(USE, {"code": f"00000{guess}"})

    response = client.post(USE, {"code": app_shows(secret, windows_later=1)})

    assert "Too many failed" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_recovery_codes_are_shown_once_and_each_lets_in_once(
    door: Client, administrator: Person, set_up_app: SetUp
) -> None:
    set_up_app(door)
    first = door.get("/my/security/recovery-codes/").content.decode()
    again = door.get("/my/security/recovery-codes/").content.decode()
    codes = re.findall(r"<code>(\w+)</code>", first)
    assert len(codes) == 10
    assert "10 codes are left of 10" in again
    assert codes[0] not in again
    assert door.get("/my/security/recovery-codes/download/").status_code in {403, 404}

    one, other = Client(), Client()
    come_in(one, administrator.email)
    assert one.post(USE, {"code": codes[0]}).status_code == 302
    come_in(other, administrator.email)
    assert "Incorrect code" in other.post(USE, {"code": codes[0]}).content.decode()


def test_secrets_are_kept_encrypted(door: Client, set_up_app: SetUp) -> None:
    secret = set_up_app(door)

    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_the_person_hears_by_mail_that_a_factor_was_set_up(
    door: Client, administrator: Person, set_up_app: SetUp
) -> None:
    set_up_app(door)

    assert mail.outbox[-1].to == [administrator.email]
    assert "An authenticator app was set up" in mail.outbox[-1].body


def test_removing_the_last_factor_puts_the_roles_to_sleep(door: Client, set_up_app: SetUp) -> None:
    set_up_app(door)
    assert "Remove the authenticator app?" in door.get("/my/security/totp/deactivate/").content.decode()

    door.post("/my/security/totp/deactivate/")

    assert door.get("/people/")["Location"].startswith("/my/second-factor/")


def test_an_old_session_without_the_factor_is_asked_for_it(
    door: Client, administrator: Person, set_up_app: SetUp
) -> None:
    other = Client()
    come_in(other, administrator.email)
    secret = set_up_app(door)

    response = other.get("/people/")

    assert response["Location"] == f"{CONFIRM}?next=%2Fpeople%2F"
    response = other.post(response["Location"], {"code": app_shows(secret, windows_later=1)})
    assert response["Location"] == "/people/"
    assert other.get("/people/").status_code == 200


@pytest.mark.parametrize("path", ["/my/security/", "/my/security/webauthn/", "/my/security/webauthn/add/"])
def test_pages_of_how_one_signs_in_are_ours(door: Client, path: str) -> None:
    page = door.get(path).content.decode()

    assert 'lang="en-gb"' in page
    assert "hub-title" in page
    assert "<script>" not in page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PARTICIPANT])
def test_each_role_that_can_change_what_others_read_sleeps(role: Role, hub_team: Any) -> None:
    person = with_role(role, name="Jo", team=hub_team)
    person.second_factor_used = False

    if role in NEEDS_SECOND_FACTOR:
        assert person.sleeping_roles == [role]
        assert not person.has_role(role)
        assert person.team_ids == frozenset()
    else:
        assert person.sleeping_roles == []
        assert person.has_role(role)


def test_the_demonstration_may_switch_it_off_and_production_may_not(administrator: Person, settings: Any) -> None:
    settings.HUB_SECOND_FACTOR = False
    client = Client()

    assert come_in(client, administrator.email, "/people/")["Location"] == "/people/"
    assert client.get("/people/").status_code == 200
    with pytest.raises(SystemCheckError, match=r"hub\.E010"):
        call_command("check", "--deploy", stdout=StringIO(), stderr=StringIO())


def test_an_administrator_takes_off_what_somebody_has_lost(
    door: Client, administrator: Person, client: Client, set_up_app: SetUp
) -> None:
    set_up_app(door)
    other = with_role(Role.ADMINISTRATOR, name="Hugo")
    client.force_login(other)
    assert "Take the second step off" in client.get(f"/people/{administrator.username}/").content.decode()

    client.post(f"/people/{administrator.username}/second-factor/")

    assert not Authenticator.objects.exists()
    assert door.get("/my/profile/").status_code == 302


def test_what_is_forged_as_a_passkey_gets_no_traceback(door: Client, administrator: Person, set_up_app: SetUp) -> None:
    set_up_app(door)
    client = Client()
    come_in(client, administrator.email)

    for forged in ["", "{}", "null", "[1]", '{"id": "x"}', "\x00", "x" * 100_000]:
        response = client.post(USE, {"credential": forged})
        assert response.status_code in {200, 400}
        assert "_auth_user_id" not in client.session
