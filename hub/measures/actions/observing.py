"""Adding values, one or many at once, and correcting them. Nothing is half-written or silently overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.foundation.errors import BadInput, NotPossible
from hub.measures import periods, rules
from hub.measures.charted import told
from hub.measures.figures import Measurement
from hub.measures.models import Correction, Measure, Observation
from hub.measures.permissions import require_write
from hub.measures.reading import MOST_IN_FILE, Row, while_running

_TOLD = 3  # faults that one sentence can hold


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many values were added, and how many were here already with the same value."""

    added: int
    unchanged: int


@transaction.atomic
def observe(
    measure: Measure, day: date, said: Measurement, *, by: Person | None, now: datetime | None = None
) -> Observation:
    """Add what was measured in the period in which `day` lies. Raises NotPossible as `observe_many` does."""
    period = periods.first_day(day, measure.frequency)
    observe_many(measure, [Row(line=1, period=period, **asdict(said))], by=by, now=now)
    return measure.observations.get(period=period)


@transaction.atomic
def observe_many(measure: Measure, rows: Sequence[Row], *, by: Person | None, now: datetime | None = None) -> Counts:
    """Add all of `rows` or none. A value that is here already is left; `by` is None for a command.

    Raises NotPossible for a measure that is no longer taken, for a period to come, and for one that has another value
    already: that is a correction. A value of a period that has not ended is kept as provisional. Three statements,
    however many rows, and those of the notices.
    """
    if by is not None:
        require_write(by, measure.record)
    now = now or timezone.now()
    if measure.record.state == rules.ENDED:
        raise NotPossible("This measure is no longer taken. Take it up again first.")
    if len(rows) > MOST_IN_FILE:
        raise NotPossible(f"{len(rows):,} values are too many at once: the limit is {MOST_IN_FILE:,}.")
    rows = [while_running(row, row.period, measure.frequency, timezone.localdate(now)) for row in rows]
    Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    here = {one.period: one.measured for one in measure.observations.all()}
    _check(measure, rows, here, timezone.localdate(now))
    new = [row for row in rows if row.period not in here]
    Observation.objects.bulk_create(
        Observation(
            measure=measure,
            period=row.period,
            value=row.value,
            why_missing=row.why_missing if row.value is None else "",
            numerator=row.numerator,
            denominator=row.denominator,
            provisional=row.provisional,
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
    observation: Observation, said: Measurement, *, reason: str, by: Person, now: datetime | None = None
) -> Correction:
    """Put a value right, or make a provisional one final. What it was, why it changed and when stay readable.

    While its period has not ended it stays provisional. Raises NotPossible without a reason, or if nothing changes.
    """
    measure = observation.measure
    require_write(by, measure.record)
    if not reason.strip():
        raise NotPossible("Say why the value changes: everybody can read it beside the value.")
    locked = Observation.objects.select_for_update().get(pk=observation.pk)
    said = replace(said, why_missing=said.why_missing if said.value is None else "")
    said = while_running(said, locked.period, measure.frequency, timezone.localdate(now))
    if locked.measured == said:
        raise NotPossible("That is the value it has. Somebody may have corrected it while you were reading.")
    kept = Correction.objects.create(
        observation=locked,
        old=locked.value,
        new=said.value,
        numerator=locked.numerator,
        denominator=locked.denominator,
        made_final=locked.provisional and not said.provisional,
        reason=reason,
        by=by,
        at=now or timezone.now(),
    )
    for one in (locked, observation):
        for name, figure in asdict(said).items():
            setattr(one, name, figure)
    locked.save(update_fields=list(asdict(said)))
    note(verb="measure.corrected", subject=measure, by=by, detail={"observation": locked.pk, "correction": kept.pk})
    period = periods.words(locked.period, measure.frequency)
    notify(measure.record, f"The value for {period} was corrected: {reason}", by=by, now=now)
    return kept


def _check(measure: Measure, rows: Sequence[Row], here: Mapping[date, Measurement], today: date) -> None:
    if len({row.period for row in rows}) < len(rows):
        raise BadInput("A period is there twice: each has one value.")
    if late := [row for row in rows if row.period > today]:
        name = periods.words(late[0].period, measure.frequency)
        raise NotPossible(f"{name} has not begun: nothing can have been measured in it yet.")
    other = [row for row in rows if row.period in here and not here[row.period].is_the_same(row)]
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
        said = "could not be taken" if last.value is None else f"is {told(last.value, last.denominator)} {measure.unit}"
        said += " (provisional)" if last.provisional else ""
        return f"“{measure.record.title}”: the value for {period} {said}."
    return f"“{measure.record.title}”: {len(new):,} values were added, up to {period}."
