"""Saying of which record a measure tells, and what part it plays there."""

from datetime import datetime

from django.db import transaction

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.links import actions as links
from hub.core.links.models import Link
from hub.core.links.relations import MEASURES
from hub.core.records.models import Record
from hub.foundation.errors import NotPossible
from hub.measures import rules
from hub.measures.models import Measure, Measured
from hub.measures.permissions import require_write


@transaction.atomic
def tie(measure: Measure, record: Record, *, part: str, by: Person, now: datetime | None = None) -> Measured:
    """Say that `measure` tells of `record`, as its outcome, locally, as a comparison, or to watch for harm.

    Raises NotPossible for a record that `by` may not read or that nothing is measured of, if it is tied already, and
    where ten are tied to the record: the thread shows so many, and a reader takes in no more.
    """
    require_write(by, measure.record)
    if record.kind not in rules.MEASURED_KINDS or not Record.objects.visible_to(by).filter(pk=record.pk).exists():
        raise NotPossible("Nothing is measured of this. Give an outcome, an experiment, a pilot or a project.")
    Record.objects.select_for_update(of=("self",)).get(pk=record.pk)
    there = list(Link.objects.current().filter(target=record, relation=MEASURES).values_list("source", flat=True))
    if measure.pk in there:
        raise NotPossible(f"It tells of {record.reference} already. End that first to say another part.")
    if len(there) >= rules.MOST_TIED:
        raise NotPossible(f"{rules.MOST_TIED} measures tell of {record.reference} already. End one of them first.")
    made = links.link(measure.record, MEASURES, record, by=by, now=now)
    tied = Measured.objects.create(link=made, part=part)
    note(verb="measure.tied", subject=measure, by=by, detail={"record": record.pk, "part": part})
    if measure.record.is_public:
        said = rules.PARTS[part].label.lower()
        notify(record, f"It is now measured by “{measure.record.title}” ({said}).", by=by, now=now)
    return tied


@transaction.atomic
def untie(tied: Measured, *, by: Person, now: datetime | None = None) -> None:
    """Say that the measure no longer tells of the record. A second click changes nothing."""
    require_write(by, tied.link.source)
    tie = Link.objects.select_for_update().get(pk=tied.pk)
    if tie.ended_at is None:
        links.end(tie, by=by, because="It no longer tells of it.", now=now)
        note(verb="measure.untied", subject=tied.link.source, by=by, detail={"record": tie.target_id})
