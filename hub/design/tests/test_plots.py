"""Plots as a reader of the page’s source sees them: nothing unsafe, nothing outside, a shape for each meaning."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.design import plots

HEIGHTS = st.floats(-1e9, 1e9, allow_nan=False)


def tree_of(drawn):
    return ET.fromstring(drawn)  # noqa: S314 - our own


def a_plot(values=(1.0, 3.0, 2.0), **more):
    runs = [[plots.Dot(x=place, y=value, words=f"point {place}") for place, value in enumerate(values)]]
    return plots.Plot(key="p1", title="Calls <answered>", description="Three points.", **({"runs": runs} | more))


def test_it_is_a_picture_with_a_name_and_what_it_shows():
    tree = tree_of(plots.draw(a_plot()))

    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == "p1-title p1-says"
    assert [tree[0].text, tree[1].text] == ["Calls <answered>", "Three points."]


def test_there_is_no_style_in_it_since_the_policy_refuses_one():
    lines = [plots.Line(x_from=0, x_to=2, y=2, style="target")]
    drawn = plots.draw(
        a_plot(lines=lines, flags=[plots.Flag(at=1, words="x", number=1)], breaks=[plots.Mark(at=2, words="y")])
    )

    assert "style=" not in drawn


def test_each_shape_is_another_path_and_the_legend_shows_it():
    shown = plots.legend([(shape, shape) for shape in plots.SHAPES])

    paths = {path.get("d") for path in tree_of(shown).iter("path")}
    assert len(paths) == len(plots.SHAPES)


def test_a_plot_of_nothing_and_of_one_point_can_be_drawn():
    for values in ((), (5.0,), (0.0, 0.0)):
        tree_of(plots.draw(a_plot(values)))
        tree_of(plots.draw_small(a_plot(values)))


@given(st.lists(HEIGHTS, min_size=1, max_size=20))
def test_every_point_stands_within_the_picture(values):
    for drawn, width, height in ((plots.draw, 760, 360), (plots.draw_small, 320, 120)):
        tree = tree_of(drawn(a_plot(values)))
        for path in tree.iter("path"):
            if place := path.get("transform"):
                x, y = map(float, place.removeprefix("translate(").removesuffix(")").split())
                assert 0 <= x <= width
                assert 0 <= y <= height


@given(HEIGHTS, HEIGHTS)
def test_steps_are_few_and_enclose_all(one, other):
    low, high = sorted((one, other))

    steps = plots.nice_steps(low, high)

    assert 2 <= len(steps) <= 8
    slack = 1e-9 * max(abs(low), abs(high), 1)
    assert steps[0] <= low + slack
    assert high <= steps[-1] + slack


@pytest.mark.parametrize(("low", "high", "steps"), [(0, 100, [0, 20, 40, 60, 80, 100]), (3, 4.1, [3, 3.5, 4, 4.5])])
def test_steps_are_round(low, high, steps):
    assert plots.nice_steps(low, high) == steps


@given(st.lists(st.floats(0, 300), max_size=8))
def test_labels_do_not_cover_one_another(heights):
    moved = sorted(plots.spread(heights, 17))

    assert all(other - one >= 17 - 1e-6 for one, other in pairwise(moved))


def words_along_the_axis(drawn):
    """Return the left and right end, roughly, and the words of each place that is named along the axis of time."""
    named = [text for text in tree_of(drawn).iter("text") if text.get("text-anchor") == "middle"]
    placed = [(float(text.get("x")), plots._LETTER * len(text.text) / 2, text.text) for text in named]
    return sorted(((middle - half, middle + half), words) for middle, half, words in placed)


def test_a_place_before_the_first_point_and_after_the_last_is_within_the_picture():
    ticks = [plots.Mark(at=at, words=f"at {at}") for at in (-4, 0, 2, 6)]

    named = words_along_the_axis(plots.draw(a_plot(ticks=ticks)))

    assert [words for _, words in named] == ["at -4", "at 0", "at 2", "at 6"]
    assert all(left >= 0 and right <= 760 for (left, right), _ in named)
    assert all(one[0][1] <= other[0][0] for one, other in pairwise(named))


def test_words_along_the_axis_never_lie_over_one_another_and_the_last_ones_stand():
    ticks = [plots.Mark(at=at, words=words) for at, words in ((0, "Aug 2026"), (1, "Sep 2026"), (100, "Jan 2035"))]

    named = words_along_the_axis(plots.draw(a_plot(ticks=ticks)))

    assert [words for _, words in named] == ["Sep 2026", "Jan 2035"]
