"""What the pages of the golden thread need to read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.http import Http404

from hub.core.links.models import Link
from hub.core.records import kinds
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared
from hub.core.records.queries import COUNTED_EXACTLY, found_or_gone
from hub.core.records.visibility import Viewer
from hub.thread import rules
from hub.thread.models import Edition, Statement

PAGE = 20
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


def readable(viewer: Viewer) -> QuerySet[Statement]:
    """Return the statements that `viewer` may read.

    It begins at the statements, of which there are few, and looks each card up: begun at the cards, SQLite reads those
    of every kind.
    """
    return Statement.objects.filter(Record.objects.visible_to(viewer).behind("pk"))


def whole(viewer: Viewer) -> Whole:
    """Return the thread as `viewer` may read it. Four statements."""
    found = list(readable(viewer).prefetch_related("behaviours").order_by("position", "pk"))
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

    `wordings` on it is how many wordings were published.

    Raises Http404 if `viewer` may read no such statement, Gone if it was taken down.
    """
    return found_or_gone(_statement(kind, number=number, viewer=viewer), kind, number)


@prepared
def _statement(kind: str, *, number: int, viewer: Viewer) -> QuerySet[Statement]:
    mine = Record.objects.visible_to(viewer).of_kind(kind)
    cards = Statement.objects.select_related("record__team", "record__post", "record__place")
    return cards.annotate(wordings=Count("record__versions")).filter(mine.behind("record"), pk=number)


@dataclass(frozen=True, kw_only=True)
class Serving:
    """One page of what serves a statement. `show` is a kind's code, “declined” or "" for all that was not declined.

    `counts` has a number for each kind and for “declined”; they are exact while `exact`, else they speak of a thousand
    alone and are not shown. `older` is the key before which the list goes on, None on its last page.
    """

    show: str
    cards: list[Record]
    counts: Mapping[str, int]
    exact: bool
    older: int | None

    @property
    def total(self) -> int:
        """How many serve the statement and were not declined."""
        return sum(count for code, count in self.counts.items() if code != DECLINED)


def serving(target: Record, viewer: Viewer, *, show: str = "", before: int | None = None) -> Serving:
    """Return one page of what serves `target`, newest first. Two statements, however many serve it.

    The newest are those with the highest numbers: the index over links has them in that order, so that nothing is
    sorted however many there are.
    """
    known = _kinds_and_states(target, viewer)
    cards = _serving(show, before is not None, target=target.pk, before=before or 0, viewer=viewer)
    return Serving(
        show=show,
        cards=cards[:PAGE],
        counts=Counter(DECLINED if _is_declined(kind, state) else kind for kind, state in known),
        exact=len(known) <= COUNTED_EXACTLY,
        older=cards[PAGE - 1].pk if len(cards) > PAGE else None,
    )


@prepared
def _serving(show: str, older: bool, *, target: int, before: int, viewer: Viewer) -> QuerySet[Record]:
    tied = _tied_to(target, viewer)
    tied = tied.filter(pk__lt=before) if older else tied
    wanted = tied.filter(_declined()) if show == DECLINED else tied.exclude(_declined())
    return (wanted if show in {"", DECLINED} else wanted.filter(kind=show))[: PAGE + 1]


def _kinds_and_states(target: Record, viewer: Viewer) -> list[tuple[str, str]]:
    """Return the kind and state of each record that serves `target`, at most a thousand and one. One statement."""
    found = _words_of_serving(target=target.pk, viewer=viewer)
    return [(kind, state) for kind, _, state in (words.partition("|") for words in found)]


@prepared
def _words_of_serving(*, target: int, viewer: Viewer) -> QuerySet[Link, str]:
    """Look each card up from its link: joined, PostgreSQL reads every record there is, since it cannot know that a
    thousand links lead to few of them.
    """
    card = _readable_work(viewer).filter(pk=OuterRef("source")).values(words=Concat("kind", Value("|"), "state"))[:1]
    links = Link.objects.current().filter(target=target, relation="serves").annotate(card=Subquery(card))
    return links.filter(card__isnull=False).values_list("card", flat=True)[: COUNTED_EXACTLY + 1]


