"""The list of ideas: filtered, counted truly, paged by number up to page 50 and from its last row beyond."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hub.core.clocks.models import Clock
from hub.core.links.models import Link
from hub.core.records.models import Record, RecordQuerySet, StateChange
from hub.core.records.prepared import prepared, prepared_count
from hub.core.records.queries import COUNTED_EXACTLY, as_told, count_of_kind, counted, without_shapes
from hub.core.records.visibility import Viewer
from hub.core.search.queries import having
from hub.core.tallies.queries import of_records
from hub.design.shapes import Card
from hub.strands.ideas import rules
from hub.strands.ideas.words import card

PER_PAGE = 20
NUMBERED_PAGES = 50
GROUPS: Mapping[str, tuple[str, ...]] = {
    "waiting": rules.WAITING,
    "answered": rules.ANSWERS,
    "done_any": (rules.DONE, rules.CONFIRMED),
}
# A moment in seconds or a number of voices, and a key: ten digits of each are as many as there can be.
_PLACE = re.compile(r"(\d{1,10}(?:\.\d{1,6})?)_(\d{1,10})")
SORTS = {"newest": "Newest first", "supported": "Most supported first", "oldest": "Oldest first"}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the address asks of the list. `state` is a state, or one of GROUPS, or “late”; keys are of cards."""

    words: str = ""
    state: str = ""
    place_id: int | None = None
    team_id: int | None = None
    outcome_id: int | None = None
    audience: str = ""
    sort: str = "newest"

    @property
    def is_all(self) -> bool:
        """Nothing is filtered: the tallies know the count."""
        return self == Wanted(sort=self.sort)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One page of the list. `count` is exact if `is_all`, else there are more. `older` goes on beyond page 50."""

    cards: list[Card]
    count: int
    is_all: bool
    number: int = 1
    last: int = 1
    older: str = ""


def ideas(wanted: Wanted, viewer: Viewer, today: date) -> RecordQuerySet:
    """Return the cards of the ideas that are wanted and that `viewer` may read, in no order."""
    records = Record.objects.visible_to(viewer).of_kind(rules.IDEA).published()
    for name in ("place_id", "team_id"):
        if key := getattr(wanted, name):
            records = records.filter(**{name: key})
    if wanted.audience:
        records = records.filter(visibility=wanted.audience)
    if wanted.outcome_id:
        serves = Link.objects.filter(
            source=OuterRef("pk"), relation="serves", target=wanted.outcome_id, ended_at__isnull=True
        )
        records = records.filter(Exists(serves))
    if wanted.state == "late":
        records = records.filter(is_late(today))
    elif wanted.state:
        records = records.filter(state__in=_states(wanted.state))
    return having(records, wanted.words) if wanted.words else records


def came_under(wanted: Wanted, viewer: Viewer, since: datetime) -> RecordQuerySet:
    """Return the ideas that have come under `wanted` since a moment, newest first.

    They were published since, or where a state is asked for have moved into it since, or have become late.
    """
    today = timezone.localdate()
    records = ideas(wanted, viewer, today).newest_first()
    if wanted.state == "late":
        return records.filter(is_late(today, since=timezone.localdate(since)))
    new = Q(published_at__gt=since)
    if wanted.state:
        moved = StateChange.objects.filter(record=OuterRef("pk"), at__gt=since)
        new = new | Q(Exists(moved.exclude(old__in=_states(wanted.state))))
    return records.filter(new)


def is_late(today: date, *, since: date = date.min) -> Exists:
    """Tell of an idea whether something promised about it is late on `today`, having fallen due on `since` or later."""
    running = Clock.objects.running().filter(record=OuterRef("pk"), paused_on__isnull=True)
    due = {"due_on__lt": today, **({"due_on__gte": since} if since > date.min else {})}
    return Exists(running.filter(promise__in=[rules.ACKNOWLEDGE, rules.ANSWER], **due))


def _states(asked: str) -> tuple[str, ...]:
    return GROUPS.get(asked, (asked,))


def ordered(records: RecordQuerySet, sort: str) -> RecordQuerySet:
    """Return `records` in one of SORTS; every order is total. Each idea has a tally of its voices, even of none."""
    if sort == "supported":
        return records.filter(tallies__name=rules.VOICES).order_by("-tallies__value", "-tallies__record_id")
    return records.order_by("published_at", "pk") if sort == "oldest" else records.newest_first()


def listed(wanted: Wanted, viewer: Viewer, *, number: int = 1, after: str = "") -> Listed:
    """Return one page. Three statements, four for somebody signed in who filters nothing.

    `after` is what `older` gave: the page from there on. A `number` that there is not gives the nearest there is.
    """
    today = timezone.localdate()
    count, is_all = (count_of_kind(rules.IDEA, viewer), True) if wanted.is_all else _counted(wanted, viewer, today)
    last = max(1, min(NUMBERED_PAGES, -(-count // PER_PAGE))) if is_all else NUMBERED_PAGES
    number = min(max(number, 1), last)
    read = _page if wanted.words or after else _page_prepared
    found = list(read(wanted, 0 if after else (number - 1) * PER_PAGE, after, viewer=viewer, today=today))
    shown = found[:PER_PAGE]
    goes_on = len(found) > PER_PAGE and (after or number == NUMBERED_PAGES)
    tallies = of_records([record.pk for record in shown])
    return Listed(
        cards=[card(record, tallies[record.pk]) for record in shown],
        count=count,
        is_all=is_all,
        number=number,
        last=1 if after else last,
        older=_place_of(shown[-1], wanted.sort, tallies) if goes_on else "",
    )


def _counted(wanted: Wanted, viewer: Viewer, today: date) -> tuple[int, bool]:
    """Return how many are wanted, as `records.queries.counted` does. One statement."""
    if wanted.words:
        return counted(ideas(wanted, viewer, today))
    return as_told(_some(wanted, viewer=viewer, today=today))


def _page(wanted: Wanted, start: int, after: str, *, viewer: Viewer, today: date) -> QuerySet[Record]:
    """Return the rows of one page and one more, from the row numbered `start` of those behind the place `after`."""
    records = ordered(ideas(wanted, viewer, today), wanted.sort)
    chosen = _after(records, wanted.sort, after) if after else records
    return _with_card(chosen, today)[start : start + PER_PAGE + 1]


@prepared_count
def _some(wanted: Wanted, *, viewer: Viewer, today: date) -> QuerySet[Record, Any]:
    return ideas(wanted, viewer, today).values("pk")[: COUNTED_EXACTLY + 1]


_page_prepared = prepared(_page)


def newest(wanted: Wanted, viewer: Viewer, count: int) -> list[Record]:
    """Return the newest of the ideas that are wanted, for a feed. One statement."""
    today = timezone.localdate()
    return list(_with_card(ideas(wanted, viewer, today).newest_first(), today)[:count])


def _with_card(records: RecordQuerySet, today: date) -> RecordQuerySet:
    cards = records.select_related("place", "team").annotate(is_late=is_late(today))
    return without_shapes(cards, "place")


def _place_of(record: Record, sort: str, tallies: Mapping[int, Mapping[str, int]]) -> str:
    if sort == "supported":
        return f"{tallies[record.pk].get(rules.VOICES, 0)}_{record.pk}"
    moment = record.published_at.timestamp() if record.published_at else 0
    return f"{moment:.6f}_{record.pk}"


def _after(records: RecordQuerySet, sort: str, after: str) -> RecordQuerySet:
    """Keep what comes behind the place `after`; all of them if it is none of ours."""
    match = _PLACE.fullmatch(after)
    if match is None:
        return records
    pk = int(match[2])
    if sort == "supported":
        value = int(match[1].split(".")[0])
        return records.filter(Q(tallies__value__lt=value) | Q(tallies__value=value, pk__lt=pk))
    moment = datetime.fromtimestamp(float(match[1]), tz=UTC)
    if sort == "oldest":
        return records.filter(Q(published_at__gt=moment) | Q(published_at=moment, pk__gt=pk))
    return records.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk))
