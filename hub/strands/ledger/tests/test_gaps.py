"""What a decision lacks: each gap with its rule and its source, and none that is not there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hub.strands.ledger.gaps import Facts, KeptBack, Under, gaps, outside_delegation
from hub.strands.ledger.law import Function, ProcedureRule

UNDER = Under(limit=Decimal(162_000), since=date(2014, 6, 10), until=None, same_post=True)
WHOLE = Facts(
    decided_on=date(2016, 11, 29),
    decision="Support is bought.",
    reasons="It is needed.",
    alternatives="Doing it ourselves: nobody is free.",
    no_conflicts=True,
    consultation="The team.",
    equality="Nobody is affected differently.",
    papers="None.",
    budget="The improvement fund.",
    openness="Everybody may read it.",
    is_key=False,
    value=Decimal(150_000),
    route="quotations",
    threshold_quoted=Decimal(164_176),
    under=UNDER,
    signed=True,
)


def codes(facts: Facts) -> list[str]:
    return [gap.code for gap in gaps(facts)]


def test_a_whole_decision_has_no_gap():
    assert codes(WHOLE) == []


def test_an_empty_one_lacks_what_the_law_asks_first():
    found = gaps(Facts())

    assert [gap.code for gap in found][:5] == ["decision", "decided_on", "reasons", "alternatives", "conflicts"]
    assert [gap.warns for gap in found] == sorted(gap.warns for gap in found)
    assert all(gap.rule and gap.source for gap in found)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"decision": ""}, "decision"),
        ({"reasons": ""}, "reasons"),
        ({"alternatives": ""}, "alternatives"),
        ({"no_conflicts": False}, "conflicts"),
        ({"signed": False}, "signature"),
        ({"openness": ""}, "openness"),
        ({"is_key": None}, "key"),
        ({"is_key": True}, "notice"),
        ({"under": None}, "delegation"),
        ({"value": Decimal(162_001)}, "delegation"),
        ({"threshold_quoted": Decimal(172_514)}, "threshold"),
        ({"route": "single_negotiation", "route_reason": "Single contractor negotiation"}, "exemption"),
        ({"kept_back": [KeptBack(label="Rates", ground="", weighing="", review_on=date(2030, 1, 1))]}, "redaction"),
        ({"kept_back": [KeptBack(label="Rates", ground="12a-3", weighing="", review_on=date(2030, 1, 1))]}, "weighing"),
        ({"kept_back": [KeptBack(label="Rates", ground="confidential", weighing="", review_on=None)]}, "review"),
        ({"consultation": ""}, "consultation"),
        ({"budget": ""}, "budget"),
    ],
)
def test_each_thing_that_is_missing_is_named_alone(change, code):
    assert codes(replace(WHOLE, **change)) == [code]


def test_saying_that_there_were_none_is_an_answer():
    assert codes(replace(WHOLE, alternatives="", no_alternatives=True)) == []


def test_the_rule_is_that_of_the_function():
    by_rule = {function: gaps(replace(WHOLE, function=function, reasons=""))[0].rule for function in Function}

    assert by_rule == {
        Function.EXECUTIVE: "SI 2012/2089, regulation 13(4)",
        Function.COUNCIL: "SI 2014/2095, regulation 7(3)",
    }


def test_the_route_is_held_to_the_councils_own_rules():
    rule = ProcedureRule(
        code="SO 3.2",
        least=Decimal(10_000),
        most=Decimal(164_176),
        asks="advertise for 14 days",
        since=date(2016, 1, 1),
        until=None,
        source="Standing orders",
        routes=frozenset({"advertised"}),
    )

    [gap] = gaps(replace(WHOLE, rules=[rule]))
    assert (gap.code, gap.rule, gap.source) == ("procedure", "SO 3.2", "Standing orders")
    assert "the council asks: advertise for 14 days. What is recorded is: written quotations." in gap.says
    assert codes(replace(WHOLE, rules=[rule], route="advertised")) == []
    assert codes(replace(WHOLE, rules=[rule], decided_on=date(2015, 1, 1), threshold_quoted=None)) == []


def test_what_is_only_remembered_warns():
    remembered = replace(WHOLE, decided_on=date(2019, 3, 1), threshold_quoted=Decimal(164_176))

    assert [(gap.code, gap.warns) for gap in gaps(remembered)] == [("threshold", True)]
    assert [gap.warns for gap in gaps(replace(WHOLE, equality="", papers=""))] == [True, True]


@pytest.mark.parametrize(
    ("under", "value", "says"),
    [
        (UNDER, 162_000, ""),
        (UNDER, 162_001, "£162,001 is above the limit of the delegation, £162,000."),
        (UNDER, "162000.40", "£162,000.40 is above the limit of the delegation, £162,000."),
        (UNDER, None, ""),
        (replace(UNDER, limit=None), 9_000_000, ""),
        (None, 1, "No delegation is named"),
        (replace(UNDER, same_post=False), 1, "another post"),
        (replace(UNDER, until=date(2016, 1, 1)), 1, "not in force on 29 November 2016"),
    ],
)
def test_what_is_outside_delegation_says_why(under, value, says):
    found = outside_delegation(under, None if value is None else Decimal(value), date(2016, 11, 29))

    assert found.startswith(says) if not says.startswith(("another", "not")) else says in found
    assert bool(found) is bool(says)


def test_a_draft_without_a_day_is_held_to_the_rules_of_the_day_on_which_it_is_looked_at():
    found = {gap.code: gap for gap in gaps(Facts(today=date(2026, 2, 1), threshold_quoted=Decimal(172_514)))}

    assert "decided_on" in found
    assert "on 1 February 2026 it was £207,720" in found["threshold"].says


def test_a_delegation_that_has_ended_is_told_before_a_draft_is_signed():
    ended = Under(limit=None, since=date(2014, 6, 10), until=date(2016, 1, 1), same_post=True)

    found = {gap.code: gap for gap in gaps(Facts(today=date(2026, 2, 1), under=ended))}

    assert "was not in force on 1 February 2026" in found["delegation"].says
