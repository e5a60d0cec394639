"""What the tests of the site share: a kind of record with a page, and records of it."""

from dataclasses import replace

import pytest

from hub.core.records import kinds
from hub.core.records.actions import Card, open_record, publish
from tests.example_kind import EXAMPLE


@pytest.fixture
def with_page(settings):
    """Register the example kind, with a page of its own."""
    settings.ROOT_URLCONF = "tests.example_urls"
    kind = replace(EXAMPLE, url_name="site_tests:example")
    kinds.register(kind)
    yield kind
    kinds.forget(kind.code)


@pytest.fixture
def write(with_page, resident):
    """Return a function that writes a record as Amina; public unless said."""

    def make(title, *, by=resident, public=True, summary=""):
        record = open_record("example", Card(title=title, summary=summary), by=by)
        if public:
            publish(record, by=by)
        return record

    return make
