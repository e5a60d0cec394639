"""How are we doing: what was done and confirmed, how soon, what was answered, what is late, by service and month.

The figures are those of ideas that everybody may read, whoever looks: the same page for all. People are not counted,
services are. A task keeps them (`tasks.count_figures`), so that a reader waits for one statement.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, F, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from hub.core.clocks.models import Clock
from hub.core.records.models import Record
from hub.core.tallies.queries import kept
from hub.strands.ideas import rules
from hub.strands.ideas.figures import Figures, Line, first_month, summed, unpacked
from hub.strands.ideas.models import Doing

KEPT_AS = "ideas_figures"
NOBODY = "Not given to a service yet"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The figures, and the moment at which they were kept; None if they were counted just now."""

    figures: Figures
    at: datetime | None


def counted(now: datetime) -> Counted:
    """Return the figures as the task last kept them; counted now if it has not run yet. One statement, else three."""
    if table := kept(KEPT_AS):
        return Counted(figures=unpacked(table.content), at=table.counted_at)
    return Counted(figures=figures(timezone.localdate(now)), at=None)


def figures(today: date) -> Figures:
    """Count the figures of the last twelve months. Two statements; rows are grouped by the database.

    They read every promise and every doing of a year: it takes most of a second for 100,000 ideas.
    """
    since = first_month(today)
    both: dict[tuple[date, str], Line] = defaultdict(lambda: Line(label=""))
    for row in _promises(since, today):
        line = both[row["month"], row["service"] or NOBODY]
        for name in ("said", "on_time", "late", "late_now"):
            setattr(line, name, getattr(line, name) + row[name])
    for change in _changes(since).values():
        line = both[change.month, change.service]
        line.done += 1
        if change.days is not None:
            line.confirmed += 1
            line.days[change.days] += 1
    return summed(both, since)


@dataclass(frozen=True, kw_only=True)
class _Change:
    month: date
    service: str
    days: int | None


def _public() -> Exists:
    return Record.objects.visible_to(AnonymousUser()).of_kind(rules.IDEA).behind("record")


def _promises(since: date, today: date) -> Iterable[Any]:
    in_words = Q(stopped_on__isnull=False, called_off_because="")
    late_now = Q(stopped_on__isnull=True, paused_on__isnull=True, due_on__lt=today)
    rows: Iterable[Any] = (
        Clock.objects.filter(_public(), promise=rules.ANSWER, started_on__gte=since)
        .annotate(month=TruncMonth("started_on"), service=F("record__team__name"))
        .order_by()
        .values("month", "service")
        .annotate(
            said=Count("pk"),
            on_time=Count("pk", filter=in_words & Q(stopped_on__lte=F("due_on"))),
            late=Count("pk", filter=in_words & Q(stopped_on__gt=F("due_on"))),
            late_now=Count("pk", filter=late_now),
        )
    )
    return rows


def _changes(since: date) -> dict[int, _Change]:
    """Return the latest doing of each idea that was said to be done since then, with the days to its confirmation."""
    public = Record.objects.visible_to(AnonymousUser()).behind("idea")
    rows = (
        Doing.objects.filter(public, at__gte=timezone.make_aware(datetime.combine(since, time())))
        .order_by("at", "pk")
        .values_list(
            "idea",
            "at",
            "idea__record__published_at",
            "idea__record__team__name",
            "confirmation__done",
            "confirmation__at",
        )
    )
    found = {}
    for key, at, said_at, service, confirmed, confirmed_at in rows:
        done_on = timezone.localdate(at)
        days = (
            rules.days_to_change(timezone.localdate(said_at or at), timezone.localdate(confirmed_at))
            if confirmed
            else None
        )
        found[key] = _Change(month=done_on.replace(day=1), service=service or NOBODY, days=days)
    return found
