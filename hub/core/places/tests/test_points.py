"""Points in degrees and on the map."""

import pytest

from hub.core.places import points, shapes
from hub.core.places.tests.test_shapes import TWO


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("52.05, -1.85", "52.0500, -1.8500"),
        ("52.123456,-1.987654", "52.1235, -1.9877"),
        (" 52, -1 ", "52.0000, -1.0000"),
        *[(bad, None) for bad in ("", "here", "52.05", "91, 0", "0, 181", "1e3, 2", "52.05; -1.85", "nan, nan")],
        ("52.05, -1.85, 7", None),
        ("9" * 40, None),
    ],
)
def test_a_point_is_read_to_about_ten_metres(typed, kept):
    found = points.read(typed)

    assert (str(found) if found else None) == kept


def test_a_point_lies_on_the_map_where_its_area_was_drawn():
    drawn = shapes.read(TWO)
    onto = points.projection((area.bounds for area in drawn.areas), drawn.width)

    assert onto.on_map(-2.0, 52.1) == pytest.approx((0, 0), abs=0.1)
    assert onto.on_map(-1.8, 52.0) == pytest.approx((drawn.width, drawn.height), abs=0.2)
    assert points.projection([[]], 1000) is None
