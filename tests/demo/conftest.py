"""The story is played once for all tests that only read it, and never kept."""

from collections.abc import Generator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.plugins.city import played


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: Any) -> Generator[None]:
    """The whole story, played, for as long as the tests of one file."""
    with django_db_blocker.unblock(), played(), transaction.atomic():
        call_command("load_demo", verbosity=0, stdout=StringIO())
        yield
        transaction.set_rollback(True)
