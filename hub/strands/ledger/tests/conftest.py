"""The people of the ledger: who decides, who monitors, who pays, who supplies."""

from decimal import Decimal

import pytest

from hub.accounts.models import Person, Post, Team
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PostFactory, with_role
from hub.strands.ledger.models import Contract, Decision
from hub.strands.ledger.tests.factories import a_contract, a_delegation, a_published


@pytest.fixture
def officer(parks: Team) -> Person:
    """Hilde, who decides for parks."""
    return with_role(Role.DECIDING_OFFICER, name="Hilde", team=parks)


@pytest.fixture
def officer_post(parks: Team, officer: Person) -> Post:
    """The post that decides, held by Hilde."""
    return PostFactory(title="Head of parks", team=parks, holder=officer)


@pytest.fixture
def monitor(db: None) -> Person:
    """Ivor, the monitoring officer."""
    return with_role(Role.MONITORING_OFFICER, name="Ivor")


@pytest.fixture
def finance(db: None) -> Person:
    """Jo, of finance."""
    return with_role(Role.FINANCE, name="Jo")


@pytest.fixture
def supplier(db: None) -> Person:
    """Kim, who works for the supplier."""
    return with_role(Role.SUPPLIER, name="Kim", is_staff=False)


@pytest.fixture
def decision(officer_post: Post, officer: Person, monitor: Person) -> Decision:
    """A published decision of Hilde's post, under a delegation, that says nothing of alternatives."""
    under = a_delegation(post=officer_post, by=monitor)
    return a_published(
        post=officer_post, by=officer, clearer=monitor, delegation_id=under.pk, value=Decimal(150_000), alternatives=""
    )


@pytest.fixture
def contract(officer_post: Post, officer: Person) -> Contract:
    """A contract that Hilde wrote down."""
    return a_contract(post=officer_post, by=officer)
