"""Every published case agrees: labels exactly, numbers to 1e-9."""

import json
from math import isclose

import pytest

from hub.measures import limits, rulings, runs, spc, varying
from hub.measures.cases import first_difference
from hub.measures.tests.published import SPC, cases, needs_data

pytestmark = needs_data


@pytest.mark.parametrize("name", ["plotthedots_cases.json", "plotthedots_cases_fixmystreet.json"])
def test_every_chart_is_the_one_of_the_package(name):
    found = cases(name)

    assert {case["id"]: difference for case in found if (difference := first_difference(case))} == {}
    assert found


def test_a_case_that_expects_something_else_is_told_where():
    case = cases("plotthedots_cases.json")[0]
    case["expected"]["points"][3]["mean"] += 1e-6
    case["expected"]["points"][9]["special_cause_type"] = "Common Cause"

    assert first_difference(case).startswith("2016-07-01 mean: ")


@pytest.fixture(scope="module")
def vectors():
    return json.loads((SPC / "rule_unit_vectors.json").read_text())


def test_seven_on_one_side(vectors):
    for one in vectors["seven_one_side_end_flags"]:
        assert rulings.shift_ends(one["side"]) == one["flags"]


def test_which_points_are_one_of_seven(vectors):
    for one in vectors["spread_back_seven"]:
        assert rulings.members(one["end_flags"]) == [bool(flag) for flag in one["member"]]


def test_seven_rising_or_falling(vectors):
    for one in vectors["seven_trend_end_flags"]:
        assert rulings.trend_ends(one["y"]) == one["flags"]


def test_two_of_three_near_a_limit(vectors):
    for one in vectors["two_in_three_window"]:
        near = [bool(flag) for flag in one["near"]]
        if "in_window" in one:
            assert rulings.two_of_three_windows(near, one["side"]) == [bool(flag) for flag in one["in_window"]]
        assert rulings.two_of_three(near, one["side"]) == [bool(flag) for flag in one["member"]]


def test_whether_a_target_will_be_met(vectors):
    for one in vectors["assurance"]:
        given = limits.Limits(
            mean=None,
            average_range=None,
            lower=one["lpl"],
            upper=one["upl"],
            near_lower=None,
            near_upper=None,
            flat=False,
        )
        options = spc.Options(direction=spc.Direction(one["direction"]))
        assert spc.assurance_of(one["target"], given, [], options) == one["result"]


@pytest.mark.parametrize("case", [c for c in cases("qicharts2_cases.json") if c["options"]["chart"] == "run"], ids=str)
def test_the_median_of_a_run_chart(case):
    points, options = case["expected"]["points"], case["options"]

    parts = runs.run_chart(
        [point["y"] for point in points], ends=options.get("part", []), baseline=options.get("freeze")
    )

    centres = [part.centre for part in parts for _ in part.values]
    assert all(isclose(ours, point["cl"], rel_tol=1e-9) for ours, point in zip(centres, points, strict=True))


def test_the_runs_about_any_centre():
    """Run charts and the others alike: what their runs say depends on the values and the centre alone."""
    for case in cases("qicharts2_cases.json"):
        points = case["expected"]["points"]
        for part in {point["part"] for point in points}:
            mine = [point for point in points if point["part"] == part]
            found = runs.runs_about([point["y"] if point["include"] else None for point in mine], mine[0]["cl"])

            wanted = {
                "n_obs": found.observed,
                "n_useful": found.useful,
                "longest_run": found.longest,
                "longest_run_max": found.longest_allowed,
                "n_crossings": found.crossings,
                "n_crossings_min": found.fewest_allowed,
                "runs_signal": found.signal,
            }
            assert wanted == {name: mine[0][name] for name in wanted}, case["id"]


COUNTS = [case for case in cases("qicharts2_cases.json") if case["options"]["chart"] in {"p", "pp", "u", "c"}]


@pytest.mark.parametrize("case", COUNTS, ids=lambda case: case["id"])
def test_limits_that_vary_are_those_of_qicharts2(case):
    kind, points = varying.Kind(case["options"]["chart"]), case["expected"]["points"]
    sizes = [point["n"] for point in points]

    middle, bands = varying.bands([point["y"] for point in points], sizes, kind, per=1, baseline=None)

    for point, band in zip(points, bands, strict=True):
        for wanted, ours in ((point["cl"], middle), (point["lcl"], band.lower), (point["ucl"], band.upper)):
            assert (ours is None) == (wanted is None)
            assert wanted is None or isclose(ours, wanted, rel_tol=1e-9, abs_tol=1e-9)


def test_the_limits_of_runs_are_the_published_table():
    for line in (SPC / "anhoej_limits.csv").read_text().splitlines()[1:]:
        useful, longest, crossings = map(int, line.split(","))

        assert (runs.longest_allowed(useful), runs.fewest_crossings(useful)) == (longest, crossings)
