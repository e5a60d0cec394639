"""Keeping a part back: on a ground, weighed, until a day on which somebody looks again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.hearing import tell_followers
from hub.core.records.models import Record
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.ledger import permissions, rules
from hub.strands.ledger.grounds import GROUNDS
from hub.strands.ledger.models import Redaction

HELD = (rules.DECISION, rules.CONTRACT)


@dataclass(frozen=True, kw_only=True)
class KeptBack:
    """One part that is kept back: `label` is told, `words` are not. `ground` is a code of GROUNDS, or "" if unsaid."""

    label: str
    words: str = ""
    ground: str = ""
    weighing: str = ""
    review_on: date | None = None


@transaction.atomic
def keep_back(record: Record, part: KeptBack, *, by: Person, now: datetime | None = None) -> Redaction:
    """Keep a part of a decision or contract back. What lacks a ground is taken, and stands among the gaps.

    Raises BadInput without a label, or for a day of review that has passed.
    """
    permissions.require_writer(by, record.post)
    if record.kind not in HELD:
        raise NotPossible("Only parts of decisions and contracts can be kept back.")
    now = now or timezone.now()
    _check(part, timezone.localdate(now))
    made = Redaction.objects.create(
        record=record,
        label=part.label,
        words=part.words,
        ground=part.ground,
        weighing=part.weighing,
        review_on=part.review_on,
        by=by,
        at=now,
    )
    note(verb="redaction.made", subject=record, by=by, detail={"redaction": made.pk, "ground": part.ground})
    return made


@transaction.atomic
def ground(
    redaction: Redaction,
    *,
    ground: str,
    weighing: str,
    review_on: date | None,
    by: Person,
    now: datetime | None = None,
) -> None:
    """Say on what ground a part is kept back, or look again and go on keeping it back until another day.

    Raises NotPossible once everybody can read it, BadInput for a day of review that has passed.
    """
    permissions.require_keeper(by, redaction.record)
    locked = Redaction.objects.select_for_update(of=("self",)).get(pk=redaction.pk)
    if locked.released_at:
        raise NotPossible("Everybody can read this part already.")
    part = KeptBack(label=locked.label, ground=ground, weighing=weighing, review_on=review_on)
    _check(part, timezone.localdate(now))
    locked.ground, locked.weighing, locked.review_on = ground, weighing, review_on
    locked.save(update_fields=["ground", "weighing", "review_on"])
    note(verb="redaction.grounded", subject=redaction.record, by=by, detail={"ground": ground, "redaction": locked.pk})


@transaction.atomic
def release(redaction: Redaction, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Let everybody read a part that was kept back: the ground no longer holds. Raises BadInput without a reason."""
    now = now or timezone.now()
    permissions.require_corrector(by, redaction.record, timezone.localdate(now))
    if not because.strip():
        raise BadInput("Say why it can be read now.", {"because": "Say why it can be read now."})
    locked = Redaction.objects.select_for_update(of=("self",)).get(pk=redaction.pk)
    if locked.released_at:
        return
    locked.released_at, locked.released_because = now, because
    locked.save(update_fields=["released_at", "released_because"])
    sentence = f"A part of “{redaction.record.title}” that was kept back can be read: {locked.label}. {because}"
    tell_followers(redaction.record, sentence, by=by, now=now)
    note(verb="redaction.released", subject=redaction.record, by=by, detail={"redaction": locked.pk})


def _check(part: KeptBack, today: date) -> None:
    if not part.label.strip():
        raise BadInput("Say what is kept back.", {"label": "Say what is kept back, without saying what it says."})
    if part.ground and part.ground not in GROUNDS:
        raise BadInput("Choose a ground.", {"ground": "Choose one of the grounds."})
    if part.review_on and part.review_on <= today:
        sentence = "The day of review must lie ahead."
        raise BadInput(sentence, {"review_on": sentence})
