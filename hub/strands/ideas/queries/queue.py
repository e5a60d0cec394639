"""The team's queue: ideas that wait for somebody here, the most pressing first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.core.clocks import rules as clock_rules
from hub.core.clocks.models import Clock
from hub.core.clocks.shown import days
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Sight, Viewer
from hub.design.words import plural
from hub.foundation.dates import working_days_after, working_days_between
from hub.strands.ideas import rules
from hub.strands.ideas.models import Answer

PER_PAGE = 50
TABS = {
    "all": "All that is owed",
    "new": "New",
    "late": "Late",
    "soon": "Due soon",
    "mine": "Mine",
    "unassigned": "Not given to anybody",
    "asked": "Waiting for the author",
    "coming_back": "Coming back",
}
OWED_TABS = tuple(tab for tab in TABS if tab != "coming_back")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One idea in the queue. `days_left` is in working days, 0 or below when late; None while its author is asked.

    Late begins the day after `due_on`, which may lie before the next working day: then `days_left` is 0.
    """

    key: int
    title: str
    url: str
    reference: str
    state: str
    post: str
    ward: str
    owed: str
    due_on: date
    days_left: int | None
    staff_only: bool
    late: bool = False

    @property
    def when(self) -> str:
        """How pressing it is, in words."""
        if self.days_left is None:
            return "Waits for its author"
        if self.late:
            late_by = f" by {plural(-self.days_left, 'working day', 'working days')}" if self.days_left else ""
            return f"Late{late_by}"
        return f"{plural(self.days_left, 'working day', 'working days')} left" if self.days_left else "Due today"


@dataclass(frozen=True, kw_only=True)
class Queue:
    """One page of one tab, and how many wait in each."""

    rows: list[Row]
    counts: Mapping[str, int]
    number: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which rows of the queue are wanted. `everything` is true for those who see the queues of all services."""

    tab: str
    everything: bool
    words: str
    number: int

    @property
    def rows(self) -> slice:
        """The rows of the page that is wanted."""
        return slice((self.number - 1) * PER_PAGE, self.number * PER_PAGE)

    def having(self, card: str) -> Q:
        """Keep the rows whose card, reached by `card`, has the words in title or summary."""
        words = self.words
        return Q(**{f"{card}__title__icontains": words}) | Q(**{f"{card}__summary__icontains": words}) if words else Q()


def queue(tab: str, person: Person, today: date, *, words: str = "", number: int = 1) -> Queue:
    """Return a page of the tab `tab`, most overdue first. Three statements, however many wait."""
    everything = person.has_role(Role.IMPROVEMENT_TEAM)
    counts = _counts(everything, person, today)
    last = max(1, -(-counts.get(tab, 0) // PER_PAGE))
    number = min(max(1, number), last)
    wanted = Wanted(tab=tab, everything=everything, words=words, number=number)
    if tab == "coming_back":
        answers = (_answers if words else _answers_prepared)(wanted, viewer=person)
        rows = [_returning(answer) for answer in answers]
    else:
        read = _clocks if words else _clocks_prepared
        clocks = read(wanted, viewer=person, today=today, soon=_soon(today))
        rows = [_row(clock, today) for clock in clocks]
    return Queue(rows=rows, counts=counts, number=number, last=last)


def _clocks(wanted: Wanted, *, viewer: Viewer, today: date, soon: date) -> QuerySet[Clock]:
    in_tab = _in_tab(wanted.tab, viewer, today, soon)
    return _owed(viewer, wanted.everything).filter(in_tab, wanted.having("record"))[wanted.rows]


def _answers(wanted: Wanted, *, viewer: Viewer) -> QuerySet[Answer]:
    return _coming_back(viewer, wanted.everything).filter(wanted.having("idea__record"))[wanted.rows]


_clocks_prepared, _answers_prepared = prepared(_clocks), prepared(_answers)


def next_in(person: Person, *, besides: int) -> Record | None:
    """Return the most pressing idea that waits for an answer from here, other than the one just seen. One statement."""
    owed = _owed(person, person.has_role(Role.IMPROVEMENT_TEAM))
    row = owed.filter(paused_on__isnull=True).exclude(record=besides).first()
    return row.record if row else None


def posts() -> list[Post]:
    """Return the posts that ideas can be given to, by service. One statement."""
    return _posts()


@prepared
def _posts() -> QuerySet[Post]:
    return Post.objects.select_related("team").order_by("team__name", "title")


def _soon(today: date) -> date:
    return working_days_after(today, clock_rules.DUE_SOON_DAYS)


def _mine(viewer: Viewer, today: date) -> Q:
    person = Sight.of(viewer).person
    away = Q(owner_post__away_until__gte=today)
    return (Q(owner_post__holder=person) & ~away) | (Q(owner_post__deputy=person) & (away | Q(owner_post__holder=None)))


def _visible(viewer: Viewer, everything: bool) -> QuerySet[Record]:
    """Return the ideas whose queue `viewer` sees: all for the improvement team, their service's for others."""
    records = Record.objects.visible_to(viewer).of_kind(rules.IDEA)
    return records if everything else records.filter(team__in=Sight.of(viewer).teams)


