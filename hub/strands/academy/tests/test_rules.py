"""The rules of the academy, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from hub.strands.academy import rules

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def test_a_session_that_makes_sense_has_no_faults() -> None:
    assert rules.session_faults(LATER, LATER + timedelta(hours=2), 10, taken=0, now=NOW) == {}


@pytest.mark.parametrize(
    ("starts", "ends", "places", "taken", "field", "words"),
    [
        (NOW - timedelta(hours=1), LATER, 10, 0, "starts_on", "in the past"),
        (LATER, LATER, 10, 0, "ends", "end after it starts"),
        (LATER, LATER + timedelta(days=2), 10, 0, "ends", "a day at most"),
        (LATER, LATER + timedelta(hours=1), 0, 0, "places", "at least 1 place"),
        (LATER, LATER + timedelta(hours=1), 2000, 0, "places", "1,000 places at most"),
        (LATER, LATER + timedelta(hours=1), 9, 11, "places", "11 people are booked already. Keep at least 11 places"),
        (LATER, LATER + timedelta(hours=1), 1, 2, "places", "ask somebody to give up theirs first"),
    ],
)
def test_what_is_wrong_with_a_session_is_said_beside_it(
    starts: datetime, ends: datetime, places: int, taken: int, field: str, words: str
) -> None:
    assert words in rules.session_faults(starts, ends, places, taken=taken, now=NOW)[field]


def test_a_session_that_is_not_moved_may_have_begun() -> None:
    faults = rules.session_faults(NOW, LATER, 10, taken=0, now=NOW + timedelta(hours=1), moved=False)

    assert faults == {}


@pytest.mark.parametrize(
    ("places", "taken", "waiting", "sentence"),
    [
        (10, 3, 0, "7 of 10 places are left."),
        (10, 9, 0, "1 of 10 places is left."),
        (10, 10, 0, "Full. Whoever signs up now waits for a place."),
        (10, 10, 1, "Full: 1 person waits for a place."),
        (10, 10, 4, "Full: 4 people wait for a place."),
    ],
)
def test_how_full_a_session_is(places: int, taken: int, waiting: int, sentence: str) -> None:
    assert rules.places_sentence(places, taken, waiting) == sentence


def test_places_in_line_are_said_as_people_say_them() -> None:
    said = [rules.in_line(place) for place in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 111)]

    assert said == ["first", "second", "third", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "111th"]
