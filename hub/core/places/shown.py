"""What the map and its table show."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from markupsafe import Markup

from hub.core.places import queries
from hub.core.places.models import BoundarySet, Pin, Place
from hub.core.places.picture import Frame, Pinned, Shaded, draw
from hub.core.places.points import Projection, projection
from hub.core.records import kinds
from hub.core.records.models import Record


@dataclass(frozen=True, kw_only=True)
class WardMap:
    """The map of the areas in force. `kind` is a code, or None for all kinds; `what` its name in the plural."""

    boundaries: BoundarySet | None
    areas: tuple[Shaded, ...]
    kind: str | None
    what: str
    pins: tuple[Pinned, ...] = ()

    @property
    def etag(self) -> str:
        """Changes when a count or the set does."""
        return f'"{sha256(repr(self).encode()).hexdigest()[:32]}"'

    @property
    def rows(self) -> list[tuple[Markup, int]]:
        """The table: each area with its link, and its count."""
        link = Markup('<a class="govuk-link" href="{}">{}</a>')
        return [(link.format(area.url, area.name), area.count) for area in self.areas]

    def svg(self, *, linked: bool) -> Markup:
        """The picture. Empty without a set."""
        if self.boundaries is None:
            return Markup("")
        return draw(
            self.areas,
            Frame(width=self.boundaries.width, height=self.boundaries.height),
            colour=settings.HUB_BRAND_COLOUR,
            title=f"{self.what} by area",
            linked=linked,
            pins=self.pins,
        )


def ward_map(kind: str | None) -> WardMap:
    """Return the map for a kind; for all kinds if there is none of that code. Four statements."""
    known = kinds.get(kind) if kind in kinds.codes() else None
    code = known.code if known else None
    what = known.plural if known else "All that was said"
    boundaries = queries.current_set()
    if boundaries is None:
        return WardMap(boundaries=None, areas=(), kind=code, what=what)
    drawn = list(queries.places(boundaries))
    counts = queries.public_counts(boundaries, code)
    onto = projection((place.bounds for place in drawn), boundaries.width)
    pins = queries.public_pins(code) if onto else []
    return WardMap(
        boundaries=boundaries,
        areas=tuple(_shaded(boundaries, place, counts.get(place.pk, 0)) for place in drawn),
        kind=code,
        what=what,
        pins=tuple(_pinned(pin, onto, linked=True) for pin in pins if onto),
    )


def _shaded(boundaries: BoundarySet, place: Place, count: int) -> Shaded:
    return Shaded(name=place.name, url=address(boundaries, place), path=place.shape, count=count)


def _pinned(pin: Pin, onto: Projection, *, linked: bool) -> Pinned:
    x, y = onto.on_map(pin.longitude, pin.latitude)
    return Pinned(x=x, y=y, name=pin.record.title, url=pin.record.get_absolute_url() if linked else "")


@dataclass(frozen=True, kw_only=True)
class PinMap:
    """A map on which a pin can be put, with what a script needs to turn a point on it into degrees."""

    svg: Markup
    onto: Projection


def pin_map() -> PinMap | None:
    """Return the map of the areas in force; None where there is none, or it does not say where on earth it lies.

    Two statements.
    """
    boundaries = queries.current_set()
    if boundaries is None:
        return None
    drawn = list(queries.places(boundaries))
    onto = projection((place.bounds for place in drawn), boundaries.width)
    if onto is None:
        return None
    areas = [Shaded(name=place.name, url="", path=place.shape, count=0) for place in drawn]
    frame = Frame(width=boundaries.width, height=boundaries.height)
    svg = draw(areas, frame, colour=settings.HUB_BRAND_COLOUR, title=boundaries.name, linked=False)
    return PinMap(svg=svg, onto=onto)


def around(record: Record, pin: Pin) -> Markup:
    """Return the map of the areas in force with the pin of `record` alone. Two statements.

    Empty where there is no map for it.
    """
    boundaries = queries.current_set()
    drawn = list(queries.places(boundaries))
    onto = projection((place.bounds for place in drawn), boundaries.width) if boundaries else None
    if boundaries is None or onto is None:
        return Markup("")
    x, y = onto.on_map(pin.longitude, pin.latitude)
    return draw(
        [_shaded(boundaries, place, 0) for place in drawn],
        Frame(width=boundaries.width, height=boundaries.height),
        colour=settings.HUB_BRAND_COLOUR,
        title=f"Where it is: {pin}, in degrees north and east",
        linked=False,
        pins=[Pinned(x=x, y=y, name=record.title)],
    )


def address(boundaries: BoundarySet, place: Place) -> str:
    """Return where the page of an area is."""
    return reverse("core:place", kwargs={"boundaries": boundaries.code, "code": place.code})
