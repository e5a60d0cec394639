"""Taking words out of a decision or contract after it was published: a personal detail that is found later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.core import beneath, removal
from hub.core.audit.actions import note
from hub.core.follows.hearing import tell_followers
from hub.core.records import after
from hub.core.records.models import Record
from hub.core.records.versions import seal_version
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.text import REMOVED, clean, without
from hub.strands.ledger import permissions, rules, text
from hub.strands.ledger.actions.hearing import tell_who_acts
from hub.strands.ledger.actions.signing import latest_text
from hub.strands.ledger.grounds import GROUNDS
from hub.strands.ledger.models import (
    Allotment,
    Clearance,
    Contract,
    Decision,
    FormerSpeaker,
    MonitoringNote,
    Party,
    Redaction,
)

SHORTEST = 3
DETAIL, KEPT_BACK = "its text", "what was kept back"


@dataclass(frozen=True, kw_only=True)
class TakenOut:
    """What is taken out: the `words` as they stand, and what everybody reads of it: `label`, `ground` and `because`.

    `also` are the keys of the places beneath the record (`core.beneath.places`) that it is taken out of too.
    """

    words: str
    label: str
    ground: str
    because: str
    review_on: date | None = None
    also: tuple[str, ...] = ()


@transaction.atomic
def take_out(record: Record, what: TakenOut, *, by: Person, now: datetime | None = None) -> Redaction:
    """Take words out of a published decision or contract, wherever they stand in it, now and in what was sealed.

    The text then says “[removed]”; that it does, since when, on what ground and why, everybody reads. The words are
    kept for those who write, sign, clear and monitor. Sealed fields in which they stood lose value and salt, not their
    digest; where the latest version lost one, the text as it reads now is sealed as the next.
    Raises BadInput where the words stand nowhere or something is not said, NotPossible before it is published.
    """
    now = now or timezone.now()
    permissions.require_corrector(by, record, timezone.localdate(now))
    if record.kind not in {rules.DECISION, rules.CONTRACT} or record.published_at is None:
        raise NotPossible("This is not published: change the draft itself.")
    words = " ".join(clean(what.words).split())
    _check(what, words, timezone.localdate(now))
    record = Record.objects.select_for_update().get(pk=record.pk)
    said = _said(record)
    removed = removal.remove_words(record, words, by=by, ground=what.ground)
    places = [*removed.places, *_take_out_of_tables(record, words)]
    # A party whose name is removed would be named by the page it leads to.
    because = f"{what.label}. {what.because}"
    places += beneath.take_out(record, what.also, words, because=because, by=by, now=now)
    Party.objects.filter(contract=record.pk, name__contains=REMOVED).update(organisation=None)
    if not places and not removed.latest:
        sentence = "These words stand nowhere in it. Copy them exactly as they stand, or fewer of them."
        raise BadInput(sentence, {"words": sentence})
    made = Redaction.objects.create(
        record=record,
        label=what.label,
        words=words,
        ground=what.ground,
        weighing=what.because,
        review_on=what.review_on,
        stood_in="; ".join(dict.fromkeys(places or ["an earlier version"]))[:500],
        by=by,
        at=now,
    )
    if removed.latest:
        _seal(record, {name: without(value, words) for name, value in said.items()}, made, by=by, now=now)
    sentence = f"Something was removed from “{record.title}”: {what.label}. {what.because}"
    tell_followers(record, sentence, by=by, now=now)
    tell_who_acts(record, sentence, by=by, now=now)
    note(verb="redaction.taken_out", subject=record, by=by, detail={"redaction": made.pk, "ground": what.ground})
    after.changed(record)
    return made


def _check(what: TakenOut, words: str, today: date) -> None:
    telling = "Say it without the words that are removed."
    wrong = (
        ("words", len(words) < SHORTEST, f"Give at least {SHORTEST} letters, or more than you mean would go."),
        ("label", not what.label.strip(), "Say what is removed, without saying what it says."),
        ("label", without(what.label, words) != what.label, telling),
        ("ground", what.ground not in GROUNDS, "Choose the ground that the law gives for it."),
        ("because", not what.because.strip(), "Say why it is removed. Everybody can read this."),
        ("because", without(what.because, words) != what.because, telling),
        ("review_on", what.review_on is not None and what.review_on <= today, "The day of review must lie ahead."),
    )
    if faults := {field: sentence for field, is_wrong, sentence in wrong if is_wrong}:
        raise BadInput("Something is missing before it can be removed.", faults)


def _said(record: Record) -> dict[str, str]:
    """Return what the latest sealed version of a decision says, part by part; a contract’s is read from its tables."""
    if record.kind != rules.DECISION:
        return {}
    said = latest_text(Decision.objects.get(pk=record.pk))
    return {name: words for name, words in said.items() if name in text.PARTS}


def _take_out_of_tables(record: Record, words: str) -> list[str]:
    """Take the words out of the ledger’s own rows; return the parts they stood in. One statement a table."""
    parts = text.PARTS if record.kind == rules.DECISION else text.TERMS
    found = []
    for name, rows, columns in _tables(record):
        found += [parts.get(column, name) if name == DETAIL else name for column in removal.mark(rows, columns, words)]
    return found


def _tables(record: Record) -> list[tuple[str, QuerySet[Any, Any], tuple[str, ...]]]:
    """Return the rows in which words can stand, each with what they are called, and their columns."""
    told = Redaction.objects.filter(record=record)
    shared: list[tuple[str, QuerySet[Any, Any], tuple[str, ...]]] = [
        (KEPT_BACK, told, ("label", "weighing", "released_because")),
        (KEPT_BACK, told.filter(released_at__isnull=False), ("words",)),
    ]
    if record.kind == rules.DECISION:
        return [
            (DETAIL, Decision.objects.filter(pk=record.pk), (*text.PARTS, "notice", "outside", "embargo_because")),
            ("the monitoring officer’s note", MonitoringNote.objects.filter(decision=record.pk), ("words",)),
            ("the note of who cleared it", Clearance.objects.filter(decision=record.pk), ("words",)),
            *shared,
        ]
    contract = Contract.objects.get(pk=record.pk)
    return [
        (DETAIL, Contract.objects.filter(pk=record.pk), tuple(text.TERMS)),
        ("who it is with", contract.parties.all(), ("name", "number", "source")),
        ("the instalments", contract.instalments.all(), ("condition",)),
        ("the payments", contract.payments.all(), ("words",)),
        ("what is delivered", contract.deliverables.all(), ("words",)),
        ("what was found when it was looked at", contract.reviews.all(), ("words",)),
        ("what it pays for", Allotment.objects.filter(link__target=record), ("words",)),
        ("its changes", contract.changes.all(), ("words", "because")),
        ("who spoke for the supplier", FormerSpeaker.objects.filter(contract=contract), ("because",)),
        ("what this money buys", contract.buys.all(), ("words",)),
        *shared,
    ]


def _seal(record: Record, said: dict[str, str], made: Redaction, *, by: Person, now: datetime) -> None:
    reason = f"Removed: {made.label}. {made.weighing}"
    if record.kind == rules.CONTRACT:
        seal_version(record, text.sealed_contract(Contract.objects.get(pk=record.pk)), by=by, reason=reason, now=now)
        return
    decision = Decision.objects.select_related("record", "delegation__record").get(pk=record.pk)
    version = seal_version(record, text.sealed_decision(decision, said), by=by, reason=reason, now=now)
    decision.version = version.number
    decision.save(update_fields=["version"])
