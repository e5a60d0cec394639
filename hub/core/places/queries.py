"""Reading areas: the set in force, lists for forms, and the area a point lies in."""

from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from hub.core.places.models import BoundarySet, Place


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
