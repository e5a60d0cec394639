"""A point on the map: from degrees to map units and back, and how exact it is kept. No Django, no database."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

DECIMALS = 4  # of a degree: about ten metres, so that a pin marks a spot in a street and not a window
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,12})?), ?(-?\d{1,3}(?:\.\d{1,12})?)")


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place on earth in degrees (WGS 84), kept to `DECIMALS`."""

    longitude: float
    latitude: float

    def __str__(self) -> str:
        return f"{self.latitude:.{DECIMALS}f}, {self.longitude:.{DECIMALS}f}"


def read(typed: str) -> Point | None:
    """Return the point that “52.4801, -1.8901” names, latitude first, rounded; None if it names none."""
    match = _POINT.fullmatch(typed.strip())
    if match is None:
        return None
    latitude, longitude = round(float(match[1]), DECIMALS), round(float(match[2]), DECIMALS)
    sound = -90 <= latitude <= 90 and -180 <= longitude <= 180  # noqa: PLR2004 - degrees
    return Point(longitude=longitude, latitude=latitude) if sound else None


@dataclass(frozen=True, kw_only=True)
class Projection:
    """How the map of a boundary set was drawn: equirectangular, as `shapes.read` does it.

    A point lies `across` map units for each degree of longitude east of `west`, and `down` units for each degree of
    latitude south of `north`.
    """

    west: float
    north: float
    across: float
    down: float

    def on_map(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point lies on the map, in map units from its left and upper edges."""
        return (longitude - self.west) * self.across, (self.north - latitude) * self.down


def projection(bounds: Iterable[Sequence[float]], width: float) -> Projection | None:
    """Return how areas with these bounds (west, south, east, north) were drawn on a map of this width.

    None where no area says its bounds.
    """
    known = [one for one in bounds if one]
    if not known:
        return None
    west, south = min(one[0] for one in known), min(one[1] for one in known)
    east, north = max(one[2] for one in known), max(one[3] for one in known)
    stretch = cos(radians((south + north) / 2))
    down = width / ((east - west) * stretch)
    return Projection(west=west, north=north, across=stretch * down, down=down)
