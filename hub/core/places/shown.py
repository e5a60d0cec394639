"""What the map and its table show."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from markupsafe import Markup

from hub.core.places import queries
from hub.core.places.models import BoundarySet, Place
from hub.core.places.picture import Shaded, draw
from hub.core.records import kinds


@dataclass(frozen=True, kw_only=True)
class WardMap:
    """The map of the areas in force. `kind` is a code, or None for all kinds; `what` its name in the plural."""

    boundaries: BoundarySet | None
    areas: tuple[Shaded, ...]
    kind: str | None
    what: str

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
            width=self.boundaries.width,
            height=self.boundaries.height,
            colour=settings.HUB_BRAND_COLOUR,
            title=f"{self.what} by area",
            linked=linked,
        )


def ward_map(kind: str | None) -> WardMap:
    """Return the map for a kind; for all kinds if there is none of that code. Three statements."""
    known = kinds.get(kind) if kind in kinds.codes() else None
    code = known.code if known else None
    boundaries = queries.current_set()
    areas = tuple(_shaded(boundaries, code)) if boundaries else ()
    return WardMap(boundaries=boundaries, areas=areas, kind=code, what=known.plural if known else "All that was said")


def _shaded(boundaries: BoundarySet, kind: str | None) -> Iterator[Shaded]:
    counts = queries.public_counts(boundaries, kind)
    for place in queries.places(boundaries):
        yield Shaded(name=place.name, url=address(boundaries, place), path=place.shape, count=counts.get(place.pk, 0))


def address(boundaries: BoundarySet, place: Place) -> str:
    """Return where the page of an area is."""
    return reverse("core:place", kwargs={"boundaries": boundaries.code, "code": place.code})
