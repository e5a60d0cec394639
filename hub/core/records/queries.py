"""Reading records: one by its reference, and how many there are."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from hub.core.records import kinds
from hub.core.records.models import KindTally, Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Sight, Viewer, Visibility
from hub.foundation.dates import day_words
from hub.foundation.errors import HubError

if TYPE_CHECKING:
    from datetime import date

Row = TypeVar("Row")
Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
_REFERENCE = re.compile(r"([A-Za-z]{2,8})-(\d{1,18})")
COUNTED_EXACTLY = 1000


class Gone(HubError):
    """The record was taken down. Shown with status 410: its reference, the date and the reason, and no title."""

    def __init__(self, reference: str, day: "date", reason: str) -> None:
        super().__init__(f"{reference} was taken down on {day_words(day)}. The reason: {reason}")
        self.reference = reference


def readable(kind: str, number: int, viewer: Viewer) -> Record:
    """Return the record of `kind` with this number, its team, post and place fetched. One statement.

    Raises Http404 if there is none or `viewer` may not read it, so that nobody learns that it exists; Gone if it was
    taken down after it had been public.
    """
    return found_or_gone(_readable(kind, number=number, viewer=viewer), kind, number)


def found_or_gone(found: Iterable[Row], kind: str, number: int) -> Row:
    """Return the one row of `found`: what was looked up by this number among what somebody may read.

    Where there is none, raises Gone if the record of `kind` with this number was public once and was then taken down,
    else Http404. No statement but those of `found` where there is one.
    """
    for row in found:
        return row
    gone = Record.objects.filter(
        pk=number, kind=kind, visibility=Visibility.WITHDRAWN, published_at__isnull=False
    ).first()
    if gone is None:
        raise Http404
    last = gone.visibility_changes.filter(new=Visibility.WITHDRAWN).latest("at")
    raise Gone(gone.reference, timezone.localdate(last.at), last.reason)


@prepared
def _readable(kind: str, *, number: int, viewer: Viewer) -> QuerySet[Record]:
    records = Record.objects.visible_to(viewer).of_kind(kind).filter(pk=number)
    return records.select_related("team", "post", "place")


def without_shapes(rows: Rows, path: str) -> Rows:
    """Leave the drawing of the place that is fetched along `path` (“record__place”) where it is: kilobytes a row."""
    return rows.defer(*(f"{path}__{name}" for name in ("shape", "bounds", "outline")))


def by_reference(reference: str, viewer: Viewer) -> Record | None:
    """Return the record that `viewer` may read under this reference (“IDEA-1042”, any case), or None. One statement."""
    match = _REFERENCE.fullmatch(reference.strip())
    kind = kinds.by_prefix(match[1]) if match else None
    if not match or not kind:
        return None
    found = _readable(kind.code, number=int(match[2]), viewer=viewer)
    return found[0] if found else None


def count_of_kind(kind: str, viewer: Viewer, *, state: str = "") -> int:
    """Return how many records of `kind`, in `state` or in any, `viewer` may read, from the tallies. One statement."""
    return sum(value for (value,) in _counts(kind, state, Sight.of(viewer).visibilities, viewer=viewer))


@prepared
def _counts(kind: str, state: str, visibilities: tuple[str, ...], *, viewer: Viewer) -> QuerySet[Any, Any]:
    in_state = Q(state=state) if state else Q()
    tallied = KindTally.objects.filter(in_state, kind=kind, visibility__in=visibilities).values_list("value")
    if Sight.of(viewer).person is None:
        return tallied
    close = Record.objects.visible_by_closeness(viewer).of_kind(kind).order_by().values("kind")
    # The state is a condition of the count alone: asked for it, SQLite would walk through all records in that state.
    return tallied.union(close.annotate(value=Count("pk", filter=in_state)).values_list("value"), all=True)


def counted(records: QuerySet[Record]) -> tuple[int, bool]:
    """Return how many records there are, exact up to 1,000, and whether that is all. One statement.

    Beyond that pages say “more than 1,000”: counting a filter over 100,000 rows costs more than it tells.
    """
    return as_told(records.order_by()[: COUNTED_EXACTLY + 1].count())


def as_told(found: int) -> tuple[int, bool]:
    """Return a count that stopped at 1,001 as pages tell it: up to 1,000, and whether that is all."""
    return min(found, COUNTED_EXACTLY), found <= COUNTED_EXACTLY


def readable_by_reference(reference: str, viewer: Viewer) -> Record:
    """Return the record under this reference, as `readable` does. Raises Http404 or Gone."""
    match = _REFERENCE.fullmatch(reference)
    kind = kinds.by_prefix(match[1]) if match else None
    if not match or not kind:
        raise Http404
    return readable(kind.code, int(match[2]), viewer)
