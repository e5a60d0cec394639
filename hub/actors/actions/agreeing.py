"""Agreeing to a role or saying no to it, and saying a promise in other words."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import permissions, rules
from hub.actors.actions.keeping import checked, keep, locked, require_may_be_named
from hub.actors.actions.telling import arranging, behind, tell
from hub.actors.models import ActorRole, OpenRole
from hub.actors.naming import name_of
from hub.core.audit.actions import note
from hub.core.comments.actions import take_up_offer
from hub.core.follows.actions import notify
from hub.core.follows.queries import followers
from hub.core.moderation.actions import look_at
from hub.core.records.actions import name_reader
from hub.foundation.errors import NotPossible
from hub.foundation.text import clean, shorten


@transaction.atomic
def accept(
    role: ActorRole, *, by: Person, words: str = "", is_named: bool = False, now: datetime | None = None
) -> None:
    """Agree to a role that waits. From then on everybody may read it.

    What was proposed is accepted by the actor: in `words` of their own, or as it was put; with their name if they are
    a person and say `is_named`. What was offered is accepted by the record's side, as it was offered.
    Raises NotAllowed to the other side, NotPossible if it waits no longer.
    """
    now = now or timezone.now()
    held = locked(role)
    if held.state == rules.OFFERED:
        permissions.require_arrange(by, held.record)
    else:
        permissions.require_actor(by, held)
    if held.state == rules.ACCEPTED and held.proposed_words:
        _take_words(held, words or held.proposed_words, by=by, now=now)
        return
    rules.check_move(held.state, rules.ACCEPTED)
    permissions.require_takes_roles(held.record)
    if held.state == rules.PROPOSED:
        held.proposed_words = checked(words) if words.strip() else held.proposed_words
        if is_named and held.person:
            require_may_be_named(held.person, now)
            held.is_named = True
    held.words, held.proposed_words = held.proposed_words, ""
    was, held.state, held.accepted_at = held.state, rules.ACCEPTED, now
    held.save(update_fields=["words", "proposed_words", "state", "accepted_at", "is_named"])
    keep(held, rules.ACCEPTED, words=held.words, by=by, now=now)
    note(verb="role.accepted", subject=held, by=by, detail={"record": held.record_id})
    _settle(held, by=by, now=now)
    _tell_of_agreement(held, was, by=by, now=now)


def _settle(role: ActorRole, *, by: Person, now: datetime) -> None:
    """Do what follows from an agreement: partners may read, an open role is found, an offer of help is taken up."""
    for person in behind(role):
        name_reader(role.record, person, by=by, now=now)
    if role.offer:
        take_up_offer(role.offer, by=by, now=now)
    if role.open_role_id:
        open_role = OpenRole.objects.select_for_update().get(pk=role.open_role_id)
        agreed = open_role.answers.filter(state=rules.ACCEPTED).count()
        if open_role.state == rules.OPEN and agreed >= open_role.wanted:
            open_role.state = rules.FILLED
            open_role.save(update_fields=["state"])
            note(verb="open_role.filled", subject=open_role, by=by)
    if role.words:
        look_at(role.record, role.words, part=f"role:{role.pk}", now=now)


def _tell_of_agreement(role: ActorRole, was: str, *, by: Person, now: datetime) -> None:
    title = shorten(role.record.title, 100)
    sentence = f"{name_of(role)} {role.part.says}: “{title}”"
    other_side = behind(role) if was == rules.OFFERED else [*arranging(role.record), role.begun_by]
    tell(role, f"Agreed. {sentence}", to=other_side, by=by, now=now)
    told = {person.pk for person in other_side}
    notify(role.record, sentence, by=by, to=[one for one in followers(role.record) if one.pk not in told], now=now)


@transaction.atomic
def decline(role: ActorRole, *, by: Person, because: str = "", now: datetime | None = None) -> None:
    """Say no to a role that waits, or take back what one's own side offered or proposed. Nothing of it was public.

    `because` is read by the two sides alone. Raises NotAllowed to who is on neither, NotPossible if it waits no more.
    """
    held = locked(role)
    if not permissions.is_the_actor(by, held):
        permissions.require_arrange(by, held.record)
    rules.check_move(held.state, rules.NOT_TAKEN_UP)
    now = now or timezone.now()
    held.state, held.ended_at = rules.NOT_TAKEN_UP, now
    held.save(update_fields=["state", "ended_at"])
    keep(held, rules.NOT_TAKEN_UP, because=clean(because), by=by, now=now)
    note(verb="role.not_taken_up", subject=held, by=by, detail={"record": held.record_id})
    words = f" {clean(because)}" if because.strip() else ""
    sentence = f"Not taken up: {role.part.label.lower()}, “{shorten(role.record.title, 100)}”.{words}"
    tell(held, sentence, to=[*behind(held), held.begun_by], by=by, now=now)


@transaction.atomic
def reword(role: ActorRole, *, words: str, by: Person, now: datetime | None = None) -> None:
    """Say a promise in other words. The actor's count at once; those of the record's side wait for the actor's word.

    Raises NotPossible for a role that is over, or one that still waits and whose words are the other side's.
    """
    held, now = locked(role), now or timezone.now()
    said = checked(words)
    if held.state != rules.ACCEPTED:
        raise NotPossible("Only what was agreed can be said in other words.")
    if permissions.is_the_actor(by, held) or (held.whom and permissions.may_arrange(by, held.record)):
        _take_words(held, said, by=by, now=now)
        return
    permissions.require_arrange(by, held.record)
    held.proposed_words = said
    held.save(update_fields=["proposed_words"])
    keep(held, "other_words_proposed", words=said, by=by, now=now)
    note(verb="role.words_proposed", subject=held, by=by)
    title = shorten(held.record.title, 100)
    tell(held, f"Other words for what you promised: “{title}”. They wait for yours", to=behind(held), by=by, now=now)


def _take_words(role: ActorRole, words: str, *, by: Person, now: datetime) -> None:
    role.words, role.proposed_words = checked(words), ""
    role.save(update_fields=["words", "proposed_words"])
    keep(role, "reworded", words=role.words, by=by, now=now)
    note(verb="role.reworded", subject=role, by=by)
    look_at(role.record, role.words, part=f"role:{role.pk}", now=now)
    tell(role, f"{name_of(role)} said it in other words", to=arranging(role.record), by=by, now=now)


@transaction.atomic
def keep_words(role: ActorRole, *, by: Person, now: datetime | None = None) -> None:
    """Say, as the actor, that the promise stays as it is: the other words that were proposed go."""
    held = locked(role)
    permissions.require_actor(by, held)
    if held.state != rules.ACCEPTED or not held.proposed_words:
        raise NotPossible("No other words wait for yours.")
    held.proposed_words = ""
    held.save(update_fields=["proposed_words"])
    note(verb="role.words_kept", subject=held, by=by)
    tell(held, f"{name_of(held)} keeps the words of the promise", to=arranging(held.record), by=by, now=now)
