"""The lists of the lab: what its cards say beside the card, the portfolio, and the learning log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from hub.core.links.models import Link
from hub.core.records.cards import card
from hub.core.records.models import Record, Viewer
from hub.core.search.queries import having, similar
from hub.core.ways import Happening
from hub.design.shapes import Card
from hub.design.words import plural
from hub.foundation.text import shorten
from hub.strands.lab import evidence, rules
from hub.strands.lab.models import Ending, Experiment, Pilot

TRIALS = (rules.EXPERIMENT, rules.PILOT)
STAGES = (rules.PLANNED, rules.RUNNING, rules.ENDED)
OPEN_SHOWN = 100
PER_PAGE = 20
ALIKE = 6


def trial_facts(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return what the cards of trials say beside the card: how far it goes, how long it runs, what was learned.

    One statement. `records` are of experiments and pilots that the reader may read.
    """
    keys = [record.pk for record in records]
    rows = _both(lambda table: table.objects.filter(pk__in=keys), "pk", "spectrum", "began_on", "ended_on", "level")
    today = timezone.localdate()
    return {pk: _facts(spectrum, began, ended, level, today) for pk, spectrum, began, ended, level in rows}


def _facts(spectrum: str, began: date | None, ended: date | None, level: int | None, today: date) -> list[str]:
    facts = [rules.SPECTRUM_WORDS[spectrum]]
    days = rules.days_running(rules.Dates(began_on=began, ended_on=ended), today)
    if days == 0:
        facts.append("began and ended on one day" if ended else "began today")
    elif days is not None:
        facts.append(f"{'ran' if ended else 'runs for'} {plural(days, 'day', 'days')}")
    if level:
        facts.append(evidence.LEVELS[level].split(":")[0])
    return facts


