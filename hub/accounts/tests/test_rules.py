"""Which names would make a resident seem to speak for the council."""

import pytest

from hub.accounts.rules import sounds_official

OFFICES = ["Streets Manager", "Parks", "Children and Families"]


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("Mei Larkham", False),
        ("The Mayor", True),
        ("streets   manager", True),
        ("Dilys, Streets Manager", True),
        ("Streets", False),
        ("Manager of streets", False),
        ("Parks", True),
        ("Rosa Parks", False),
        ("Friend of children and families", True),
        ("", False),
        ("!!", False),
    ],
)
def test_a_title_misleads_and_a_family_name_does_not(name: str, official: bool) -> None:
    assert sounds_official(name, OFFICES) is official
