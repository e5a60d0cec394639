"""The rules of the ideas forum hold by themselves."""

from datetime import date

import pytest

from hub.strands.ideas import rules


def test_every_state_has_words_a_meaning_and_a_rule_for_what_is_owed():
    states = set(rules.LIFECYCLE.labels)

    assert states == set(rules.LIFECYCLE.meanings) == set(rules.ANSWER_CLOCK)
    assert set(rules.OPEN) | rules.CLOSED == states
    assert not set(rules.OPEN) & rules.CLOSED
    assert set(rules.ANSWER_KINDS) == set(rules.ANSWERS)


def test_every_state_can_be_reached_and_what_is_open_can_be_closed():
    reached, more = {rules.NEW}, {rules.NEW}
    while more:
        more = {new for old in more for new in rules.LIFECYCLE.moves.get(old, ())} - reached
        reached |= more

    assert reached == set(rules.LIFECYCLE.labels)
    for state in rules.OPEN:
        assert rules.LIFECYCLE.moves[state] & rules.CLOSED


def test_not_now_is_open_until_it_comes_back():
    assert rules.NOT_NOW in rules.OPEN
    assert rules.LIFECYCLE.allows(rules.NOT_NOW, rules.ACKNOWLEDGED)


def test_nothing_moves_on_from_where_an_author_has_confirmed_or_withdrawn():
    for state in (rules.CONFIRMED, rules.WITHDRAWN, rules.SENT_ON):
        assert not rules.LIFECYCLE.moves.get(state)


@pytest.mark.parametrize(
    ("returns_on", "may"),
    [
        (None, False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2031, 11, 22), True),
        (date(2031, 11, 23), False),
    ],
)
def test_not_now_names_a_day_ahead_within_five_years(returns_on, may):
    assert rules.may_return(returns_on, date(2026, 11, 22)) is may


def test_the_headline_is_what_was_done_and_confirmed_and_how_soon():
    said = date(2026, 11, 2)
    changes = [(said, date(2026, 11, 9)), (said, date(2026, 11, 12)), (said, date(2026, 12, 2)), (said, None)]

    assert rules.headline(changes) == rules.Headline(confirmed=3, done=4, first_change_days=10)
    assert rules.headline([]) == rules.Headline(confirmed=0, done=0, first_change_days=None)


def test_where_it_stands_says_what_comes_next():
    assert rules.where_it_stands(rules.NEW, due_on="14 July 2026") == (
        "Nobody has read it yet; the answer is due by 14 July 2026."
    )
    assert "was due" in rules.where_it_stands(rules.ACKNOWLEDGED, due_on="14 July 2026", late=True)
    assert "comes back on 1 March 2027" in rules.where_it_stands(rules.NOT_NOW, returns_on="1 March 2027")
