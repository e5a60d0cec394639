"""What is owed, as a page says it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.urls import reverse
from django.utils import timezone

from hub.core.clocks import promises, rules
from hub.core.clocks.models import Clock
from hub.core.clocks.rules import Standing
from hub.design.shapes import Due
from hub.foundation.dates import working_days_between

_STATES: dict[Standing, Literal["waiting", "due soon", "late", "paused", "answered"]] = {
    Standing.WAITING: "waiting",
    Standing.DUE_SOON: "due soon",
    Standing.LATE: "late",
    Standing.PAUSED: "paused",
    Standing.KEPT: "answered",
    Standing.KEPT_LATE: "answered",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Owed:
    """One clock on a page. `due` is None once nothing is owed any more; `because` then says why.

    `wants_verdict` is true for the asker alone, once the answer is there: was it clear, do you agree?
    `may_ask_again` says whether they may ask for a second reading of it here. `reads_again_url` is where somebody else
    gives the second reading that is owed, for those who are signed in.
    """

    pk: int
    promise: str
    standing: Standing
    due: Due | None
    because: str = ""
    mine: bool = False
    wants_verdict: bool = False
    may_ask_again: bool = False
    clear: bool | None = None
    agree: bool | None = None
    second_reading_asked: bool = False
    reads_again_url: str = ""


def shown(clock: Clock, *, viewer_pk: int | None, today: date | None = None) -> Owed:
    """Return how `clock` stands today. No statement if what it hangs on is fetched already.

    That is its `owner_post`, `verdict` and, for a kind that can be read again in some states only, `record`; for a
    viewer who is signed in also `reads_again` and its clock.
    """
    today = today or timezone.localdate()
    standing = rules.standing(days(clock), today)
    promise = promises.get(clock.promise)
    verdict = getattr(clock, "verdict", None)
    mine = viewer_pk is not None and clock.asker_id == viewer_pk
    return Owed(
        pk=clock.pk,
        promise=clock.promise,
        standing=standing,
        due=_due(clock, standing, today) if standing in _STATES else None,
        because=clock.called_off_because,
        mine=mine,
        wants_verdict=mine and promise.ask_verdict and standing in {Standing.KEPT, Standing.KEPT_LATE},
        may_ask_again=mine and not (verdict and verdict.second_reading_asked_at) and _can_be_read_again(clock),
        clear=verdict.clear if verdict else None,
        agree=verdict.agree if verdict else None,
        second_reading_asked=bool(verdict and verdict.second_reading_asked_at),
        reads_again_url=_reads_again(clock) if viewer_pk is not None else "",
    )


def _can_be_read_again(clock: Clock) -> bool:
    promise = promises.get(clock.promise)
    return promise.read_again and (not promise.read_again_in or promise.can_be_read_again(clock.record.state))


def _reads_again(clock: Clock) -> str:
    if clock.promise != "second_reading" or clock.stopped_at:
        return ""
    verdict = getattr(clock, "reads_again", None)
    return second_reading_url(verdict.clock) if verdict else ""


def second_reading_url(first: Clock) -> str:
    """Return where the answer that `first` promised is read again: a page of its kind, or the core's own."""
    if at := promises.get(first.promise).read_again_at:
        return reverse(at, kwargs={"number": first.record_id})
    return reverse("core:read_again", kwargs={"number": first.pk})


def days(clock: Clock) -> rules.Days:
    """Return the dates of `clock`, as the rules take them."""
    return rules.Days(
        started_on=clock.started_on,
        due_on=clock.due_on,
        paused_on=clock.paused_on,
        stopped_on=clock.stopped_on,
        called_off=bool(clock.called_off_because),
    )


def _due(clock: Clock, standing: Standing, today: date) -> Due:
    promise = promises.get(clock.promise)
    return Due(
        promise=promise.label,
        kept=promise.kept,
        due_on=clock.due_on,
        days_left=working_days_between(clock.stopped_on or today, clock.due_on),
        state=_STATES[standing],
        owner=clock.owner_post.title if clock.owner_post else "",
        note=clock.paused_because,
        length_days=working_days_between(clock.started_on, clock.due_on),
    )
