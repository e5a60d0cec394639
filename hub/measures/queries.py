"""What the pages of measures need to read. Everything begins at what the reader may read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, DateTimeField, Exists, F, FloatField, Model, OuterRef, QuerySet, Value
from django.db.models.fields import BigIntegerField, CharField
from django.db.models.functions import Cast
from django.http import Http404

from hub.accounts.models import Post
from hub.core.links.relations import MEASURES
from hub.core.records.models import Record, Version, Viewer
from hub.core.records.queries import raise_if_gone
from hub.measures import evidence, rules
from hub.measures.models import Annotation, Correction, Measure, Measured, Observation, Rebase, Target

MOST_OFFERED = 500


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


@dataclass(frozen=True, kw_only=True)
class Series:
    """All that one chart is made of, each in the order of days.

    Values: `words` says why one is missing. Targets: `words` says who set it. Rebases: `at` is when a second person
    agreed, `until` when it was taken back, `words` the reason. Corrections: `value` was, `other` is, `day` the period.
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
    """One measure of a record. `key` is of the link; `level` the evidence level of the record, None without one."""

    key: int
    measure: Measure
    part: str
    level: int | None


def measure(number: int, viewer: Viewer) -> Measure:
    """Return the measure with this number, its record, team and post fetched. One statement.

    `definitions` on it is how many definitions it has had. Raises Http404 if `viewer` may read no such measure, Gone
    if it was taken down.
    """
    mine = Record.objects.visible_to(viewer).of_kind(rules.MEASURE).filter(pk=number)
    found = Measure.objects.select_related("record__team", "record__post__team", "record__place")
    found = found.annotate(definitions=Count("record__versions"))
    if one := found.filter(pk=number, record__in=mine).first():
        return one
    raise_if_gone(rules.MEASURE, number)
    raise Http404


def series(keys: Collection[int], *, corrections: bool = False) -> Mapping[int, Series]:
    """Return what the charts of these measures are made of. One statement, however many there are.

    `keys` are of measures that the reader was found to be allowed to read.
    """
    found = {key: Series() for key in keys}
    if not keys:
        return found
    parts = [
        _rows(Observation, keys, "values", day=F("period"), figure=F("value"), said=F("why_missing")),
        _rows(Target, keys, "targets", day=F("from_on"), figure=F("value"), said=F("set_by")),
        _rows(Rebase, keys, "rebases", day=F("from_on"), said=F("reason"), when=F("agreed_at"), end=F("ended_at")),
    ]
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
            )
        )
    for row in sorted((Row(*row) for row in parts[0].union(*parts[1:], all=True)), key=lambda row: (row.day, row.pk)):
        getattr(found[row.measure], row.what).append(row)
    return found


def _rows(
    model: type[Model], keys: Collection[int], what: str, *, of: str = "measure_id", **columns: Any
) -> QuerySet[Any, Any]:
    """Return the rows of one table in the columns of `Row`: all parts of a union have to be alike."""
    nothing = {
        "figure": Value(None, FloatField()),
        "instead": Value(None, FloatField()),
        "when": Value(None, DateTimeField()),
        "end": Value(None, DateTimeField()),
    }
    given = {**nothing, **columns}
    rows: QuerySet[Any, Any] = (
        model._default_manager.filter(**{f"{of}__in": list(keys)})
        .order_by()
        .annotate(
            kind_of_row=Value(what, CharField()),
            day_of_row=given["day"],
            figure=Cast(given["figure"], FloatField()),
            instead=Cast(given["instead"], FloatField()),
            said=Cast(given["said"], CharField()),
            who=Cast("by_id", BigIntegerField()),
            when_at=Cast(given["when"], DateTimeField()),
            end_at=Cast(given["end"], DateTimeField()),
        )
        .values_list(of, "kind_of_row", "pk", "day_of_row", "figure", "instead", "said", "who", "when_at", "end_at")
    )
    return rows


