"""Asking, answering, and joining questions that ask the same."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.clocks import actions as clocks
from hub.core.clocks.rules import resumed_due
from hub.core.comments import permissions
from hub.core.comments.actions import Words, say, say_officially
from hub.core.comments.models import Comment
from hub.core.comments.queries import address, who_said
from hub.core.follows.actions import About, notify
from hub.core.follows.hearing import tell_who_acts
from hub.core.questions.models import Question
from hub.core.records.models import Record
from hub.foundation.dates import day_words
from hub.foundation.errors import NotAllowed, NotPossible
from hub.foundation.text import clean

NOT_NEEDED = "The one who asked needs no answer any more."
HIDDEN = "A moderator hid this question, so that nobody owes an answer."


@transaction.atomic
def ask(record: Record, words: Words, *, by: Person, now: datetime | None = None) -> Question:
    """Say something that wants an answer: from today the record's post owes it.

    The same form sent twice gives the question already asked. Raises what `say` raises.
    """
    now = now or timezone.now()
    comment = say(record, words, by=by, now=now)
    if asked := Question.objects.filter(comment=comment).first():
        return asked
    clock = clocks.start(record, "answer_question", asker=by, owner=record.post, today=timezone.localdate(now))
    question = Question.objects.create(comment=comment, clock=clock)
    _tell_who_owes_it(question, now)
    note(verb="question.asked", subject=question, by=by)
    return question


def _tell_who_owes_it(question: Question, now: datetime) -> None:
    """Tell who acts for the post: they need not follow the record, and look at what they owe when they hear of it."""
    record, clock = question.comment.record, question.clock
    if clock.owner_post is None:
        return
    url = reverse("core:answer", kwargs={"reference": record.reference, "number": question.pk})
    sentence = f"A question about “{record.title}” is yours to answer by {day_words(clock.due_on)}"
    tell_who_acts(clock.owner_post, record, sentence, by=clock.asker, url=url, now=now)


@transaction.atomic
def take(record: Record, words: Words, *, by: Person, wants_answer: bool, now: datetime | None = None) -> Comment:
    """Take what came out of the one box: a question where an answer is wanted, else a comment."""
    if wants_answer:
        return ask(record, words, by=by, now=now).comment
    return say(record, words, by=by, now=now)


@transaction.atomic
def answer(question: Question, words: Words, *, by: Person, now: datetime | None = None) -> Comment:
    """Answer a question, and with it all that were joined to it: each asker's promise is kept.

    Answers are said officially, for the post that owes them. Raises NotAllowed unless `by` may speak for it,
    NotPossible if it has been answered or was joined to another.
    """
    now = now or timezone.now()
    locked = Question.objects.select_for_update().get(pk=question.pk)
    comment = Comment.objects.select_related("record__post").get(pk=locked.pk)
    permissions.require_may_answer(comment.record, by, locked.clock.owner_post)
    if locked.answer_id:
        made = Comment.objects.filter(pk=locked.answer_id, key=words.key).first()
        if made and made.source == clean(words.source):
            return made
        raise NotPossible("This has been answered already. Open the page again to read the answer.")
    if locked.joined_to_id:
        raise NotPossible("This was joined to another question. Answer that one: both askers will get the answer.")
    reply = Words(source=words.source, to=comment, key=words.key)
    shared = [locked, *locked.joined.select_related("clock__asker")]
    askers = {one.clock.asker_id for one in shared if one.clock.asker_id}
    said = say_officially(comment.record, reply, by=by, post=locked.clock.owner_post, besides=askers, now=now)
    locked.answer = said
    locked.save(update_fields=["answer"])
    for one in shared:
        clocks.keep(one.clock, by=by, today=timezone.localdate(now))
        _tell_asker(one, said, now)
    note(verb="question.answered", subject=locked, by=by, detail={"answer": said.pk})
    return said


def _tell_asker(question: Question, said: Comment, now: datetime) -> None:
    if question.clock.asker is None:
        return
    sentence = f"{who_said(said)} answered your question about “{said.record.title}”"
    about = About(url=address(said), clock=question.clock)
    notify(said.record, sentence, by=said.author, to=[question.clock.asker], personal=True, about=about, now=now)


@transaction.atomic
def take_back(question: Question, *, by: Person, now: datetime | None = None) -> None:
    """Owe no answer any more: the one who asked needs none. What they said stays. Twice changes nothing.

    Raises NotAllowed to others, NotPossible once it has been answered.
    """
    locked = Question.objects.select_for_update(of=("self",)).select_related("clock", "joined_to").get(pk=question.pk)
    if locked.clock.asker_id != by.pk:
        raise NotAllowed("Only the one who asked can say that no answer is needed.")
    if locked.answer_id or (locked.joined_to and locked.joined_to.answer_id):
        raise NotPossible("This has been answered already. Open the page again to read the answer.")
    _owe_nothing(locked, because=NOT_NEEDED, by=by, now=now)
    note(verb="question.taken_back", subject=locked, by=by)


@transaction.atomic
def set_aside(number: int, *, by: Person, now: datetime | None = None) -> None:
    """Owe no answer to the question in comment `number`, which a moderator hides: nobody could give one.

    Without such a question, or once it was answered, nothing changes. Called by moderation, which decides who may.
    """
    locked = Question.objects.select_for_update().filter(pk=number, answer=None).first()
    if locked is not None:
        _owe_nothing(locked, because=HIDDEN, by=by, now=now)


@transaction.atomic
def owe_again(number: int, *, by: Person, now: datetime | None = None) -> None:
    """Owe the answer again to the question in comment `number`, shown again by a moderator: in the days that were left.

    Where nothing was set aside, or it was answered with another question meanwhile, nothing changes.
    """
    waiting = Question.objects.select_for_update(of=("self",)).select_related("clock__record", "clock__asker")
    locked = waiting.filter(pk=number, answer=None, clock__called_off_because=HIDDEN).first()
    if locked is None or (locked.joined_to and locked.joined_to.answer_id):
        return
    old, today = locked.clock, timezone.localdate(now)
    due_on, _ = resumed_due(old.due_on, old.stopped_on or today, today)
    locked.clock = clocks.start(
        old.record, old.promise, asker=old.asker, owner=old.owner_post, today=today, due_on=due_on
    )
    locked.save(update_fields=["clock"])
    note(verb="question.owed_again", subject=locked, by=by)


def _owe_nothing(question: Question, *, because: str, by: Person, now: datetime | None) -> None:
    """Call off what is owed; those who were to share its answer are owed their own."""
    question.joined.update(joined_to=None)
    clocks.call_off(question.clock, by=by, because=because, today=timezone.localdate(now))


@transaction.atomic
def join(question: Question, to: Question, *, by: Person) -> None:
    """Let `question` share the answer of `to`, which asks the same on the same record.

    Questions that were joined to it before go along. Raises NotPossible if either has been answered, or `to` was
    itself joined to another.
    """
    pair = Question.objects.select_for_update(of=("self",)).select_related("comment__record__post")
    both = {one.pk: one for one in pair.filter(pk__in=[question.pk, to.pk]).order_by("pk")}
    mine, other = both[question.pk], both[to.pk]
    permissions.require_may_answer(mine.comment.record, by)
    if mine.pk == other.pk or mine.comment.record_id != other.comment.record_id:
        raise NotPossible("Join it to another question about the same thing.")
    if mine.answer_id or other.answer_id or other.joined_to_id or mine.joined_to_id:
        raise NotPossible("One of them has been answered or joined already. Open the page again to see.")
    mine.joined_to = other
    mine.save(update_fields=["joined_to"])
    mine.joined.update(joined_to=other)
    note(verb="question.joined", subject=mine, by=by, detail={"to": other.pk})
