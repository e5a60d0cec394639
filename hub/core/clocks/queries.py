"""What is owed: on one record, by one person, and by everybody."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Q, QuerySet, Value

from hub.accounts.models import Person, Post
from hub.core.clocks import rules
from hub.core.clocks.models import Clock, ClockQuerySet
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.foundation.dates import working_days_after

COUNTED = ("running", "due_soon", "late", "paused")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How many promises are running, and of these how many are late or fall due in the next three working days."""

    running: int = 0
    due_soon: int = 0
    late: int = 0
    paused: int = 0

    @property
    def anything_late(self) -> bool:
        return self.late > 0


@dataclass(frozen=True, kw_only=True)
class PostStanding:
    """What one post owes; `post` and `team` are names, empty where nobody answers yet."""

    post: str
    team: str
    standing: Standing


def running(viewer: Viewer) -> ClockQuerySet:
    """Return what is owed on records that `viewer` may read, the most pressing first."""
    clocks = Clock.objects.running().filter(_readable(viewer))
    return clocks.select_related("record", "owner_post__team", "verdict").order_by("due_on", "pk")


def owed_by(person: Person, today: date, count: int) -> list[Clock]:
    """Return what the posts owe that `person` acts for on `today`: held and present, or deputised while away.

    At most `count`, the most pressing first, each question with its words. One statement.
    """
    return _owed_by(count, viewer=person, person=person.pk, today=today)


@prepared
def _owed_by(count: int, *, viewer: Viewer, person: int, today: date) -> QuerySet[Clock]:
    theirs = Post.acted_for_by(person, today, through="owner_post__")
    owed = running(viewer).filter(theirs).select_related("question__comment")
    return owed.defer("question__comment__html")[:count]


def who_owes(today: date, until: date) -> QuerySet[Person]:
    """Return who acts on `today` for a post that owes something which is late, or due by `until`. One statement."""
    due = Clock.objects.running().filter(paused_on=None, due_on__lte=until)
    acting = Post.objects.filter(pk__in=due.values("owner_post")).annotate(acts=Post.who_acts(today)).values("acts")
    return Person.objects.filter(pk__in=acting, is_active=True).order_by("pk")


def standing_of(person: Person, today: date, until: date) -> Standing:
    """Return how much the posts owe that `person` acts for; `due_soon` is what is due by `until`. One statement."""
    theirs = Post.acted_for_by(person.pk, today, through="owner_post__")
    clocks = Clock.objects.running().filter(_readable(person), theirs)
    return Standing(**clocks.aggregate(**_counts(today, until)))


def standing(viewer: Viewer, today: date) -> Standing:
    """Return how much is owed on what `viewer` may read. One statement."""
    soon = working_days_after(today, rules.DUE_SOON_DAYS)
    return Standing(**dict(zip(COUNTED, _standing(viewer=viewer, today=today, soon=soon)[0], strict=True)))


@prepared
def _standing(*, viewer: Viewer, today: date, soon: date) -> QuerySet[Clock, Any]:
    clocks = Clock.objects.running().filter(_readable(viewer))
    counted: QuerySet[Clock, Any] = clocks.values(all=Value(1)).annotate(**_counts(today, soon)).values_list(*COUNTED)
    return counted


def standing_by_post(viewer: Viewer, today: date) -> list[PostStanding]:
    """Return what each post owes, the latest payers first. One statement."""
    rows = _by_post(viewer=viewer, today=today, soon=working_days_after(today, rules.DUE_SOON_DAYS))
    found = [
        PostStanding(
            post=post or "",
            team=team or "",
            standing=Standing(**dict(zip(COUNTED, counts, strict=True))),
        )
        for post, team, *counts in rows
    ]
    return sorted(found, key=lambda row: (-row.standing.late, -row.standing.running, row.team, row.post))


@prepared
def _by_post(*, viewer: Viewer, today: date, soon: date) -> QuerySet[Any, Any]:
    names = ("owner_post__title", "owner_post__team__name")
    by_post = Clock.objects.running().filter(_readable(viewer)).values(*names).annotate(**_counts(today, soon))
    rows: QuerySet[Any, Any] = by_post.values_list(*names, *COUNTED)
    return rows


@prepared
def late(shown: int, *, viewer: Viewer, today: date) -> QuerySet[Clock]:
    """Return the `shown` promises longest late on records that `viewer` may read. One statement."""
    return running(viewer).filter(due_on__lt=today, paused_on=None)[:shown]


def of_record(record: Record) -> QuerySet[Clock]:
    """Return the promises made about `record`, latest first."""
    return Clock.objects.filter(record=record).select_related("owner_post__team").order_by("-started_on", "-pk")


@prepared
def newest_kept(shown: int, promises: tuple[str, ...], *, viewer: Viewer) -> QuerySet[Clock]:
    """Return the `shown` promises of these codes kept last on records that `viewer` may read. One statement."""
    kept = Clock.objects.filter(promise__in=promises, stopped_at__isnull=False, called_off_because="")
    newest = kept.filter(_readable(viewer)).select_related("record").order_by("-stopped_on", "-stopped_at", "-pk")
    return newest[:shown]


def _readable(viewer: Viewer) -> Exists:
    """Keep the clocks of records that `viewer` may read. Asked row by row, so that a short list stays short work."""
    return Record.objects.visible_to(viewer).behind("record")


def _counts(today: date, soon: date) -> dict[str, Count]:
    moving = Q(paused_on=None)
    return {
        "running": Count("pk"),
        "due_soon": Count("pk", filter=moving & Q(due_on__gte=today, due_on__lte=soon)),
        "late": Count("pk", filter=moving & Q(due_on__lt=today)),
        "paused": Count("pk", filter=Q(paused_on__isnull=False)),
    }
