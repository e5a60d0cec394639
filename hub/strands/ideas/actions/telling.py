"""Saying an idea, and what its author can do with it afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.drafts import actions as drafts
from hub.core.follows.actions import follow, tell_of_new
from hub.core.follows.hearing import tell_followers
from hub.core.moderation.actions import look_at
from hub.core.places.actions import put_pin
from hub.core.places.points import Point
from hub.core.records import after
from hub.core.records.actions import Card, open_record, publish
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.core.tallies import actions as tallies
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.ideas import permissions, rules
from hub.strands.ideas.actions.moving import move, owe_acknowledgement, owe_answer
from hub.strands.ideas.models import Idea


@dataclass(frozen=True, kw_only=True)
class Said:
    """An idea in its author's words. `title` is the idea in a line; `place_id` the key of a ward; `pin` a point."""

    title: str
    problem: str
    better: str
    for_whom: str = ""
    where_words: str = ""
    already_there: str = ""
    place_id: int | None = None
    pin: Point | None = None
    staff_only: bool = False
    lang: str = "en"


@transaction.atomic
def submit(said: Said, *, by: Person, now: datetime | None = None) -> Idea:
    """Put forward an idea, open to all at once, or to staff. Both promises run from today.

    Raises NotAllowed for a resident who says it is for staff alone, or for a pin by somebody under 18; BadInput without
    a title, problem or betterment, or for a pin outside of the city.
    """
    permissions.require_active(by)
    if said.staff_only and not by.is_staff:
        raise NotAllowed("Only staff of the council can put forward an idea that only staff can read.")
    now = now or timezone.now()
    missing = [name for name in ("title", "problem", "better") if not getattr(said, name).strip()]
    if missing:
        raise BadInput("Something is missing.", dict.fromkeys(missing, "Say this in a few words."))
    card = Card(title=said.title, summary=said.better, place_id=said.place_id, lang=said.lang)
    record = open_record(rules.IDEA, card, by=by, now=now)
    idea = Idea.objects.create(
        record=record,
        problem=said.problem,
        better=said.better,
        for_whom=said.for_whom,
        where_words=said.where_words,
        already_there=said.already_there,
    )
    if said.pin:
        put_pin(record, said.pin, by=by, now=now)
    tallies.add(record, rules.VOICES, 0)  # so that sorting by support leaves nobody out
    publish(record, by=by, to=Visibility.STAFF if said.staff_only else Visibility.PUBLIC, now=now)
    today = timezone.localdate(now)
    owe_acknowledgement(record, today=today)
    owe_answer(record, today=today)
    follow(record, by=by, now=now)
    tell_of_new(record, by=by, now=now)
    look_at(record, "\n".join([said.title, said.problem, said.better, said.already_there]), now=now)
    note(verb="idea.submitted", subject=record, by=by)
    return idea


@transaction.atomic
def make_public(idea: Idea, *, by: Person, now: datetime | None = None) -> None:
    """Let everybody read an idea that was for staff alone. Only its author decides that.

    Raises NotAllowed for others, NotPossible if it is not for staff alone.
    """
    permissions.require_author(by, idea.record)
    if idea.record.visibility != Visibility.STAFF:
        raise NotPossible("Everybody can read this already, or it has been taken down.")
    publish(idea.record, by=by, reason="Its author lets everybody read it.", now=now)
    note(verb="idea.made_public", subject=idea.record, by=by)
    tell_of_new(idea.record, by=by, now=now)


@transaction.atomic
def withdraw_by_author(idea: Idea, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """Take one's own idea back. Its page stays, with what was said; nothing is owed any more."""
    permissions.require_author(by, idea.record)
    because = reason.strip() or "Its author has taken it back."
    moved = move(idea.record, to=rules.WITHDRAWN, by=by, reason=because, now=now or timezone.now())
    look_at(idea.record, because, part=f"state:{moved.pk}", now=now)
    note(verb="idea.withdrawn", subject=idea.record, by=by)
    tell_followers(idea.record, f"“{idea.record.title}” was taken back by its author", by=by, now=now)
    after.changed(idea.record)


@transaction.atomic
def send(token: str, make: Callable[[Mapping[str, Any]], Said], *, by: Person) -> Record:
    """Put forward what stands in the draft with this token, once: a second click gives the idea the first one made.

    `make` reads the draft's answers. Raises NotPossible if there is no such draft of `by`'s.
    """
    return drafts.send(token, by=by, make=lambda answers: submit(make(answers), by=by).record)
