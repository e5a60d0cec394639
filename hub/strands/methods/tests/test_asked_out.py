"""What may say who somebody is, in words as people say them."""

import itertools

import pytest

from hub.strands.methods import asked_out


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("My name is Amina Khan and I rang on Monday", "My name is [name] and I rang on Monday"),
        ("hello my name's amina, where is my bin", "hello my name's [name], where is my bin"),
        ("A Mrs Osei rang, it's Basil here", "A Mrs [name] rang, it's [name] here"),
        ("I'm Basil Wren, I want to pay", "I'm [name], I want to pay"),
        ("Write to amina.khan+bins@example.org please", "Write to [e-mail address] please"),
        ("Ring me on 07700 900123 after five", "Ring me on [phone number] after five"),
        ("My number is +44 (0)121 496 0999", "My number is [phone number]"),
        ("NI number QQ 12 34 56 C or AB123456C", "NI number QQ 12 34 56 C or [National Insurance number]"),
        ("I live at 12 Canal Street, B1 1AA", "I live at [address], [postcode]"),
        ("I was born on 3/4/1961", "I was born on [date of birth]"),
        ("NHS number 943 476 5919", "NHS number [NHS number]"),
    ],
)
def test_what_says_who_somebody_is_is_found(said: str, left: str) -> None:
    assert asked_out.without(said, asked_out.look(said)) == left


@pytest.mark.parametrize(
    "said",
    [
        "Where is my bin? You said Tuesday.",
        "My name is not on the list",
        "I want to pay £120 for 3 months, reference 4512",
        "I'm still waiting for the repair, it is 14 days now",
        "Can I have a blue badge",
        "The number 50 bus does not stop any more",
    ],
)
def test_what_people_ordinarily_ask_is_left_alone(said: str) -> None:
    assert asked_out.look(said) == []


def test_passages_are_in_order_and_never_overlap() -> None:
    found = asked_out.look("My name is Amina Khan, 0121 496 0999, amina@example.org, B1 1AA")

    assert [one.what for one in found] == ["name", "phone number", "e-mail address", "postcode"]
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
