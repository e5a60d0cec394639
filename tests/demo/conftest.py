"""The story is played once for all tests that only read it, and never kept."""

import json
from collections.abc import Generator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test.utils import override_settings

from hub.demo import people

OWN = Path(people.__file__).with_name("environment.json")


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: Any) -> Generator[None]:
    """The whole story, played, for as long as the tests of one file."""
    posts = {name: value for name, value in json.loads(OWN.read_text("utf-8")).items() if name.endswith("_POST")}
    played = override_settings(
        HUB_DEMO=True,
        HUB_STAFF_DOMAINS=["harrowmere.example"],
        HUB_SECOND_FACTOR=False,
        EMAIL_BACKEND="hub.demo.mail.MailboxBackend",
        **posts,
    )
    with django_db_blocker.unblock(), played, transaction.atomic():
        call_command("load_demo", verbosity=0, stdout=StringIO())
        yield
        transaction.set_rollback(True)
