"""What follows each change to a record: counts by kind, and the parts of the core that stand above records.

Search has to index what was changed, but records may not import it. The core's `apps.py` lists it here, once, in order;
there is no other listener, and a strand never listens: it calls.

An import changes hundreds of records in one transaction. `with together():` around them counts and indexes once for all
that succeeded, and not row by row. A block inside of another is part of it if it ends well; what fails is forgotten.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from hub.core.records.models import KindTally, Record

Listener = Callable[[Sequence[Record]], object]
_listeners: list[Listener] = []


@dataclass(kw_only=True)
class _Gathered:
    """What is written at the end: the difference to each count (kind, visibility, state), and what changed."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    records: dict[int, Record] = field(default_factory=dict)


_gathering: ContextVar[_Gathered | None] = ContextVar("gathering", default=None)


def every_change(listener: Listener) -> None:
    """Have `listener` called inside the transaction of each change, after the records' own rows are written."""
    if listener not in _listeners:
        _listeners.append(listener)


def changed(record: Record) -> None:
    """Tell the listeners. Called by the actions of records, and by a strand whose own table feeds search."""
    if gathered := _gathering.get():
        gathered.records[record.pk] = record
    else:
        _tell([record])


def counted(record: Record, *, by: int) -> None:
    """Keep the tally of the record's kind, visibility and state. One statement where the row exists, else two."""
    where = (record.kind, record.visibility, record.state)
    if gathered := _gathering.get():
        gathered.counts[where] += by
    else:
        _count(where, by)


@contextmanager
def together() -> Iterator[None]:
    """Count and tell at the end of the block, in one transaction with all that is done in it."""
    around, mine = _gathering.get(), _Gathered()
    with transaction.atomic():
        token = _gathering.set(mine)
        try:
            yield
        finally:
            _gathering.reset(token)
        if around:
            around.records |= mine.records
            for where, by in mine.counts.items():
                around.counts[where] += by
            return
        for where, by in sorted(mine.counts.items()):
            if by:
                _count(where, by)
        if mine.records:
            _tell(list(mine.records.values()))


def _tell(records: Sequence[Record]) -> None:
    for listener in _listeners:
        listener(records)


def _count(where: tuple[str, str, str], by: int) -> None:
    named = dict(zip(("kind", "visibility", "state"), where, strict=True))
    if not KindTally.objects.filter(**named).update(value=F("value") + by):
        KindTally.objects.bulk_create([KindTally(**named, value=0)], ignore_conflicts=True)
        KindTally.objects.filter(**named).update(value=F("value") + by)
