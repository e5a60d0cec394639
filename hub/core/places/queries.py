"""Reading areas: the set in force, lists for forms, and the area a point lies in."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from hub.core.places.models import BoundarySet, Pin, Place
from hub.core.places.shapes import contains
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.visibility import Viewer

COUNTED_FOR_SECONDS = 300
PINS_SHOWN = 500


def current_set(today: date | None = None) -> BoundarySet | None:
    """Return the boundary set that holds on a day, the one that began last if there are several. One statement."""
    today = today or timezone.localdate()
    return (
        BoundarySet.objects.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=today),
            Q(valid_until__isnull=True) | Q(valid_until__gte=today),
        )
        .order_by(F("valid_from").desc(nulls_last=True), "-pk")
        .first()
    )


def places(boundary_set: BoundarySet | None) -> QuerySet[Place]:
    """Return the areas of a set by name; none without a set. One statement."""
    return Place.objects.filter(boundary_set=boundary_set).order_by("name", "code")


def place_ids(today: date | None = None) -> dict[str, int]:
    """Return the key of each area in force by its name and by its code, both case-folded. Two statements."""
    ids: dict[str, int] = {}
    for pk, name, code in places(current_set(today)).values_list("pk", "name", "code"):
        ids[name.casefold()] = ids[code.casefold()] = pk
    return ids


def place_at(longitude: float, latitude: float, today: date | None = None) -> Place | None:
    """Return the area in force that a point lies in, or None. Two statements.

    Exact to the simplified outline: within some metres of a border it may name the neighbour.
    """
    for place in places(current_set(today)):
        west, south, east, north = place.bounds
        if west <= longitude <= east and south <= latitude <= north and contains(place.outline, longitude, latitude):
            return place
    return None


def place_with(boundaries: str, code: str) -> Place:
    """Return the area with this code of the set with that code, its set fetched; Http404 if there is none."""
    return get_object_or_404(Place.objects.select_related("boundary_set"), boundary_set__code=boundaries, code=code)


def place_numbered(number: int) -> Place:
    """Return the area with this key, its set fetched; Http404 if there is none."""
    return get_object_or_404(Place.objects.select_related("boundary_set"), pk=number)


def said_in(place: Place, *, viewer: Viewer) -> RecordQuerySet:
    """Return what `viewer` may read that was said in an area, newest first."""
    return Record.objects.visible_to(viewer).filter(place=place).newest_first().select_related("team", "place")


def public_counts(boundary_set: BoundarySet, kind: str | None = None) -> dict[int, int]:
    """Return how many records each area has that everybody may read, by the area's key; areas without any are absent.

    The same for every reader, so that one map serves all; counted anew every five minutes. One statement, or none.
    """
    key = f"places:{boundary_set.pk}:{kind or ''}"
    counts: dict[int, int] | None = cache.get(key)
    if counts is None:
        records = Record.objects.visible_to(AnonymousUser()).published().filter(place__boundary_set=boundary_set)
        records = records.of_kind(kind) if kind else records
        counts = dict(records.order_by().values_list("place").annotate(Count("pk")))
        cache.set(key, counts, COUNTED_FOR_SECONDS)
    return counts


def pin_of(record: Record) -> Pin | None:
    """Return the pin of `record`, or None. No statement if it has been fetched with it."""
    return getattr(record, "pin", None)


def public_pins(kind: str | None = None) -> list[Pin]:
    """Return the pins of what everybody may read, of the 500 newest, with their records. One statement."""
    records = Record.objects.visible_to(AnonymousUser()).published()
    pins = Pin.objects.filter(record__in=records.of_kind(kind) if kind else records).select_related("record")
    return list(pins.order_by("-record__published_at", "-pk")[:PINS_SHOWN])
