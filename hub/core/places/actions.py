"""Taking in a set of areas."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.places import queries
from hub.core.places.models import BoundarySet, Pin, Place
from hub.core.places.points import Point
from hub.core.places.shapes import Area, Map
from hub.core.records.models import Author, Record
from hub.foundation.errors import BadInput, NotAllowed


@dataclass(frozen=True, kw_only=True)
class About:
    """What a boundary set is called, when it holds, and whose data it is."""

    code: str
    name: str
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = ""


@transaction.atomic
def add_boundary_set(about: About, drawn: Map, *, by: Person | None = None) -> tuple[int, int]:
    """Take in all areas of a set, or bring those that have changed up to date; return how many, and how many had not.

    Records keep their area: raises BadInput if the set has an area that `drawn` lacks, or ends before it begins.
    """
    if about.valid_from and about.valid_until and about.valid_until < about.valid_from:
        raise BadInput("The set ends before it begins.")
    boundaries, _ = BoundarySet.objects.update_or_create(
        code=about.code,
        defaults={
            "name": about.name,
            "valid_from": about.valid_from,
            "valid_until": about.valid_until,
            "source": about.source,
            "width": drawn.width,
            "height": drawn.height,
        },
    )
    here = {place.code: place for place in boundaries.places.all()}
    if missing := here.keys() - {area.code for area in drawn.areas}:
        raise BadInput(
            f"The set “{about.code}” has {len(missing)} areas that the file lacks, such as {min(missing)}: "
            "boundaries that have changed are a new set. Give it a code of its own with --set."
        )
    changed = [
        _as_drawn(here.get(area.code) or Place(boundary_set=boundaries, code=area.code), area) for area in drawn.areas
    ]
    written = [place for place, differs in changed if differs]
    for place in written:
        place.save()
    note(verb="places.added", subject=boundaries, by=by, detail={"written": len(written)})
    return len(written), len(changed) - len(written)


def _as_drawn(place: Place, area: Area) -> tuple[Place, bool]:
    """Return `place` with what `area` says, and whether that differs from what it said."""
    said = {
        "name": area.name,
        "shape": area.path,
        "label_x": area.label[0],
        "label_y": area.label[1],
        "bounds": list(area.bounds),
        "outline": [[[list(point) for point in ring] for ring in rings] for rings in area.outline],
    }
    differs = place.pk is None or any(getattr(place, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(place, name, value)
    return place, differs


@transaction.atomic
def put_pin(record: Record, at: Point, *, by: Person, now: datetime | None = None) -> Pin:
    """Put the pin of `record` at a point, or move it there. The record's strand asks who may.

    Raises NotAllowed for somebody under 18, so that no child's whereabouts stand on a public map; BadInput outside of
    all areas in force.
    """
    now = now or timezone.now()
    if by.is_minor(timezone.localdate(now)):
        raise NotAllowed("Pins on the map are for people of 18 and over. Say in words where it is.")
    if queries.place_at(at.longitude, at.latitude, timezone.localdate(now)) is None:
        sentence = "This point lies outside of the areas here. Put the pin into one of them, or take it away."
        raise BadInput(sentence, {"pin": sentence})
    where = {"longitude": at.longitude, "latitude": at.latitude, "at": now}
    pin, _ = Pin.objects.update_or_create(record=record, defaults=where)
    note(verb="place.pinned", subject=record, by=by)
    return pin


@transaction.atomic
def take_pin_away(record: Record, *, by: Person) -> None:
    """Take the pin of one's own record off the map. Twice changes nothing. Raises NotAllowed to others."""
    if not Author.objects.filter(record=record, person=by).exists():
        raise NotAllowed("Only the people who put this forward can take its pin away.")
    if Pin.objects.filter(record=record).delete()[0]:
        note(verb="place.pin_taken_away", subject=record, by=by)
