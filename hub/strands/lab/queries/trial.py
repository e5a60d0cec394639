"""One experiment, pilot or problem, with all that was written down about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from django.http import Http404

from hub.core.links.models import Link
from hub.core.records.hidings import shown_words, why_hidden
from hub.core.records.history import STATE, in_role, with_held_role
from hub.core.records.models import Record, RecordDetail
from hub.core.records.prepared import prepared
from hub.core.records.queries import found_or_gone, without_shapes
from hub.core.records.visibility import Viewer
from hub.foundation.money import from_pence
from hub.strands.lab import rules
from hub.strands.lab.models import (
    Amendment,
    Claim,
    Cost,
    Decision,
    Ending,
    Experiment,
    Halt,
    Pilot,
    Problem,
    Result,
    Site,
    Trial,
    Word,
)

D = TypeVar("D", bound=RecordDetail)
_TEXTS = 5
_OF_A_WORD = {"words": "told", "hidden": "hidden", "at": "at", "post": "post__title"}
_NEVER = datetime.min.replace(tzinfo=UTC)


def problem(number: int, viewer: Viewer) -> Problem:
    """Return the problem with this number, its team, post and place fetched. One statement; else Http404 or Gone.

    It carries the lab’s latest word: `latest_words`, `latest_at`, `latest_post`; None where there is none. Where a
    moderator hid the words, `latest_hidden` says why.
    """
    return found_or_gone(_problem(viewer=viewer, number=number), rules.PROBLEM, number)


def experiment(number: int, viewer: Viewer) -> Experiment:
    """Return the experiment with this number, likewise."""
    return found_or_gone(_experiment(viewer=viewer, number=number), rules.EXPERIMENT, number)


def pilot(number: int, viewer: Viewer) -> Pilot:
    """Return the pilot with this number, likewise."""
    return found_or_gone(_pilot(viewer=viewer, number=number), rules.PILOT, number)


def trial(kind: str, number: int, viewer: Viewer) -> Trial:
    """Return the experiment or pilot, as `kind` says, with this number."""
    return experiment(number, viewer) if kind == rules.EXPERIMENT else pilot(number, viewer)


@prepared
def _problem(*, viewer: Viewer, number: int) -> QuerySet[Problem]:
    said = Word.objects.filter(problem=OuterRef("pk")).annotate(hidden=why_hidden(STATE, "move"))
    said = said.annotate(told=shown_words("words", "hidden")).order_by("-at", "-pk")
    latest = {f"latest_{name}": Subquery(said.values(column)[:1]) for name, column in _OF_A_WORD.items()}
    return _whole(Problem, viewer, number).annotate(**latest)


@prepared
def _experiment(*, viewer: Viewer, number: int) -> QuerySet[Experiment]:
    return _whole(Experiment, viewer, number)


@prepared
def _pilot(*, viewer: Viewer, number: int) -> QuerySet[Pilot]:
    return _whole(Pilot, viewer, number)


def _whole(table: type[D], viewer: Viewer, number: int) -> QuerySet[D]:
    rows: QuerySet[D] = table._default_manager.filter(Record.objects.visible_to(viewer).behind("record"), pk=number)
    joined = rows.select_related("record__team", "record__post", "record__place")
    return without_shapes(joined, "record__place")


def place_keys(pilot: Pilot) -> tuple[int, ...]:
    """Return the keys of those wards. One statement."""
    return tuple(Site.objects.filter(pilot=pilot).order_by("pk").values_list("place", flat=True))


def was_halted(trial: Trial) -> bool:
    """Return whether it was stopped for harm. One statement."""
    return Halt.objects.filter(record=trial.record_id).exists()


def amended(trial: Trial) -> dict[str, str]:
    """Return what was amended of a plan, by the part: what was planned and what holds since. One statement."""
    said = Amendment.objects.filter(record_id=trial.pk).annotate(hidden=why_hidden("amendment"))
    changes = said.annotate(told=shown_words("words", "hidden")).order_by("at", "pk").values_list("part", "told")
    hidden = "a moderator hid what was said."
    return {part: f"{getattr(trial, part)} Amended: {words or hidden}" for part, words in changes}


def cost(key: int, trial: Trial) -> Cost:
    """Return one amount that was written down for this trial. One statement; else Http404."""
    found = Cost.objects.filter(pk=key, record=trial.record_id).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was written down. What the five texts are follows from `what`: see `written`.

    `hidden` is why a moderator hid its words, which are then not here. `move` is the key of the state change that keeps
    the same words.
    """

    what: str
    key: int
    texts: tuple[str, str, str, str, str]
    day: date | None
    number: int | None
    at: datetime | None
    hidden: str | None = None
    move: int | None = None

    @property
    def pounds(self) -> Decimal:
        """The amount of a cost."""
        return from_pence(self.number or 0)

    @property
    def who(self) -> str:
        """By whom an amendment was made: by role and team, never by name."""
        return in_role(self.texts[3]) if self.texts[3] else "by the team that runs it"

    @property
    def part(self) -> str:
        """What moderation calls the words; nothing where there are none to see."""
        if self.hidden is not None:
            return ""
        return f"{STATE}:{self.move}" if self.move else f"{self.what}:{self.key}"


