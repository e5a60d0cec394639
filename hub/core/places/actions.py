"""Taking in sets of boundaries."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.places.models import BoundarySet, Place
from hub.core.places.shapes import Map, same


@dataclass(frozen=True, kw_only=True)
class Naming:
    """What a set of boundaries is called, from when until when it holds, and whose data it is."""

    code: str
    name: str
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of the areas."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def take_boundaries(naming: Naming, drawn: Map, *, by: Person | None) -> Taken:
    """Take in a set of areas, or draw one anew that is here already, known by its code.

    An area that is no longer in the file stays: records were said in it. `by` is None from the command line.
    """
    said = {
        "name": naming.name,
        "valid_from": naming.valid_from,
        "valid_until": naming.valid_until,
        "source": naming.source,
        "width": drawn.width,
        "height": drawn.height,
    }
    boundary_set, _ = BoundarySet.objects.update_or_create(code=naming.code, defaults=said)
    kept = {row["code"]: row for row in boundary_set.places.values("code", "name", "shape", "outline")}
    changed = [area for area in drawn.areas if area.code not in kept or not same(kept[area.code], area)]
    Place.objects.bulk_create(
        [
            Place(
                boundary_set=boundary_set,
                code=area.code,
                name=area.name,
                shape=area.path,
                label_x=area.label[0],
                label_y=area.label[1],
                bounds=area.bounds,
                outline=area.outline,
            )
            for area in changed
        ],
        update_conflicts=True,
        unique_fields=["boundary_set", "code"],
        update_fields=["name", "shape", "label_x", "label_y", "bounds", "outline"],
    )
    added = sum(area.code not in kept for area in changed)
    note(verb="places.taken", subject=boundary_set, by=by, detail={"added": added, "changed": len(changed) - added})
    return Taken(added=added, changed=len(changed) - added, unchanged=len(drawn.areas) - len(changed))
