"""Signing in and age, as plain Python: how long a code lives, who is too young, which names mislead."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from hub.foundation.text import words

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=15)
CODE_TRIES = 5
# How long a proved address may wait for the answers to the two questions of the first time.
JOINING_LIFE = timedelta(minutes=30)

# Names that would make somebody seem to speak for the council.
_OFFICIAL = frozenset({"council", "councillor", "admin", "administrator", "moderator", "official", "mayor", "staff"})


class Age(StrEnum):
    """What somebody says of their age when they come for the first time. The hub keeps no date of birth."""

    UNDER_13 = "under_13"
    FROM_13_TO_15 = "13_to_15"
    FROM_16_TO_17 = "16_to_17"
    ADULT = "18"


def adult_on(age: Age, today: date) -> date | None:
    """Return the day from which the person surely is 18, or None for an adult.

    The youngest of each answer is assumed, so that nobody is treated as an adult too soon. The day of the year is
    kept, save that 29 February becomes 1 March.
    """
    years = {Age.FROM_13_TO_15: 5, Age.FROM_16_TO_17: 2}.get(age)
    if years is None:
        return None
    if (today.month, today.day) == (2, 29):
        return date(today.year + years, 3, 1)
    return today.replace(year=today.year + years)


def sounds_official(name: str, offices: Iterable[str] = ()) -> bool:
    """Return whether a name would make a resident seem to speak for the council.

    So does one that is, or has in it, one of `offices`, the titles of posts and names of teams. A title of one word is
    refused as a whole name alone: Parks is a family name too.
    """
    said = words(name)
    if not _OFFICIAL.isdisjoint(said):
        return True
    titles = [title for office in offices if (title := words(office))]
    return any(said == title or (len(title) > 1 and _stands_in(title, said)) for title in titles)


def _stands_in(part: list[str], whole: list[str]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def in_domain(email: str, domains: list[str]) -> bool:
    """Return whether the address is of one of `domains`, itself and not one below it."""
    return email.rpartition("@")[2] in {domain.lower().lstrip("@") for domain in domains}
