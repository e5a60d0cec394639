"""All that charts are made of, read in one statement: values, targets, rebases, corrections, and what they tell of."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, DateField, DateTimeField, F, FloatField, Model, QuerySet, TextField, Value
from django.db.models.fields import BigIntegerField, CharField
from django.db.models.functions import Cast, JSONObject

from hub.core.links.models import Link
from hub.core.links.relations import MEASURES
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.measures import evidence, rules
from hub.measures.models import Correction, Measure, Observation, Rebase, Target

_TIES = "ties"
_OF_MEASURE = ("unit", "direction", "frequency", "baseline", "screened", "limits", "per", "made_data")


class Row(NamedTuple):
    """One row of all that a chart is made of; what its columns hold depends on `what`."""

    measure: int
    what: str
    pk: int
    day: date
    value: float | None
    other: float | None
    words: str
    by: int | None
    at: datetime | None
    until: datetime | None
    numerator: float | None
    denominator: float | None
    provisional: bool


@dataclass(frozen=True, kw_only=True)
class Series:
    """All that one chart is made of, each in the order of days.

    Values: `words` says why one is missing. Targets: `words` says who set it. Rebases: `at` is when a second person
    agreed, `until` when it was taken back, `words` the reason. Corrections: `value` was, `other` is, `day` the period;
    `numerator` and `denominator` are what it was computed from, and `provisional` says that it was made final.
    """

    values: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    rebases: list[Row] = field(default_factory=list)
    corrections: list[Row] = field(default_factory=list)

    @property
    def in_force(self) -> list[date]:
        """The days on which limits begin anew: agreed, and not taken back."""
        return [one.day for one in self.rebases if one.at and not one.until]

    def target_on(self, day: date) -> float | None:
        """What is aimed at on `day`, None if nothing is."""
        return next((one.value for one in reversed(self.targets) if one.day <= day), None)


@dataclass(frozen=True, kw_only=True)
class Tied:
    """One measure of a record. `key` is of the link.

    `level` is the evidence level of the record, None without one; `began` the day on which it began, as far as that is
    known.
    """

    key: int
    measure: Measure
    part: str
    level: int | None
    began: date | None


def series(keys: Collection[int], *, corrections: bool = False) -> Mapping[int, Series]:
    """Return what the charts of these measures are made of. One statement, however many there are.

    `keys` are of measures that the reader was found to be allowed to read.
    """
    rows = _series(corrections, keys=list(keys)) if keys else []
    return _sorted_out(keys, rows)


def tied_to(record: Record, viewer: Viewer) -> list[tuple[Tied, Series]]:
    """Return the measures of `record` that `viewer` may read, outcome first, each with what its chart is made of.

    One statement.
    """
    rows = _series_of(evidence.known(record.kind), record=record.pk, viewer=viewer)
    ties = [_tied(row) for row in rows if row[1] == _TIES]
    found = _sorted_out([tie.measure.pk for tie in ties], [row for row in rows if row[1] != _TIES])
    order = list(rules.PARTS)
    return [(one, found[one.measure.pk]) for one in sorted(ties, key=lambda one: (order.index(one.part), one.key))]


def _sorted_out(keys: Collection[int], rows: Iterable[tuple[Any, ...]]) -> Mapping[int, Series]:
    found = {key: Series() for key in keys}
    for row in sorted((Row(*row) for row in rows), key=lambda row: (row.day, row.pk)):
        getattr(found[row.measure], row.what).append(row)
    return found


def _tied(row: tuple[Any, ...]) -> Tied:
    measure, _, key, began, level, _, said, *_ = row
    known = json.loads(said)
    card = Record(pk=measure, kind=rules.MEASURE, title=known["title"])
    of_measure = {name: known[name] for name in _OF_MEASURE}
    return Tied(
        key=key,
        measure=Measure(record=card, **of_measure),
        part=known["part"],
        level=None if level is None else round(level),
        began=began,
    )


@prepared
def _series(corrections: bool, *, keys: Collection[int]) -> QuerySet[Any, tuple[Any, ...]]:
    parts = _parts(keys)
    if corrections:
        parts.append(
            _rows(
                Correction,
                keys,
                "corrections",
                of="observation__measure_id",
                day=F("observation__period"),
                figure=F("old"),
                instead=F("new"),
                said=F("reason"),
                when=F("at"),
                over=F("numerator"),
                under=F("denominator"),
                unsure=F("made_final"),
            )
        )
    return parts[0].union(*parts[1:], all=True)


@prepared
def _series_of(shows: evidence.Evidence, *, record: int, viewer: Viewer) -> QuerySet[Any, tuple[Any, ...]]:
    seen = Record.objects.visible_to(viewer).of_kind(rules.MEASURE)
    ties = Link.objects.current().filter(target=record, relation=MEASURES, source__in=seen)
    tied = {"relation": MEASURES, "target": record, "ended_at": None}
    measures = Measure.objects.filter(record__in=seen, **{f"record__links_out__{name}": tied[name] for name in tied})
    of_measure = {name: F(name) for name in _OF_MEASURE}
    told = JSONObject(title=F("record__title"), part=F("record__links_out__measured__part"), **of_measure)
    key = "record__links_out__target_id"
    columns = {"figure": shows.level(key), "day": shows.began(key), "said": told, "who": Value(None, BigIntegerField())}
    own = _in_columns(measures, _TIES, "record_id", "record__links_out__pk", **columns)
    return own.union(*_parts(ties.values("source")), all=True)


def _parts(keys: Any) -> list[QuerySet[Any, tuple[Any, ...]]]:
    return [
        _rows(
            Observation,
            keys,
            "values",
            day=F("period"),
            figure=F("value"),
            said=F("why_missing"),
            over=F("numerator"),
            under=F("denominator"),
            unsure=F("provisional"),
        ),
        _rows(Target, keys, "targets", day=F("from_on"), figure=F("value"), said=F("set_by")),
        _rows(Rebase, keys, "rebases", day=F("from_on"), said=F("reason"), when=F("agreed_at"), end=F("ended_at")),
    ]


def _rows(
    model: type[Model], keys: Any, what: str, *, of: str = "measure_id", **columns: Any
) -> QuerySet[Any, tuple[Any, ...]]:
    """Return the rows of one table that belong to the measures `keys`: a collection, or a query that gives it."""
    mine = model._default_manager.filter(**{f"{of}__in": keys}).order_by()
    return _in_columns(mine, what, of, "pk", **columns)


def _in_columns(rows: QuerySet[Any], what: str, of: str, key: str, **columns: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """Return `rows` in the columns of `Row`: all parts of a union have to be alike."""
    given = {
        "day": Value(None, DateField()),
        "figure": Value(None, FloatField()),
        "instead": Value(None, FloatField()),
        "who": F("by_id"),
        "when": Value(None, DateTimeField()),
        "end": Value(None, DateTimeField()),
        "over": Value(None, FloatField()),
        "under": Value(None, FloatField()),
        "unsure": Value(value=False, output_field=BooleanField()),
        **columns,
    }
    made: QuerySet[Any, tuple[Any, ...]] = rows.annotate(
        of_measure=F(of),
        kind_of_row=Value(what, CharField()),
        key=F(key),
        day_of_row=Cast(given["day"], DateField()),
        figure=Cast(given["figure"], FloatField()),
        instead=Cast(given["instead"], FloatField()),
        said=Cast(given["said"], TextField()),
        who=Cast(given["who"], BigIntegerField()),
        when_at=Cast(given["when"], DateTimeField()),
        end_at=Cast(given["end"], DateTimeField()),
        over=Cast(given["over"], FloatField()),
        under=Cast(given["under"], FloatField()),
        unsure=given["unsure"],
    ).values_list(
        *("of_measure", "kind_of_row", "key", "day_of_row", "figure", "instead", "said", "who", "when_at", "end_at"),
        *("over", "under", "unsure"),
    )
    return made
