"""The figures of “How are we doing?”: a line for each service in each month, and their sums. Plain Python."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

MONTHS = 12
COUNTS = ("said", "on_time", "late", "late_now", "done", "confirmed")
HEADS = (
    "",
    "Done and confirmed",
    "Done, says the service",
    "Days to the confirmed change",
    "Answered",
    "of these on time",
    "Late now",
)


@dataclass(kw_only=True)
class Line:
    """The figures of one service, one month or all: counts of ideas.

    `days` says how many confirmed changes took so many days. `said` counts the promises of an answer that began: an
    idea that came back is owed a second one.
    """

    label: str
    said: int = 0
    on_time: int = 0
    late: int = 0
    late_now: int = 0
    done: int = 0
    confirmed: int = 0
    days: Counter[int] = field(default_factory=Counter)

    @property
    def first_change_days(self) -> float | None:
        """The median of the days from saying an idea to its author's word that it is done; None without any."""
        return middle(self.days)

    @property
    def answered(self) -> int:
        return self.on_time + self.late

    @property
    def cells(self) -> list[object]:
        """The line as a table has it, in the order of `HEADS`."""
        days = self.first_change_days
        shown = "none yet" if days is None else f"{days:g}"
        return [self.label, self.confirmed, self.done, shown, self.answered, self.on_time, self.late_now]

    def add(self, line: "Line") -> None:
        """Count what `line` counted."""
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + getattr(line, name))
        self.days.update(line.days)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All lines of the page. Services stand in the order of what was confirmed, months from the oldest."""

    whole: Line
    by_service: list[Line]
    by_month: list[Line]
    by_both: dict[tuple[date, str], Line]
    since: date


def summed(both: Mapping[tuple[date, str], Line], since: date) -> Figures:
    """Return the lines of `both` (first of a month, service), with those of each service, each month and all."""
    services: dict[str, Line] = {}
    months = {month: Line(label=f"{month:%B %Y}") for month in _months(since)}
    whole = Line(label="All services")
    for (month, service), line in both.items():
        for larger in (services.setdefault(service, Line(label=service)), months[month], whole):
            larger.add(line)
    return Figures(
        whole=whole,
        by_service=sorted(services.values(), key=lambda line: (-line.confirmed, -line.done, line.label)),
        by_month=list(months.values()),
        by_both=dict(sorted(both.items())),
        since=since,
    )


def packed(figures: Figures) -> dict[str, Any]:
    """Return the figures as JSON can hold them; `unpacked` gives them back."""
    lines = [
        [month.isoformat(), service, [getattr(line, name) for name in COUNTS], sorted(line.days.items())]
        for (month, service), line in figures.by_both.items()
    ]
    return {"since": figures.since.isoformat(), "lines": lines}


def unpacked(content: Mapping[str, Any]) -> Figures:
    """Return the figures that were packed."""
    both: dict[tuple[date, str], Line] = defaultdict(lambda: Line(label=""))
    for month, service, counts, days in content["lines"]:
        said = dict(zip(COUNTS, counts, strict=True))
        both[date.fromisoformat(month), service] = Line(label="", days=Counter(dict(days)), **said)
    return summed(both, date.fromisoformat(content["since"]))


def middle(counted: Mapping[int, int]) -> float | None:
    """Return the median of values of which there are so many each; None if there are none."""
    values = sorted(counted.items())
    total = sum(counted.values())
    return (_nth(values, (total - 1) // 2) + _nth(values, total // 2)) / 2 if total else None


def first_month(today: date) -> date:
    """Return the first day of the month that began `MONTHS` months ago, counting this one."""
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def _nth(values: Sequence[tuple[int, int]], place: int) -> int:
    for value, count in values:
        if place < count:
            return value
        place -= count
    raise IndexError(place)


def _months(since: date) -> Iterator[date]:
    for n in range(MONTHS):
        months = since.year * 12 + since.month - 1 + n
        yield date(months // 12, months % 12 + 1, 1)