def _both(find: Any, *columns: str) -> QuerySet[Any, Any]:
    """Return the same columns of experiments and of pilots, in one statement. “level” is that of the evidence."""
    names = ["evidence_level" if name == "level" else name for name in columns]
    first, second = (find(table).order_by().values_list(*names) for table in (Experiment, Pilot))
    rows: QuerySet[Any, Any] = first.union(second, all=True)
    return rows


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One column of the board: its cards, the oldest first, and how many there are in all."""

    code: str
    label: str
    cards: list[Card]
    count: int


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """The lab’s work at a glance. Rows of the tables have the name first and figures after it."""

    stages: list[Stage]
    by_spectrum: list[list[object]]
    by_outcome: list[list[object]]
    running: int
    limit: int
    over: list[tuple[str, str, str]] = field(default_factory=list)  # title, address, why it began all the same

    @property
    def warns(self) -> bool:
        """As many run as the lab allows itself, or more."""
        return rules.over_limit(self.running, self.limit)


@dataclass(frozen=True, slots=True)
class _Row:
    record_id: int
    state: str
    spectrum: str
    began_on: date | None
    ended_on: date | None
    over: str
    level: int | None


def portfolio(viewer: Viewer) -> Portfolio:
    """Return the portfolio as `viewer` may read it. Four statements.

    What is open is read whole (the limit keeps it few), what is decided is counted by the database.
    """
    today = timezone.localdate()
    visible = Record.objects.visible_to(viewer).of_kind(*TRIALS).published()
    open_ones = list(visible.filter(state__in=STAGES).select_related("place", "team").order_by("pk")[:OPEN_SHOWN])
    rows = {row.record_id: row for row in _rows([record.pk for record in open_ones])}
    oldest = sorted(open_ones, key=lambda record: (_since(rows[record.pk], record), record.pk))
    stages = [_stage(code, [one for one in oldest if one.state == code], rows, today) for code in STAGES]
    over = [(one.title, one.get_absolute_url(), rows[one.pk].over) for one in oldest if rows[one.pk].over]
    return Portfolio(
        stages=stages,
        by_spectrum=_by_spectrum(visible),
        by_outcome=_by_outcome(visible),
        running=next(stage.count for stage in stages if stage.code == rules.RUNNING),
        limit=settings.HUB_LAB_LIMIT,
        over=over,
    )


def _rows(keys: list[int]) -> list[_Row]:
    columns = ("record_id", "record__state", "spectrum", "began_on", "ended_on", "over_limit_because", "level")
    return [_Row(*row) for row in _both(lambda table: table.objects.filter(pk__in=keys), *columns)]


def _since(row: _Row, record: Record) -> date:
    return row.ended_on or row.began_on or timezone.localdate(record.created_at)


def _stage(code: str, records: list[Record], rows: Mapping[int, _Row], today: date) -> Stage:
    cards = []
    for record in records:
        row = rows[record.pk]
        days = (today - _since(row, record)).days
        age = f"{plural(days, 'day', 'days')} at this stage" if days else "since today"
        cards.append(card(record, [rules.SPECTRUM_WORDS[row.spectrum], age]))
    return Stage(code=code, label=rules.TRIAL_LIFECYCLE.labels[code], cards=cards, count=len(cards))


def _by_spectrum(visible: QuerySet[Record]) -> list[list[object]]:
    """Return for each step of the spectrum how many are open and how each decision came out. One statement."""

    def counted(table: Any) -> Any:
        rows = table.objects.filter(record__in=visible).values("spectrum", "record__state")
        return rows.annotate(how_many=Count("pk"))

    counts: dict[tuple[str, str], int] = {}
    for spectrum, state, how_many in _both(counted, "spectrum", "record__state", "how_many"):
        counts[spectrum, state] = counts.get((spectrum, state), 0) + how_many
    return [
        [
            label,
            sum(counts.get((code, state), 0) for state in STAGES),
            *(counts.get((code, state), 0) for state in rules.DECIDED),
        ]
        for code, label in rules.SPECTRUM_WORDS.items()
    ]


def _by_outcome(visible: QuerySet[Record]) -> list[list[object]]:
    """Return the outcomes that trials serve, each with how many do, the most served first. One statement."""
    outcomes = Record.objects.visible_to(AnonymousUser()).of_kind("outcome")
    ties = Link.objects.current().filter(relation="serves", source__in=visible, target__in=outcomes)
    counted = ties.values_list("target__title").annotate(how_many=Count("source", distinct=True))
    return [[title, how_many] for title, how_many in counted.order_by("-how_many", "target__title")[:20]]


@dataclass(frozen=True, kw_only=True)
class Learned:
    """One entry of the learning log."""

    record: Record
    words: str
    surprise: str
    verdict: str
    ended_on: date

    @property
    def how(self) -> str:
        """What came of it: the decision, or that it is still to be taken."""
        return self.record.state_label


@dataclass(frozen=True, kw_only=True)
class Log:
    """One page of the learning log, newest first."""

    entries: list[Learned]
    number: int
    more: bool


def learned(viewer: Viewer, *, words: str = "", number: int = 1) -> Log:
    """Return a page of what was learned, all of it or what has these words. One statement."""
    records = Record.objects.visible_to(viewer).of_kind(*TRIALS).published()
    records = having(records, words) if words else records
    endings = Ending.objects.filter(record__in=records).select_related("record").order_by("-ended_on", "-record")
    start = (number - 1) * PER_PAGE
    found = list(endings[start : start + PER_PAGE + 1])
    entries = [
        Learned(
            record=one.record,
            words=one.learned,
            surprise=one.surprise,
            verdict=rules.VERDICTS.get(one.verdict, ""),
            ended_on=one.ended_on,
        )
        for one in found[:PER_PAGE]
    ]
    return Log(entries=entries, number=number, more=len(found) > PER_PAGE)


def news(viewer: Viewer, count: int) -> Sequence[Happening]:
    """Return what was learned last, for home. One statement."""
    readable = Record.objects.visible_to(viewer).published().filter(pk=OuterRef("record"))
    endings = Ending.objects.filter(Exists(readable)).select_related("record").order_by("-at", "-record")[:count]
    return [
        Happening(
            title=one.record.title,
            url=one.record.get_absolute_url(),
            sentence=f"Tried, and learned: {shorten(one.learned, 160)}",
            at=one.at,
        )
        for one in endings
    ]


def alike(text: str, viewer: Viewer, *, kind: str = rules.EXPERIMENT) -> list[Card]:
    """Return the cards of the records of `kind` most like `text`, with what was learned. Four statements at most."""
    records = similar(text, viewer=viewer, kind=kind, limit=ALIKE) if text.strip() else []
    said = dict(Ending.objects.filter(record__in=[one.pk for one in records]).values_list("record", "learned"))
    return [card(one, [f"Learned: {shorten(said[one.pk], 200)}"] if one.pk in said else []) for one in records]
