"""The lists of the lab: what its cards say beside the card, what is like a text, and the learning log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from hub.core.records.cards import card
from hub.core.records.hidings import shown_words, why_hidden
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.search.queries import having, similar
from hub.core.ways import Happening
from hub.design.shapes import Card
from hub.design.words import plural
from hub.foundation.text import shorten
from hub.strands.lab import evidence, rules
from hub.strands.lab.models import Ending, Experiment, Pilot

TRIALS = (rules.EXPERIMENT, rules.PILOT)
PER_PAGE = 20
ALIKE = 6
ENDING = "ending"  # what moderation calls an ending


def trial_facts(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return what the cards of trials say beside the card: how far it goes, how long it runs, what was learned.

    One statement. `records` are of experiments and pilots that the reader may read.
    """
    keys = [record.pk for record in records]
    rows = both(lambda table: table.objects.filter(pk__in=keys), "pk", "spectrum", "began_on", "ended_on", "level")
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


def both(find: Any, *columns: str) -> QuerySet[Any, Any]:
    """Return the same columns of experiments and of pilots, in one statement. “level” is that of the evidence."""
    names = ["evidence_level" if name == "level" else name for name in columns]
    first, second = (find(table).order_by().values_list(*names) for table in (Experiment, Pilot))
    rows: QuerySet[Any, Any] = first.union(second, all=True)
    return rows


def published(viewer: Viewer, kinds: Sequence[str] = TRIALS) -> RecordQuerySet:
    """Keep the published trials that `viewer` may read. No statement.

    They are found by their tables: by their kinds alone SQLite goes through all records in the order of their numbers,
    in the hope of finding enough soon.
    """
    keys = Experiment.objects.values("pk").union(Pilot.objects.values("pk"), all=True)
    return Record.objects.visible_to(viewer).of_kind(*kinds).published().filter(pk__in=keys)


@dataclass(frozen=True, kw_only=True)
class Learned:
    """One entry of the learning log."""

    record: Record
    words: str
    surprise: str
    verdict: str
    ended_on: date
    hidden: str | None = None

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
    records = published(viewer)
    records = having(records, words) if words else records
    endings = _told(Ending.objects.filter(record__in=records)).order_by("-ended_on", "-record")
    start = (number - 1) * PER_PAGE
    found = list(endings[start : start + PER_PAGE + 1])
    entries = [
        Learned(
            record=one.record,
            words=one.told,
            surprise="" if one.hidden else one.surprise,
            verdict=rules.VERDICTS.get(one.verdict, ""),
            ended_on=one.ended_on,
            hidden=one.hidden,
        )
        for one in found[:PER_PAGE]
    ]
    return Log(entries=entries, number=number, more=len(found) > PER_PAGE)


def _told(endings: QuerySet[Ending]) -> QuerySet[Any]:
    """Return endings with their records, `told` (what was learned, as everybody may read it) and `hidden`."""
    found = endings.select_related("record").annotate(hidden=why_hidden(ENDING, "record"))
    return found.annotate(told=shown_words("learned", "hidden"))


def news(viewer: Viewer, count: int) -> Sequence[Happening]:
    """Return what was learned last, for home. One statement."""
    return [
        Happening(
            title=one.record.title,
            url=one.record.get_absolute_url(),
            sentence=f"Tried, and learned: {shorten(one.told, 160)}" if one.told else "Tried, and learned from.",
            at=one.at,
        )
        for one in _newest_endings(count, viewer=viewer)
    ]


@prepared
def _newest_endings(count: int, *, viewer: Viewer) -> QuerySet[Any]:
    readable = Record.objects.visible_to(viewer).published().behind("record")
    newest = Ending.objects.filter(readable).order_by("-at", "-record")[:count]
    # By their keys: joined at once, SQLite reads through all records where few experiments have ended.
    return _told(Ending.objects.filter(pk__in=newest.values("pk"))).order_by("-at", "-record")


def alike(text: str, viewer: Viewer, *, kind: str = rules.EXPERIMENT) -> list[Card]:
    """Return the cards of the records of `kind` most like `text`, with what was learned. Four statements at most."""
    records = similar(text, viewer=viewer, kind=kind, limit=ALIKE) if text.strip() else []
    endings = _told(Ending.objects.filter(record__in=[one.pk for one in records]))
    said = dict(endings.values_list("record", "told"))
    return [card(one, [f"Learned: {shorten(said[one.pk], 200)}"] if said.get(one.pk) else []) for one in records]
