"""What a study's figures say in words, without a database."""

from datetime import UTC, datetime

import pytest

from hub.measures import spc
from hub.strands.methods import demand, rules
from hub.strands.methods.capability import drawing, duration, few_cases


@pytest.mark.parametrize(
    ("codes", "agreed_on", "counts"),
    [([], None, None), ([3], None, 3), ([3, 3], None, 3), ([3, 4], None, None), ([3, 4], 4, 4), ([3, 4], 5, 5)],
)
def test_the_code_that_counts(codes: list[int], agreed_on: int | None, counts: int | None) -> None:
    assert rules.settled(codes, agreed_on) == counts


def test_nothing_coded_is_said_to_be_nothing() -> None:
    assert "nothing to say" in rules.failure_sentence(None)
    assert "Nobody has written down" in rules.one_stop_sentence(None)
    assert "Nothing has been coded by two people" in rules.agreement_sentence(None)


def test_a_few_are_said_to_be_too_few_to_go_by() -> None:
    sentence = rules.failure_sentence(demand.share(5, 12))

    assert sentence.startswith("5 of the 12 demands coded are failure demand. That is too few to go by")
    assert "between 19% and 68%" in sentence
    assert "Hear about 97" in sentence


def test_enough_are_said_with_their_range() -> None:
    assert rules.failure_sentence(demand.share(43, 100)) == (
        "43% of demand is failure demand: 43 of 100 coded. In the whole service it is likely to be between 34% and 53%."
    )


def test_codes_that_mean_different_things_are_talked_about_before_counting() -> None:
    low = demand.agreement([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")])
    high = demand.agreement([("a", "a"), ("b", "b")])
    same = demand.agreement([("a", "a")])

    assert "Talk about the codes before counting" in rules.agreement_sentence(low)
    assert rules.agreement_sentence(high) == "Two people coded 2 of them and agreed on 2 (kappa 1.00)."
    assert "says little about the codes" in rules.agreement_sentence(same)


@pytest.mark.parametrize(("share", "words"), [(0, "0%"), (0.001, "under 1%"), (0.426, "43%"), (1, "100%")])
def test_shares_are_whole_hundredths(share: float, words: str) -> None:
    assert rules.percent(share) == words


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("20", 20), ("20 minutes", 20), ("1.5 hours", 90), ("3 days", 4320), ("1 week", 10080), ("2h", 120)),
        *(("0", 0), ("soon", None), ("-5", None), ("9999 weeks", None), ("", None), ("1e3", None)),
    ],
)
def test_a_length_of_time_is_read_as_it_is_typed(typed, minutes):
    assert rules.minutes(typed) == minutes


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "at once"), (1 / 60, "1 minute"), (0.5, "30 minutes"), (1, "1 hour"), (1.5, "1.5 hours"), (72, "3 days")],
)
def test_a_length_of_time_is_said_as_people_say_it(hours, words):
    assert duration(hours) == words


def finished(*hours):
    """Cases that took so long, finished one a day."""
    return [(datetime(2026, 3, 1 + number, 12, tzinfo=UTC), float(length)) for number, length in enumerate(hours)]


@pytest.mark.parametrize(
    ("hours", "known", "wanted"),
    [
        ((6,), "The one case that is finished took 6 hours.", "12 more are needed"),
        (
            (20, 1, 6),
            "3 cases are finished. The shortest took 1 hour, the longest 20 hours, and the one in the middle 6 hours.",
            "10 more are needed",
        ),
        (range(1, 13), "12 cases are finished.", "1 more is needed"),
    ],
)
def test_of_few_cases_is_said_what_is_known_and_no_chart_is_drawn(hours, known, wanted):
    cases = finished(*hours)
    found = few_cases(cases)

    assert found is not None
    assert found.known.startswith(known)
    assert found.wanted.startswith(wanted)
    assert len(found.rows) == len(cases)
    assert drawing(spc.xmr([length for _, length in cases]), [at for at, _ in cases]) is None


def test_with_thirteen_there_is_a_chart_and_of_none_neither():
    cases = finished(*range(1, 14))

    assert few_cases(cases) is None
    assert drawing(spc.xmr([length for _, length in cases]), [at for at, _ in cases]) is not None
    assert few_cases([]) is None
