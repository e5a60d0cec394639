"""The council's answers, first and second, and coming back on the date that was given."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.clocks.models import Clock
from hub.core.follows.hearing import tell_authors, tell_followers, tell_post
from hub.core.records import after
from hub.foundation.errors import BadInput
from hub.strands.ideas import permissions, rules
from hub.strands.ideas.actions.moving import answer_clock, kept_clock, move, owe_answer, settle, words_of
from hub.strands.ideas.models import Answer, Idea


@transaction.atomic
def answer(  # noqa: PLR0913 - what an answer consists of
    idea: Idea,
    *,
    kind: str,
    words: str,
    by: Person,
    post: Post | None = None,
    returns_on: date | None = None,
    now: datetime | None = None,
) -> Answer:
    """Answer the idea, in public, in words of its own. `returns_on` is for “not now” alone.

    Where its author has asked for a second reading, somebody else than the last time has to give it: NotAllowed.
    Raises BadInput for a kind or a date that is none; NotPossible if the same has been answered already.
    """
    permissions.require_answerer(by, idea.record)
    now = now or timezone.now()
    said = _checked(kind, words, returns_on, timezone.localdate(now))
    reading = Clock.objects.running().filter(record=idea.record, promise=rules.SECOND_READING).first()
    if reading:
        permissions.require_another_reader(by, idea)
    if reading and idea.record.state == kind:
        settle(idea.record, by=by, now=now)
        moved = None
    else:
        moved = move(idea.record, to=kind, by=by, reason=said, now=now)
    given = Answer.objects.create(
        idea=idea,
        kind=kind,
        words=said,
        by=by,
        post=post,
        at=now,
        returns_on=returns_on if kind == rules.NOT_NOW else None,
        second_reading=reading is not None,
        move=moved,
    )
    note(verb="idea.answered", subject=idea.record, by=by, detail={"kind": kind})
    said_as = rules.ANSWER_KINDS[kind]
    has = "was read a second time, by somebody else. The answer" if reading else "has its answer"
    sentence = f"Your idea “{idea.record.title}” {has}: {said_as.label.lower()}. {said_as.meaning} {said}"
    tell_authors(idea.record, sentence, by=by, clock=reading or kept_clock(idea.record), now=now)
    tell_followers(idea.record, f"“{idea.record.title}” was answered: {said_as.label.lower()}", by=by, now=now)
    after.changed(idea.record)
    return given


def _checked(kind: str, words: str, returns_on: date | None, today: date) -> str:
    if kind not in rules.ANSWER_KINDS:
        raise BadInput("Choose one of the four answers.", {"kind": "Choose one of the four answers."})
    if kind == rules.NOT_NOW and not rules.may_return(returns_on, today):
        sentence = "Give the date on which it comes back: after today, and within five years."
        raise BadInput(sentence, {"returns_on": sentence})
    return words_of(words, "Say it in your own words.")


@transaction.atomic
def come_back(idea: Idea, *, now: datetime | None = None) -> bool:
    """Open the idea again if the day has come that “not now” gave; return whether it has. Safe to run again.

    An answer is owed afresh. A date does this, and nobody else.
    """
    now = now or timezone.now()
    latest = Answer.objects.filter(idea=idea).order_by("-at", "-pk").first()
    today = timezone.localdate(now)
    if idea.record.state != rules.NOT_NOW or not latest or not latest.returns_on or latest.returns_on > today:
        return False
    move(idea.record, to=rules.ACKNOWLEDGED, by=None, reason="The date that was given has come.", now=now)
    if answer_clock(idea.record) is None:
        owe_answer(idea.record, today=today)
    note(verb="idea.came_back", subject=idea.record, by=None)
    tell_authors(idea.record, f"Your idea “{idea.record.title}” has come back: it is looked at again", by=None, now=now)
    tell_followers(idea.record, f"“{idea.record.title}” has come back, and is looked at again", by=None, now=now)
    tell_post(idea.record, f"“{idea.record.title}” has come back, and is owed an answer", by=None, now=now)
    return True
