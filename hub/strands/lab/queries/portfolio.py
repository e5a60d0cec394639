"""The portfolio: what the lab tries, by stage, spectrum, outcome and age, as a board or a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from hub.core.exports.dataset import Row
from hub.core.links.models import Link
from hub.core.records.among import Keys, among
from hub.core.records.cards import card
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared
from hub.core.records.queries import without_shapes
from hub.core.records.visibility import Viewer
from hub.design.shapes import Card
from hub.design.words import plural
from hub.strands.lab import evidence, rules
from hub.strands.lab.models import Experiment, Pilot, Trial
from hub.strands.lab.queries.lists import TRIALS, both, published
from hub.strands.lab.queries.spread import STAGES, STEPS_BACK, ties

SHOWN = 60
IN_A_FILE = 10_000
FILE_COLUMNS = (
    *("reference", "kind", "title", "stage", "spectrum", "facet", "outcomes", "began_on", "ended_on", "days_at_stage"),
    *("evidence_level", "over_limit_because", "team", "address"),
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks of the portfolio. Without a stage it is all that is open; `age` is a code of the rules."""

    kind: str = ""
    stage: str = ""
    spectrum: str = ""
    facet: str = ""
    outcome_id: int | None = None
    age: str = ""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One column of the board: its cards, the oldest first. `count` is how many are shown."""

    code: str
    label: str
    cards: list[Card]
    count: int


@dataclass(frozen=True, kw_only=True)
class Board:
    """What was asked for, by stage. `over` are those begun over the limit: (title, address, why)."""

    stages: list[Stage]
    count: int
    more: bool
    over: list[tuple[str, str, str]]


class _Line(NamedTuple):
    record_id: int
    spectrum: str
    facet: str
    began_on: date | None
    ended_on: date | None
    over: str
    level: int | None

    def since(self, record: Record) -> date:
        """Return since when it is at its stage."""
        return self.ended_on or self.began_on or timezone.localdate(record.created_at)


def _serving(outcome: int, visible: RecordQuerySet) -> Q:
    """Return the condition of serving an outcome, as `ties` has it."""
    serves = Link.objects.current().filter(visible.behind("source"), relation="serves", target=outcome)
    reached: Any = serves.values("source")
    found = Q(pk__in=reached)
    for _ in range(STEPS_BACK):
        grew = Link.objects.current().filter(visible.behind("target"), relation="became", source__in=reached)
        reached = grew.values("target")
        found |= Q(pk__in=reached)
    return found


def board(asked: Asked, viewer: Viewer, *, today: date | None = None) -> Board:
    """Return what was asked for, in its stages: at most 60, the oldest first, or the newest of what is decided.

    Two statements.
    """
    today = today or timezone.localdate()
    records, lines = _read(asked, viewer, today, SHOWN)
    shown = records[:SHOWN]
    codes = (asked.stage,) if asked.stage else STAGES
    return Board(
        stages=[_stage(code, [one for one in shown if one.state == code], lines, today) for code in codes],
        count=len(shown),
        more=len(records) > SHOWN,
        over=[(one.title, one.get_absolute_url(), lines[one.pk].over) for one in shown if lines[one.pk].over],
    )


def rows(asked: Asked, viewer: Viewer, *, address: str, today: date | None = None) -> Iterator[Row]:
    """Yield the same as a file, the oldest first, each with the outcomes it serves. Three statements.

    `address` is that of the hub, before each record's own.
    """
    today = today or timezone.localdate()
    records, lines = _read(asked, viewer, today, IN_A_FILE)
    served: dict[int, list[str]] = {}
    for trial, _, title in ties(viewer=viewer):
        served.setdefault(trial, []).append(title)
    for record in records[:IN_A_FILE]:
        line = lines[record.pk]
        yield {
            "reference": record.reference,
            "kind": record.kind_label,
            "title": record.title,
            "stage": record.state_label,
            "spectrum": rules.SPECTRUM_WORDS[line.spectrum],
            "facet": rules.FACET_WORDS.get(line.facet, ""),
            "outcomes": "; ".join(sorted(served.get(record.pk, []))),
            "began_on": line.began_on,
            "ended_on": line.ended_on,
            "days_at_stage": (today - line.since(record)).days,
            "evidence_level": line.level,
            "over_limit_because": line.over,
            "team": record.team.name if record.team else "",
            "address": f"{address}{record.get_absolute_url()}",
        }


def _read(asked: Asked, viewer: Viewer, today: date, most: int) -> tuple[list[Record], Mapping[int, _Line]]:
    """Return what was asked for, one more than `most` if there are more, with the line of each. Two statements."""
    least, up_to = rules.AGES[asked.age].days if asked.age else (0, None)
    latest = today - timedelta(days=least)
    earliest = today - timedelta(days=up_to) if up_to is not None else date.min
    records = list(_found(asked, most + 1, viewer=viewer, earliest=earliest, latest=latest))
    lines = {line[0]: _Line(*line) for line in _lines(keys=Keys([record.pk for record in records]))}
    newest_first = asked.stage in rules.DECIDED
    records.sort(key=lambda record: (lines[record.pk].since(record), record.pk), reverse=newest_first)
    return records, lines


@prepared
def _lines(*, keys: Keys) -> QuerySet[Any, Any]:
    columns = ("pk", "spectrum", "facet", "began_on", "ended_on", "over_limit_because", "level")
    return both(lambda table: table.objects.filter(among(keys, "record__id")), *columns)


@prepared
def _found(asked: Asked, most: int, *, viewer: Viewer, earliest: date, latest: date) -> QuerySet[Record]:
    kinds = (asked.kind,) if asked.kind else TRIALS
    found = published(viewer, kinds).filter(state__in=(asked.stage,) if asked.stage else STAGES)
    if asked.outcome_id:
        found = found.filter(_serving(asked.outcome_id, Record.objects.visible_to(viewer)))
    if asked.spectrum or asked.facet or asked.age:
        first, second = (_of_table(table, asked, earliest, latest) for table in (Experiment, Pilot))
        found = found.filter(Q(Exists(first)) | Q(Exists(second)))
    order = "-pk" if asked.stage in rules.DECIDED else "pk"
    cards = without_shapes(found.select_related("place", "team"), "place")
    return cards.order_by(order)[:most]


def _of_table(table: type[Trial], asked: Asked, earliest: date, latest: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = table._default_manager.filter(pk=OuterRef("pk"))
    if asked.spectrum:
        rows = rows.filter(spectrum=asked.spectrum)
    if asked.facet:
        rows = rows.filter(facet=asked.facet)
    if asked.age:
        rows = rows.annotate(since=Coalesce("ended_on", "began_on", TruncDate("record__created_at")))
        rows = rows.filter(since__lte=latest, since__gte=earliest)
    return rows


def _stage(code: str, records: list[Record], lines: Mapping[int, _Line], today: date) -> Stage:
    cards = [card(record, _facts(lines[record.pk], record, today)) for record in records]
    return Stage(code=code, label=rules.TRIAL_LIFECYCLE.labels[code], cards=cards, count=len(cards))


def _facts(line: _Line, record: Record, today: date) -> list[str]:
    days = (today - line.since(record)).days
    if record.state in rules.DECIDED:
        age = f"ended {plural(days, 'day', 'days')} ago" if days else "ended today"
    else:
        age = f"{plural(days, 'day', 'days')} at this stage" if days else "since today"
    level = [evidence.LEVELS[line.level].split(":")[0]] if line.level else []
    facet = [rules.FACET_WORDS[line.facet]] if line.facet else []
    return [rules.SPECTRUM_WORDS[line.spectrum], *facet, age, *level]
