"""Signing in with the council's own identity provider, proved against one that runs in the test."""

from collections.abc import Generator
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client

from hub.accounts.models import Person
from hub.accounts.tests.identity_provider import CLIENT, SECRET, Provider

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]
LOGIN = "/oidc/council/login/"
HANA = {"sub": "42", "email": "Hana@council.example", "name": "Hana Example", "email_verified": True}


@pytest.fixture
def provider(settings: Any) -> Generator[Provider]:
    with Provider() as running:
        settings.HUB_OIDC_ISSUER = running.issuer
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": "council",
                        "name": "the council’s sign-in",
                        "client_id": CLIENT,
                        "secret": SECRET,
                        "settings": {"server_url": running.issuer},
                    }
                ],
            }
        }
        running.claims = dict(HANA)
        yield running
        assert not running.complaints


def sign_in_with(provider: Provider, client: Client, then: str = "/my/profile/") -> Any:
    to_provider = client.get(f"{LOGIN}?next={then}")
    assert to_provider["Location"].startswith(provider.issuer)
    return client.get(provider.consent(to_provider["Location"]))


def test_the_door_offers_the_councils_own_sign_in(provider: Provider) -> None:
    page = Client().get("/sign-in/?next=/my/profile/").content.decode()

    assert 'href="/oidc/council/login/?next=%2Fmy%2Fprofile%2F"' in page
    assert "the council’s sign-in" in page


def test_somebody_new_is_made_of_what_the_provider_vouches_for(provider: Provider, settings: Any) -> None:
    settings.HUB_STAFF_DOMAINS = ["council.example"]
    client = Client()

    response = sign_in_with(provider, client)

    assert response["Location"] == "/my/profile/"
    person = Person.objects.get()
    assert (person.email, person.name, person.is_staff) == ("hana@council.example", "Hana Example", True)
    assert client.session["_auth_user_id"] == str(person.pk)


def test_coming_again_finds_the_same_person(provider: Provider) -> None:
    sign_in_with(provider, Client())
    provider.claims["email"] = "hana.new@council.example"

    sign_in_with(provider, Client())

    assert Person.objects.count() == 1


def test_somebody_known_by_code_is_the_same_person(provider: Provider, resident: Person) -> None:
    provider.claims["email"] = "amina@example.org"
    client = Client()

    sign_in_with(provider, client)

    assert client.session["_auth_user_id"] == str(resident.pk)
    assert not Person.objects.get().is_staff


@pytest.mark.parametrize(("groups", "staff"), [(["hub-staff", "x"], True), ("hub-staff", True), (["x"], False)])
def test_a_claim_says_who_is_staff_each_time(provider: Provider, settings: Any, groups: Any, staff: bool) -> None:
    settings.HUB_OIDC_STAFF_CLAIM = "groups=hub-staff"
    Person.objects.create(email="hana@council.example", is_staff=not staff)
    provider.claims["groups"] = groups

    sign_in_with(provider, Client())

    assert Person.objects.get().is_staff is staff


@pytest.mark.parametrize(
    "wrong", [{"email": None}, {"email_verified": False}, {"email": "x" * 300 + "@council.example"}]
)
def test_nobody_comes_in_without_an_address_that_is_vouched_for(provider: Provider, wrong: dict[str, Any]) -> None:
    provider.claims.update(wrong)
    client = Client()

    response = sign_in_with(provider, client)

    assert response.status_code == 403
    assert "did not vouch for an e-mail address" in response.content.decode()
    assert not Person.objects.exists()


def test_a_second_factor_used_at_the_provider_counts(provider: Provider, administrator: Person) -> None:
    provider.claims.update(email=administrator.email, amr=["pwd", "mfa"])
    client = Client()

    sign_in_with(provider, client)

    assert client.get("/people/").status_code == 200


def test_without_one_the_role_sleeps(provider: Provider, administrator: Person) -> None:
    provider.claims.update(email=administrator.email, amr=["pwd"])
    client = Client()

    assert sign_in_with(provider, client)["Location"].startswith("/my/second-factor/")


def test_an_answer_that_was_not_asked_for_is_refused(provider: Provider) -> None:
    asked = Client().get(LOGIN)["Location"]

    response = Client().get(provider.consent(asked))

    assert "could not sign you in" in response.content.decode()
    assert not Person.objects.exists()


def test_somebody_suspended_does_not_come_in(provider: Provider, resident: Person) -> None:
    Person.objects.update(is_active=False)
    provider.claims["email"] = "amina@example.org"
    client = Client()

    assert sign_in_with(provider, client).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_provider_set_up_by_half_is_said_so(settings: Any) -> None:
    settings.HUB_OIDC_ISSUER = "https://login.council.example"

    with pytest.raises(SystemCheckError, match=r"hub\.E011"):
        call_command("check")
