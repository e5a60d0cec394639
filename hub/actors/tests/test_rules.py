"""The rules of the actors: moves of a role, periods, the form of numbers, and what fits what."""

from datetime import date

import pytest

from hub.actors import identifiers, matching, rules
from hub.actors.matching import Side
from hub.core.search.terms import index_terms
from hub.foundation.errors import BadInput, NotPossible

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("scheme", "typed", "number"),
    [
        ("GB-COH", "1234567", "01234567"),
        ("GB-COH", " sc 123456 ", "SC123456"),
        ("GB-COH", "SC1234", "SC001234"),
        ("GB-COH", "OC312345", "OC312345"),
        ("GB-COH", "R0000123", "R0000123"),
        ("GB-COH", "IP12345R", "IP12345R"),
        ("GB-COH", "RS007018", "RS007018"),
        ("GB-CHC", "1 123 456", "1123456"),
        ("GB-CHC", "202918", "202918"),
        ("GB-SC", "sc012345", "SC012345"),
        ("GB-NIC", "NIC100123", "100123"),
        ("GB-MPR", "1234R", "1234R"),
        ("GB-LAE", "bir", "BIR"),
        ("GB-PPON", "PABC-1234-DEFG", "PABC-1234-DEFG"),
        ("GB-UKPRN", "10007140", "10007140"),
        ("GB-NHS", "rrk", "RRK"),
    ],
)
def test_a_number_is_tidied_as_its_register_writes_it(scheme, typed, number):
    assert identifiers.tidied(scheme, typed) == number


@pytest.mark.parametrize(
    ("scheme", "typed"),
    [
        ("GB-COH", ""),
        ("GB-COH", "123456789"),
        ("GB-COH", "SC12345678"),
        ("GB-COH", "12-34567"),
        ("GB-COH", "١٢٣٤٥٦٧٨"),
        ("GB-CHC", "12345"),
        ("GB-CHC", "0123456"),
        ("GB-SC", "123456"),
        ("GB-LAE", "BIRM"),
        ("GB-PPON", "ABC-123"),
        ("GB-UKPRN", "20007140"),
        ("GB-NHS", "x" * 10_000),
        ("XX-XXX", "1"),
    ],
)
def test_a_number_of_another_form_is_refused_with_an_example(scheme, typed):
    with pytest.raises(BadInput):
        identifiers.tidied(scheme, typed)


def test_every_example_is_of_the_form_that_it_shows():
    for scheme in identifiers.SCHEMES.values():
        assert identifiers.tidied(scheme.code, scheme.example) == scheme.example


def test_a_role_moves_only_as_the_two_sides_agree():
    allowed = {(old, new) for old, news in rules.MOVES.items() for new in news}

    for old in rules.STATES:
        for new in rules.STATES:
            if (old, new) in allowed:
                rules.check_move(old, new)
            else:
                with pytest.raises(NotPossible):
                    rules.check_move(old, new)
    assert not set(rules.MOVES) & set(rules.OVER)


def test_a_role_is_over_when_it_ended_or_its_last_day_has_passed():
    assert not rules.is_over(rules.ACCEPTED, TODAY, TODAY)
    assert rules.is_over(rules.ACCEPTED, date(2026, 11, 19), TODAY)
    assert not rules.is_over(rules.ACCEPTED, None, TODAY)
    assert rules.is_over(rules.NO_LONGER_OFFERED, None, TODAY)
    assert not rules.is_over(rules.PROPOSED, date(2026, 11, 19), TODAY)


def test_a_period_may_be_a_day_and_not_less():
    rules.check_period(TODAY, TODAY)
    rules.check_period(None, TODAY)
    with pytest.raises(NotPossible):
        rules.check_period(TODAY, date(2026, 11, 19))


def test_each_part_belongs_to_who_thinks_does_pays_or_benefits():
    assert {part.group for part in rules.PARTS.values()} == set(rules.GROUPS)


def side(key, gives, text, place_id=None):
    return Side(key=key, gives=gives, place_id=place_id, terms=" ".join(index_terms(text, "en")))


def test_what_fits_best_comes_first_and_what_shares_too_little_does_not_come():
    wanted = side(0, "space", "A kitchen for forty meals on weekday evenings", place_id=7)
    found = [
        side(1, "space", "Kitchen free on three evenings", place_id=7),
        side(2, "space", "Kitchen free on three evenings", place_id=8),
        side(3, "things", "A van with a ramp", place_id=7),
        side(4, "space", "A football field"),
        side(5, "skill", "Somebody who reads contracts"),
    ]

    keys = [key for key, _ in matching.best(wanted, found)]

    assert keys[:2] == [1, 2]
    assert set(keys) == {1, 2, 4}


def test_among_equals_the_newer_comes_first_and_no_more_than_asked_come():
    wanted = side(0, "time", "Drivers")
    found = [side(key, "time", "Two drivers") for key in range(1, 9)]

    assert [key for key, _ in matching.best(wanted, found, most=3)] == [8, 7, 6]
    assert matching.best(wanted, []) == []
    assert matching.best(side(0, "time", "…"), found, most=1) == [(8, 2.5)]
