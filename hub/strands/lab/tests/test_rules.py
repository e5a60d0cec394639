"""The rules of the lab, without a database."""

from datetime import date
from decimal import Decimal

import pytest

from hub.strands.lab import evidence, plan_parts, rules
from hub.strands.lab.evidence import Grounds

WHOLE = {"design": evidence.MATCHED, "results": 3, "evaluator": "The university", "cost_per_outcome": Decimal(12)}


@pytest.mark.parametrize(
    ("level", "grounds", "said"),
    [
        (1, Grounds(), ""),
        (0, Grounds(), "from 1 to 5"),
        (6, Grounds(), "from 1 to 5"),
        (2, Grounds(design=evidence.BEFORE_AFTER, results=1), ""),
        (2, Grounds(design=evidence.BEFORE_AFTER), "write down a result first"),
        (2, Grounds(results=1), "before and after"),
        (2, Grounds(design=evidence.RANDOM, results=9, explores=True), "no more"),
        (2, Grounds(design=evidence.RANDOM, results=9, predicted=False), "never opened"),
        (3, Grounds(design=evidence.BEFORE_AFTER, results=9), "those without it"),
        (3, Grounds(design=evidence.MATCHED, results=1), ""),
        (4, Grounds(design=evidence.MATCHED, results=1), "outside the team"),
        (4, Grounds(**{**WHOLE, "cost_per_outcome": None}), "what each outcome cost"),
        (4, Grounds(**WHOLE), ""),
        (5, Grounds(**WHOLE, other_sites=1), "two other places"),
        (5, Grounds(**WHOLE, other_sites=2), ""),
    ],
)
def test_a_level_of_evidence_needs_its_grounds_and_no_jump_is_taken(level, grounds, said):
    sentence = evidence.refusal(level, grounds)

    assert (said in sentence) if said else not sentence


def test_exploring_reaches_the_first_level_and_everything_the_fifth():
    assert evidence.highest(Grounds(explores=True, **WHOLE, other_sites=5)) == 1
    assert evidence.highest(Grounds(**WHOLE, other_sites=5)) == 5


@pytest.mark.parametrize(("level", "words"), [(None, "No level"), (1, "account"), (2, "cause not shown"), (3, "shown")])
def test_below_the_third_level_nobody_may_read_a_cause(level, words):
    assert words in evidence.caption(level)


def test_only_the_words_that_were_sealed_fit_however_their_lines_break():
    seal = plan_parts.seal_of("salt", "At most 6\nof 40.")

    assert plan_parts.fits_seal(seal, "salt", "At most 6 of 40.")
    assert not plan_parts.fits_seal(seal, "salt", "At most 7 of 40.")
    assert not plan_parts.fits_seal(seal, "pepper", "At most 6 of 40.")
    assert not plan_parts.fits_seal("", "", "")


def test_an_amount_of_nothing_is_an_answer_and_no_words_are_none():
    assert plan_parts.missing(("harm", "cost_limit", "ends_on"), {"harm": "", "cost_limit": Decimal(0)}) == [
        "harm",
        "ends_on",
    ]


def test_where_it_stands_says_what_comes_next():
    words = {"starts_on": "3 March 2026", "ends_on": "30 June 2026"}
    days = rules.Dates(starts_on=date(2026, 3, 3), ends_on=date(2026, 6, 30))

    assert "begin on 3 March 2026" in rules.trial_stands(rules.PLANNED, days, date(2026, 3, 1), words=words)
    assert "until 30 June 2026" in rules.trial_stands(rules.RUNNING, days, date(2026, 6, 30), words=words)
    assert "was to end" in rules.trial_stands(rules.RUNNING, days, date(2026, 7, 1), words=words)
    assert "goes no further" in rules.trial_stands(rules.STOPPED, days, date(2026, 7, 1), words=words)
    assert "by 3 March" in rules.problem_stands(rules.REFERRED, due_on="3 March 2026")


def test_days_run_until_today_or_until_the_end():
    assert rules.days_running(rules.Dates(), date(2026, 3, 3)) is None
    assert rules.days_running(rules.Dates(began_on=date(2026, 3, 1)), date(2026, 3, 3)) == 2
    assert rules.days_running(rules.Dates(began_on=date(2026, 3, 1), ended_on=date(2026, 3, 2)), date(2026, 9, 1)) == 1


@pytest.mark.parametrize(("running", "limit", "over"), [(5, 6, False), (6, 6, True), (7, 6, True), (99, 0, False)])
def test_one_more_than_the_limit_is_over_it(running, limit, over):
    assert rules.over_limit(running, limit) is over


def test_every_age_is_in_one_band_alone():
    for days in range(400):
        assert (
            sum(low <= days and (high is None or days <= high) for low, high in (a.days for a in rules.AGES.values()))
            == 1
        )