def _readable_work(viewer: Viewer) -> RecordQuerySet:
    return Record.objects.visible_to(viewer).published().exclude(kind__in=list(rules.STATEMENTS))


def _tied_to(target: int, viewer: Viewer) -> RecordQuerySet:
    """Return what serves `target` and `viewer` may read, the highest number first."""
    return (
        _readable_work(viewer)
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


@dataclass(frozen=True, kw_only=True)
class Worded:
    """One published wording, and the one it replaced (empty for the first). `reason` says why."""

    number: int
    at: datetime
    reason: str
    title: str
    wording: str
    behaviours: str
    before: "Worded | None" = None


def wordings(record: Record) -> list[Worded]:
    """Return the wordings of a statement, newest first, each with the one before it. Two statements.

    What was redacted reads as such.
    """
    found: list[Worded] = []
    for version in record.versions.order_by("number").prefetch_related("fields"):
        fields = {one.name: "(redacted)" if one.value is None else one.value for one in version.fields.all()}
        found.append(
            Worded(
                number=version.number,
                at=version.at,
                reason=version.reason,
                title=fields.get("title", ""),
                wording=fields.get("wording", ""),
                behaviours=fields.get("behaviours", ""),
                before=found[-1] if found else None,
            )
        )
    return found[::-1]


def edition(number: int) -> Edition:
    """Return the edition with this key. Raises Http404. One statement."""
    if found := Edition.objects.filter(pk=number).first():
        return found
    raise Http404


def adopted_in(edition: Edition, viewer: Viewer) -> list[tuple[Statement, Mapping[str, str]]]:
    """Return the statements of an edition that `viewer` may read, each with its wording at the time. Two statements."""
    adoptions = (
        edition.adoptions.filter(statement__in=readable(viewer))
        .select_related("statement__record")
        .prefetch_related("version__fields")
        .order_by("statement__position", "statement__pk")
    )
    order = list(rules.STATEMENTS)
    found = [
        (
            one.statement,
            {field.name: "(redacted)" if field.value is None else field.value for field in one.version.fields.all()},
        )
        for one in adoptions
    ]
    return sorted(found, key=lambda pair: order.index(pair[0].record.kind))


def editions() -> list[Edition]:
    """Return all editions, the one in force first. One statement."""
    return list(Edition.objects.order_by("-adopted_on", "-pk"))


def holding(viewer: Viewer, codes: Iterable[str]) -> list[Record]:
    """Return the cards of the statements of these kinds that hold now, from the top of the thread. One statement."""
    order = list(rules.STATEMENTS)
    found = readable(viewer).filter(record__kind__in=list(codes)).exclude(record__state=rules.RETIRED)
    return sorted((one.record for one in found), key=lambda one: (order.index(one.kind), one.pk))


def statements_holding(viewer: Viewer) -> list[Statement]:
    """Return the statements that hold now, from the top of the thread. One statement."""
    order = list(rules.STATEMENTS)
    found = readable(viewer).exclude(record__state=rules.RETIRED)
    return sorted(found, key=lambda one: (order.index(one.record.kind), one.position, one.pk))


def can_serve(record: Record, viewer: Viewer) -> list[Record]:
    """Return the statements that `record` can be said to serve, itself left out. One statement."""
    kind = rules.STATEMENTS.get(record.kind)
    return [one for one in holding(viewer, kind.above if kind else rules.SERVED_BY_WORK) if one.pk != record.pk]


def ties_of(record: Record, viewer: Viewer) -> list[Link]:
    """Return what `record` is said to serve now and `viewer` may read, the oldest first. One statement."""
    ties = Link.objects.current().filter(
        Record.objects.visible_to(viewer).behind("target"), source=record, relation="serves"
    )
    return list(ties.select_related("source", "target").order_by("pk"))


def tie(number: int, viewer: Viewer) -> Link:
    """Return the tie with this key, its two records fetched. Raises Http404 unless `viewer` may read both."""
    seen = Record.objects.visible_to(viewer)
    ties = Link.objects.filter(pk=number, relation="serves", source__in=seen, target__in=seen)
    if found := ties.select_related("source", "target").first():
        return found
    raise Http404
