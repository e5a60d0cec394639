"""Finding questions."""

from django.db.models import QuerySet
from django.http import Http404

from hub.accounts.models import Person
from hub.core.comments.permissions import require_may_answer
from hub.core.questions.models import Question
from hub.core.records.models import Record
from hub.foundation.text import one_line, shorten

SHOWN = 50


def to_answer(record: Record, number: int, person: Person) -> Question:
    """Return the question in comment `number` of `record`, for `person` to answer or join.

    Raises Http404 if there is none or it is hidden, NotAllowed unless `person` may speak for the council here.
    """
    found = of_record(record).filter(pk=number).first()
    if found is None:
        raise Http404
    require_may_answer(record, person, found.clock.owner_post)
    return found


def mine(record: Record, number: int, person: Person) -> Question:
    """Return the question in comment `number` of `record` that `person` asked. Raises Http404."""
    found = of_record(record).filter(pk=number, clock__asker=person).first()
    if found is None:
        raise Http404
    return found


def of_record(record: Record) -> QuerySet[Question]:
    """Return the questions about `record` that are not hidden, oldest first."""
    questions = Question.objects.filter(comment__record=record, comment__hidden_at=None)
    return questions.select_related("comment__author", "comment__post", "clock__owner_post").order_by("pk")


def joinable(question: Question) -> list[tuple[str, str]]:
    """Return the other questions on the same record that wait for an answer, as options: key and first words."""
    others = of_record(question.comment.record).filter(answer=None, joined_to=None).exclude(pk=question.pk)
    return [(str(other.pk), shorten(one_line(other.comment.source), 120)) for other in others[:SHOWN]]


def other(question: Question, number: int) -> Question:
    """Return another question about the same record. Raises Http404."""
    found = of_record(question.comment.record).filter(pk=number).first()
    if found is None:
        raise Http404
    return found
