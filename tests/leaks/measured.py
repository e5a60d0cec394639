"""Values, flags and ties of the measures that are planted, so that charts and tables could tell of what is hidden."""

from datetime import date

from django.utils import timezone

from hub.core.links.actions import link
from hub.core.links.relations import MEASURES
from hub.core.records.models import Record
from hub.measures.models import Annotation, Correction, Measured, Observation, Rebase, Target

DAY = date(2026, 3, 1)


def plant(record: Record, said: str, others: list[Record]) -> None:
    """Give the measure `record` a value, a correction, a target, a rebase and a flag that say `said`.

    Their keys are the record's, so that addresses can be made of it alone. It tells of every outcome among `others`,
    and the flags of every measure among them lead to it.
    """
    now = timezone.now()
    with_measure = {"measure_id": record.pk, "at": now}
    observation = Observation.objects.create(pk=record.pk, period=DAY, why_missing=said, **with_measure)
    Correction.objects.create(observation=observation, old=1.0, reason=said, at=now)
    Target.objects.create(from_on=DAY, value=2.0, set_by=said, **with_measure)
    Rebase.objects.create(pk=record.pk, from_on=DAY, reason=said, **with_measure)
    Annotation.objects.create(on=DAY, words=said, record=record, **with_measure)
    for other in others:
        if other.kind == "outcome":
            _tie(record, other)
        elif other.kind == "measure":
            Annotation.objects.create(measure_id=other.pk, on=DAY, words="Since then", record=record, at=now)


def plant_outcome(record: Record, others: list[Record]) -> None:
    """Say of every measure among `others` that it tells of the outcome `record`."""
    for other in others:
        if other.kind == "measure":
            _tie(other, record)


def _tie(measure: Record, outcome: Record) -> None:
    Measured.objects.create(link=link(measure, MEASURES, outcome, by=None), part="outcome")
