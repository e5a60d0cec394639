"""Adding values, one or many at once, and correcting them. Nothing is half-written or silently overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.foundation.errors import BadInput, NotPossible
from hub.measures import periods, rules
from hub.measures.models import Correction, Measure, Observation
from hub.measures.permissions import require_write
from hub.measures.reading import MOST_IN_FILE, Row

_TOLD = 3  # faults that one sentence can hold


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many values were added, and how many were here already with the same value."""

    added: int
    unchanged: int


@transaction.atomic
def observe(
    measure: Measure,
    day: date,
    value: float | None,
    *,
    by: Person | None,
    why_missing: str = "",
    now: datetime | None = None,
) -> Observation:
    """Add the value of the period in which `day` lies; None where none could be taken.

    Raises NotPossible as `observe_many` does.
    """
    period = periods.first_day(day, measure.frequency)
    observe_many(measure, [Row(line=1, period=period, value=value, why_missing=why_missing)], by=by, now=now)
    return measure.observations.get(period=period)


@transaction.atomic
def observe_many(measure: Measure, rows: Sequence[Row], *, by: Person | None, now: datetime | None = None) -> Counts:
    """Add all of `rows` or none. A value that is here already is left; `by` is None for a command.

    Raises NotPossible for a measure that is no longer taken, for a period to come, and for one that has another value
    already: that is a correction. Three statements, however many rows, and those of the notices.
    """
    if by is not None:
        require_write(by, measure.record)
    now = now or timezone.now()
    if measure.record.state == rules.ENDED:
        raise NotPossible("This measure is no longer taken. Take it up again first.")
    if len(rows) > MOST_IN_FILE:
        raise NotPossible(f"{len(rows):,} values are too many at once: the limit is {MOST_IN_FILE:,}.")
    Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    here = dict(measure.observations.values_list("period", "value"))
    _check(measure, rows, here, timezone.localdate(now))
    new = [row for row in rows if row.period not in here]
    Observation.objects.bulk_create(
        Observation(
            measure=measure,
            period=row.period,
            value=row.value,
            why_missing=row.why_missing if row.value is None else "",
            by=by,
            at=now,
        )
        for row in new
    )
    if new:
        note(verb="measure.observed", subject=measure, by=by, detail={"added": len(new)})
        notify(measure.record, _news(measure, new), by=by, now=now)
    return Counts(added=len(new), unchanged=len(rows) - len(new))


@transaction.atomic
def correct(
    observation: Observation,
    *,
    value: float | None,
    reason: str,
    by: Person,
    why_missing: str = "",
    now: datetime | None = None,
) -> Correction:
    """Put a value right. What it was, why it changed and when stay readable.

    Raises NotPossible without a reason, or if nothing changes; BadInput for a number that is too large.
    """
    measure = observation.measure
    require_write(by, measure.record)
    if not reason.strip():
        raise NotPossible("Say why the value changes: everybody can read it beside the value.")
    locked = Observation.objects.select_for_update().get(pk=observation.pk)
    why = why_missing if value is None else ""
    if (locked.value, locked.why_missing) == (value, why):
        raise NotPossible("That is the value it has. Somebody may have corrected it while you were reading.")
    kept = Correction.objects.create(
        observation=locked, old=locked.value, new=value, reason=reason, by=by, at=now or timezone.now()
    )
    locked.value, locked.why_missing = value, why
    locked.save(update_fields=["value", "why_missing"])
    observation.value, observation.why_missing = value, why
    note(verb="measure.corrected", subject=measure, by=by, detail={"observation": locked.pk, "correction": kept.pk})
    period = periods.words(locked.period, measure.frequency)
    notify(measure.record, f"The value for {period} was corrected: {reason}", by=by, now=now)
    return kept


def _check(measure: Measure, rows: Sequence[Row], here: dict[date, float | None], today: date) -> None:
    if len({row.period for row in rows}) < len(rows):
        raise BadInput("A period is there twice: each has one value.")
    if late := [row for row in rows if row.period > today]:
        name = periods.words(late[0].period, measure.frequency)
        raise NotPossible(f"{name} has not begun: nothing can have been measured in it yet.")
    other = [row for row in rows if row.period in here and here[row.period] != row.value]
    if other:
        names = ", ".join(periods.words(row.period, measure.frequency) for row in other[:_TOLD])
        more = f" and {len(other) - _TOLD:,} more" if len(other) > _TOLD else ""
        raise NotPossible(
            f"{names}{more} {'has' if len(other) == 1 else 'have'} another value already. Nothing was saved. "
            "Correct a value on its own, with a reason, or leave it out here."
        )


def _news(measure: Measure, new: Sequence[Row]) -> str:
    last = max(new, key=lambda row: row.period)
    period = periods.words(last.period, measure.frequency)
    if len(new) == 1:
        said = "could not be taken" if last.value is None else f"is {last.value:,.10g} {measure.unit}"
        return f"“{measure.record.title}”: the value for {period} {said}."
    return f"“{measure.record.title}”: {len(new):,} values were added, up to {period}."
