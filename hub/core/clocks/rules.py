"""When something is owed and how late it is. Dates come in as arguments; nothing here reads a clock or a database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hub.foundation.dates import working_days_after, working_days_between

DUE_SOON_DAYS = 3


class Standing(StrEnum):
    """Where a debt stands, in public."""

    WAITING = "waiting"
    DUE_SOON = "due soon"
    LATE = "late"
    PAUSED = "waiting for the asker"
    KEPT = "answered on time"
    KEPT_LATE = "answered late"
    CALLED_OFF = "no longer owed"


@dataclass(frozen=True, kw_only=True)
class Days:
    """The dates of one clock, as `Clock` keeps them."""

    started_on: date
    due_on: date
    paused_on: date | None = None
    stopped_on: date | None = None
    called_off: bool = False


def due(started_on: date, days: int) -> date:
    """Return the day by which something is owed that was received on `started_on` (day 0) and takes `days`."""
    return working_days_after(started_on, days)


def standing(days: Days, today: date) -> Standing:
    """Return where the debt stands on `today`: late from the day after the due day.

    “Due soon” begins three working days before it.
    """
    if days.stopped_on:
        if days.called_off:
            return Standing.CALLED_OFF
        return Standing.KEPT if days.stopped_on <= days.due_on else Standing.KEPT_LATE
    if days.paused_on:
        return Standing.PAUSED
    if today > days.due_on:
        return Standing.LATE
    return Standing.DUE_SOON if working_days_between(today, days.due_on) <= DUE_SOON_DAYS else Standing.WAITING


def resumed_due(due_on: date, paused_on: date, resumed_on: date) -> tuple[date, int]:
    """Return the new due day and the working days of the pause: as many are owed after it as were left before it."""
    pause = max(0, working_days_between(paused_on, resumed_on))
    return working_days_after(due_on, pause), pause


def days_taken(days: Days, today: date, paused_days: int = 0) -> int:
    """Return the working days it took, or has taken until `today`, without those spent waiting for the asker."""
    end = days.stopped_on or days.paused_on or today
    return max(0, working_days_between(days.started_on, end) - paused_days)