@dataclass(frozen=True, kw_only=True)
class Written:
    """All that was written down about a trial, each in the order in which it is read."""

    amendments: list[Row]  # texts: part, words, because, the role of whoever made it
    results: list[Row]  # texts: words; day: found on
    costs: list[Row]  # texts: what for; day: spent on; number: pence
    ending: Row | None  # texts: learned, happened, surprise, verdict, opened prediction; day: ended on
    halt: Row | None  # texts: which harm
    decision: Row | None  # texts: words, for users, kind, post
    claims: list[Row]  # texts: because, evaluator; number: level; latest first
    places: list[str]  # the names of the wards in which a pilot runs
    harmed_before: list[Row]  # halts of what it was begun anew from; texts: which harm, title, kind; number: key

    @property
    def spent(self) -> Decimal:
        """What was spent in all, in pounds."""
        return sum((row.pounds for row in self.costs), Decimal(0))


NOTHING_WRITTEN = Written(
    amendments=[], results=[], costs=[], ending=None, halt=None, decision=None, claims=[], places=[], harmed_before=[]
)


def written(trial: Trial, viewer: Viewer) -> Written:
    """Return all that was written down about `trial`, and which harm stopped what it came from. One statement."""
    rows = [_row(values) for values in _written(key=trial.record_id, viewer=viewer)]
    rows.sort(key=lambda row: (row.day or date.min, row.at or _NEVER, row.key))
    return Written(
        amendments=_of("amendment", rows),
        results=_of("result", rows),
        costs=_of("cost", rows),
        ending=next(iter(_of("ending", rows)), None),
        halt=next(iter(_of("halt", rows)), None),
        decision=next(iter(_of("decision", rows)), None),
        claims=_of("claim", rows)[::-1],
        places=sorted(row.texts[0] for row in _of("site", rows)),
        harmed_before=_of("harmed", rows),
    )


@prepared
def _written(*, key: int, viewer: Viewer) -> QuerySet[Any, Any]:
    at: dict[str, Any] = {"record": key}
    before = Link.objects.current().filter(target=key, relation="became").values("source")
    harmed = Halt.objects.filter(Record.objects.visible_to(viewer).behind("record"), record__in=before)
    parts = [
        _rows("amendment", with_held_role(Amendment.objects.filter(**at)), ("part", "words", "because", "role")),
        _rows("result", Result.objects.filter(**at), ("words",), day="found_on"),
        _rows("cost", Cost.objects.filter(**at), ("what",), day="spent_on", number="amount"),
        _rows("halt", Halt.objects.filter(**at), ("words",), move="move"),
        _rows("harmed", harmed, ("words", "record__title", "record__kind"), number="record", move="move"),
        _rows("ending", Ending.objects.filter(**at), ("learned", "happened", "surprise", "verdict", "prediction"),
              day="ended_on"),
        _rows("decision", Decision.objects.filter(**at), ("words", "for_users", "kind", "post__title"), move="move"),
        _rows("claim", Claim.objects.filter(**at), ("because", "evaluator"), number="level"),
        _rows("site", Site.objects.filter(pilot=key), ("place__name",), at=""),
    ]  # fmt: skip
    every: QuerySet[Any, Any] = parts[0].union(*parts[1:], all=True)
    return every


def _of(what: str, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.what == what]


# Which of the texts stay when the words are hidden: the part that was amended and by whom, the verdict, the kind, the
# post.
_CODES = {"amendment": {0, 3}, "ending": {3}, "decision": {2, 3}, "claim": {1}, "harmed": {1, 2}}


def _row(values: Sequence[Any]) -> Row:
    what, key, a, b, c, d, e, day, number, at, hidden, move = values
    kept = _CODES.get(what, set()) if hidden is not None else range(_TEXTS)
    texts = tuple(text if text and place in kept else "" for place, text in enumerate((a, b, c, d, e)))
    return Row(what, key, texts, day, number, at, hidden, move)  # type: ignore[arg-type]


def _rows(  # noqa: PLR0913 - the columns that all of them have
    what: str,
    rows: QuerySet[Any],
    texts: tuple[str, ...],
    *,
    day: str = "",
    number: str = "",
    at: str = "at",
    move: str = "",
) -> QuerySet[Any, Any]:
    """Return the rows of one table in the shape that all of them have, so that one statement reads them together."""
    named = {f"text{place}_": _text(texts, place) for place in range(_TEXTS)}
    columns: dict[str, Any] = {
        "what_": Value(what, output_field=CharField()),
        **named,
        "day_": Cast(day or Value(None), DateField()),
        "number_": Cast(number or Value(None), BigIntegerField()),
        "at_": F(at) if at else Value(None, output_field=DateTimeField()),
        "hidden_": why_hidden(STATE, move) if move else why_hidden(what),
        "move_": F(move) if move else Cast(Value(None), BigIntegerField()),
    }
    names = ("what_", "pk", *named, "day_", "number_", "at_", "hidden_", "move_")
    row: QuerySet[Any, Any] = rows.order_by().annotate(**columns).values_list(*names)
    return row


def _text(texts: tuple[str, ...], place: int) -> Any:
    return Cast(texts[place] if place < len(texts) else Value(""), TextField())
