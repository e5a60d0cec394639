"""A kind of record that only tests know: the core is tested without any strand."""

from collections.abc import Iterator

import pytest

from hub.core.records import kinds
from hub.core.records.lifecycle import Lifecycle

LIFECYCLE = Lifecycle(
    first="open",
    labels={"open": "Open", "going_ahead": "Going ahead", "declined": "Not for us"},
    moves={"open": frozenset({"going_ahead", "declined"}), "going_ahead": frozenset({"declined"})},
    needs_reason=frozenset({"declined"}),
    closed=frozenset({"declined"}),
    declined=frozenset({"declined"}),
)
EXAMPLE = kinds.Kind(
    code="example",
    prefix="EXMP",
    label="Example",
    plural="Examples",
    strand="tests",
    url_name="thread:outcome",
    list_url_name="thread:outcome",
    lifecycle=LIFECYCLE,
    detail_model="core.Record",
    search_text=lambda detail: "",
    stands=lambda detail: "",
)


@pytest.fixture
def example_kind() -> Iterator[kinds.Kind]:
    """Register the kind for one test, and forget it after."""
    kinds.register(EXAMPLE)
    yield EXAMPLE
    kinds.forget(EXAMPLE.code)
