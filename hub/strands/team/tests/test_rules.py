"""What is said of requests and projects, from their days alone."""

from datetime import date, timedelta

import pytest

from hub.strands.team import rules

TODAY = date(2026, 11, 20)


def stands(state, **changes):
    given = {"starts_on": None, "ends_on": None, "next_milestone": None, "decision_due_on": None, **changes}
    return rules.project_stands(state, today=TODAY, **given)


def test_a_project_says_until_when_it_runs_and_what_comes_next():
    said = stands(rules.RUNNING, ends_on=date(2027, 3, 1), next_milestone=("The first ward is lit", date(2026, 12, 1)))

    assert said == "It runs until 1 March 2027. Next: The first ward is lit, by 1 December 2026."


def test_a_project_that_is_late_says_so():
    said = stands(rules.RUNNING, ends_on=date(2026, 11, 1), next_milestone=("Lamps up", date(2026, 10, 1)))

    assert said == (
        "It should have ended on 1 November 2026, and still goes on. "
        "Next: Lamps up, by 1 October 2026, and that day has gone."
    )


def test_a_decision_comes_before_a_milestone():
    said = stands(rules.PAUSED, decision_due_on=date(2026, 12, 1), next_milestone=("Lamps up", date(2026, 12, 9)))

    assert said.endswith("A decision is needed by 1 December 2026.")


def test_a_planned_project_says_when_it_starts_if_that_is_known():
    assert stands(rules.PLANNED, starts_on=date(2027, 1, 4)) == "It starts on 4 January 2027."
    assert stands(rules.PLANNED) == "It is planned; no day to start is set yet."


def test_a_closed_project_has_nothing_to_come():
    assert stands(rules.CLOSED, decision_due_on=TODAY) == rules.PROJECTS.meanings[rules.CLOSED]


def test_a_request_says_by_when_it_is_answered():
    owed = {"due_on": date(2026, 12, 4), "looks_again_on": None}

    assert rules.request_stands(rules.WAITING, late=False, **owed) == (
        "The improvement team answers by 4 December 2026."
    )
    assert rules.request_stands(rules.WAITING, late=True, **owed).endswith("It is late.")
    assert "looks at this again on 1 March 2027" in rules.request_stands(
        rules.NOT_YET, due_on=None, late=False, looks_again_on=date(2027, 3, 1)
    )


@pytest.mark.parametrize(
    ("likelihood", "impact", "weight"), [(1, 1, "low"), (2, 2, "medium"), (1, 3, "medium"), (3, 2, "high")]
)
def test_a_risk_weighs_more_the_likelier_and_worse_it_is(likelihood, impact, weight):
    assert rules.weight(likelihood, impact) == weight


def test_not_yet_names_a_day_that_is_to_come():
    assert rules.may_look_again(TODAY + timedelta(days=1), TODAY)
    assert not rules.may_look_again(TODAY, TODAY)
    assert not rules.may_look_again(None, TODAY)
    assert not rules.may_look_again(date(2031, 1, 1), TODAY)


def test_bars_share_one_scale():
    first, last, bars = rules.bars(
        [
            (date(2026, 1, 1), date(2026, 1, 11), [(date(2026, 1, 6), True)]),
            (date(2026, 1, 6), date(2026, 1, 11), []),
        ]
    )

    assert (first, last) == (date(2026, 1, 1), date(2026, 1, 11))
    assert bars == [rules.Bar(0, 1000, ((500, True),)), rules.Bar(500, 500, ())]


def test_a_span_of_one_day_can_be_seen():
    _, _, bars = rules.bars([(TODAY, TODAY, [])])

    assert bars[0].length > 0
    with pytest.raises(ValueError, match="at least one"):
        rules.bars([])


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 2), date(2027, 1, 20), ["Dec 2026", "Jan 2027"]),
        (date(2025, 12, 27), date(2027, 5, 1), ["Jan 2026", "Jul 2026", "Jan 2027"]),
        (date(2020, 3, 1), date(2030, 3, 1), ["Jan 2022", "Jan 2025", "Jan 2028"]),
        (date(2026, 11, 2), date(2026, 11, 20), []),
    ],
)
def test_a_timeline_has_few_marks_at_the_starts_of_months(first, last, words):
    found = rules.scale(first, last)

    assert [text for _, text in found] == words
    assert all(0 <= place <= 1000 for place, _ in found)
