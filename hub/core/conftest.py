"""A record with a page, for tests of what every kind of record has."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from hub.accounts.models import Person, Post
from hub.core.records import actions, kinds
from hub.core.records.models import Record
from tests.example_kind import EXAMPLE


@pytest.fixture
def example_page(settings: Any) -> Iterator[None]:
    """Give the kind of the tests a page, at /examples/<number>/."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.WHITENOISE_AUTOREFRESH = True
    settings.ROOT_URLCONF = "tests.example_pages"
    kinds.register(replace(EXAMPLE, url_name="examples:page"))
    yield
    kinds.forget(EXAMPLE.code)


@pytest.fixture
def bench(example_page: None, resident: Person, parks_post: Post) -> Record:  # noqa: ARG001 - it is needed
    """Amina’s idea of a bench, public, for which the parks manager answers."""
    card = actions.Card(title="A bench", summary="Somewhere to sit", team=parks_post.team, post=parks_post)
    record = actions.open_record("example", card, by=resident)
    actions.publish(record, by=resident)
    return record
