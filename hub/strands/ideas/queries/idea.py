"""One idea with what was asked, answered and done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, CharField, DateField, Exists, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.http import Http404

from hub.core.feedback.models import Verdict
from hub.core.personal import ERASED
from hub.core.records.models import Author, Record, Sight, Viewer
from hub.core.records.prepared import prepared
from hub.core.records.queries import raise_if_gone
from hub.strands.ideas import rules
from hub.strands.ideas.models import (
    Answer,
    Asked,
    Confirmation,
    Doing,
    Idea,
    Imported,
    Reply,
    Support,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that was said officially about an idea, or by its author in reply.

    `what` is “answer”, “asked”, “reply”, “doing” or “confirmation”; `flag` says that an answer was a
    second reading, or that a confirmation says done. `post` is the office that spoke; `detail` the kind of an answer.
    """

    what: str
    key: int
    words: str
    post: str
    detail: str
    returns_on: date | None
    flag: bool
    at: datetime

    @property
    def kind(self) -> rules.AnswerKind | None:
        """The kind of an answer."""
        return rules.ANSWER_KINDS.get(self.detail)

    @property
    def heading(self) -> str:
        """What happened, in a few words."""
        if self.what == "answer" and self.kind:
            return f"Answered: {self.kind.label.lower()}{' (second reading)' if self.flag else ''}"
        if self.what == "confirmation":
            return "The author says that it is done" if self.flag else "The author says that it is not done"
        return {
            "asked": "The author was asked",
            "reply": "The author replied",
            "doing": "A service said that it is done",
        }[self.what]

    @property
    def who(self) -> str:
        """Who said it, as others read it."""
        by_author = self.what in {"reply", "confirmation"}
        return "The author" if by_author else self.post or "The improvement team"


def idea(number: int, viewer: Viewer) -> Idea:
    """Return the idea with this number, its team, post and place fetched, and what `viewer` has to do with it.

    It carries `is_mine`, `i_support` and `imported_from`. One statement. Raises Http404 or Gone.
    """
    found = _idea(number=number, viewer=viewer)
    if not found:
        raise_if_gone(rules.IDEA, number)
        raise Http404
    return found[0]


@prepared
def _idea(*, number: int, viewer: Viewer) -> QuerySet[Idea]:
    person = Sight.of(viewer).person
    return (
        Idea.objects.filter(record__in=Record.objects.visible_to(viewer).filter(pk=number), pk=number)
        .select_related("record__team", "record__post", "record__place")
        .annotate(
            is_mine=_exists(Author.objects.filter(record=OuterRef("pk")), person),
            i_support=_exists(Support.objects.filter(idea=OuterRef("pk")), person),
            imported_from=Subquery(Imported.objects.filter(record=OuterRef("pk")).values("source")),
        )
    )


def _exists(rows: QuerySet[Any], person: Any) -> Exists | Value:
    if person is None:
        return Value(value=False, output_field=BooleanField())
    return Exists(rows.filter(person=person))


def ideas_by_keys(keys: Iterable[int], viewer: Viewer) -> list[Idea]:
    """Return those of the ideas with these keys that `viewer` may read, in the order of their keys. One statement."""
    visible = Record.objects.visible_to(viewer)
    return list(Idea.objects.filter(record__in=visible, pk__in=list(keys)[:100]).order_by("pk"))


def passages(idea: Idea) -> list[Passage]:
    """Return all that was asked, replied, answered, done and said of it, latest first. One statement."""
    found = [Passage(*row) for row in _passages(idea=idea.pk)]
    return sorted(found, key=lambda passage: (passage.at, passage.what == "answer", passage.key), reverse=True)


@prepared
def _passages(*, idea: int) -> QuerySet[Any, Any]:
    asked, doings = Asked.objects.filter(idea=idea), Doing.objects.filter(idea=idea)
    parts = [
        _rows("answer", Answer.objects.filter(idea=idea), "post__title", "kind", "returns_on", "second_reading"),
        _rows("asked", asked, "post__title"),
        _rows("reply", Reply.objects.filter(asked__idea=idea)),
        _rows("doing", doings, "post__title"),
        _rows("confirmation", Confirmation.objects.filter(doing__idea=idea), flag="done"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _rows(
    what: str, rows: QuerySet[Any], post: str = "", detail: str = "", returns_on: str = "", flag: str = ""
) -> QuerySet[Any, Any]:
    empty = Value("", output_field=CharField())
    columns = {
        "words_": Coalesce("words", Value(ERASED, output_field=TextField())),
        "what_": Value(what, output_field=CharField()),
        "post_": empty if not post else None,
        "detail_": empty if not detail else None,
        "returns_": None if returns_on else Value(None, output_field=DateField()),
        "flag_": None if flag else Value(value=False, output_field=BooleanField()),
    }
    made = rows.annotate(**{name: value for name, value in columns.items() if value is not None})
    row: QuerySet[Any, Any] = made.values_list(
        "what_",
        "pk",
        "words_",
        post or "post_",
        detail or "detail_",
        returns_on or "returns_",
        flag or "flag_",
        "at",
    )
    return row


def second_reading_of(idea: Idea) -> str | None:
    """Return what the author wants looked at again, None where no second reading is owed. One statement."""
    asked = Verdict.objects.filter(second_reading__record=idea.pk, second_reading__stopped_at__isnull=True)
    return asked.order_by("-pk").values_list("words", flat=True).first()
