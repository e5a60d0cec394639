"""What no published case shows: where we say more than the package, and what holds for any values."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.foundation.errors import BadInput
from hub.measures import words
from hub.measures.limits import limits_of
from hub.measures.rulings import Label
from hub.measures.spc import Assurance, Direction, Options, PointType, Variation, chart, xmr

UP = Options(direction=Direction.INCREASE)
CALM = [10.0, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 9, 10]
VALUES = st.lists(st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3)), min_size=1, max_size=60)


def months(values, first=(2024, 1)):
    year, month = first
    return [(date(year + (month - 1 + n) // 12, (month - 1 + n) % 12 + 1, 1), value) for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("target", "direction", "says"),
    [
        (5.0, Direction.INCREASE, Assurance.PASS),
        (4.0, Direction.INCREASE, Assurance.PASS),
        (6.0, Direction.INCREASE, Assurance.FAIL),
        (5.0, Direction.DECREASE, Assurance.PASS),
        (6.0, Direction.DECREASE, Assurance.PASS),
        (4.0, Direction.DECREASE, Assurance.FAIL),
        (4.0, Direction.NEUTRAL, None),
    ],
)
def test_what_never_varies_has_its_limits_on_the_mean_and_meets_its_target_or_not(target, direction, says):
    for screened in (True, False):
        made = xmr([5.0] * 15, options=Options(direction=direction, target=target, screened=screened))

        assert (made.limits.lower, made.limits.mean, made.limits.upper) == (5.0, 5.0, 5.0)
        assert made.assurance == says
        assert made.variation == Variation.COMMON
        assert words.cautions(made)[0].startswith("No variation")


def test_what_stood_still_and_then_moved_is_outside_the_limits():
    made = xmr([5.0] * 12 + [4.0, 6.0], options=Options(direction=Direction.INCREASE, baseline=12, target=5.0))

    assert [point.label for point in made.points[-2:]] == [Label.BELOW_LIMIT, Label.ABOVE_LIMIT]
    assert made.assurance == Assurance.INCONSISTENT


def test_a_rebase_from_a_day_without_a_point_begins_at_the_next_and_says_so():
    made = chart(
        months(CALM * 2),
        Options(rebase_on=[date(2025, 2, 10), date(2023, 1, 1), date(2030, 1, 1)]),
    )

    assert [made.days[place] for place in made.begins] == [date(2024, 1, 1), date(2025, 3, 1)]
    assert made.rebased == [(date(2023, 1, 1), None), (date(2025, 2, 10), 14), (date(2030, 1, 1), None)]


def test_rules_do_not_reach_over_a_rebase():
    rising = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10]

    assert Label.RISING in {point.label for point in xmr(rising).points}
    assert Label.RISING not in {point.label for point in xmr(rising, begins=[5]).points}


def test_a_missing_value_takes_both_its_ranges_and_breaks_every_run():
    made = xmr([2.0, 3, 2, 3, None, 3, 2, 3, 2])

    assert made.limits.average_range == pytest.approx(1.0)
    assert made.limits.mean == pytest.approx(2.5)
    assert made.points[4].outside is None
    assert {point.label for point in made.points} == {Label.COMMON}
    assert Label.RISING not in {point.label for point in xmr([1.0, 2, 3, None, 4, 5, 6, 7]).points}


def test_the_last_value_speaks_even_if_the_latest_is_missing():
    values = [*CALM, 30.0]

    assert xmr(values, options=UP).variation == Variation.IMPROVEMENT_HIGH
    assert xmr([*values, None], options=UP).variation == Variation.IMPROVEMENT_HIGH


@pytest.mark.parametrize("values", [[], [3.0], [None], [None, None], [3.0, None, 4.0]])
def test_with_too_little_there_are_no_limits_and_no_error(values):
    made = xmr(values, options=Options(direction=Direction.INCREASE, target=3.0))

    assert made.variation == Variation.COMMON
    assert made.limits is None or made.limits.upper is None
    assert words.more_needed(made) == 13 - len(values)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(BadInput):
        xmr([1.0, value])


def test_a_short_baseline_and_a_day_that_comes_twice_are_refused():
    with pytest.raises(BadInput, match="12 points or more"):
        xmr(CALM, options=Options(baseline=11))
    with pytest.raises(BadInput, match="2024-01-01 is there twice"):
        chart([(date(2024, 1, 1), 1.0), (date(2024, 1, 1), 2.0)])


def test_an_extreme_range_widens_the_limits_only_unscreened():
    spiked = [*CALM, 60.0, *CALM]

    assert limits_of(spiked).upper < limits_of(spiked, screened=False).upper


@given(VALUES)
def test_turning_values_upside_down_turns_what_is_said(values):
    made = xmr(values, options=UP)
    turned = xmr([-value for value in values], options=Options(direction=Direction.DECREASE))

    assert [point.type for point in made.points] == [point.type for point in turned.points]
    assert made.variation.split("_")[0] == turned.variation.split("_")[0]


@given(VALUES, st.integers(0, 60))
def test_each_part_is_reckoned_as_if_it_stood_alone(values, place):
    parts = [part for part in (values[:place], values[place:]) if part]

    together = xmr(values, begins=[place]).points

    alone = [point for part in parts for point in xmr(part).points]
    assert [(point.label, point.limits) for point in together] == [(point.label, point.limits) for point in alone]


@given(VALUES)
def test_a_point_is_outside_or_near_or_neither_and_its_label_says_so(values):
    for point in xmr(values).points:
        assert not (point.outside and point.near)
        assert (point.label in {Label.ABOVE_LIMIT, Label.BELOW_LIMIT}) == bool(point.outside)
        assert (point.type == PointType.COMMON) == (point.label == Label.COMMON)


def test_no_change_is_called_caused_below_evidence_level_3():
    changed, calm = xmr([*CALM, 30.0], options=UP), xmr(CALM, options=UP)

    assert words.cause(calm, 5) == "no change shown"
    assert words.cause(xmr([*CALM, *CALM], begins=[13]), 2) == "changed; cause not shown"
    assert [words.cause(changed, level) for level in (None, 1, 2)] == ["changed; cause not shown"] * 3
    assert "level 3" in words.cause(changed, 3)


def test_what_changed_before_the_work_began_was_not_its_doing():
    days = [date(2026, month, 1) for month in range(1, 13)] + [date(2027, month, 1) for month in range(1, 6)]
    values = [10.0, 11, 10, 9, 10, 11, 10, 9, 10, 40, 10, 14, 10, 14, 10, 14, 10]
    shown = chart(list(zip(days, values, strict=True)), UP)
    before = "changed before this began, and no change shown since"

    assert words.cause(shown, 3, since=date(2026, 11, 1)) == before
    assert words.cause(shown, 2, since=date(2026, 10, 1)) == "changed; cause not shown"
    assert words.cause(shown, 2, since=date(2026, 10, 15)) == before
    anew = replace(UP, rebase_on=[date(2026, 4, 1)])
    steady = chart(list(zip(days, [value if value < 40 else 10 for value in values], strict=True)), anew)
    assert words.cause(steady, since=date(2026, 5, 1)) == before
    assert words.cause(steady, since=date(2026, 3, 1)) == "changed; cause not shown"


def test_seasons_and_rare_events_are_said_rather_than_hidden():
    seasonal = xmr([10.0, 12, 14, 16, 18, 20, 20, 18, 16, 14, 12, 10] * 2)
    rare = xmr([0.0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0])

    assert any("leans on" in caution for caution in words.cautions(seasonal))
    assert any("rare events" in caution for caution in words.cautions(rare))
    assert words.cautions(xmr(CALM)) == []


def test_every_label_and_reading_has_words():
    assert set(words.LABELS) == set(Label)
    assert set(words.TYPES) == set(PointType)
    assert set(words.VARIATIONS) == set(words.WAYS) == set(Variation)
    assert set(words.ASSURANCES) == set(Assurance)
