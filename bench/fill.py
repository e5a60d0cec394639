"""Writing rows in bulk, without actions: only into a database made for measuring."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice

from django.db import models

BATCH = 1000
START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def fill(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write `rows` a thousand at a time, so that memory stays flat."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        model._default_manager.bulk_create(batch)
