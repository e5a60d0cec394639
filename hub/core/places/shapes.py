"""From a GeoJSON file to shapes on a map: which property is the code, projecting, simplifying. No Django, no database.

The projection is equirectangular at the middle latitude of the file: over the size of a city the shapes are true to
about a part in a thousand, and the arithmetic is a multiplication.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, isfinite, radians
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, shape

from hub.foundation.errors import BadInput

WIDTH = 1000.0  # of the map, in map units; its height follows
TOLERANCE = 2.0  # map units: about the square root of the area that a corner may be cut off by
DECIMALS_OF_A_DEGREE = 5  # about a metre
LONGEST_CODE, LONGEST_NAME, MOST_AREAS = 32, 100, 5000

Ring = list[tuple[float, float]]


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area. `path` and `label` are on the map; `outline` is polygons of rings of longitude and latitude, the
    first ring of each its shell; `bounds` is west, south, east, north in degrees."""

    code: str
    name: str
    path: str
    label: tuple[float, float]
    bounds: tuple[float, float, float, float]
    outline: list[list[Ring]]


@dataclass(frozen=True, kw_only=True)
class Map:
    """All areas of one file, and the size of the map they are drawn on."""

    areas: list[Area]
    width: float
    height: float


def read(content: bytes, *, code: str = "", name: str = "") -> Map:
    """Return the areas of a GeoJSON file. `code` and `name` are the properties to use; found by their names if empty.

    Raises BadInput with a sentence if the file is none, or an area lacks something or has the code of another.
    """
    features = _features(content)
    code, name = _properties(features, code, name)
    polygons = [_polygon(feature, number) for number, feature in enumerate(features, start=1)]
    codes = [_text(feature, code, number, LONGEST_CODE) for number, feature in enumerate(features, start=1)]
    names = [_text(feature, name, number, LONGEST_NAME) for number, feature in enumerate(features, start=1)]
    twice = {one for one in codes if codes.count(one) > 1}
    if twice:
        raise BadInput(f"Several areas have the code {min(twice)}: each needs one of its own.")
    west, south, east, north = shapely.total_bounds(polygons)
    stretch = cos(radians((south + north) / 2))
    scale = WIDTH / ((east - west) * stretch)

    def onto_map(points: Any) -> Any:
        return (points - [west, north]) * [stretch * scale, -scale]

    def to_degrees(points: Any) -> Any:
        return points / [stretch * scale, -scale] + [west, north]

    drawn = shapely.coverage_simplify([shapely.transform(polygon, onto_map) for polygon in polygons], TOLERANCE)
    areas = [
        Area(
            code=one,
            name=called,
            path=_path(simple),
            label=_rounded(simple.representative_point().coords[0], 1),
            bounds=tuple(round(edge, DECIMALS_OF_A_DEGREE) for edge in polygon.bounds),
            outline=_outline(shapely.transform(simple, to_degrees)),
        )
        for one, called, polygon, simple in zip(codes, names, polygons, drawn, strict=True)
    ]
    return Map(areas=areas, width=WIDTH, height=round((north - south) * scale, 1))


def contains(outline: Sequence[Sequence[Sequence[Sequence[float]]]], longitude: float, latitude: float) -> bool:
    """Return whether a point lies in an area: inside a shell and in none of its holes (even-odd rule)."""
    return any(sum(_inside(ring, longitude, latitude) for ring in rings) % 2 == 1 for rings in outline)


def _inside(ring: Sequence[Sequence[float]], x: float, y: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _features(content: bytes) -> list[dict[str, Any]]:
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput("The file is not UTF-8, which GeoJSON has to be. Save it as UTF-8 and try again.") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"The file is not JSON: {error}.") from error
    features = read.get("features") if isinstance(read, dict) and read.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise BadInput("The file is no GeoJSON with areas: it has to be a “FeatureCollection” with “features”.")
    if len(features) > MOST_AREAS:
        raise BadInput(f"The file has {len(features):,} areas; at most {MOST_AREAS:,} can be taken.")
    if not all(isinstance(one, dict) and isinstance(one.get("properties"), dict) for one in features):
        raise BadInput("An area in the file has no properties, so that it has neither a code nor a name.")
    return features


def _properties(features: Sequence[dict[str, Any]], code: str, name: str) -> tuple[str, str]:
    """Return which properties are the code and the name: WD13CD and WD13NM, WardCode and Ward, code and name …"""
    every = [key for key in features[0]["properties"] if all(key in one["properties"] for one in features)]
    for given in filter(None, (code, name)):
        if given not in every:
            raise BadInput(f"Not every area has “{given}”. All of them have: {', '.join(every) or 'nothing'}.")
    pairs = [(one, other) for one in every for other in every if _belong_together(one, other)]
    for one, other in pairs:
        if code in {"", one} and name in {"", other}:
            return one, other
    if code and name:
        return code, name
    raise BadInput(
        f"Say which property is the code and which the name (--code, --name). There are: {', '.join(every)}."
    )


def _belong_together(code: str, name: str) -> bool:
    """Return whether `code` and `name` are the code and the name of the same thing, by how they are called."""
    stem = re.sub(r"(?i)_?(code|cd)$", "", code)
    return stem != code and name.casefold() in {f"{stem}{end}".casefold() for end in ("", "NM", "Name", "_name")} - {""}


def _polygon(feature: dict[str, Any], number: int) -> Polygon | MultiPolygon:
    try:
        found = shape(feature.get("geometry") or {})
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError) as error:
        raise BadInput(f"Area {number} has no shape that can be read.") from error
    if not isinstance(found, Polygon | MultiPolygon) or found.is_empty:
        raise BadInput(f"Area {number} is a {found.geom_type or 'nothing'}: it has to be a polygon.")
    west, south, east, north = found.bounds
    if not all(map(isfinite, found.bounds)) or west < -180 or east > 180 or south < -90 or north > 90:  # noqa: PLR2004
        raise BadInput(f"Area {number} is not in degrees. Save the file in longitude and latitude (WGS 84).")
    flat = shapely.force_2d(found)
    sound = flat if flat.is_valid else shapely.make_valid(flat, method="structure")
    if not isinstance(sound, Polygon | MultiPolygon) or sound.area <= 0:
        raise BadInput(f"Area {number} crosses itself so that it encloses nothing.")
    return sound


def _text(feature: dict[str, Any], key: str, number: int, most: int) -> str:
    text = str(feature["properties"][key] or "").replace("\x00", "").strip()
    if not text or len(text) > most:
        raise BadInput(f"Area {number} has no “{key}” of 1 to {most} characters.")
    return text


def _polygons(area: Polygon | MultiPolygon) -> list[Polygon]:
    return list(area.geoms) if isinstance(area, MultiPolygon) else [area]


def _path(area: Polygon | MultiPolygon) -> str:
    rings = [ring for polygon in _polygons(area) for ring in (polygon.exterior, *polygon.interiors)]
    return "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings)


def _outline(area: Polygon | MultiPolygon) -> list[list[Ring]]:
    return [
        [
            [_rounded(point, DECIMALS_OF_A_DEGREE) for point in ring.coords[:-1]]
            for ring in (one.exterior, *one.interiors)
        ]
        for one in _polygons(area)
    ]


def _rounded(point: Sequence[float], decimals: int) -> tuple[float, float]:
    return round(point[0], decimals), round(point[1], decimals)
