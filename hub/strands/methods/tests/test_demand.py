"""The arithmetic, held to published figures and to real requests."""

import csv
import json
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.strands.methods import demand

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data" / "methods" / "demand"


# Newcombe 1998, “Two-sided confidence intervals for the single proportion”, table I, method 3.
@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_share_has_the_interval_that_newcombe_printed(count: int, of: int, low: float, high: float) -> None:
    found = demand.share(count, of)

    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_nothing_has_no_share_and_more_than_all_is_refused() -> None:
    assert demand.share(0, 0) is None
    with pytest.raises(ValueError, match="no share"):
        demand.share(3, 2)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_share_lies_within_its_interval_and_that_between_nothing_and_all(count: int, more: int) -> None:
    found = demand.share(count, count + more)

    assert found is not None
    assert 0 <= found.low <= found.share <= found.high <= 1


# The three tables that stand in most textbooks beside Cohen's formula.
@pytest.mark.parametrize(
    ("table", "kappa"), [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)]
)
def test_agreement_beyond_chance_is_cohens_kappa(table: tuple[int, int, int, int], kappa: float) -> None:
    cells = (("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no"))
    found = demand.agreement([pair for pair, times in zip(cells, table, strict=True) for _ in range(times)])

    assert found is not None
    assert found.kappa is not None
    assert round(found.kappa, 4) == kappa
    assert found.is_low


def test_where_chance_alone_would_agree_there_is_no_kappa() -> None:
    found = demand.agreement([("a", "a")] * 5)

    assert found is not None
    assert (found.kappa, found.agreed, found.is_low) == (None, 5, False)
    assert demand.agreement([]) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_does_not_ask_who_came_first(pairs: list[tuple[str, str]]) -> None:
    one, other = demand.agreement(pairs), demand.agreement([(b, a) for a, b in pairs])

    assert one is not None
    assert other is not None
    assert one.kappa == pytest.approx(other.kappa) if one.kappa is not None else other.kappa is None


def test_hand_offs_are_counted_from_none_up() -> None:
    found = demand.hand_offs([0, 0, 2, 1, 2])

    assert found is not None
    assert (found.mean, found.by_times) == (1.0, ((0, 2), (1, 1), (2, 2)))
    assert demand.hand_offs([]) is None


def test_how_many_to_hear_for_a_share_known_to_ten_and_to_five_in_a_hundred() -> None:
    assert (demand.needed(0.1), demand.needed(0.05)) == (97, 385)


@given(st.dictionaries(st.text(min_size=1, max_size=5), st.integers(0, 50), max_size=20))
def test_pareto_falls_adds_up_and_ends_at_all(counts: dict[str, int]) -> None:
    rows = demand.pareto(counts)

    assert sum(row.count for row in rows) == sum(counts.values())
    assert [(-row.count, row.name) for row in rows] == sorted((-row.count, row.name) for row in rows)
    assert not rows or rows[-1].cumulative_share == 1


MORNING = datetime(2026, 11, 2, 9, tzinfo=UTC)


def test_who_comes_again_for_the_same_within_the_days_is_a_repeat() -> None:
    said = [("a", "repair", 0), ("a", "repair", 28), ("a", "repair", 57), ("a", "rent", 58), ("b", "repair", 1)]
    contacts = [demand.Contact(who, kind, MORNING + timedelta(days=after)) for who, kind, after in reversed(said)]

    found = demand.repeats(contacts, timedelta(days=28))

    assert found is not None
    assert (found.count, found.of) == (1, 5)  # the third came 29 days after the second
    assert demand.repeats([], timedelta(days=28)) is None


def test_failure_costs_what_is_stated_and_a_year_spans_the_share_and_the_cost() -> None:
    each = demand.Pounds(Decimal("4.50"), Decimal(6))
    found = demand.share(81, 263)

    assert found is not None
    assert demand.failure_cost(81, each) == demand.Pounds(Decimal("364.50"), Decimal(486))
    year = demand.failure_cost_a_year(found, 10_000, each)
    # 10,000 × .2553 × £4.50 to 10,000 × .3662 × £6, with Newcombe's interval of the first test.
    assert (round(year.low, -2), round(year.high, -2)) == (Decimal(11_500), Decimal(22_000))


def test_a_flow_adds_up_work_and_waiting_and_counts_who_hands_on() -> None:
    steps = [
        demand.Step("Front desk", 5, 0, adds_value=False),
        demand.Step("front desk", 10, 60, adds_value=True),
        demand.Step("Planner", 15, 1440, adds_value=False),
        demand.Step("Joiner", 60, 2880, adds_value=True),
    ]

    found = demand.flow(steps)

    assert found is not None
    assert (found.steps, found.people, found.hand_offs) == (4, 3, 2)
    assert (found.touch, found.waiting, found.lead, found.value) == (90, 4380, 4470, 70)
    assert found.value_share == pytest.approx(70 / 4470)
    assert demand.flow([]) is None
    assert demand.flow([demand.Step("Desk", 0, 0, adds_value=True)]).value_share is None  # type: ignore[union-attr]


def days(row: dict[str, str]) -> float:
    gone = datetime.fromisoformat(row["CloseDate"]) - datetime.fromisoformat(row["CreatedDate"])
    return gone.total_seconds() / 86400


@pytest.fixture(scope="module")
def baltimore() -> tuple[list[dict[str, str]], dict[str, Any]]:
    """Real requests of 2018, and what others computed of those that are shared."""
    if not (SHARED / "baltimore_expected.json").exists():
        pytest.skip(f"The requests of Baltimore are not on this machine ({SHARED}): see the reference of methods, §2.3")
    expected = json.loads((SHARED / "baltimore_expected.json").read_text())
    with (SHARED / "baltimore_311_2018.csv").open(newline="") as file:
        return list(csv.DictReader(file)), expected


def test_pareto_of_real_requests_agrees(baltimore: tuple[list[dict[str, str]], dict[str, Any]]) -> None:
    rows, expected = baltimore
    assert len(rows) == expected["n"]

    found = {row.name: row for row in demand.pareto(Counter(row["SRType"] for row in rows))}

    assert list(found) == list(expected["by_type"])
    for name, want in expected["by_type"].items():
        assert found[name].count == want["count"]
        assert found[name].share == pytest.approx(want["share"], rel=1e-9)
        assert found[name].cumulative_share == pytest.approx(want["cumulative_share"], rel=1e-9)
    assert dict(Counter(row["MethodReceived"] for row in rows)) == expected["by_channel"]


def test_end_to_end_times_of_real_requests_agree(baltimore: tuple[list[dict[str, str]], dict[str, Any]]) -> None:
    rows, expected = baltimore
    by_type: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row["SRStatus"] == "Closed" and row["CloseDate"] and row["CreatedDate"]:
            by_type[row["SRType"]].append(days(row))

    for name, want in expected["by_type"].items():
        found = demand.times(by_type[name])
        if found is None:
            assert not want["closed"]
            continue
        assert found.n == want["closed"]
        assert (found.median, found.p90, found.mean) == pytest.approx(
            (want["median_days"], want["p90_days"], want["mean_days"]), rel=1e-9
        )
