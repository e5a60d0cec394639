"""A kitchen, who speaks for it, and a piece of work that parks answer for."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from hub.accounts.models import Person, Post
from hub.accounts.tests.factories import PersonFactory
from hub.actors.models import Organisation
from hub.actors.tests import factories
from hub.core.records import kinds
from hub.core.records.models import Record
from tests.example_kind import EXAMPLE


@pytest.fixture
def example_kind(settings: Any) -> Iterator[kinds.Kind]:
    """The kind of the tests, with a page at /examples/<number>/: this part knows no strand."""
    settings.ROOT_URLCONF = "tests.example_pages"
    kind = replace(EXAMPLE, url_name="examples:page")
    kinds.register(kind)
    yield kind
    kinds.forget(EXAMPLE.code)


@pytest.fixture
def cook(db: None) -> Person:
    """Hana, who speaks for Riverside Kitchen."""
    return PersonFactory(name="Hana", email="hana@example.org")


@pytest.fixture
def kitchen(improver: Person, cook: Person) -> Organisation:
    """Riverside Kitchen, a charity."""
    return factories.organisation(improver, "Riverside Kitchen", cook, sort="charity")


@pytest.fixture
def meals(example_kind: None, resident: Person, parks_post: Post) -> Record:
    """Amina’s evening meals, public, for which the parks manager Carys answers."""
    return factories.work(resident, team=parks_post.team, post=parks_post)
