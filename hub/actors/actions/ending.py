"""How a role comes to its end: finished, or no longer offered. Nobody is blamed, and no reason is public."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import permissions, rules
from hub.actors.actions.keeping import keep, locked, stop_reading
from hub.actors.actions.telling import arranging, behind, tell
from hub.actors.models import ActorRole, OpenRole
from hub.core.audit.actions import note
from hub.foundation.text import clean, shorten


@transaction.atomic
def finish(role: ActorRole, *, by: Person, now: datetime | None = None) -> None:
    """Say that what was promised has been given, or that the role has come to its end as agreed. Either side may."""
    if not permissions.is_the_actor(by, role):
        permissions.require_arrange(by, role.record)
    _end(role, rules.FINISHED, by=by, because="", now=now or timezone.now())


@transaction.atomic
def no_longer_offer(role: ActorRole, *, by: Person, because: str = "", now: datetime | None = None) -> None:
    """Say that what was agreed is not offered any more. In public it reads just so; `because` is for the two sides.

    The actor does, or the record's side when the actor has told them. An open role that it answered is open again.
    """
    if not permissions.is_the_actor(by, role):
        permissions.require_arrange(by, role.record)
    now = now or timezone.now()
    ended = _end(role, rules.NO_LONGER_OFFERED, by=by, because=clean(because), now=now)
    if ended.open_role_id:
        OpenRole.objects.filter(pk=ended.open_role_id, state=rules.FILLED).update(state=rules.OPEN)


def _end(role: ActorRole, state: str, *, by: Person | None, because: str, now: datetime) -> ActorRole:
    held = locked(role)
    rules.check_move(held.state, state)
    held.state, held.ended_at, held.proposed_words = state, now, ""
    held.save(update_fields=["state", "ended_at", "proposed_words"])
    keep(held, state, because=because, by=by, now=now)
    note(verb=f"role.{state}", subject=held, by=by, detail={"record": held.record_id})
    people = behind(held)
    for person in people:
        stop_reading(held.record, person, by=by)
    sentence = f"{rules.STATES[state]}: {held.part.label.lower()}, “{shorten(held.record.title, 100)}”"
    tell(held, sentence, to=[*people, *arranging(held.record)], by=by, now=now)
    return held


@transaction.atomic
def end_what_is_over(*, today: date | None = None, now: datetime | None = None) -> int:
    """Finish the roles whose last day has passed; return how many. The schedule does it each night."""
    now = now or timezone.now()
    day = today or timezone.localdate(now)
    over = ActorRole.objects.filter(state=rules.ACCEPTED, until__lt=day).order_by("pk")
    for role in over:
        _end(role, rules.FINISHED, by=None, because="", now=now)
    return len(over)
