"""From boundaries in degrees to shapes on a map, and whether a point lies in one."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from hub.core.places.models import BoundarySet, Place
from hub.core.places.shapes import NotBoundaries, areas_of, contains, draw

SHARED = Path(settings.BASE_DIR).parent / "shared" / "data" / "records" / "wards"
SQUARE = [[0, 51], [1, 51], [1, 52], [0, 52], [0, 51]]
HOLE = [[0.4, 51.4], [0.6, 51.4], [0.6, 51.6], [0.4, 51.6], [0.4, 51.4]]
NEXT = [[1, 51], [2, 51], [2, 52], [1, 52], [1, 51]]


def feature(code="W1", name="North", rings=(SQUARE,), **properties):
    geometry = {"type": "Polygon", "coordinates": list(rings)}
    return {"type": "Feature", "properties": {"WardCode": code, "Ward": name, **properties}, "geometry": geometry}


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def test_a_map_is_a_thousand_units_wide_with_north_on_top():
    drawn = draw(areas_of(collection(feature(), feature("W2", "South", [NEXT]))))

    assert drawn.width == 1000
    assert drawn.height == pytest.approx(803, abs=1)  # one degree of latitude, two of longitude at 51.5 degrees
    assert drawn.areas[0].path.startswith("M")
    assert drawn.areas[0].path.endswith("Z")
    assert drawn.areas[0].bounds == [0, 51, 1, 52]


def test_a_point_in_a_hole_is_outside():
    (area,) = draw(areas_of(collection(feature(rings=[SQUARE, HOLE])))).areas

    assert contains(area.outline, 0.2, 51.5)
    assert not contains(area.outline, 0.5, 51.5)
    assert not contains(area.outline, 1.5, 51.5)


@given(x=st.floats(0.01, 1.99).filter(lambda x: abs(x - 1) > 0.001), y=st.floats(51.01, 51.99))
def test_a_point_lies_in_one_of_two_neighbours(x, y):
    areas = draw(areas_of(collection(feature(), feature("W2", "South", [NEXT])))).areas

    assert [contains(area.outline, x, y) for area in areas] == [x < 1, x > 1]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "no GeoJSON FeatureCollection"),
        ({"type": "FeatureCollection", "features": []}, "no GeoJSON FeatureCollection"),
        (collection({"type": "Feature"}), "Which property is the code"),
        (collection(feature(), feature()), "comes twice"),
        (collection(feature(name="")), "has no Ward"),
        (collection(feature(rings=[[[400000, 300000], [1, 1], [2, 2], [400000, 300000]]])), "not in degrees"),
        (collection(feature() | {"geometry": {"type": "Point", "coordinates": [0, 51]}}), "is a Point"),
        (collection(feature() | {"geometry": None}), "no boundary that can be read"),
    ],
)
def test_what_is_no_set_of_boundaries_gets_one_sentence(data, sentence):
    with pytest.raises(NotBoundaries, match=sentence):
        areas_of(data)


def run(path, capsys, **options):
    call_command("import_wards", str(path), **options)
    return capsys.readouterr().out.strip().split("\n")[-1]


def test_wards_come_in_once_and_are_drawn_anew_when_they_change(db, tmp_path, capsys):
    path = tmp_path / "wards.geojson"
    path.write_text(json.dumps(collection(feature(), feature("W2", "South", [NEXT]))))
    assert run(path, capsys) == "2 added, 0 unchanged, 0 refused"
    assert run(path, capsys) == "0 added, 2 unchanged, 0 refused"

    path.write_text(json.dumps(collection(feature(name="Far north"), feature("W2", "South", [NEXT]))))

    assert run(path, capsys) == "0 added, 1 unchanged, 0 refused"
    assert set(Place.objects.values_list("name", flat=True)) == {"Far north", "South"}


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"{", "no GeoJSON"), (b"\xff\xfe\x00", "not in UTF-8"), (b"[]", "no GeoJSON")]
)
def test_a_file_that_is_none_leaves_nothing_behind(db, tmp_path, content, sentence):
    path = tmp_path / "wards.geojson"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        call_command("import_wards", str(path))
    assert not BoundarySet.objects.exists()


@pytest.mark.skipif(not SHARED.exists(), reason="the real boundaries are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "count"), [("birmingham_wards_2018_69", 69), ("birmingham_wards_pre2018_E08000025", 40)]
)
def test_the_wards_of_a_real_city_come_in(db, capsys, name, count):
    assert run(SHARED / f"{name}.geojson", capsys) == f"{count} added, 0 unchanged, 0 refused"
    assert sum(len(place.shape) for place in Place.objects.all()) < 50_000
