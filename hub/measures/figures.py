"""Reading one day and one figure as people write them. What could be meant in two ways is refused, and said. Pure."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import isfinite

from hub.foundation.errors import BadInput

Parts = tuple[int, int, int]  # year, month, day

LARGEST = 10**12  # beyond it nothing is a measure any more, and sums lose their last digits
EARLIEST_YEAR = 1900

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEPARATOR = r"[\s\-]+"
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)
_NAMED = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?{_SEPARATOR})?([A-Za-z]{{3,9}})\.?,?{_SEPARATOR}(\d{{4}})", re.ASCII
)
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s*(\d{4})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})/(\d{4})", re.ASCII)
_SHORT_MONTH = re.compile(r"([A-Za-z]{3,9})[\s\-]+(\d{2})", re.ASCII)  # a spreadsheet’s own way: Apr-25
_YEAR = re.compile(r"\d{4}", re.ASCII)
_TWO_YEARS = re.compile(r"(\d{4})\s*[/–-]\s*(\d{2}|\d{4})", re.ASCII)
_DAY_COUNT = re.compile(r"[2-6]\d{4}", re.ASCII)  # what a spreadsheet shows for days since 1900, from 1954 to 2091
_SHORT_YEAR = re.compile(r".*[/.\-\s]\d{2}", re.ASCII)

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+(?:\.\d{3})*,\d+", re.ASCII)
NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "#n/a", "null", "none", "missing", "no data"})

HOW_DAYS = "Write 2026-04-01, 1 April 2026, April 2026 or 01/04/2026 (day first)."


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """What was measured in one period. `value` is None where nothing was; `why_missing` may say why.

    `numerator` and `denominator` are what it was computed from, both or neither. A provisional one is expected to be
    put right.
    """

    value: float | None
    why_missing: str = ""
    numerator: float | None = None
    denominator: float | None = None
    provisional: bool = False

    def is_the_same(self, other: "Measurement") -> bool:
        """Return whether both say the same figures, whatever is said of why there are none."""
        return self.figures == other.figures

    @property
    def figures(self) -> tuple[float | None, float | None, float | None, bool]:
        """All of it but the words."""
        return self.value, self.numerator, self.denominator, self.provisional


def counted(numerator: float, denominator: float, *, per: float, is_share: bool) -> float:
    """Return what `numerator` out of `denominator` comes to, told in `per`: 100 for %.

    Raises BadInput for less than nought, for nothing to count out of, and for a share of more than all.
    """
    if denominator <= 0:
        raise BadInput(
            "What it is counted out of has to be more than 0. Where nothing could be counted, leave both empty."
        )
    if numerator < 0:
        raise BadInput("What is counted cannot be less than 0.")
    if is_share and numerator > denominator:
        raise BadInput(
            f"{_plain(numerator)} out of {_plain(denominator)} is more than all of them: "
            "first what is counted, then out of how many."
        )
    return numerator / denominator * per


def read_day(typed: str, *, years_from: int = 1, by_month: bool = False) -> date:
    """Return the day that `typed` names; a month or a year stands for its first day.

    `years_from` is the month in which a year such as “2025/26” or “2025” begins. Numbers with slashes are read with
    the day first. `by_month` says that no single days are meant: “Apr-25” is April 2025 then. Raises BadInput with a
    sentence that says what is wrong and how to write it.
    """
    text = " ".join(typed.split())
    if by_month and (short := _SHORT_MONTH.fullmatch(text)):
        text = f"{short[1]} 20{short[2]}"
    parts = _parts(text, years_from)
    if parts is None:
        raise BadInput(_why_no_day(text))
    year, month, day = parts
    if not 1 <= month <= len(_MONTHS):
        raise BadInput(f"“{text}” has no month: numbers are read as day, month, year. {HOW_DAYS}")
    if not EARLIEST_YEAR <= year <= date.max.year - 1:
        raise BadInput(f"The year in “{text}” cannot be right.")
    most = monthrange(year, month)[1]
    if not 1 <= day <= most:
        raise BadInput(f"There is no {day} {_NAMES[month - 1]} {year}: {_NAMES[month - 1]} has {most} days.")
    return date(year, month, day)


def read_figure(typed: str) -> float | None:
    """Return the number that `typed` is, or None where it says that nothing was measured.

    A pound sign, a per cent sign and commas between thousands are understood. Raises BadInput for text, a decimal
    comma, and what is too large.
    """
    text = typed.strip().replace("\u2212", "-").replace("\u00a0", "").replace("\u202f", "")
    if text.lower() in NOTHING:
        return None
    bare = text.removeprefix("£").removesuffix("%").strip()
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(bare):
        whole, _, rest = bare.rpartition(",")
        raise BadInput(f"“{text}” has a decimal comma. Write {whole.replace('.', '')}.{rest}.")
    if not _PLAIN.fullmatch(bare):
        shown = text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 - enough to find it by
        raise BadInput(
            f"“{shown}” is not a number. Write figures alone, such as 12.5, or nothing where none was taken."
        )
    number = float(bare)
    if not isfinite(number) or abs(number) > LARGEST:
        raise BadInput("That number is too large. Measure in thousands or millions, and say so in the unit.")
    return number


def _plain(number: float) -> str:
    return f"{number:,.10g}"


def _parts(text: str, years_from: int) -> Parts | None:
    """Return year, month and day as they are written, not yet looked up in the calendar; None if it is no date."""
    for pattern, parts in _FORMS:
        if found := pattern.fullmatch(text):
            return parts(found, years_from)
    return None


def _named(day: str, month: str, year: str) -> Parts | None:
    name = month.lower()
    if name[:3] not in _MONTHS:
        return None
    number = _MONTHS.index(name[:3])
    if not (_NAMES[number].lower().startswith(name) or name == "sept"):
        return None
    return int(year), number + 1, int(day)


def _monday(year: int, week: int) -> Parts:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError as error:
        raise BadInput(f"{year} has no week {week}.") from error
    return monday.year, monday.month, monday.day


def _two_years(found: re.Match[str], years_from: int) -> Parts | None:
    first, second = int(found[1]), int(found[2])
    return (first, years_from, 1) if second % 100 == (first + 1) % 100 else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Parts | None]], ...] = (
    (_ISO, lambda found, _: (int(found[1]), int(found[2]), int(found[3] or 1))),
    (_NAMED, lambda found, _: _named(found[1] or "1", found[2], found[3])),
    (_AMERICAN, lambda found, _: _named(found[2], found[1], found[3])),
    (_NUMBERS, lambda found, _: (int(found[4]), int(found[3]), int(found[1]))),
    (_MONTH, lambda found, _: (int(found[2]), int(found[1]), 1)),
    (_WEEK, lambda found, _: _monday(int(found[1]), int(found[2]))),
    (_TWO_YEARS, _two_years),
    (_YEAR, lambda found, years_from: (int(found[0]), years_from, 1)),
)


def _why_no_day(text: str) -> str:
    shown = text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 - enough to find it by
    if not text:
        return f"The date is missing. {HOW_DAYS}"
    if _DAY_COUNT.fullmatch(text):
        return f"“{text}” is how a spreadsheet counts days. Format the column as a date, then copy it again."
    if _SHORT_YEAR.fullmatch(text):
        return f"“{shown}” could mean more than one day. Write the year in four figures. {HOW_DAYS}"
    return f"“{shown}” is not a date. {HOW_DAYS}"
