"""Journeys write for good, each into a copy of the database of its own."""

from collections.abc import Generator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.plugins.copies import fresh_copy


@pytest.fixture
def db(migrated: None, chromium: Browser, django_db_blocker: Any) -> Generator[None]:
    """Take the place of pytest-django's fixture, whose writes the browser's requests would not see."""
    with django_db_blocker.unblock(), fresh_copy():
        yield
