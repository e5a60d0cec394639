"""How an actor comes to play a role on a record: somebody proposes it, or offers.

Two ways lead to it. The record's side *proposes*, and whoever speaks for the actor *accepts* in words of their own; or
the actor *offers*, and the record's side accepts. Either may say no. What was agreed is *finished*, or is *no longer
offered*: that is all that anybody reads of it, and nobody is blamed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import permissions, rules
from hub.actors.actions.keeping import checked, keep, require_may_be_named
from hub.actors.actions.telling import arranging, behind, tell
from hub.actors.models import ActorRole, Capacity, OpenRole, Organisation
from hub.actors.naming import name_of
from hub.core.audit.actions import note
from hub.core.comments.models import Offer
from hub.core.moderation.actions import look_at
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.text import one_line, shorten


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What an actor would do: the role (`rules.PARTS`), in words, from a day until a day.

    `is_named`: a person agrees that everybody may read their name. For organisations it says nothing.
    """

    role: str
    words: str
    since: date | None = None
    until: date | None = None
    is_named: bool = False


@transaction.atomic
def propose(
    record: Record,
    actor: Organisation | Person,
    promise: Promise,
    *,
    by: Person,
    taking_up: Offer | None = None,
    now: datetime | None = None,
) -> ActorRole:
    """Ask an actor to play a role on `record`. It is not public until whoever speaks for the actor accepts it.

    `taking_up` is the offer of help that a person made on this record, if that is what it comes from.
    Raises NotAllowed unless `by` arranges roles here; NotPossible where the record is not shown to others, where
    nobody speaks for the organisation or may read the record, or where the actor plays this role already.
    """
    permissions.require_arrange(by, record)
    permissions.require_takes_roles(record)
    if taking_up and (taking_up.record_id != record.pk or taking_up.ended_at or actor != taking_up.person):
        raise NotPossible("This help is no longer offered here.")
    role = _begin(record, actor, promise, state=rules.PROPOSED, by=by, now=now or timezone.now())
    people = behind(role)
    if not people:
        raise NotPossible(
            "Nobody speaks for this organisation here yet, so nobody could accept. "
            "Ask the improvement team to name somebody first."
        )
    if record.visibility == Visibility.STAFF and not any(person.is_staff for person in people):
        raise NotPossible("This is for staff of the council so far: let partners or everybody read it first.")
    if taking_up:
        role.offer = taking_up
        role.save(update_fields=["offer"])
    asked = f"You are asked {role.part.asks}: “{shorten(record.title, 100)}”. It waits for your word"
    tell(role, asked, to=people, by=by, now=now)
    return role


@transaction.atomic
def offer(
    record: Record,
    promise: Promise,
    *,
    by: Person,
    organisation: Organisation | None = None,
    capacity: Capacity | None = None,
    now: datetime | None = None,
) -> ActorRole:
    """Offer to play a role on `record`: oneself, or the organisation one speaks for. The record's side answers.

    Raises NotAllowed to who may not read the record or does not speak for `organisation`; NotPossible as `propose`,
    and for somebody under 18 who would be named.
    """
    return offer_to(record, promise, by=by, organisation=organisation, capacity=capacity, open_role=None, now=now)


def offer_to(  # noqa: PLR0913 - who, what, for whom, with what and in answer to what
    record: Record,
    promise: Promise,
    *,
    by: Person,
    organisation: Organisation | None,
    capacity: Capacity | None,
    open_role: OpenRole | None,
    now: datetime | None,
) -> ActorRole:
    """Offer to play a role, perhaps in answer to an open one. Inside the transaction of `offer` or `wanted.answer`."""
    permissions.require_reader(by, record)
    permissions.require_takes_roles(record)
    if organisation is not None:
        permissions.require_speaks(by, organisation)
    if capacity is not None:
        permissions.require_keep_capacity(by, capacity)
    now = now or timezone.now()
    role = _begin(record, organisation or by, promise, state=rules.OFFERED, by=by, now=now)
    role.open_role, role.capacity = open_role, capacity
    role.save(update_fields=["open_role", "capacity"])
    look_at(record, promise.words, part=f"role:{role.pk}", now=now)
    sentence = f"{name_of(role)} offers {role.part.asks}: “{shorten(record.title, 100)}”. It waits for your word"
    tell(role, sentence, to=arranging(record), by=by, now=now)
    return role


@transaction.atomic
def name_beneficiaries(record: Record, whom: str, *, words: str, by: Person, now: datetime | None = None) -> ActorRole:
    """Say whom `record` is for, in words (“people who sleep rough”), and what it brings them.

    Nobody can promise for them, so nothing waits for a word. Raises BadInput without words.
    """
    permissions.require_arrange(by, record)
    permissions.require_takes_roles(record)
    if not (named := one_line(whom)[:200]):
        raise BadInput("Say whom it is for.", {"whom": "Say whom it is for."})
    now = now or timezone.now()
    role = ActorRole.objects.create(
        record=record,
        role=rules.BENEFITS,
        whom=named,
        state=rules.ACCEPTED,
        words=checked(words),
        begun_by=by,
        begun_at=now,
        accepted_at=now,
    )
    keep(role, rules.ACCEPTED, words=role.words, by=by, now=now)
    note(verb="role.accepted", subject=role, by=by, detail={"record": record.pk})
    return role


def _begin(
    record: Record, actor: Organisation | Person, promise: Promise, *, state: str, by: Person, now: datetime
) -> ActorRole:
    if promise.role not in rules.PARTS:
        raise BadInput("Choose the role.", {"role": "Choose the role."})
    rules.check_period(promise.since, promise.until)
    if isinstance(actor, Organisation) and actor.record.state != rules.LISTED:
        raise NotPossible("This organisation does not take part here now.")
    mine: dict[str, Any] = {"organisation": actor} if isinstance(actor, Organisation) else {"person": actor}
    # Two at once would both find nothing: the record's row is held, so that one waits for the other.
    Record.objects.select_for_update().get(pk=record.pk)
    if ActorRole.objects.filter(record=record, role=promise.role, state__in=rules.RUNNING, **mine).exists():
        raise NotPossible("This role is offered, proposed or played already. Open it to see where it stands.")
    is_named = state == rules.OFFERED and isinstance(actor, Person) and promise.is_named
    if is_named:
        require_may_be_named(by, now)
    made = ActorRole.objects.create(
        record=record,
        role=promise.role,
        **mine,
        is_named=is_named,
        state=state,
        proposed_words=checked(promise.words),
        since=promise.since,
        until=promise.until,
        begun_by=by,
        begun_at=now,
    )
    keep(made, state, words=made.proposed_words, by=by, now=now)
    note(verb=f"role.{state}", subject=made, by=by, detail={"record": record.pk, "role": promise.role})
    return made
