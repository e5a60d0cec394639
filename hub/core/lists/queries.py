"""What a list shows: filtered, counted truly, in numbered pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.fields import CharField
from django.utils import timezone

from hub.accounts.models import Team
from hub.core.links.models import Link
from hub.core.places.models import Place
from hub.core.records.cards import card
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared, prepared_count
from hub.core.records.queries import COUNTED_EXACTLY, as_told, count_of_kind, counted, without_shapes
from hub.core.records.visibility import Viewer
from hub.core.search.queries import having
from hub.design.shapes import Card

PER_PAGE = 20
NUMBERED_PAGES = 50
FOR_AN_OUTCOME = ("serves", "measures")

Facts = Callable[[Sequence[Record]], Mapping[int, Sequence[str]]]
Narrow = Callable[[RecordQuerySet], RecordQuerySet]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the address asks of a list; keys are of rows. What is empty asks for nothing."""

    words: str = ""
    state: str = ""
    place_id: int | None = None
    team_id: int | None = None
    outcome_id: int | None = None

    @property
    def is_all(self) -> bool:
        """Nothing is filtered: the tallies know the count."""
        return self == Wanted()


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One page of a list. `count` is exact if `is_all`, else there are more. Beyond page 50 one has to filter."""

    cards: list[Card]
    count: int
    is_all: bool
    number: int
    last: int


def records(kind: str, wanted: Wanted, viewer: Viewer) -> RecordQuerySet:
    """Return the published records of `kind` that are wanted and that `viewer` may read, in no order."""
    found = Record.objects.visible_to(viewer).of_kind(kind).published()
    for name in ("place_id", "team_id", "state"):
        if value := getattr(wanted, name):
            found = found.filter(**{name: value})
    if wanted.outcome_id:
        ties = Link.objects.current().filter(
            source=OuterRef("pk"), relation__in=FOR_AN_OUTCOME, target=wanted.outcome_id
        )
        found = found.filter(Exists(ties))
    return having(found, wanted.words) if wanted.words else found


def listed(
    kind: str,
    wanted: Wanted,
    viewer: Viewer,
    *,
    number: int = 1,
    facts: Facts | None = None,
    narrow: Narrow | None = None,
) -> Listed:
    """Return one page, newest first. Two statements, and `facts`.

    `facts` gives each card more to choose by, from the records of the page, in one statement of its own. `narrow`
    keeps a part of the records (the stage of a board): a function of a module, of which there are few. A `number` that
    there is not gives the nearest there is.
    """
    every = wanted.is_all and narrow is None
    count, is_all = (count_of_kind(kind, viewer), True) if every else _counted(kind, wanted, narrow, viewer)
    last = max(1, min(NUMBERED_PAGES, -(-count // PER_PAGE))) if is_all else NUMBERED_PAGES
    number = min(max(number, 1), last)
    read = _page if wanted.words else _page_prepared
    shown = list(read(kind, wanted, narrow, (number - 1) * PER_PAGE, viewer=viewer))
    more = facts(shown) if facts and shown else {}
    cards = [card(record, [*_team(record), *more.get(record.pk, ())]) for record in shown]
    return Listed(cards=cards, count=count, is_all=is_all, number=number, last=last)


def _counted(kind: str, wanted: Wanted, narrow: Narrow | None, viewer: Viewer) -> tuple[int, bool]:
    """Return how many are wanted, as `records.queries.counted` does. One statement."""
    if wanted.words:
        return counted(_narrowed(kind, wanted, narrow, viewer))
    return as_told(_some(kind, wanted, narrow, viewer=viewer))


def _page(kind: str, wanted: Wanted, narrow: Narrow | None, start: int, *, viewer: Viewer) -> QuerySet[Record]:
    """Return the rows of one page, from the row numbered `start`."""
    cards = _narrowed(kind, wanted, narrow, viewer).newest_first().select_related("place", "team")
    return without_shapes(cards, "place")[start : start + PER_PAGE]


@prepared_count
def _some(kind: str, wanted: Wanted, narrow: Narrow | None, *, viewer: Viewer) -> QuerySet[Record, Any]:
    return _narrowed(kind, wanted, narrow, viewer).values("pk")[: COUNTED_EXACTLY + 1]


def _narrowed(kind: str, wanted: Wanted, narrow: Narrow | None, viewer: Viewer) -> RecordQuerySet:
    found = records(kind, wanted, viewer)
    return narrow(found) if narrow else found


_page_prepared = prepared(_page)


def _team(record: Record) -> list[str]:
    return [record.team.name] if record.team else []


def options(*, every_team: bool = False) -> dict[str, list[tuple[str, str]]]:
    """Return what a list can be filtered by: wards, services and outcomes, each (key, name). One statement.

    With `every_team` those teams too that residents do not know as a service: they decide, and run projects. Outcomes
    as everybody may read them: the same for each reader, and quicker to ask for.
    """
    found: dict[str, list[tuple[str, str]]] = {"place": [], "team": [], "outcome": []}
    for group, key, name in _all_options(every_team, day=timezone.localdate()):
        found[group].append((str(key), name))
    return found


@prepared
def _all_options(every_team: bool, *, day: date) -> QuerySet[Any, Any]:
    current = Q(boundary_set__valid_from__isnull=True) | Q(boundary_set__valid_from__lte=day)
    current &= Q(boundary_set__valid_until__isnull=True) | Q(boundary_set__valid_until__gte=day)
    places = _options("place", Place.objects.filter(current), "name")
    teams = _options("team", Team.objects.all() if every_team else Team.objects.filter(is_service=True), "name")
    everybody = Record.objects.visible_to(AnonymousUser())
    outcomes = _options("outcome", everybody.filter(kind="outcome").published(), "title")
    every: QuerySet[Any, Any] = places.union(teams, outcomes, all=True).order_by("group", "label")
    return every


def _options(group: str, rows: QuerySet[Any, Any], name: str) -> QuerySet[Any, Any]:
    named = rows.annotate(group=Value(group, output_field=CharField()), label=F(name))
    row: QuerySet[Any, Any] = named.values_list("group", "pk", "label")
    return row
