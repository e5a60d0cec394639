"""How figures, days and sizes are written for people. The templates' functions of the same names."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi

from hub.foundation.dates import day_words
from hub.foundation.money import in_pounds

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_KILOBYTE = 1000
_DAYS_TOLD_AS_AGO = 30


def day(when: date) -> str:
    """Return a day as people write it: 3 March 2026. A moment is given as the day it has here."""
    return day_words(_local(when))


def short_day(when: date) -> str:
    """Return a day in little room: 3 Mar 2026."""
    local = _local(when)
    return f"{local.day} {local:%b %Y}"


def moment(when: datetime) -> str:
    """Return a moment as people write it: 3 March 2026 at 2:05pm."""
    local = timezone.localtime(when)
    hour = local.hour % 12 or 12
    return f"{day_words(local)} at {hour}:{local:%M}{'am' if local.hour < 12 else 'pm'}"  # noqa: PLR2004 - noon


def machine_time(when: date) -> str:
    """Return a day or a moment as the `datetime` attribute has it: 2026-03-03, 2026-03-03T14:05:00+00:00."""
    return when.isoformat(timespec="seconds") if isinstance(when, datetime) else when.isoformat()


def ago(when: datetime, now: datetime | None = None) -> str:
    """Return how long ago `when` was, in its largest unit; from 30 days on, and for what is to come, the day."""
    gone = (now or timezone.now()) - when
    seconds = int(gone.total_seconds())
    if seconds < 0 or gone > timedelta(days=_DAYS_TOLD_AS_AGO):
        return f"on {day(when)}"
    for unit, length in (("day", _DAY), ("hour", _HOUR), ("minute", _MINUTE)):
        if seconds >= length:
            return f"{plural(seconds // length, unit, unit + 's')} ago"
    return "just now"


def money(pounds: Decimal | int) -> str:
    """Return an amount: £1,234.50, and £1,234 where there are no pence. Below nothing: −£12."""
    return in_pounds(pounds)


def number(count: float | Decimal) -> str:
    """Return a number with its thousands marked: 12,345."""
    return f"{count:,}".replace("-", "−")


def plural(count: int, one: str, many: str) -> str:
    """Return a count with its noun: “1 idea”, “1,204 ideas”, “no ideas”."""
    if count == 0:
        return f"no {many}"
    return f"{number(count)} {one if count == 1 else many}"


def file_size(size_bytes: int) -> str:
    """Return the size of a file: 312 KB, 4.2 MB."""
    if size_bytes < _KILOBYTE**2:
        return f"{max(1, round(size_bytes / _KILOBYTE))} KB"
    return f"{size_bytes / _KILOBYTE**2:.1f} MB"


def language() -> str:
    """Return the language of this page, as the `lang` attribute has it."""
    return get_language() or "en-gb"


def direction() -> str:
    """Return the direction of this page's writing, as the `dir` attribute has it."""
    return "rtl" if get_language_bidi() else "ltr"


def _local(when: date) -> date:
    if isinstance(when, datetime):
        return when.astimezone(timezone.get_default_timezone()).date() if timezone.is_aware(when) else when.date()
    return when
