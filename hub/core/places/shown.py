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
            _frame(self.boundaries),
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
    ground = _in_force()
    if ground is None:
        return WardMap(boundaries=None, areas=(), kind=code, what=what)
    counts = queries.public_counts(ground.boundaries, code)
    pins = queries.public_pins(code) if ground.onto else []
    return WardMap(
        boundaries=ground.boundaries,
        areas=tuple(_shaded(ground.boundaries, place, counts.get(place.pk, 0)) for place in ground.places),
        kind=code,
        what=what,
        pins=tuple(_pinned(pin, pin.record, ground.onto, linked=True) for pin in pins if ground.onto),
    )


@dataclass(frozen=True, kw_only=True)
class _Ground:
    """The areas in force as they are drawn. `onto` is None where they do not say where on earth they lie."""

    boundaries: BoundarySet
    places: list[Place]
    onto: Projection | None


def _in_force() -> _Ground | None:
    """Return the ground of a map; None where no areas are in force. Two statements."""
    boundaries = queries.current_set()
    if boundaries is None:
        return None
    places = list(queries.places(boundaries))
    onto = projection((place.bounds for place in places), boundaries.width)
    return _Ground(boundaries=boundaries, places=places, onto=onto)


def _frame(boundaries: BoundarySet) -> Frame:
    return Frame(width=boundaries.width, height=boundaries.height)


def _shaded(boundaries: BoundarySet, place: Place, count: int) -> Shaded:
    return Shaded(name=place.name, url=address(boundaries, place), path=place.shape, count=count)


def _pinned(pin: Pin, record: Record, onto: Projection, *, linked: bool) -> Pinned:
    x, y = onto.on_map(pin.longitude, pin.latitude)
    return Pinned(x=x, y=y, name=record.title, url=record.get_absolute_url() if linked else "")


@dataclass(frozen=True, kw_only=True)
class PinMap:
    """A map on which a pin can be put, with what a script needs to turn a point on it into degrees."""

    svg: Markup
    onto: Projection


def pin_map() -> PinMap | None:
    """Return the map of the areas in force; None where there is none, or it does not say where on earth it lies.

    Two statements.
    """
    ground = _in_force()
    if ground is None or ground.onto is None:
        return None
    areas = [Shaded(name=place.name, url="", path=place.shape, count=0) for place in ground.places]
    title = ground.boundaries.name
    svg = draw(areas, _frame(ground.boundaries), colour=settings.HUB_BRAND_COLOUR, title=title, linked=False)
    return PinMap(svg=svg, onto=ground.onto)


def around(record: Record, pin: Pin) -> Markup:
    """Return the map of the areas in force with the pin of `record` alone. Two statements.

    Empty where there is no map for it.
    """
    ground = _in_force()
    if ground is None or ground.onto is None:
        return Markup("")
    return draw(
        [_shaded(ground.boundaries, place, 0) for place in ground.places],
        _frame(ground.boundaries),
        colour=settings.HUB_BRAND_COLOUR,
        title=f"Where it is: {pin}, in degrees north and east",
        linked=False,
        pins=[_pinned(pin, record, ground.onto, linked=False)],
    )


def address(boundaries: BoundarySet, place: Place) -> str:
    """Return where the page of an area is."""
    return reverse("core:place", kwargs={"boundaries": boundaries.code, "code": place.code})
