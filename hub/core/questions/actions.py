"""Asking, answering, and joining questions that ask the same."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.clocks import actions as clocks
from hub.core.comments import permissions
from hub.core.comments.actions import Words, say, say_officially
from hub.core.comments.models import Comment
from hub.core.comments.queries import address, who_said
from hub.core.follows.actions import About, notify
from hub.core.questions.models import Question
from hub.core.records.models import Record
from hub.foundation.errors import NotPossible


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
    note(verb="question.asked", subject=question, by=by)
    return question


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
        if made := Comment.objects.filter(pk=locked.answer_id, key=words.key).first():
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
