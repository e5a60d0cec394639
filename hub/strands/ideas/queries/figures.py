"""How are we doing: what was done and confirmed, how soon, what was answered, what is late, by service and month.

The figures are those of ideas that everybody may read, whoever looks: the same page for all. People are not counted,
services are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from hub.core.clocks.models import Clock
from hub.core.records.models import Record
from hub.strands.ideas import rules
from hub.strands.ideas.models import Doing

MONTHS = 12
NOBODY = "Not given to a service yet"


@dataclass(kw_only=True)
class Line:
    """The figures of one service, one month or all. `days` are those to each confirmed change; others are counts.

    `said` counts the promises of an answer that began: an idea that came back is owed a second one.
    """

    label: str
    said: int = 0
    on_time: int = 0
    late: int = 0
    late_now: int = 0
    done: int = 0
    confirmed: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def first_change_days(self) -> float | None:
        """The median of the days from saying an idea to its author's word that it is done; None without any."""
        return median(self.days) if self.days else None

    @property
    def answered(self) -> int:
        return self.on_time + self.late

    @property
    def cells(self) -> list[object]:
        """The line as a table has it, in the order of `HEADS`."""
        days = self.first_change_days
        shown = "none yet" if days is None else f"{days:g}"
        return [self.label, self.confirmed, self.done, shown, self.answered, self.on_time, self.late_now]


HEADS = (
    "",
    "Done and confirmed",
    "Done, says the service",
    "Days to the confirmed change",
    "Answered",
    "of these on time",
    "Late now",
)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All lines of the page. Services stand in the order of what was confirmed, months from the oldest."""

    whole: Line
    by_service: list[Line]
    by_month: list[Line]
    by_both: dict[tuple[date, str], Line]
    since: date


def first_month(today: date) -> date:
    """Return the first day of the month that began `MONTHS` months ago, counting this one."""
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def figures(today: date) -> Figures:
    """Return the figures of the last twelve months. Two statements; rows are grouped by the database."""
    since = first_month(today)
    both: dict[tuple[date, str], Line] = defaultdict(lambda: Line(label=""))
    for row in _promises(since, today):
        line = both[row["month"], row["service"] or NOBODY]
        for name in ("said", "on_time", "late", "late_now"):
            setattr(line, name, getattr(line, name) + row[name])
    for idea in _changes(since).values():
        line = both[idea.month, idea.service]
        line.done += 1
        if idea.days is not None:
            line.confirmed += 1
            line.days.append(idea.days)
    services = _summed((service, line) for (_, service), line in both.items())
    months = {f"{month:%B %Y}": Line(label=f"{month:%B %Y}") for month in _months(since)}
    for (month, _), line in both.items():
        _add(months[f"{month:%B %Y}"], line)
    whole = Line(label="All services")
    for line in both.values():
        _add(whole, line)
    return Figures(
        whole=whole,
        by_service=sorted(services.values(), key=lambda line: (-line.confirmed, -line.done, line.label)),
        by_month=list(months.values()),
        by_both=dict(sorted(both.items())),
        since=since,
    )


@dataclass(frozen=True, kw_only=True)
class _Change:
    month: date
    service: str
    days: int | None


def _public() -> Exists:
    return Exists(Record.objects.visible_to(AnonymousUser()).of_kind(rules.IDEA).filter(pk=OuterRef("record")))


def _promises(since: date, today: date) -> Iterable[Any]:
    kept = Q(stopped_on__isnull=False, called_off_because="")
    late_now = Q(stopped_on__isnull=True, paused_on__isnull=True, due_on__lt=today)
    rows: Iterable[Any] = (
        Clock.objects.filter(_public(), promise=rules.ANSWER, started_on__gte=since)
        .annotate(month=TruncMonth("started_on"), service=F("record__team__name"))
        .order_by()
        .values("month", "service")
        .annotate(
            said=Count("pk"),
            on_time=Count("pk", filter=kept & Q(stopped_on__lte=F("due_on"))),
            late=Count("pk", filter=kept & Q(stopped_on__gt=F("due_on"))),
            late_now=Count("pk", filter=late_now),
        )
    )
    return rows


def _changes(since: date) -> dict[int, _Change]:
    """Return the latest doing of each idea that was said to be done since then, with the days to its confirmation."""
    public = Record.objects.visible_to(AnonymousUser()).filter(pk=OuterRef("idea"))
    rows = (
        Doing.objects.filter(Exists(public), at__date__gte=since)
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


def _months(since: date) -> Iterator[date]:
    for n in range(MONTHS):
        months = since.year * 12 + since.month - 1 + n
        yield date(months // 12, months % 12 + 1, 1)


def _summed(lines: Iterable[tuple[str, Line]]) -> dict[str, Line]:
    summed: dict[str, Line] = {}
    for label, line in lines:
        _add(summed.setdefault(label, Line(label=label)), line)
    return summed


def _add(to: Line, line: Line) -> None:
    for name in ("said", "on_time", "late", "late_now", "done", "confirmed"):
        setattr(to, name, getattr(to, name) + getattr(line, name))
    to.days.extend(line.days)