def _owed(viewer: Viewer, everything: bool) -> QuerySet[Clock]:
    """Return the running promises of an answer, first or second.

    With `next_due`: the acknowledgement's day while that is owed too.
    """
    acknowledging = Q(record__clocks__promise=rules.ACKNOWLEDGE, record__clocks__stopped_at__isnull=True)
    return (
        Clock.objects.running()
        .filter(Exists(_visible(viewer, everything).filter(pk=OuterRef("record"))), promise__in=rules.ANSWERED)
        .annotate(acknowledging=FilteredRelation("record__clocks", condition=acknowledging))
        .annotate(next_due=Coalesce("acknowledging__due_on", "due_on"))
        .select_related("record__place", "owner_post__team")
        .order_by(F("paused_on").asc(nulls_first=True), "next_due", "pk")
    )


def _in_tab(tab: str, viewer: Viewer, today: date, soon: date) -> Q:
    moving = Q(paused_on__isnull=True)
    return {
        "new": Q(record__state=rules.NEW),
        "late": moving & Q(next_due__lt=today),
        "soon": moving & Q(next_due__gte=today, next_due__lte=soon),
        "mine": _mine(viewer, today),
        "unassigned": Q(record__post__isnull=True),
        "asked": ~moving,
    }.get(tab, Q())


def _counts(everything: bool, person: Person, today: date) -> dict[str, int]:
    [counts] = _count_owed(everything, viewer=person, today=today, soon=_soon(today))
    [coming_back] = _count_coming_back(everything, viewer=person)
    return {**dict(zip(OWED_TABS, counts, strict=True)), "coming_back": coming_back}


@prepared
def _count_owed(everything: bool, *, viewer: Viewer, today: date, soon: date) -> QuerySet[Clock, Any]:
    tabs = {f"n_{tab}": Count("pk", filter=_in_tab(tab, viewer, today, soon) or None) for tab in OWED_TABS}
    owed = _owed(viewer, everything).order_by().values(all=Value(1))
    counts: QuerySet[Clock, Any] = owed.annotate(**tabs).values_list(*tabs)
    return counts


@prepared
def _count_coming_back(everything: bool, *, viewer: Viewer) -> QuerySet[Answer, int]:
    answers = _coming_back(viewer, everything).order_by().values(all=Value(1))
    return answers.annotate(total=Count("pk")).values_list("total", flat=True)


def _coming_back(viewer: Viewer, everything: bool) -> QuerySet[Answer]:
    later = Answer.objects.filter(idea=OuterRef("idea"), pk__gt=OuterRef("pk"))
    return (
        Answer.objects.filter(Exists(_visible(viewer, everything).filter(pk=OuterRef("idea"), state=rules.NOT_NOW)))
        .filter(~Exists(later), returns_on__isnull=False)
        .select_related("idea__record__place", "idea__record__post")
        .order_by("returns_on", "pk")
    )


def _row(clock: Clock, today: date) -> Row:
    due_on: date = getattr(clock, "next_due", clock.due_on)
    paused = clock_rules.standing(days(clock), today) is clock_rules.Standing.PAUSED
    return _of(
        clock.record,
        post=str(clock.owner_post) if clock.owner_post else "Nobody yet",
        owed=_owes(clock, acknowledging=due_on != clock.due_on),
        due_on=due_on,
        days_left=None if paused else working_days_between(today, due_on),
        late=not paused and today > due_on,
    )


def _owes(clock: Clock, *, acknowledging: bool) -> str:
    if clock.promise == rules.SECOND_READING:
        return "Second reading"
    return "Acknowledgement" if acknowledging else "Answer"


def _returning(answer: Answer) -> Row:
    record = answer.idea.record
    post = str(record.post) if record.post else "Nobody yet"
    return _of(record, post=post, owed="Comes back", due_on=answer.returns_on or date.max, days_left=None)


def _of(record: Record, *, post: str, owed: str, due_on: date, days_left: int | None, late: bool = False) -> Row:
    return Row(
        key=record.pk,
        title=record.title,
        url=f"{record.get_absolute_url()}sort/",
        reference=record.reference,
        state=record.state_label,
        post=post,
        ward=record.place.name if record.place else "",
        owed=owed,
        due_on=due_on,
        days_left=days_left,
        staff_only=not record.is_public,
        late=late,
    )
