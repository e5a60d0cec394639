"""The thread's own rules, for any input."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hub.thread import rules

KEYS = st.integers(0, 12)
GRAPHS = st.dictionaries(KEYS, st.lists(KEYS, max_size=4), max_size=12)


def test_each_kind_hangs_only_from_kinds_further_up():
    order = list(rules.STATEMENTS)
    for kind in rules.STATEMENTS.values():
        for higher in kind.above:
            assert order.index(higher) < order.index(kind.code)


def test_a_statement_says_where_it_stands():
    spring, summer, autumn = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)

    assert rules.stands(rules.ADOPTED, None, None, summer).startswith("Adopted")
    assert rules.stands(rules.RETIRED, None, None, summer).startswith("Retired")
    assert rules.stands(rules.UNDER_REVIEW, spring, summer, spring) == (
        "Under review until 1 July 2026: say what you think of it."
    )
    assert "What follows from it is still to be said" in rules.stands(rules.UNDER_REVIEW, spring, summer, autumn)


def test_the_way_up_is_the_shortest_that_reaches_the_purpose():
    above = {1: [2, 3], 2: [4], 3: [9], 4: [9]}

    assert rules.way_up(1, above, frozenset({9})) == [3, 9]
    assert rules.way_up(9, above, frozenset({9})) == []


def test_without_a_purpose_the_way_up_leads_as_far_as_it_can():
    assert rules.way_up(1, {1: [2, 3], 3: [4]}, frozenset()) == [3, 4]
    assert rules.way_up(1, {}, frozenset({9})) == []


@given(KEYS, GRAPHS, st.frozensets(KEYS))
def test_the_way_up_is_a_way_and_never_goes_in_circles(start, above, tops):
    way = rules.way_up(start, above, tops)

    assert len(set(way)) == len(way)
    assert start not in way
    for lower, higher in zip([start, *way], way, strict=False):
        assert higher in above[lower]
