"""The periods for which a measure is taken: how a day falls into one, what it is called, which comes next. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hub.measures import figures

DAY, WEEK, MONTH, QUARTER = "day", "week", "month", "quarter"
FINANCIAL_YEAR, ACADEMIC_YEAR, YEAR = "financial_year", "academic_year", "year"


@dataclass(frozen=True, kw_only=True)
class Frequency:
    """How often something is measured. `first_month` is where its years or quarters begin, 0 for days and weeks.

    `several` is the word for more than one period.
    """

    code: str
    label: str
    one: str
    several: str
    months: int = 0
    first_month: int = 1


FREQUENCIES: dict[str, Frequency] = {
    one.code: one
    for one in (
        Frequency(code=DAY, label="Every day", one="day", several="days"),
        Frequency(code=WEEK, label="Every week, from Monday", one="week", several="weeks"),
        Frequency(code=MONTH, label="Every month", one="month", several="months", months=1),
        Frequency(code=QUARTER, label="Every quarter, from January", one="quarter", several="quarters", months=3),
        Frequency(
            code=FINANCIAL_YEAR,
            label="Every financial year, from April",
            one="financial year",
            several="financial years",
            months=12,
            first_month=4,
        ),
        Frequency(
            code=ACADEMIC_YEAR,
            label="Every academic year, from September",
            one="academic year",
            several="academic years",
            months=12,
            first_month=9,
        ),
        Frequency(code=YEAR, label="Every calendar year", one="year", several="years", months=12),
    )
}


def first_day(day: date, frequency: str) -> date:
    """Return the first day of the period in which `day` lies: periods are known by it."""
    kind = FREQUENCIES[frequency]
    if not kind.months:
        return day - timedelta(days=day.weekday()) if frequency == WEEK else day
    since = day.year * 12 + day.month - kind.first_month
    return _of_months(since - since % kind.months + kind.first_month - 1)


def read(typed: str, frequency: str) -> date:
    """Return the day that `typed` names, as those who measure so often write it: “Apr-25” is a month but no day.

    Raises BadInput as `figures.read_day` does.
    """
    whole_months = frequency not in {DAY, WEEK}
    return figures.read_day(typed, years_from=FREQUENCIES[frequency].first_month, by_month=whole_months)


def following(first: date, frequency: str) -> date:
    """Return the first day of the period after the one that begins on `first`."""
    kind = FREQUENCIES[frequency]
    if not kind.months:
        return first + timedelta(days=7 if frequency == WEEK else 1)
    return _of_months(first.year * 12 + first.month - 1 + kind.months)


def is_running(first: date, frequency: str, today: date) -> bool:
    """Return whether the period that begins on `first` has begun and not ended. A day is over once it has a value."""
    return frequency != DAY and first <= today < following(first, frequency)


def words(first: date, frequency: str) -> str:
    """Return what people call the period that begins on `first`: “April 2026”, “April to June 2026”, “2026/27”."""
    return _WORDS[frequency](first)


def within(first: date, frequency: str) -> str:
    """Return the same as when something was so: “in April 2026”, “in the week of 6 April 2026”, “on 6 April 2026”."""
    return f"{_WITHIN.get(frequency, 'in')} {words(first, frequency)}"


def fitting(days: Sequence[date]) -> str:
    """Return the longest of year, quarter, month and week of which each of `days` begins another; else “day”."""
    for frequency in (YEAR, QUARTER, MONTH, WEEK):
        if days and all(first_day(day, frequency) == day for day in days):
            return frequency
    return DAY


def gaps(periods: list[date], frequency: str, *, most: int = 1000) -> list[date]:
    """Return the periods missing between the first and the last of `periods`, at most `most`, in order."""
    there = set(periods)
    missing: list[date] = []
    day = min(periods, default=date.max)
    end = max(periods, default=date.min)
    while day < end and len(missing) < most:
        if day not in there:
            missing.append(day)
        day = following(day, frequency)
    return missing


def _of_months(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)


def _day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _quarter_words(first: date) -> str:
    last = _of_months(first.year * 12 + first.month + 1)
    return f"{first:%B} to {last:%B %Y}"


def _two_years(first: date) -> str:
    return f"{first.year}/{(first.year + 1) % 100:02d}"


_WORDS: dict[str, Callable[[date], str]] = {
    DAY: _day_words,
    WEEK: lambda first: f"week of {_day_words(first)}",
    MONTH: lambda first: f"{first:%B %Y}",
    QUARTER: _quarter_words,
    FINANCIAL_YEAR: _two_years,
    ACADEMIC_YEAR: _two_years,
    YEAR: lambda first: str(first.year),
}
_WITHIN = {DAY: "on", WEEK: "in the"}
