"""The team's queue: ideas that wait for somebody here, the most pressing first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.core.clocks import rules as clock_rules
from hub.core.clocks.models import Clock
from hub.core.clocks.shown import days
from hub.core.records.models import Record
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


def queue(tab: str, person: Person, today: date, *, words: str = "", number: int = 1) -> Queue:
    """Return a page of the tab `tab`, most overdue first. Three statements, however many wait."""
    counts = _counts(person, today)
    last = max(1, -(-counts.get(tab, 0) // PER_PAGE))
    number = min(max(1, number), last)
    shown = slice((number - 1) * PER_PAGE, number * PER_PAGE)
    having = _having(words)
    if tab == "coming_back":
        rows = [_returning(answer) for answer in _coming_back(person).filter(having("idea__record"))[shown]]
    else:
        owed = _owed(person).filter(_in_tab(tab, person, today), having("record"))
        rows = [_row(clock, today) for clock in owed[shown]]
    return Queue(rows=rows, counts=counts, number=number, last=last)


def _having(words: str) -> Callable[[str], Q]:
    """Return what keeps the rows whose card has `words` in title or summary, given how the card is reached."""

    def keep(card: str) -> Q:
        return Q(**{f"{card}__title__icontains": words}) | Q(**{f"{card}__summary__icontains": words}) if words else Q()

    return keep


def next_in(person: Person, *, besides: int) -> Record | None:
    """Return the most pressing idea that waits for an answer from here, other than the one just seen. One statement."""
    row = _owed(person).filter(paused_on__isnull=True).exclude(record=besides).first()
    return row.record if row else None


def posts() -> list[Post]:
    """Return the posts that ideas can be given to, by service. One statement."""
    return list(Post.objects.select_related("team").order_by("team__name", "title"))


def _mine(person: Person, today: date) -> Q:
    away = Q(owner_post__away_until__gte=today)
    return (Q(owner_post__holder=person) & ~away) | (Q(owner_post__deputy=person) & (away | Q(owner_post__holder=None)))


def _visible(person: Person) -> QuerySet[Record]:
    """Return the ideas whose queue `person` sees: all for the improvement team, their service's for others."""
    records = Record.objects.visible_to(person).of_kind(rules.IDEA)
    return records if person.has_role(Role.IMPROVEMENT_TEAM) else records.filter(team__in=person.team_ids)


def _owed(person: Person) -> QuerySet[Clock]:
    """Return the running promises of an answer, with `next_due`: the acknowledgement's day while that is owed too."""
    acknowledge = Clock.objects.running().filter(record=OuterRef("record"), promise=rules.ACKNOWLEDGE).values("due_on")
    return (
        Clock.objects.running()
        .filter(Exists(_visible(person).filter(pk=OuterRef("record"))), promise=rules.ANSWER)
        .annotate(acknowledge_due=Subquery(acknowledge[:1]), next_due=Coalesce("acknowledge_due", "due_on"))
        .select_related("record__place", "owner_post__team")
        .order_by(F("paused_on").asc(nulls_first=True), "next_due", "pk")
    )


def _in_tab(tab: str, person: Person, today: date) -> Q:
    moving = Q(paused_on__isnull=True)
    soon = working_days_after(today, clock_rules.DUE_SOON_DAYS)
    return {
        "new": Q(record__state=rules.NEW),
        "late": moving & Q(next_due__lt=today),
        "soon": moving & Q(next_due__gte=today, next_due__lte=soon),
        "mine": _mine(person, today),
        "unassigned": Q(record__post__isnull=True),
        "asked": ~moving,
    }.get(tab, Q())


def _counts(person: Person, today: date) -> dict[str, int]:
    tabs = [tab for tab in TABS if tab != "coming_back"]
    counts: dict[str, int] = (
        _owed(person)
        .order_by()
        .aggregate(**{f"n_{tab}": Count("pk", filter=_in_tab(tab, person, today) or None) for tab in tabs})
    )
    found = {tab: counts[f"n_{tab}"] for tab in tabs}
    return {**found, "coming_back": _coming_back(person).count()}


def _coming_back(person: Person) -> QuerySet[Answer]:
    later = Answer.objects.filter(idea=OuterRef("idea"), pk__gt=OuterRef("pk"))
    return (
        Answer.objects.filter(Exists(_visible(person).filter(pk=OuterRef("idea"), state=rules.NOT_NOW)))
        .filter(~Exists(later), returns_on__isnull=False)
        .select_related("idea__record__place", "idea__record__post")
        .order_by("returns_on", "pk")
    )


def _row(clock: Clock, today: date) -> Row:
    due_on: date = getattr(clock, "next_due", clock.due_on)
    paused = clock_rules.standing(days(clock), today) is clock_rules.Standing.PAUSED
    acknowledging = due_on != clock.due_on
    return _of(
        clock.record,
        post=str(clock.owner_post) if clock.owner_post else "Nobody yet",
        owed="Acknowledgement" if acknowledging else "Answer",
        due_on=due_on,
        days_left=None if paused else working_days_between(today, due_on),
        late=not paused and today > due_on,
    )


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
