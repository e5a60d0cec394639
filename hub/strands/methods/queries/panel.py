"""The demand studies that are evidence for a record: the panel on its page."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch

from hub.accounts.models import Person
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.core.tallies.models import RecordTally
from hub.strands.methods import demand, rules

SHOWN = 5


def studies_of(record: Record, person: Person | None) -> dict[str, object] | None:
    """Return the studies of why people come that are evidence for `record`, the latest first.

    One statement where there is none, else two.
    """
    ties = Link.objects.current().filter(source=record, relation=rules.EVIDENCE, target=OuterRef("pk"))
    visible = Record.objects.visible_to(person or AnonymousUser()).of_kind(rules.STUDY)
    tallies = Prefetch("tallies", RecordTally.objects.order_by("name"), to_attr="counted")
    studies = list(visible.filter(Exists(ties)).newest_first().prefetch_related(tallies)[:SHOWN])
    if not studies:
        return None
    return {"studies": [(study, _finding(study)) for study in studies]}


def _finding(study: Record) -> str:
    """Return what a reported study found, and how far any other is."""
    counted = {tally.name: tally.value for tally in getattr(study, "counted", [])}
    if study.state == rules.REPORTED:
        return rules.failure_sentence(demand.share(counted.get(rules.FAILURES, 0), counted.get(rules.CODED, 0)))
    return f"{study.state_label}: {counted.get(rules.TAKEN_DOWN, 0):,} taken down so far."
