"""What a whole thread comes to: what it has cost so far, who has helped, where it stands, what is owed and late."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hub.core import costs, helped
from hub.core.clocks import promises
from hub.core.clocks.models import Clock
from hub.core.costs import Spent
from hub.core.links.relations import MEASURES, READINGS
from hub.core.records.among import Keys, among
from hub.core.records.models import Author, Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.tallies.models import RecordTally
from hub.thread import rules
from hub.thread.stops import Stop, Walk

COUNTED = ("supports", "offers", "comments")
COLUMNS = ("pk", *(f"{name}_given" for name in COUNTED), "wrote", "running", "due_on", "promise", "owner", "late")


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one stop has cost so far, as one source says it, and how much else beside this thread that pays for."""

    stop: Stop
    pounds: Decimal
    words: str
    also_for: int = 0


@dataclass(frozen=True, kw_only=True)
class Debt:
    """The most pressing promise about one stop, and how many others run there."""

    stop: Stop
    promise: str
    due_on: date
    post: str
    late: bool
    others: int


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who has helped on the thread, with all their roles on it."""

    name: str
    url: str
    roles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The sums of a thread. `costs` are by stop, dearest first; `debts` the most pressing first.

    `ends` are the stops furthest down, where the thread has come to; below those of `further` it may go on, and is
    not counted. `supports`, `offers` and `comments` count what people gave to the work on it, `authors` those who put
    that work forward.
    """

    ends: tuple[Stop, ...]
    further: tuple[Stop, ...]
    costs: tuple[Cost, ...]
    actors: tuple[Actor, ...]
    debts: tuple[Debt, ...]
    authors: int
    supports: int
    offers: int
    comments: int

    @property
    def total(self) -> Decimal:
        """What all of it has cost so far, in pounds."""
        return sum((cost.pounds for cost in self.costs), Decimal(0))

    @property
    def shared(self) -> Decimal:
        """How much of the total pays for other work as well, which is not on this thread, in pounds."""
        return sum((cost.pounds for cost in self.costs if cost.also_for), Decimal(0))

    @property
    def late(self) -> int:
        """How many stops have something that is late."""
        return sum(debt.late for debt in self.debts)


def of_thread(walk: Walk, viewer: Viewer, *, today: date) -> Summary:
    """Return what the thread comes to, over the stops that are work: statements cost nothing and owe nothing.

    One statement, and one for each part that knows of costs or of those who helped. The stops of `walk` have been
    found visible to `viewer` already, and are asked for again through the same door.
    """
    stops = {stop.key: stop for stop in walk if stop.kind not in rules.STATEMENTS}
    found = _rows(keys=Keys(list(stops)), viewer=viewer, today=today)
    rows = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in found}
    stops = {key: stop for key, stop in stops.items() if key in rows}
    return Summary(
        ends=ends(walk),
        further=tuple(stop for stop in walk.downs if stop.more_below),
        costs=_costs(stops, viewer),
        actors=_actors(helped.with_records(stops, viewer)),
        debts=_debts(stops, rows),
        authors=sum(row["wrote"] for row in rows.values()),
        **{name: sum(row[f"{name}_given"] for row in rows.values()) for name in COUNTED},
    )


def ends(walk: Walk) -> tuple[Stop, ...]:
    """Return the stops from which nothing further has come yet, those furthest from where we began first.

    Work alone: a statement is no end, nor is what measures one. With no work below, it is the record we began at.
    """
    found = [stop for stop in walk.downs if _is_work(stop) and not any(map(_is_work, walk.beyond(stop, "down")))]
    return tuple(sorted(found, key=lambda stop: (-stop.step, -stop.key))[:3]) or (walk.here,)


def _is_work(stop: Stop) -> bool:
    return stop.kind not in rules.STATEMENTS and stop.relation != READINGS[MEASURES].backwards


@prepared
def _rows(*, keys: Keys, viewer: Viewer, today: date) -> QuerySet[Any, tuple[Any, ...]]:
    """Return for each record its counts and its most pressing promise, in the order of COLUMNS. One statement."""
    running = Clock.objects.running().filter(record=OuterRef("pk"))
    pressing = running.order_by("due_on", "pk")
    tallied = {
        f"{name}_given": Coalesce(
            Subquery(RecordTally.objects.filter(record=OuterRef("pk"), name=name).values("value")[:1]), 0
        )
        for name in COUNTED
    }
    authors = Author.objects.filter(record=OuterRef("pk")).order_by().values("record").annotate(all=Count("pk"))
    owed = running.order_by().values("record").annotate(all=Count("pk"))
    found = Record.objects.visible_to(viewer).filter(among(keys))
    rows = found.annotate(
        **tallied,
        wrote=Coalesce(Subquery(authors.values("all")), 0),
        running=Coalesce(Subquery(owed.values("all")), 0),
        due_on=Subquery(pressing.values("due_on")[:1]),
        promise=Subquery(pressing.values("promise")[:1]),
        owner=Subquery(pressing.annotate(owner=F("owner_post__title")).values("owner")[:1]),
        late=Exists(running.filter(paused_on__isnull=True, due_on__lt=today)),
    )
    return cast("QuerySet[Any, tuple[Any, ...]]", rows.values_list(*COLUMNS))


def _costs(stops: Mapping[int, Stop], viewer: Viewer) -> tuple[Cost, ...]:
    """Return the costs of the stops, nothing twice: what is in another stop's amount is left out."""
    spent = [one for source in costs.of_records(stops, viewer).values() for one in source]
    counted = [one for one in spent if not _is_in_another(one, spent)]
    found = [
        Cost(stop=stops[one.record_id], pounds=one.pounds, words=one.words, also_for=one.also_for) for one in counted
    ]
    return tuple(sorted(found, key=lambda cost: (-cost.pounds, cost.stop.key)))


def _is_in_another(one: Spent, spent: Sequence[Spent]) -> bool:
    return any(other.record_id in one.is_part_of for other in spent)


def _actors(found: Iterable[helped.Helped]) -> tuple[Actor, ...]:
    roles: dict[tuple[str, str], list[str]] = {}
    for one in found:
        known = roles.setdefault((one.name, one.url), [])
        if one.role not in known:
            known.append(one.role)
    return tuple(Actor(name=name, url=url, roles=tuple(played)) for (name, url), played in roles.items())


def _debts(stops: Mapping[int, Stop], rows: Mapping[int, Mapping[str, Any]]) -> tuple[Debt, ...]:
    found = [
        Debt(
            stop=stops[key],
            promise=promises.get(row["promise"]).label,
            due_on=row["due_on"],
            post=row["owner"] or "",
            late=bool(row["late"]),
            others=row["running"] - 1,
        )
        for key, row in rows.items()
        if row["due_on"]
    ]
    return tuple(sorted(found, key=lambda debt: (debt.due_on, debt.stop.key)))


def where_it_stands(summary: Summary) -> str:
    """Return where the thread has come to, in one sentence: “It has become a pilot: running.”."""
    said = [f"{stop.kind_label.lower()} “{stop.title}”: {stop.state.lower()}" for stop in summary.ends]
    return f"It has come to {'; '.join(said)}."
