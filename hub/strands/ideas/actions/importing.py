"""Taking in what other places hold: no clock starts, nobody is made up, and a second run changes nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.core.audit.actions import note
from hub.core.records import after
from hub.core.records.actions import Card, open_record, publish
from hub.core.tallies import actions as tallies
from hub.strands.ideas import rules
from hub.strands.ideas.models import Idea, Imported


@dataclass(frozen=True, kw_only=True)
class Brought:
    """One row of an import. `source` and `key` say which there; `digest` (SHA-256) what it said.

    `said_at` is when it was said there; `hidden` keeps a row out of sight that was moderated out there.
    """

    source: str
    key: str
    digest: str
    title: str
    problem: str
    better: str = ""
    lang: str = "en"
    place_id: int | None = None
    supports: int = 0
    said_at: datetime | None = None
    hidden: bool = False


@transaction.atomic
def bring_in(brought: Brought, *, now: datetime | None = None) -> Idea:
    """Take in a row that is not here yet. It has no author; a hidden one stays a draft that nobody reads."""
    now = now or timezone.now()
    said_at = brought.said_at or now
    summary = brought.better or brought.problem
    card = Card(title=brought.title, summary=summary, place_id=brought.place_id, lang=brought.lang)
    record = open_record(rules.IDEA, card, by=None, authors=[], now=said_at)
    idea = Idea.objects.create(record=record, problem=brought.problem or brought.title, better=brought.better)
    Imported.objects.create(record=record, source=brought.source, key=brought.key, digest=brought.digest, at=now)
    if brought.supports:
        tallies.add(record, rules.IMPORTED_SUPPORTS, brought.supports)
    tallies.add(record, rules.VOICES, brought.supports)
    if brought.hidden:
        after.changed(record)
    else:
        publish(record, by=None, now=said_at, reason=f"Imported from {brought.source}.")
    note(verb="idea.imported", subject=record, by=None, detail={"source": brought.source, "key": brought.key})
    return idea


@transaction.atomic
def bring_up_to_date(imported: Imported, brought: Brought) -> bool:
    """Take over what the row says now, if that has changed; return whether it had. Supports are counted anew.

    What people did here with the idea stays as it is.
    """
    if imported.digest == brought.digest:
        return False
    idea = Idea.objects.get(pk=imported.record_id)
    record = idea.record
    idea.problem, idea.better = brought.problem or brought.title, brought.better
    idea.save(update_fields=["problem", "better"])
    record.title, record.summary = brought.title, (brought.better or brought.problem)[:500]
    record.save(update_fields=["title", "summary"])
    before = record.tallies.filter(name=rules.IMPORTED_SUPPORTS).values_list("value", flat=True).first() or 0
    if change := brought.supports - before:
        tallies.add(record, rules.IMPORTED_SUPPORTS, change)
        tallies.add(record, rules.VOICES, change)
    imported.digest = brought.digest
    imported.save(update_fields=["digest"])
    note(verb="idea.import_changed", subject=record, by=None)
    after.changed(record)
    return True
