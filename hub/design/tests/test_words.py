"""How figures, days, colours and addresses are written."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from hub.design import addresses, brand, charts, colours, words
from hub.design.tests.gallery import Filters
from hub.design.wording import Piece, differences

NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
COLOURS = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (timedelta(seconds=40), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=5, minutes=59), "5 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=30), "30 days ago"),
        (timedelta(days=31), "on 31 January 2026"),
        (timedelta(days=-1), "on 4 March 2026"),
    ],
)
def test_how_long_ago(gone: timedelta, said: str) -> None:
    assert words.ago(NOW - gone, NOW) == said


def test_days_and_moments_are_those_of_this_country() -> None:
    late_in_june = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    assert words.day(late_in_june) == "1 July 2026"
    assert words.short_day(date(2026, 3, 3)) == "3 Mar 2026"
    assert words.moment(late_in_june) == "1 July 2026 at 12:30am"
    assert words.moment(NOW) == "3 March 2026 at 2:05pm"
    assert words.machine_time(NOW) == "2026-03-03T14:05:00+00:00"


def test_money_and_numbers() -> None:
    assert words.money(Decimal("1234.5")) == "£1,234.50"
    assert words.money(1_000_000) == "£1,000,000"
    assert words.money(Decimal(-12)) == "−£12"
    assert words.number(12345) == "12,345"
    assert words.plural(0, "idea", "ideas") == "no ideas"
    assert words.plural(1, "idea", "ideas") == "1 idea"
    assert words.plural(1204, "idea", "ideas") == "1,204 ideas"
    assert words.file_size(312_400) == "312 KB"
    assert words.file_size(4_200_000) == "4.2 MB"


@pytest.mark.parametrize(
    ("current", "last", "numbers"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (3, 50, [1, 2, 3, 4, None, 50]),
        (25, 50, [1, None, 24, 25, 26, None, 50]),
        (48, 50, [1, None, 47, 48, 49, 50]),
        (4, 5, [1, 2, 3, 4, 5]),
    ],
)
def test_the_pages_that_are_offered(current: int, last: int, numbers: list[int | None]) -> None:
    assert addresses.page_numbers(current, last) == numbers


def test_an_address_changes_in_one_name_only() -> None:
    request = RequestFactory().get("/ideas/", {"ward": ["n", "m"], "page": "3"})

    assert addresses.here(request, page=4) == "/ideas/?ward=n&ward=m&page=4"
    assert addresses.here(request, page=None) == "/ideas/?ward=n&ward=m"
    assert addresses.here(request, page=None, ward=None) == "/ideas/"


def test_filters_that_were_forged_are_not_in_force() -> None:
    request = RequestFactory().get("/ideas/?state=moon")

    assert addresses.chosen(request, Filters(request.GET)) == []


def test_black_on_white_has_the_contrast_that_wcag_gives() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert colours.contrast("#ffffff", "#ffffff") == 1


@pytest.mark.parametrize("colour", ["0b4a5c", "#0b4", "red", "#0b4a5c;}", ""])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="A colour is written like #0b4a5c"):
        colours.channels(colour)


@pytest.mark.parametrize("name", ["HUB_BRAND_COLOUR", "HUB_ACCENT_COLOUR"])
def test_the_hub_does_not_start_in_a_colour_that_is_none(name: str, settings: Any) -> None:
    setattr(settings, name, "teal")

    with pytest.raises(ImproperlyConfigured, match=f"{name}: A colour is written like #0b4a5c, and this is 'teal'."):
        apps.get_app_config("hub_design").ready()


@given(COLOURS, COLOURS)
def test_whatever_colours_a_council_has_its_hub_can_be_read(own: str, accent: str) -> None:
    sheet = brand.stylesheet(own, accent).removeprefix(":root{").removesuffix("}")
    given_colours = dict(line.split(":") for line in sheet.split(";"))

    assert colours.contrast(given_colours["--hub-on-brand"], own) >= 4.5
    for text in ("--hub-ink", "--hub-ink-deep", "--govuk-link-colour", "--govuk-link-hover-colour"):
        assert colours.contrast(given_colours[text], brand.PAPER) >= 4.5
        assert colours.contrast(given_colours[text], "#ffffff") >= 4.5
    assert colours.contrast(given_colours["--hub-ink"], "#ffffff") >= 4.5  # white words on a button
    assert colours.contrast("#4a4d50", given_colours["--hub-gold-wash"]) >= 4.5
    assert colours.contrast(given_colours["--hub-ink"], given_colours["--hub-wash"]) >= 4.5
    assert colours.contrast(given_colours["--hub-gold-deep"], brand.PAPER) >= 3


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("#573d00", "#fdf0cc"),
        ("#083a5b", "#dcecf5"),
        ("#0a4529", "#d9efe2"),
        ("#731b0b", "#fbdfd9"),
        ("#33363a", "#e9e6de"),
    ],
)
def test_the_words_of_a_state_can_be_read_on_its_colour(text: str, ground: str) -> None:
    assert colours.contrast(text, ground) >= 7


@given(st.text(), st.text())
def test_a_change_of_wording_holds_both_wordings(old: str, new: str) -> None:
    pieces = differences(old, new)

    assert " ".join(piece.text for piece in pieces if piece.change != "added").split() == old.split()
    assert " ".join(piece.text for piece in pieces if piece.change != "removed").split() == new.split()


def test_a_change_is_told_from_what_stays() -> None:
    assert differences("we put residents first", "we put people first") == [
        Piece("we put", "kept"),
        Piece("residents", "removed"),
        Piece("people", "added"),
        Piece("first", "kept"),
    ]


def test_long_texts_are_compared_by_the_line() -> None:
    same = "word " * 3_000

    assert [piece.change for piece in differences(f"old\n{same}", f"new\n{same}")] == ["removed", "added", "kept"]


def test_bars_share_one_scale_and_nothing_breaks_without_figures() -> None:
    chart = charts.bar_chart([("A <b>", 10), ("B", 5), ("C", -3)], "ideas")

    assert "A &lt;b&gt;" in chart
    assert 'width="1000"' in chart
    assert 'width="500"' in chart
    assert "−3 ideas" in chart
    assert charts.bar_chart([]) == '<ul class="hub-bars"></ul>'
    assert 'width="0"' in charts.bar_chart([("A", 0)])
    assert "no figures yet" in charts.small_multiples([("Northgate", [])])
