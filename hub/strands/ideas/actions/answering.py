"""The council's answers, the second reading, and coming back on the date that was given."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.records import after
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.ideas import permissions, rules
from hub.strands.ideas.actions.moving import answer_clock, move, owe_answer, settle, words_of
from hub.strands.ideas.models import Answer, Idea, SecondReading


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
    reading = SecondReading.objects.select_for_update().filter(idea=idea, answer__isnull=True).first()
    if reading and reading.of.by_id == by.pk:
        raise NotAllowed("Its author has asked for a second reading: somebody else has to answer this time.")
    if reading and idea.record.state == kind:
        settle(idea.record, by=by, because=said, now=now)
    else:
        move(idea.record, to=kind, by=by, reason=said, now=now)
    given = Answer.objects.create(
        idea=idea,
        kind=kind,
        words=said,
        by=by,
        post=post,
        at=now,
        returns_on=returns_on if kind == rules.NOT_NOW else None,
        second_reading=reading is not None,
    )
    if reading:
        reading.answer = given
        reading.save(update_fields=["answer"])
    note(verb="idea.answered", subject=idea.record, by=by, detail={"kind": kind})
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
def ask_for_second_reading(idea: Idea, *, words: str, by: Person, now: datetime | None = None) -> SecondReading:
    """Ask, as its author, that somebody else reads the idea and its answer again. A new answer is owed from today.

    Once for each idea. Raises NotPossible without an answer, or when it has been asked before.
    """
    permissions.require_author(by, idea.record)
    now = now or timezone.now()
    latest = Answer.objects.filter(idea=idea).order_by("-at", "-pk").first()
    if latest is None or idea.record.state not in rules.ANSWERS:
        raise NotPossible("There is no answer yet that could be read again.")
    if SecondReading.objects.filter(idea=idea).exists():
        raise NotPossible("A second person has been asked to read this already.")
    reading = SecondReading.objects.create(idea=idea, of=latest, words=words.strip(), by=by, at=now)
    owe_answer(idea.record, today=timezone.localdate(now))
    note(verb="idea.second_reading_asked", subject=idea.record, by=by)
    return reading


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
    return True
