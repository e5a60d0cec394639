"""One idea with what was asked, answered and done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateField,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from hub.core.feedback.models import Verdict
from hub.core.records.hidings import ERASED, shown_words, why_hidden
from hub.core.records.history import STATE, told
from hub.core.records.models import Author, Record, StateChange
from hub.core.records.prepared import prepared
from hub.core.records.queries import found_or_gone
from hub.core.records.visibility import Sight, Viewer
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
    `move` is the key of the state change that keeps the same words. `hidden` is why a moderator hid them; they are then
    not here.
    """

    what: str
    key: int
    words: str
    post: str
    detail: str
    returns_on: date | None
    flag: bool
    at: datetime
    move: int | None = None
    hidden: str | None = None

    @property
    def part(self) -> str:
        """What moderation calls the words; nothing where there are none."""
        if not self.words or self.words == ERASED:
            return ""
        return f"{STATE}:{self.move}" if self.move else f"{self.what}:{self.key}"

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

    It carries `is_mine`, `i_support`, `imported_from` and `authorless`: nobody who put it forward is here. One
    statement. Raises Http404 or Gone.
    """
    return found_or_gone(_idea(number=number, viewer=viewer), rules.IDEA, number)


@prepared
def _idea(*, number: int, viewer: Viewer) -> QuerySet[Idea]:
    person = Sight.of(viewer).person
    return (
        Idea.objects.filter(Record.objects.visible_to(viewer).behind("record"), pk=number)
        .select_related("record__team", "record__post", "record__place", "record__pin")
        .annotate(
            is_mine=_exists(Author.objects.filter(record=OuterRef("pk")), person),
            i_support=_exists(Support.objects.filter(idea=OuterRef("pk")), person),
            authorless=~Exists(Author.objects.filter(record=OuterRef("pk"), person__is_active=True)),
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
    return list(Idea.objects.filter(visible.behind("record"), pk__in=list(keys)[:100]).order_by("pk"))


def passages(idea: Idea) -> list[Passage]:
    """Return all that was asked, replied, answered, done and said of it, latest first. One statement."""
    found = [Passage(*row) for row in _passages(idea=idea.pk)]
    return sorted(found, key=lambda passage: (passage.at, passage.what == "answer", passage.key), reverse=True)


@prepared
def _passages(*, idea: int) -> QuerySet[Any, Any]:
    asked, doings = Asked.objects.filter(idea=idea), Doing.objects.filter(idea=idea)
    parts = [
        _rows(
            "answer",
            Answer.objects.filter(idea=idea),
            post="post__title",
            detail="kind",
            returns_on="returns_on",
            flag="second_reading",
            move="move",
        ),
        _rows("asked", asked, post="post__title"),
        _rows("reply", Reply.objects.filter(asked__idea=idea)),
        _rows("doing", doings, post="post__title", move="move"),
        _rows("confirmation", Confirmation.objects.filter(doing__idea=idea), flag="done", move="move"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _rows(what: str, rows: QuerySet[Any], **columns: str) -> QuerySet[Any, Any]:
    """Return `rows` in the columns of a passage; of those that are not named there is nothing."""
    empty = Value("", output_field=CharField())
    nothing: dict[str, Any] = {
        "post": empty,
        "detail": empty,
        "returns_on": Value(None, output_field=DateField()),
        "flag": Value(value=False, output_field=BooleanField()),
        "move": Value(None, output_field=BigIntegerField()),
    }
    missing = {f"{name}_": value for name, value in nothing.items() if name not in columns}
    hidden: Any = why_hidden(what)
    if "move" in columns:
        hidden = Coalesce(why_hidden(STATE, "move"), hidden)
    made = rows.annotate(what_=Value(what, output_field=CharField()), hidden=hidden, **missing)
    named = [columns.get(name, f"{name}_") for name in nothing]
    row: QuerySet[Any, Any] = made.annotate(words_=shown_words("words", "hidden")).values_list(
        "what_", "pk", "words_", *named[:4], "at", named[4], "hidden"
    )
    return row


def last_word(idea: Idea) -> Passage | None:
    """Return what was said as the idea came into the state it is in; None where nothing was. One statement."""
    moves: QuerySet[Any, Any] = told(StateChange.objects.filter(record=idea.pk, new=idea.record.state))
    found = moves.exclude(reason="").order_by("-at", "-pk").values_list("pk", "told", "at", "hidden").first()
    if found is None:
        return None
    key, words, at, hidden = found
    return Passage("moved", key, words, "", "", None, flag=False, at=at, move=key, hidden=hidden)


def second_reading_of(idea: Idea) -> str | None:
    """Return what the author wants looked at again, None where no second reading is owed. One statement."""
    asked = Verdict.objects.filter(second_reading__record=idea.pk, second_reading__stopped_at__isnull=True)
    return asked.order_by("-pk").values_list("words", flat=True).first()
