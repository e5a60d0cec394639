"""Reading areas: which property is which, neighbours that still meet, and files that are none."""

import json
from pathlib import Path

import pytest
import shapely

from hub.core.places import shapes
from hub.foundation.errors import BadInput

WARDS = Path(__file__).parents[5] / "shared" / "data" / "records" / "wards"
needs_data = pytest.mark.skipif(not WARDS.exists(), reason="../shared/data is not here")


def square(x: float, y: float = 52.0, size: float = 0.1) -> list:
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def collection(*areas: tuple[dict, list]) -> bytes:
    """A file with these properties and rings."""
    features = [
        {"type": "Feature", "properties": given, "geometry": {"type": "Polygon", "coordinates": rings}}
        for given, rings in areas
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


TWO = collection(
    ({"WD13CD": "E1", "WD13NM": "Ash"}, [square(-2.0), square(-1.97, 52.03, 0.02)]),
    ({"WD13CD": "E2", "WD13NM": "Beech"}, [square(-1.9)]),
)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("WardCode", "Ward"),
        ("WD13CD", "WD13NM"),
        ("PCON13CD", "PCON13NM"),
        ("code", "name"),
        ("ward_code", "ward_name"),
    ],
)
def test_code_and_name_are_found_by_what_they_are_called(code, name):
    drawn = shapes.read(collection(({"Area": "Birmingham", name: "Ash", code: "E1"}, [square(-2.0)])))

    assert [(area.code, area.name) for area in drawn.areas] == [("E1", "Ash")]


def test_code_and_name_can_be_said():
    content = collection(({"a": "E1", "b": "Ash"}, [square(-2.0)]))

    with pytest.raises(BadInput, match="Say which property"):
        shapes.read(content)
    assert shapes.read(content, code="a", name="b").areas[0].name == "Ash"
    with pytest.raises(BadInput, match="Not every area has"):
        shapes.read(content, code="c", name="b")


def test_the_map_is_as_wide_as_it_should_be_and_north_is_up():
    drawn = shapes.read(TWO)
    ash, beech = drawn.areas

    assert drawn.width == 1000
    # 0.1 degrees of latitude by 0.2 of longitude at 52.05 degrees north: 1000 / (2 × cos 52.05°)
    assert drawn.height == pytest.approx(813.1, abs=0.2)
    assert ash.label[0] < 500 < beech.label[0]
    assert ash.bounds == (-2.0, 52.0, -1.9, 52.1)


def test_a_point_is_in_an_area_and_not_in_its_hole():
    ash = shapes.read(TWO).areas[0]

    assert shapes.contains(ash.outline, -1.99, 52.01)
    assert not shapes.contains(ash.outline, -1.96, 52.04)
    assert not shapes.contains(ash.outline, -1.85, 52.05)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not JSON"),
        (b"PK\x03\x04", "not JSON"),
        (b"{" * 100_000, "not JSON"),
        (b"[]", "no GeoJSON"),
        (b'{"type": "FeatureCollection", "features": []}', "no GeoJSON"),
        (b'{"type": "FeatureCollection", "features": [1]}', "no properties"),
        ('{"name": "Zoë"}'.encode("windows-1252"), "not UTF-8"),
        (collection(({"code": "E1", "name": "Ash"}, [square(400_000.0, 280_000.0)])), "not in degrees"),
        (collection(({"code": "E1", "name": "Ash"}, [])), "nothing|polygon|shape"),
        (collection(({"code": "E1", "name": "Ash"}, [[[0, 0], [1, 1]]])), "no shape"),
        (collection(({"code": "E1", "name": ""}, [square(-2.0)])), "has no “name”"),
        (
            collection(({"code": "E1", "name": "A"}, [square(-2.0)]), ({"code": "E1", "name": "B"}, [square(-1.9)])),
            "E1",
        ),
        (collection(({"code": "E1", "name": "A"}, [square(-2.0)])).replace(b"Polygon", b"LineString"), "shape|polygon"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(BadInput, match=sentence):
        shapes.read(content)


def test_a_mark_at_the_start_of_the_file_does_no_harm():
    assert len(shapes.read(b"\xef\xbb\xbf" + TWO).areas) == 2


@needs_data
@pytest.mark.parametrize(
    ("file", "areas"), [("birmingham_wards_2018_69", 69), ("birmingham_wards_pre2018_E08000025", 40)]
)
def test_the_wards_of_a_real_city_are_drawn_small_and_without_gaps(file, areas):
    drawn = shapes.read((WARDS / f"{file}.geojson").read_bytes())
    polygons = [
        shapely.MultiPolygon([(rings[0], rings[1:]) for rings in area.outline]).buffer(0) for area in drawn.areas
    ]
    whole = shapely.union_all(polygons)

    assert len(drawn.areas) == areas
    assert sum(len(area.path) for area in drawn.areas) < 40_000
    assert sum(polygon.area for polygon in polygons) == pytest.approx(whole.area, rel=0.002)
