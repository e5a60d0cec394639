"""Keeping the scheme of delegation: who may decide what, up to which limit."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.records.actions import Card, change_state, open_record, publish
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.money import VatBasis
from hub.strands.ledger import permissions, rules
from hub.strands.ledger.law import Function
from hub.strands.ledger.models import Delegation


@dataclass(frozen=True, kw_only=True)
class Delegated:
    """What is delegated, by whom and by what. `limit` in pounds, None where none was set."""

    title: str
    subject: str
    resolved_by: str
    instrument: str
    since: date
    until: date | None = None
    limit: Decimal | None = None
    vat_basis: VatBasis = VatBasis.NOT_SAID
    function: Function = Function.EXECUTIVE
    conditions: str = ""
    source: str = ""


@dataclass(frozen=True)
class _Asked:
    field: str
    sentence: str


_ASKED = (
    _Asked("title", "Say in a line what may be decided."),
    _Asked("subject", "Say what may be decided."),
    _Asked("resolved_by", "Say who delegates it."),
    _Asked("instrument", "Name the resolution or clause, with its number."),
)


@transaction.atomic
def delegate(what: Delegated, *, post: Post, by: Person, now: datetime | None = None) -> Delegation:
    """Write down, in public, that `post` may decide something. For monitoring officers.

    Raises BadInput where something is missing, or it would end before it begins.
    """
    permissions.require_monitor(by)
    now = now or timezone.now()
    missing = {one.field: one.sentence for one in _ASKED if not getattr(what, one.field).strip()}
    if missing:
        raise BadInput("Something is missing.", missing)
    if what.until and what.until < what.since:
        sentence = "It cannot end before it begins: check the two dates."
        raise BadInput(sentence, {"until": sentence})
    card = Card(title=what.title, summary=what.subject, team=post.team, post=post)
    record = open_record(rules.DELEGATION, card, by=by, now=now)
    delegation = Delegation.objects.create(
        record=record,
        subject=what.subject,
        resolved_by=what.resolved_by,
        instrument=what.instrument,
        source=what.source,
        conditions=what.conditions,
        function=what.function,
        limit=what.limit,
        vat_basis=what.vat_basis,
        since=what.since,
        until=what.until,
    )
    publish(record, by=by, now=now)
    note(verb="delegation.made", subject=record, by=by, detail={"post": post.pk})
    return delegation


@transaction.atomic
def end_delegation(delegation: Delegation, *, on: date, because: str, by: Person, now: datetime | None = None) -> None:
    """Say from when nothing more can be decided under it. What was decided stands. For monitoring officers."""
    permissions.require_monitor(by)
    locked = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    if on < locked.since:
        sentence = "It cannot end before it began: check the date."
        raise BadInput(sentence, {"on": sentence})
    if locked.record.state == rules.ENDED:
        raise NotPossible("This delegation has ended already.")
    change_state(locked.record, to=rules.ENDED, by=by, reason=because, now=now)
    locked.until = on
    locked.save(update_fields=["until"])
    delegation.until, delegation.record = on, locked.record
    note(verb="delegation.ended", subject=locked.record, by=by)
