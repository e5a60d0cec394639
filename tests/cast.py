"""The people that every test speaks of: Amina and Basil live here, the others work for the council."""

import pytest
from django.test import Client

from hub.accounts import second_factor
from hub.accounts.models import Person, Post, Team
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PersonFactory, PostFactory, TeamFactory, with_role


@pytest.fixture
def resident(db: None) -> Person:
    """Amina, a resident: she has the idea."""
    return PersonFactory(name="Amina", email="amina@example.org")


@pytest.fixture
def stranger(db: None) -> Person:
    """Basil, another resident, who has no part in it."""
    return PersonFactory(name="Basil", email="basil@example.org")


@pytest.fixture
def parks(db: None) -> Team:
    """The service that many ideas are about."""
    return TeamFactory(code="parks", name="Parks and open spaces")


@pytest.fixture
def staff(parks: Team) -> Person:
    """Carys, who works in parks."""
    return with_role(Role.STAFF, name="Carys", team=parks)


@pytest.fixture
def parks_post(parks: Team, staff: Person) -> Post:
    """The office that answers for parks, held by Carys."""
    return PostFactory(title="Parks manager", team=parks, holder=staff)


@pytest.fixture
def hub_team(db: None) -> Team:
    return TeamFactory(code="improvement", name="Improvement team", is_service=False)


@pytest.fixture
def improver(hub_team: Team) -> Person:
    """Dele, of the improvement team."""
    return with_role(Role.IMPROVEMENT_TEAM, name="Dele", team=hub_team)


@pytest.fixture
def hub_post(hub_team: Team, improver: Person) -> Post:
    """The office that sorts ideas, held by Dele."""
    return PostFactory(title="Ideas officer", team=hub_team, holder=improver)


@pytest.fixture
def moderator(db: None) -> Person:
    """Edie, who moderates."""
    return with_role(Role.MODERATOR, name="Edie")


@pytest.fixture
def leader(db: None) -> Person:
    """Farid, a leader of the council."""
    return with_role(Role.LEADER, name="Farid")


@pytest.fixture
def administrator(db: None) -> Person:
    """Greta, who gives roles."""
    return with_role(Role.ADMINISTRATOR, name="Greta")


@pytest.fixture
def tutor(hub_team: Team) -> Person:
    """Hana, who teaches in the academy."""
    return with_role(Role.TUTOR, name="Hana", team=hub_team)


@pytest.fixture
def tutor_post(hub_team: Team, tutor: Person) -> Post:
    """The office that teaches, held by Hana."""
    return PostFactory(title="Academy tutor", team=hub_team, holder=tutor)


class CastClient(Client):
    """A browser that signs people in with their second factor used, so that their roles are awake.

    Tests of the second factor itself use `Client` and sign in at the door.
    """

    def force_login(self, user: Person, backend: str | None = None) -> None:  # type: ignore[override]
        super().force_login(user, backend)
        session = self.session
        second_factor.mark(session, user)
        session.save()


def signed_in(person: Person) -> CastClient:
    """Return a browser of this member of the cast."""
    client = CastClient()
    client.force_login(person)
    return client


@pytest.fixture
def client() -> CastClient:
    """A browser for one member of the cast: `client.force_login(improver)`."""
    return CastClient()
