"""Referring a problem, and what the lab says to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.drafts import actions as drafts
from hub.core.follows import actions as follows
from hub.core.follows.hearing import tell_authors, tell_followers
from hub.core.records import after
from hub.core.records.actions import Card, change_state
from hub.core.records.models import Record
from hub.foundation.errors import BadInput
from hub.strands.lab import permissions, rules
from hub.strands.lab.actions.growing import Origin, open_one, require_words, show
from hub.strands.lab.actions.telling import tell_first
from hub.strands.lab.models import Problem, Word


@dataclass(frozen=True, kw_only=True)
class Referral:
    """A problem in the words of whoever refers it. `title` is the problem in a line; `place_id` the key of a ward."""

    title: str
    what: str
    affected: str
    crosses: str = ""
    tried: str = ""
    place_id: int | None = None


@transaction.atomic
def refer(said: Referral, *, by: Person, now: datetime | None = None) -> Problem:
    """Refer a problem to the lab, as anybody may. From today the lab owes its word: taken up, or not and why.

    Raises BadInput without a title, what happens and whom it affects.
    """
    permissions.require_active(by)
    now = now or timezone.now()
    problem = _open(said, by=by, origin=None, now=now)
    owner = Post.objects.filter(title=settings.HUB_LAB_POST).first() if settings.HUB_LAB_POST else None
    clocks.start(problem.record, rules.TAKE_UP, asker=by, owner=owner, today=timezone.localdate(now))
    note(verb="problem.referred", subject=problem.record, by=by)
    if owner and owner.holder:
        follows.notify(problem.record, f"A problem was brought to the lab: “{said.title}”", by=by, to=[owner.holder])
    return problem


@transaction.atomic
def make_of(origin: Origin, said: Referral, *, by: Person, now: datetime | None = None) -> Problem:
    """Make a problem of another record, such as an idea: the lab has then taken it up, and its author is told."""
    permissions.require_lead(by)
    now = now or timezone.now()
    problem = _open(said, by=by, origin=origin, now=now)
    because = origin.because or f"Taken up from {origin.record.reference}."
    _say(problem, rules.TAKEN_UP, because, by=by, post=None, now=now)
    tell_first(problem.record, f"is now worked on in the innovation lab: “{said.title}”.", by=by, now=now)
    return problem


def _open(said: Referral, *, by: Person, origin: Origin | None, now: datetime) -> Problem:
    require_words(title=said.title, what=said.what, affected=said.affected)
    card = Card(title=said.title, summary=said.what, place_id=said.place_id)
    record = open_one(rules.PROBLEM, card, by=by, origin=origin, now=now)
    problem = Problem.objects.create(
        record=record, what=said.what, affected=said.affected, crosses=said.crosses, tried=said.tried
    )
    show(record, "\n".join([said.title, said.what, said.affected, said.tried]), by=by, origin=origin, now=now)
    return problem


@transaction.atomic
def send(token: str, make: Callable[[Mapping[str, Any]], Referral], *, by: Person) -> Record:
    """Refer what stands in the draft with this token, once: a second click gives the problem the first one made."""
    return drafts.send(token, by=by, make=lambda answers: refer(make(answers), by=by).record)


@transaction.atomic
def take_up(problem: Problem, *, words: str, by: Person, post: Post | None = None, now: datetime | None = None) -> Word:
    """Say that the lab works on it, and how it begins."""
    return _answer(problem, rules.TAKEN_UP, words, by=by, post=post, now=now)


@transaction.atomic
def decline(problem: Problem, *, words: str, by: Person, post: Post | None = None, now: datetime | None = None) -> Word:
    """Say that the lab does not work on it, why, and who might help instead."""
    return _answer(problem, rules.DECLINED, words, by=by, post=post, now=now)


@transaction.atomic
def settle(problem: Problem, *, words: str, by: Person, post: Post | None = None, now: datetime | None = None) -> Word:
    """Say that what was learned has settled it, and how."""
    return _answer(problem, rules.SETTLED, words, by=by, post=post, now=now)


def _answer(problem: Problem, state: str, words: str, *, by: Person, post: Post | None, now: datetime | None) -> Word:
    permissions.require_lead(by)
    now = now or timezone.now()
    if not words.strip():
        raise BadInput("Say it in your own words.", {"words": "Say it in your own words."})
    said = _say(problem, state, words.strip(), by=by, post=post, now=now)
    label = rules.PROBLEM_LIFECYCLE.labels[state].lower()
    title = problem.record.title
    sentence = f"The problem you referred, “{title}”, is {label}. {words}"
    tell_authors(problem.record, sentence, by=by, clock=_kept(problem), now=now)
    tell_first(problem.record, f"led to “{title}”, which is {label}. {words}", by=by, now=now)
    tell_followers(problem.record, f"“{title}” is {label}", by=by, now=now)
    return said


def _kept(problem: Problem) -> Clock | None:
    """Return the promise that the lab’s first word kept, on which whoever referred it is asked for a verdict."""
    kept = Clock.objects.filter(record=problem.record, promise=rules.TAKE_UP, stopped_at__isnull=False)
    return kept.filter(called_off_because="").first()


def _say(problem: Problem, state: str, words: str, *, by: Person, post: Post | None, now: datetime) -> Word:
    """Move the problem, keep what was owed, and write down the lab’s word."""
    move = change_state(problem.record, to=state, by=by, reason=words, now=now)
    for clock in Clock.objects.running().filter(record=problem.record, promise=rules.TAKE_UP):
        clocks.keep(clock, by=by, today=timezone.localdate(now))
    said = Word.objects.create(problem=problem, state=state, words=words, post=post, by=by, move=move, at=now)
    note(verb=f"problem.{state}", subject=problem.record, by=by)
    after.changed(problem.record)
    return said