def annotations(measure: Measure, viewer: Viewer) -> list[Annotation]:
    """Return what happened, in the order of days. `readable`: `viewer` may read its record. One statement."""
    may_read = Exists(Record.objects.visible_to(viewer).filter(pk=OuterRef("record")))
    found = measure.annotations.annotate(readable=may_read).select_related("record")
    return list(found.order_by("on", "pk"))


def tells_of(measure: Measure, viewer: Viewer) -> list[Measured]:
    """Return the records of which `measure` tells and that `viewer` may read. One statement."""
    seen = Record.objects.visible_to(viewer)
    found = Measured.objects.filter(link__source=measure.pk, link__ended_at=None, link__target__in=seen)
    return list(found.select_related("link__target").order_by("part", "pk"))


def measured_by(record: Record, viewer: Viewer) -> list[Tied]:
    """Return the measures of `record` that `viewer` may read, outcome first. One statement."""
    seen = Record.objects.visible_to(viewer).of_kind(rules.MEASURE)
    tied = {"relation": MEASURES, "target": record.pk, "ended_at": None}
    found = Measure.objects.filter(record__in=seen, **{f"record__links_out__{name}": tied[name] for name in tied})
    found = found.annotate(
        tie=F("record__links_out__pk"),
        part=F("record__links_out__measured__part"),
        level=evidence.level_of(record.kind, "record__links_out__target_id"),
    )
    order = list(rules.PARTS)
    ties = [Tied(key=one.tie, measure=one, part=one.part, level=one.level) for one in found]
    return sorted(ties, key=lambda one: (order.index(one.part), one.key))


def tie(number: int, viewer: Viewer) -> Measured:
    """Return the tie with this key, measure and record fetched. Raises Http404 unless `viewer` may read both."""
    seen = Record.objects.visible_to(viewer)
    found = Measured.objects.filter(pk=number, link__target__in=seen, link__source__in=seen)
    if one := found.select_related("link__source", "link__target").first():
        return one
    raise Http404


def observation(measure: Measure, key: int) -> Observation:
    """Return one value of `measure`, which the reader was found to be allowed to read. Raises Http404."""
    if found := measure.observations.filter(pk=key).first():
        found.measure = measure
        return found
    raise Http404


def values_of(measure: Measure) -> Mapping[date, float | None]:
    """Return the value of each period of `measure`, which the reader was found to be allowed to read. One statement."""
    return dict(measure.observations.values_list("period", "value"))


def last_period(measure: Measure) -> date | None:
    """Return the latest period of `measure` that has a value or a reason for none. One statement."""
    return measure.observations.order_by("-period").values_list("period", flat=True).first()


def definitions(measure: Measure) -> list[Version]:
    """Return what was said of `measure`, the latest first, each with its fields. Two statements."""
    return list(measure.record.versions.order_by("-number").prefetch_related("fields"))


def posts(teams: Sequence[int] | None) -> list[Post]:
    """Return the posts of these teams (None: of all) by title, their team fetched. One statement."""
    found = Post.objects.select_related("team").order_by("title")
    return list(found if teams is None else found.filter(team__in=list(teams)))


def rebase(measure: Measure, key: int) -> Rebase:
    """Return one rebase of `measure`, which the reader was found to be allowed to read. Raises Http404."""
    if found := measure.rebases.filter(pk=key).first():
        found.measure = measure
        return found
    raise Http404


def offered(viewer: Viewer, teams: Sequence[int] | None) -> list[Measure]:
    """Return the measures of these teams (None: of all) that `viewer` may read, by name, at most 500. One statement."""
    mine = Record.objects.visible_to(viewer).of_kind(rules.MEASURE)
    if teams is not None:
        mine = mine.filter(team__in=list(teams))
    return list(Measure.objects.filter(record__in=mine).order_by("record__title", "pk")[:MOST_OFFERED])


def latest(keys: Collection[int]) -> Mapping[int, Observation]:
    """Return the latest measured value of each of these measures that has one. One statement."""
    newest = (
        Observation.objects.filter(measure=OuterRef("measure"), value__isnull=False)
        .order_by("-period")
        .values("pk")[:1]
    )
    found = Observation.objects.filter(measure__in=list(keys), pk=newest).select_related("measure")
    return {one.measure_id: one for one in found}
