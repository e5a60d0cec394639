"""Reporting what was found, and opening a report again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.links.models import Link
from hub.core.moderation.actions import look_at
from hub.core.records import after
from hub.core.records.actions import change_state
from hub.core.tallies import actions as tallies
from hub.core.tallies.queries import of_records
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.methods import permissions, rules
from hub.strands.methods.models import Study
from hub.strands.methods.queries.results import Results, results


@transaction.atomic
def report(study: Study, *, learned: str, by: Person, now: datetime | None = None) -> None:
    """Let everybody read what was found, with what the team has learned and will do, in plain words.

    From now on nothing is coded any more, so that what was read stays so. The followers of the work it is evidence for
    hear of it. Raises BadInput without words, NotPossible before anything is coded.
    """
    permissions.require_lead(by, study)
    said = learned.strip()
    if not said:
        raise BadInput("Say what you learned.", {"learned": "Say what you learned, and what you will do about it."})
    found = results(study)
    if found.failure is None:
        raise NotPossible("Nothing has been coded yet, so there is nothing to report.")
    now = now or timezone.now()
    change_state(study.record, to=rules.REPORTED, by=by, reason="", now=now)
    study.learned = said
    study.save(update_fields=["learned"])
    _count(study, found)
    note(verb="study.reported", subject=study.record, by=by, detail={"coded": found.failure.of})
    look_at(study.record, said, now=now)
    sentence = f"“{study.record.title}” is reported. {rules.failure_sentence(found.failure)}"
    notify(study.record, sentence, by=by, now=now)
    for tie in Link.objects.current().filter(target=study.record, relation=rules.EVIDENCE).select_related("source"):
        notify(tie.source, sentence, by=by, now=now)
    after.changed(study.record)


@transaction.atomic
def open_again(study: Study, *, by: Person, now: datetime | None = None) -> None:
    """Take the report back, to code further. The results are for the team alone until it is reported again."""
    permissions.require_lead(by, study)
    change_state(study.record, to=rules.CODING, by=by, reason="The report is being gone over.", now=now)
    _count(study, None)
    note(verb="study.opened_again", subject=study.record, by=by)
    after.changed(study.record)


def _count(study: Study, found: Results | None) -> None:
    """Make the study's tallies what was found; nothing while it is not reported."""
    failure, one_stop = (found.failure, found.one_stop) if found else (None, None)
    values = {
        rules.CODED: failure.of if failure else 0,
        rules.FAILURES: failure.count if failure else 0,
        rules.KNOWN_AT_ONCE: one_stop.of if one_stop else 0,
        rules.AT_ONCE: one_stop.count if one_stop else 0,
    }
    held = of_records([study.pk])[study.pk]
    for name, value in values.items():
        tallies.add(study.record, name, value - held.get(name, 0))
