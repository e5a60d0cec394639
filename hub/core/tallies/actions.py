"""Keeping counts, in the transaction that changes what is counted."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F

from hub.core.records.models import Record
from hub.core.tallies.models import CrossTab, RecordTally


def add(record: Record, name: str, amount: int = 1) -> None:
    """Add `amount` (negative to take away) to a record's tally. One statement where the row exists, else two.

    Call it inside the transaction that adds or takes away what is counted.
    """
    rows = RecordTally.objects.filter(record=record, name=name)
    if not rows.update(value=F("value") + amount):
        RecordTally.objects.bulk_create([RecordTally(record=record, name=name, value=0)], ignore_conflicts=True)
        rows.update(value=F("value") + amount)


def start(record: Record, values: Mapping[str, int]) -> None:
    """Give a record that was just opened, and has no tallies yet, its first ones. One statement."""
    RecordTally.objects.bulk_create(
        RecordTally(record=record, name=name, value=value) for name, value in values.items()
    )


def keep(code: str, content: object, *, now: datetime) -> None:
    """Keep the cross-tab `code`, in place of what was counted before. `content` is anything that JSON holds.

    Of two tasks that count at once, the one that began later stands. Two statements at most.
    """
    table = CrossTab(code=code, counted_at=now, content=content)
    older = CrossTab.objects.filter(code=code, counted_at__lte=now)
    if not older.update(counted_at=now, content=content):
        CrossTab.objects.bulk_create([table], ignore_conflicts=True)
