"""What the pages of measures need to read. Everything begins at what the reader may read."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Count, OuterRef, QuerySet
from django.http import Http404

from hub.accounts.models import Post
from hub.core.records.models import Record, Version
from hub.core.records.prepared import prepared
from hub.core.records.queries import found_or_gone
from hub.core.records.visibility import Viewer
from hub.measures import rules
from hub.measures.figures import Measurement
from hub.measures.models import Annotation, Measure, Measured, Observation, Rebase

MOST_OFFERED = 500


def measure(number: int, viewer: Viewer) -> Measure:
    """Return the measure with this number, its record, team and post fetched. One statement.

    `definitions` on it is how many definitions it has had. Raises Http404 if `viewer` may read no such measure, Gone
    if it was taken down.
    """
    return found_or_gone(_measure(number=number, viewer=viewer), rules.MEASURE, number)


@prepared
def _measure(*, number: int, viewer: Viewer) -> QuerySet[Measure]:
    mine = Record.objects.visible_to(viewer).of_kind(rules.MEASURE)
    found = Measure.objects.select_related("record__team", "record__post__team", "record__place")
    return found.annotate(definitions=Count("record__versions")).filter(mine.behind("record"), pk=number)


def annotations(measure: Measure, viewer: Viewer) -> list[Annotation]:
    """Return what happened, in the order of days. `readable`: `viewer` may read its record. One statement."""
    return _annotations(measure=measure.pk, viewer=viewer)


@prepared
def _annotations(*, measure: int, viewer: Viewer) -> QuerySet[Annotation]:
    may_read = Record.objects.visible_to(viewer).behind("record")
    found = Annotation.objects.filter(measure=measure).annotate(readable=may_read)
    return found.select_related("record").order_by("on", "pk")


def tells_of(measure: Measure, viewer: Viewer) -> list[Measured]:
    """Return the records of which `measure` tells and that `viewer` may read. One statement."""
    return _tells_of(measure=measure.pk, viewer=viewer)


@prepared
def _tells_of(*, measure: int, viewer: Viewer) -> QuerySet[Measured]:
    seen = Record.objects.visible_to(viewer)
    found = Measured.objects.filter(link__source=measure, link__ended_at=None, link__target__in=seen)
    return found.select_related("link__target").order_by("part", "pk")


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


def values_of(measure: Measure) -> Mapping[date, Measurement]:
    """Return what was measured in each period, by its first day. One statement.

    `measure` is one that the reader was found to be allowed to read.
    """
    return {one.period: one.measured for one in measure.observations.all()}


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
