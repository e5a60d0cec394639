"""Saying of which record a measure tells, and what part it plays there."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.records.models import Record
from hub.foundation.errors import NotPossible
from hub.measures import rules
from hub.measures.models import Measure, Measured
from hub.measures.permissions import require_write


@transaction.atomic
def tie(measure: Measure, record: Record, *, part: str, by: Person, now: datetime | None = None) -> Measured:
    """Say that `measure` tells of `record`, as its outcome, locally, as a comparison, or to watch for harm.

    Raises NotPossible for a record that `by` may not read or that nothing is measured of, and if it is tied already.
    """
    require_write(by, measure.record)
    if record.kind not in rules.MEASURED_KINDS or not Record.objects.visible_to(by).filter(pk=record.pk).exists():
        raise NotPossible("Nothing is measured of this. Give an outcome, an experiment, a pilot or a project.")
    if Measured.objects.filter(measure=measure, record=record, ended_at=None).exists():
        raise NotPossible(f"It tells of {record.reference} already. End that first to say another part.")
    tied = Measured.objects.create(measure=measure, record=record, part=part, by=by, at=now or timezone.now())
    note(verb="measure.tied", subject=measure, by=by, detail={"record": record.pk, "part": part})
    if measure.record.is_public:
        said = rules.PARTS[part].label.lower()
        notify(record, f"It is now measured by “{measure.record.title}” ({said}).", by=by, now=now)
    return tied


@transaction.atomic
def untie(tied: Measured, *, by: Person, now: datetime | None = None) -> None:
    """Say that the measure no longer tells of the record. A second click changes nothing."""
    require_write(by, tied.measure.record)
    locked = Measured.objects.select_for_update().get(pk=tied.pk)
    if locked.ended_at:
        return
    locked.ended_at = now or timezone.now()
    locked.save(update_fields=["ended_at"])
    note(verb="measure.untied", subject=tied.measure, by=by, detail={"record": tied.record_id})
