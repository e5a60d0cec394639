"""Coverage: which outcomes nobody works on, which work serves nothing, which ties wait for a second person."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.links.models import Link
from hub.core.records import kinds
from hub.core.records.among import Keys, among
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared, prepared_count
from hub.core.records.queries import COUNTED_EXACTLY
from hub.core.records.visibility import Viewer
from hub.core.tallies.actions import keep
from hub.core.tallies.queries import kept
from hub.core.ways import Owing
from hub.design.addresses import address
from hub.thread import permissions, rules
from hub.thread.models import Statement

SHOWN = 20
LOOKED_THROUGH = (100, 1_000)  # most readers find twenty among the first hundred
KEPT, KEPT_AS = 5_000, "thread_idle"
ASKED_FIRST = 1_200  # of those kept: mostly enough to know that there are more than a thousand


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many there are, and the first of them. Beyond a thousand only that there are more (`exact` is False)."""

    count: int
    exact: bool
    first: list[Record]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One tie that waits for a second person. `may_confirm` is False for the one who made it."""

    tie: Link
    may_confirm: bool


def page(person: Person | None, *, now: datetime, before: int | None = None) -> dict[str, object]:
    """Return what the coverage page shows to `person`. Two statements; at most fifteen for those who own it.

    `before` is the key before which the list of work that serves nothing goes on.
    """
    viewer: Viewer = person or AnonymousUser()
    # Ordered here: asked for an order by key, SQLite would walk through all records.
    nobody = sorted(_nobody_works_on(viewer=viewer), key=attrgetter("pk"))
    context: dict[str, object] = {"outcomes": _outcomes_counted(viewer=viewer), "nobody": len(nobody), "owns": False}
    if not permissions.owns_coverage(person) or person is None:
        return context
    idle = _idle(viewer)
    shown = [key for key in idle.keys[:COUNTED_EXACTLY] if before is None or key < before][: SHOWN + 1]
    cards = {card.pk: card for card in _cards(viewer=viewer, keys=Keys(shown[:SHOWN]))}
    exact = len(idle.keys) <= COUNTED_EXACTLY
    first = [cards[key] for key in shown[:SHOWN]]
    return context | {
        "owns": True,
        "outcomes_nobody": nobody,
        "idle": Counted(count=len(idle.keys), exact=exact, first=first),
        "may_say": {one.pk for one in first if permissions.may_tie(person, one)},
        "idle_at": idle.at,
        "older": shown[SHOWN - 1] if len(shown) > SHOWN else None,
        "waiting": [Waiting(tie=tie, may_confirm=permissions.may_confirm(person, tie)) for tie in waiting(person)],
        "overdue": _overdue(viewer, timezone.localdate(now)),
    }


def _outcomes(viewer: Viewer) -> RecordQuerySet:
    return Record.objects.visible_to(viewer).of_kind(rules.OUTCOME).exclude(state=rules.RETIRED)


@prepared
def _cards(*, viewer: Viewer, keys: Keys) -> RecordQuerySet:
    return Record.objects.visible_to(viewer).filter(among(keys))


@prepared_count
def _outcomes_counted(*, viewer: Viewer) -> RecordQuerySet:
    return _outcomes(viewer)


@prepared
def _nobody_works_on(*, viewer: Viewer) -> RecordQuerySet:
    """Keep the outcomes that nothing serves which `viewer` may read and which was not declined."""
    work = _work(Record.objects.visible_to(viewer)).filter(pk=OuterRef("source"))
    serves = Link.objects.current().filter(Exists(work), target=OuterRef("pk"), relation="serves")
    # One tie for each outcome: asked whether any exists, PostgreSQL would read all work there is.
    return _outcomes(viewer).alias(tie=Subquery(serves.order_by().values("pk")[:1])).filter(tie__isnull=True)


@dataclass(frozen=True, kw_only=True)
class _Idle:
    """The keys of the newest work that serves nothing, at most 1,001, newest first; `at` is when the task looked."""

    keys: list[int]
    at: datetime | None


def keep_idle(*, now: datetime) -> None:
    """Find the work that serves nothing, and keep its keys for the page. Done by a task: it reads all open work.

    Of work that only few may read the keys are kept too: the page asks for each reader anew.
    """
    newest = Record.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    keys = list(_idle_keys(Record.objects.all())[:KEPT])
    keep(KEPT_AS, {"keys": keys, "newest": newest}, now=now)


def _idle(viewer: Viewer) -> _Idle:
    """Return the work that serves nothing and that `viewer` may read. Three statements, or four.

    Of what was there when the task last looked, that which it found and which still serves nothing; and all that came
    since. Before its first run all open work is read.
    """
    table = kept(KEPT_AS)
    if table is None:
        return _Idle(keys=_idle_since(viewer=viewer, newest=0), at=None)
    came_since = _idle_since(viewer=viewer, newest=table.content["newest"])
    newest, older = table.content["keys"][:ASKED_FIRST], table.content["keys"][ASKED_FIRST:]
    still = _idle_among(viewer=viewer, keys=Keys(newest))
    if older and len(came_since) + len(still) <= COUNTED_EXACTLY:
        still += _idle_among(viewer=viewer, keys=Keys(older))
    return _Idle(keys=[*came_since, *still][: COUNTED_EXACTLY + 1], at=table.counted_at)


@prepared
def _idle_since(*, viewer: Viewer, newest: int) -> QuerySet[Record, int]:
    return _idle_keys(Record.objects.visible_to(viewer)).filter(pk__gt=newest)[: COUNTED_EXACTLY + 1]


@prepared
def _idle_among(*, viewer: Viewer, keys: Keys) -> QuerySet[Record, int]:
    return _idle_keys(Record.objects.visible_to(viewer)).filter(among(keys))[: COUNTED_EXACTLY + 1]


def _idle_keys(records: RecordQuerySet) -> QuerySet[Record, int]:
    return _serving_nothing(records).order_by("-pk").values_list("pk", flat=True)


def _serving_nothing(records: RecordQuerySet) -> RecordQuerySet:
    """Keep the published work that serves no statement which holds, and that came from nothing which does.

    An experiment that came from an idea is on the thread through the idea, so it is not asked to say it again.
    """
    current = Link.objects.current()
    to_what_holds = current.filter(relation="serves").exclude(target__state=rules.RETIRED)
    serves = to_what_holds.filter(source=OuterRef("pk"))
    from_serving = current.filter(
        Exists(to_what_holds.filter(source=OuterRef("source"))),
        target=OuterRef("pk"),
        relation="became",
    )
    still_open = Q(pk__in=())
    for kind in kinds.every():
        if kind.code not in rules.STATEMENTS:
            states = sorted(set(kind.lifecycle.labels) - kind.lifecycle.closed - kind.lifecycle.declined)
            still_open |= Q(kind=kind.code, state__in=states)
    return _work(records).published().filter(still_open).exclude(Exists(serves)).exclude(Exists(from_serving))


def _work(records: RecordQuerySet) -> RecordQuerySet:
    """Keep what is neither a statement nor was declined."""
    said_no = Q()
    for kind in kinds.every():
        if kind.lifecycle.declined:
            said_no |= Q(kind=kind.code, state__in=sorted(kind.lifecycle.declined))
    work = records.exclude(kind__in=list(rules.STATEMENTS))
    return work.exclude(said_no) if said_no else work


def waiting(person: Person) -> list[Link]:
    """Return the twenty oldest ties of work to statements that hold which nobody has confirmed.

    Those among the thousand oldest of all that `person` may read: a choice that an index makes. Two statements; four
    where more than a hundred wait and fewer than twenty of the oldest hundred are for this reader.
    """
    found: list[Link] = []
    for most in LOOKED_THROUGH:
        oldest = _oldest_unconfirmed(most)
        found = _ties_to_statements(keys=Keys(oldest), viewer=person)
        if len(found) == SHOWN or len(oldest) < most:
            break
    return found


@prepared
def _oldest_unconfirmed(most: int) -> QuerySet[Link, int]:
    return Link.objects.unconfirmed().order_by("pk").values_list("pk", flat=True)[:most]


@prepared
def _ties_to_statements(*, keys: Keys, viewer: Viewer) -> QuerySet[Link]:
    card = Record.objects.visible_to(viewer)
    work = card.exclude(kind__in=list(rules.STATEMENTS))
    statements = card.filter(kind__in=list(rules.STATEMENTS)).exclude(state=rules.RETIRED)
    ties = Link.objects.filter(among(keys), work.behind("source"), statements.behind("target"))
    return ties.select_related("source", "target", "by").order_by("pk")[:SHOWN]


def to_confirm(person: Person, count: int) -> list[Owing]:
    """Return the ties that `person` is asked to confirm as the second person, the oldest first. As `waiting`."""
    if not permissions.owns_coverage(person):
        return []
    return [
        Owing(
            title=f"{tie.source.title} serves “{tie.target.title}”",
            url=address("thread:coverage") + "#waiting",
            what="Confirm it, or say that it does not",
        )
        for tie in waiting(person)
        if permissions.may_confirm(person, tie)
    ][:count]


def _overdue(viewer: Viewer, today: date) -> list[Statement]:
    """Return the statements whose review has closed and whose result is still to be said."""
    return _closed_reviews(viewer=viewer, today=today)


@prepared
def _closed_reviews(*, viewer: Viewer, today: date) -> QuerySet[Statement]:
    readable = Record.objects.visible_to(viewer).filter(state=rules.UNDER_REVIEW)
    closed = Statement.objects.filter(readable.behind("record"), review_until__lt=today)
    return closed.order_by("review_until", "pk")
