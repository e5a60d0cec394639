"""Days on which the council works: Monday to Friday, save the bank holidays of England and Wales."""

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=16)
def bank_holidays(year: int) -> frozenset[date]:
    """Return the bank holidays of England and Wales in `year` (Banking and Financial Dealings Act 1971)."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year, observed=True))


def is_working_day(day: date) -> bool:
    """Return whether the council works on `day`."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)  # noqa: PLR2004 - Saturday is 5


def begins_week(day: date) -> bool:
    """Return whether `day` is the first of its week on which the council works: mostly Monday."""
    earlier = (day - timedelta(days=n) for n in range(1, day.weekday() + 1))
    return is_working_day(day) and not any(is_working_day(one) for one in earlier)


def working_days_after(start: date, count: int) -> date:
    """Return the `count`-th working day after `start`; day 0 is `start` itself, whatever day it is."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            count -= 1
    return day


@lru_cache(maxsize=4096)
def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after `start`, up to and with `end`; negative if `end` is earlier."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def day_words(day: date) -> str:
    """Return a date as people write it: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"
