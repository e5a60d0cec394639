"""What the pages of the golden thread need to read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.http import Http404

from hub.core.links.models import Link
from hub.core.records import kinds
from hub.core.records.models import Record, RecordQuerySet, Viewer
from hub.core.records.queries import COUNTED_EXACTLY, by_reference, raise_if_gone
from hub.thread import rules
from hub.thread.models import Edition, Statement

PAGE = 20
LAST_NUMBERED = 50
DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Whole:
    """The thread as it holds now. `by_kind` has every kind of statement; `outcomes_of` those of each priority."""

    edition: Edition | None
    by_kind: Mapping[str, list[Statement]]
    outcomes_of: Mapping[int, list[Statement]]
    retired: list[Statement] = field(default_factory=list)

    @property
    def under_review(self) -> list[Statement]:
        """The statements that are under review, from the top of the thread down."""
        return [one for group in self.by_kind.values() for one in group if one.record.state == rules.UNDER_REVIEW]

    @property
    def other_outcomes(self) -> list[Statement]:
        """The outcomes that hang from no priority."""
        placed = {one.pk for group in self.outcomes_of.values() for one in group}
        return [one for one in self.by_kind[rules.OUTCOME] if one.pk not in placed]


def whole(viewer: Viewer) -> Whole:
    """Return the thread as `viewer` may read it. Four statements."""
    readable = Record.objects.visible_to(viewer).filter(kind__in=list(rules.STATEMENTS))
    found = list(
        Statement.objects.filter(record__in=readable).prefetch_related("behaviours").order_by("position", "pk")
    )
    holding = [one for one in found if one.record.state != rules.RETIRED]
    by_key = {one.pk: one for one in holding if one.record.kind == rules.OUTCOME}
    outcomes_of: dict[int, list[Statement]] = {}
    ties = Link.objects.current().filter(relation="serves", source__kind=rules.OUTCOME, target__kind=rules.PRIORITY)
    hung = set(ties.values_list("source", "target"))
    for one in by_key.values():
        for priority in sorted(target for source, target in hung if source == one.pk):
            outcomes_of.setdefault(priority, []).append(one)
    return Whole(
        edition=Edition.objects.order_by("-adopted_on", "-pk").first(),
        by_kind={code: [one for one in holding if one.record.kind == code] for code in rules.STATEMENTS},
        outcomes_of=outcomes_of,
        retired=[one for one in found if one.record.state == rules.RETIRED],
    )


def statement(kind: str, number: int, viewer: Viewer) -> Statement:
    """Return the statement of `kind` with this number, its record, team and post fetched. One statement.

    Raises Http404 if `viewer` may read no such statement, Gone if it was taken down.
    """
    readable = Record.objects.visible_to(viewer).of_kind(kind).filter(pk=number)
    cards = Statement.objects.select_related("record__team", "record__post", "record__place")
    if found := cards.filter(pk=number, record__in=readable).first():
        return found
    raise_if_gone(kind, number)
    raise Http404


def record(reference: str, viewer: Viewer) -> Record:
    """Return the record under this reference. Raises Http404 or Gone as its own page does. One statement."""
    if found := by_reference(reference, viewer):
        return found
    prefix, _, number = reference.partition("-")
    if (kind := kinds.by_prefix(prefix)) and number.isdecimal():
        raise_if_gone(kind.code, int(number))
    raise Http404


@dataclass(frozen=True, kw_only=True)
class Serving:
    """One page of what serves a statement. `show` is a kind's code, “declined” or "" for all that was not declined.

    `counts` has a number for each kind and for “declined”; it is exact while `exact`, else only what is among the
    newest is known, and no number is shown. `older` is the key from which the list goes on beyond the numbered pages.
    """

    show: str
    cards: list[Record]
    counts: Mapping[str, int]
    exact: bool
    page: int
    last: int
    older: int | None

    @property
    def total(self) -> int:
        """How many serve the statement and were not declined."""
        return sum(count for code, count in self.counts.items() if code != DECLINED)


def serving(target: Record, viewer: Viewer, *, show: str = "", page: int = 1, before: int | None = None) -> Serving:
    """Return one page of what serves `target`, newest first. Two statements, however many serve it.

    The newest are those with the highest numbers: the index over links has them in that order, so that nothing is
    sorted however many there are.
    """
    tied = _tied_to(target, viewer)
    known = list(tied.values_list("kind", "state")[: COUNTED_EXACTLY + 1])
    counts = Counter(DECLINED if _is_declined(kind, state) else kind for kind, state in known)
    if show == DECLINED:
        wanted: QuerySet[Record] = tied.filter(_declined())
    else:
        wanted = tied.exclude(_declined())
        if show:
            wanted = wanted.filter(kind=show)
    if before is not None:
        wanted, page = wanted.filter(pk__lt=before), LAST_NUMBERED
    start = 0 if before is not None else (page - 1) * PAGE
    cards = list(wanted[start : start + PAGE + 1])
    exact = len(known) <= COUNTED_EXACTLY
    shown = counts[show] if show else sum(counts.values()) - counts[DECLINED]
    last = max(1, -(-shown // PAGE)) if exact else max(page + (len(cards) > PAGE), page)
    onwards = len(cards) > PAGE and page >= LAST_NUMBERED
    return Serving(
        show=show,
        cards=cards[:PAGE],
        counts=counts,
        exact=exact,
        page=page,
        last=min(last, LAST_NUMBERED),
        older=cards[PAGE - 1].pk if onwards else None,
    )


def _tied_to(target: Record, viewer: Viewer) -> RecordQuerySet:
    """Return what serves `target` and `viewer` may read, the highest number first."""
    return (
        Record.objects.visible_to(viewer)
        .published()
        .exclude(kind__in=list(rules.STATEMENTS))
        .filter(links_out__target=target, links_out__relation="serves", links_out__ended_at__isnull=True)
        .order_by("-links_out__source_id")
    )


def _is_declined(code: str, state: str) -> bool:
    return state in kinds.get(code).lifecycle.declined


def _declined() -> Q:
    """Return the condition for a record that was declined: each kind says which of its states mean that."""
    said_no = Q(pk__in=())
    for kind in kinds.every():
        if kind.lifecycle.declined:
            said_no |= Q(kind=kind.code, state__in=sorted(kind.lifecycle.declined))
    return said_no


def kinds_counted(counts: Mapping[str, int]) -> Iterable[kinds.Kind]:
    """Yield the kinds that `counts` speaks of, in the order they were registered."""
    return (kind for kind in kinds.every() if counts.get(kind.code))
