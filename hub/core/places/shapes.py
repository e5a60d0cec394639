"""From boundaries in degrees to shapes on a flat map. Plain Python with shapely; no Django.

The map is equirectangular: x is the longitude shrunk by the cosine of the middle latitude, y points down. Over a city
the error is well under one per cent, and nothing is measured on it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

MAP_WIDTH = 1000.0
# What is smaller than this is not seen on a map of a thousand units.
TOLERANCE = 1.5
_HALF_TURN, _QUARTER_TURN = 180, 90
_CODES = ("code", "wardcode")


class NotBoundaries(Exception):
    """The file holds no boundaries that we can use; the message says what is wrong, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area as the file gives it."""

    code: str
    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One area on the map. `path` is an SVG path; `outline` lists polygons as lists of rings of [x, y] in degrees,
    the outer ring first; `bounds` is west, south, east, north in degrees."""

    code: str
    name: str
    path: str
    label: tuple[float, float]
    bounds: list[float]
    outline: list[list[list[list[float]]]]


@dataclass(frozen=True, kw_only=True)
class Map:
    """All areas on one map of `width` times `height` units."""

    width: float
    height: float
    areas: Sequence[Drawn]


def areas_of(data: Any, code: str = "", name: str = "") -> list[Area]:
    """Return the areas of a GeoJSON FeatureCollection, in its order.

    `code` and `name` are the properties that hold them; told from the first feature unless given: WD13CD with WD13NM,
    WardCode with Ward. Raises NotBoundaries for what is no such file, and for a code that comes twice.
    """
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise NotBoundaries("This is no GeoJSON FeatureCollection. Export the boundaries as GeoJSON in WGS 84.")
    code, name = _properties(features[0], code, name)
    found = [_area(feature, number, code, name) for number, feature in enumerate(features, start=1)]
    codes = [area.code for area in found]
    for area in found:
        if codes.count(area.code) > 1:
            raise NotBoundaries(f"The code {area.code} comes twice. Each area needs a code of its own.")
    return found


def _properties(feature: Any, code: str, name: str) -> tuple[str, str]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    known = list(properties) if isinstance(properties, dict) else []
    if not code:
        code = next((key for key in known if key.lower() in _CODES or key.upper().endswith("CD")), "")
    if not name:
        stems = {code.removesuffix("CD") + "NM", code.removesuffix("Code"), "name", "Name", "NAME"}
        name = next((key for key in known if key in stems and key != code), "")
    if code not in known or name not in known:
        raise NotBoundaries(
            f"Which property is the code and which the name? There are: {', '.join(known) or 'none'}. "
            "Say --code=… and --name=…"
        )
    return code, name


def _area(feature: Any, number: int, code: str, name: str) -> Area:
    try:
        properties, geometry = feature["properties"], shape(feature["geometry"])
    except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
        raise NotBoundaries(f"Feature {number} has no boundary that can be read.") from error
    if not isinstance(geometry, Polygon | MultiPolygon) or geometry.is_empty:
        raise NotBoundaries(f"Feature {number} is a {geometry.geom_type}. Areas are polygons.")
    west, south, east, north = geometry.bounds
    if max(abs(west), abs(east)) > _HALF_TURN or max(abs(south), abs(north)) > _QUARTER_TURN:
        raise NotBoundaries(
            f"Feature {number} is not in degrees of longitude and latitude. Export the boundaries in WGS 84."
        )
    held = (str(properties.get(code) or "").strip(), str(properties.get(name) or "").strip())
    if not all(held):
        raise NotBoundaries(f"Feature {number} has no {code if not held[0] else name}.")
    return Area(code=held[0], name=held[1], geometry=geometry)


def draw(areas: Sequence[Area]) -> Map:
    """Return the areas simplified, so that neighbours still meet, on a map 1,000 units wide."""
    west, south, east, north = shapely.total_bounds([area.geometry for area in areas])
    shrink = math.cos(math.radians((south + north) / 2))
    scale = MAP_WIDTH / ((east - west) * shrink)
    repaired = [shapely.make_valid(area.geometry) for area in areas]
    degrees = [_only_polygons(one) for one in shapely.coverage_simplify(repaired, TOLERANCE / scale)]

    def flat(x: float, y: float) -> tuple[float, float]:
        return round((x - west) * shrink * scale, 1), round((north - y) * scale, 1)

    drawn = [
        Drawn(
            code=area.code,
            name=area.name,
            path=" ".join(_ring(ring, flat) for polygon in polygons for ring in _rings(polygon)),
            label=flat(*_inside(polygons)),
            bounds=[round(edge, 6) for edge in shapely.total_bounds(polygons).tolist()],
            outline=[[[[round(x, 5), round(y, 5)] for x, y in ring] for ring in _rings(one)] for one in polygons],
        )
        for area, polygons in zip(areas, degrees, strict=True)
    ]
    return Map(width=MAP_WIDTH, height=round((north - south) * scale, 1), areas=drawn)


def _only_polygons(geometry: BaseGeometry) -> list[Polygon]:
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def _rings(polygon: Polygon) -> list[list[tuple[float, float]]]:
    return [[(x, y) for x, y, *_ in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]


def _inside(polygons: Sequence[Polygon]) -> tuple[float, float]:
    """Return a point well inside the largest part: where a label fits."""
    point = max(polygons, key=lambda one: one.area).representative_point()
    return point.x, point.y


def _ring(ring: Sequence[tuple[float, float]], flat: Any) -> str:
    points = [flat(x, y) for x, y in ring[:-1]]
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z"


def contains(outline: Sequence[Sequence[Sequence[Sequence[float]]]], x: float, y: float) -> bool:
    """Return whether the point in degrees lies in an outline; in a hole it does not. Even-odd rule over all rings."""
    inside = False
    for ring in (ring for polygon in outline for ring in polygon):
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def same(kept: Mapping[str, Any], drawn: Drawn) -> bool:
    """Return whether an area is kept as it is drawn now."""
    return bool(kept["name"] == drawn.name and kept["shape"] == drawn.path and kept["outline"] == drawn.outline)
