"""Taking in what other places hold: no clock starts, nobody is made up, and a second run changes nothing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.core.audit.actions import note
from hub.core.records import after
from hub.core.records.actions import Card, change_state, open_record, publish
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.core.tallies import actions as tallies
from hub.foundation.text import shorten
from hub.strands.ideas import rules
from hub.strands.ideas.brought import Brought
from hub.strands.ideas.models import Idea, Imported


@transaction.atomic
def bring_in(brought: Brought, *, now: datetime | None = None) -> Idea:
    """Take in a row that is not here yet. It has no author; a hidden one stays a draft that nobody reads.

    One that its author took back there is withdrawn by its author here.
    """
    now = now or timezone.now()
    said_at = brought.said_at or now
    summary = brought.better or brought.problem
    card = Card(title=brought.title, summary=summary, place_id=brought.place_id, lang=brought.lang)
    record = open_record(rules.IDEA, card, by=None, authors=[], now=said_at)
    idea = Idea.objects.create(
        record=record,
        problem=brought.problem or brought.title,
        better=brought.better,
        where_words=brought.where_words,
    )
    Imported.objects.create(record=record, source=brought.source, key=brought.key, digest=brought.digest, at=now)
    tallies.start(record, {rules.IMPORTED_SUPPORTS: brought.supports, rules.VOICES: brought.supports})
    _show(record, brought, now=said_at)
    note(verb="idea.imported", subject=record, by=None, detail={"source": brought.source, "key": brought.key})
    return idea


@transaction.atomic
def bring_up_to_date(imported: Imported, brought: Brought, *, now: datetime | None = None) -> bool:
    """Take over what the row says now, if that has changed; return whether it had. Supports are counted anew.

    What people did here with the idea stays as it is: what was taken down here does not come back.
    """
    if imported.digest == brought.digest:
        return False
    idea = Idea.objects.get(pk=imported.record_id)
    record = idea.record
    idea.problem, idea.better = brought.problem or brought.title, brought.better
    idea.where_words = brought.where_words
    idea.save(update_fields=["problem", "better", "where_words"])
    record.title, record.summary = brought.title, shorten(brought.better or brought.problem, 500)
    record.save(update_fields=["title", "summary"])
    before = record.tallies.filter(name=rules.IMPORTED_SUPPORTS).values_list("value", flat=True).first() or 0
    if change := brought.supports - before:
        tallies.add(record, rules.IMPORTED_SUPPORTS, change)
        tallies.add(record, rules.VOICES, change)
    imported.digest = brought.digest
    imported.save(update_fields=["digest"])
    _show(record, brought, now=now or timezone.now())
    note(verb="idea.import_changed", subject=record, by=None)
    after.changed(record)
    return True


def _show(record: Record, brought: Brought, *, now: datetime) -> None:
    """Let everybody read it, or nobody if it was moderated out there; what was taken down here stays down."""
    where = f"Imported from {brought.source}."
    if brought.hidden and record.visibility == Visibility.PUBLIC:
        publish(record, to=Visibility.DRAFT, by=None, now=now, reason=f"Moderated out. {where}")
    elif not brought.hidden and record.visibility == Visibility.DRAFT:
        publish(record, by=None, now=now, reason=where)
    if brought.withdrawn and record.state in rules.WAITING:
        change_state(record, to=rules.WITHDRAWN, by=None, reason=f"Taken back by its author. {where}", now=now)
