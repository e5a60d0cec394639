"""The demand studies that are evidence for a record: the panel on its page."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hub.accounts.models import Person
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.tallies.models import RecordTally
from hub.strands.methods import demand, rules

SHOWN = 5


def studies_of(record: Record, person: Person | None) -> dict[str, object] | None:
    """Return the studies of why people come that are evidence for `record`, the latest first. One statement."""
    studies = _studies_of(key=record.pk, viewer=person or AnonymousUser())
    if not studies:
        return None
    return {"studies": [(study, _finding(study)) for study in studies]}


@prepared
def _studies_of(*, key: int, viewer: Viewer) -> QuerySet[Record]:
    ties = Link.objects.current().filter(source=key, relation=rules.EVIDENCE, target=OuterRef("pk"))
    visible = Record.objects.visible_to(viewer).of_kind(rules.STUDY)
    counted = {name: _tally(name) for name in (rules.FAILURES, rules.CODED, rules.TAKEN_DOWN)}
    return visible.filter(Exists(ties)).annotate(**counted).newest_first()[:SHOWN]


def _tally(name: str) -> Coalesce:
    kept = RecordTally.objects.filter(record=OuterRef("pk"), name=name).values("value")[:1]
    return Coalesce(Subquery(kept), 0, output_field=IntegerField())


def _finding(study: Record) -> str:
    """Return what a reported study found, and how far any other is."""
    if study.state == rules.REPORTED:
        return rules.failure_sentence(demand.share(getattr(study, rules.FAILURES), getattr(study, rules.CODED)))
    return f"{study.state_label}: {getattr(study, rules.TAKEN_DOWN):,} taken down so far."
