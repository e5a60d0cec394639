"""Shares and rates: typed and pasted as two counts, shown with them, provisional or final, with limits that vary."""

import re
from datetime import date

import pytest

from hub.measures import pasting
from hub.measures.tests.factories import a_measure
from hub.measures.tests.test_pages import at, text
from hub.measures.varying import Kind

pytestmark = pytest.mark.django_db
SHARE = {"numerator": "calls answered in time", "denominator": "calls"}


@pytest.fixture
def share(improver, parks_post):
    return a_measure(improver, parks_post, **SHARE)


def seen(page: str) -> str:
    """Return the mark of what was shown before it is saved."""
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def test_a_share_is_typed_as_two_counts_and_shown_with_them(client, share, staff):
    client.force_login(staff)
    typed = {"period": "September 2026", "numerator": "204", "denominator": "400", "provisional": "on"}

    saved = text(client.post(at(share, "add/"), typed, follow=True))

    assert "51 % (204 of 400, provisional) in September 2026" in saved
    assert 'data-label="Counted">204 of 400</td>' in saved
    assert "hub-plot__dot--open" in saved
    assert "<strong>provisional</strong>" in saved
    assert "provisional" in text(client.get("/measures/"))
    line = b"".join(client.get(at(share, "values.csv")).streaming_content).decode().splitlines()[1]
    assert line.startswith("2026-09-01,September 2026,51.0,%,204.0,400.0,yes,")
    value = client.get(at(share, "values.json")).json()["values"][0]
    assert (value["value"], value["numerator"], value["denominator"], value["provisional"]) == (51, 204, 400, True)


def test_a_provisional_value_is_made_final_by_a_correction(client, share, staff):
    client.force_login(staff)
    typed = {"numerator": "204", "denominator": "400"}
    client.post(at(share, "add/"), {**typed, "period": "September 2026", "provisional": "on"})
    there = at(share, f"values/{share.observations.get().pk}/correct/")

    asked = text(client.get(there))
    final = text(client.post(there, {**typed, "reason": "All have reported."}, follow=True))

    assert "It is 51 % now (204 of 400, provisional)." in asked
    assert "September 2026: 51 made final on" in final
    assert "hub-plot__dot--open" not in final


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"numerator": "400", "denominator": "204"}, "400 out of 204 is more than all of them"),
        ({"numerator": "4", "denominator": "0"}, "What it is counted out of has to be more than 0."),
        ({"numerator": "-4", "denominator": "10"}, "What is counted cannot be less than 0."),
        ({"numerator": "4"}, "Give both counts, or the value alone."),
        ({"numerator": "4", "denominator": "8", "value": "50"}, "not all three"),
        ({"provisional": "on"}, "There is no value that could be provisional."),
    ],
)
def test_counts_that_do_not_go_together_are_told_and_kept(client, share, staff, typed, told):
    client.force_login(staff)

    page = client.post(at(share, "add/"), {"period": "September 2026", **typed})

    assert page.status_code == 422
    assert told in text(page)
    for one in typed.values():
        assert f'value="{one}"' in text(page)
    assert not share.observations.exists()


def test_a_share_is_pasted_as_two_counts(client, share, staff):
    client.force_login(staff)
    lines = (
        "2026-07-01\t1,204\t2,400",
        "2026-08-01\t51.5",
        "2026-09-01\t204\t400\tprovisional",
        "2026-06-01\t\t\tclosed",
    )
    pasted = "\n".join(lines)

    shown = text(client.post(at(share, "paste/"), {"pasted": pasted}))
    client.post(at(share, "paste/"), {"pasted": pasted, "seen": seen(shown)})
    wrong = text(client.post(at(share, "paste/"), {"pasted": "2026-05-01\t500\t400"}))

    for told in ("1,204 of 2,400", "50.2", "51, provisional", "1 value is provisional.", "2 values were computed"):
        assert told in shown
    kept = share.observations.order_by("period").values_list("value", "numerator", "denominator", "provisional")
    assert list(kept) == [
        (None, None, None, False),
        (pytest.approx(50.1666667), 1204, 2400, False),
        (51.5, None, None, False),
        (51, 204, 400, True),
    ]
    assert share.observations.get(value=None).why_missing == "closed"
    assert "500 out of 400 is more than all of them" in wrong


def test_limits_that_vary_are_drawn_in_steps(client, improver, parks_post, staff):
    share = a_measure(improver, parks_post, limits=Kind.P, **SHARE)
    client.force_login(staff)
    counts = [25 * (1 + month % 3) for month in range(20)]
    pasted = "\n".join(f"{2025 + n // 12}-{1 + n % 12:02d}-01\t{one}\t{2 * one}" for n, one in enumerate(counts))
    mark = seen(text(client.post(at(share, "paste/"), {"pasted": pasted})))

    page = text(client.post(at(share, "paste/"), {"pasted": pasted, "seen": mark}, follow=True))

    assert re.search(r'hub-plot__line--limit" d="M[\d. ]+V[\d.]+H[\d.]+V[\d.]+H', page)
    assert "A share, from how many were counted (P)" in page
    assert 'data-label="Limits">28.8 to 71.2</td>' in page


def test_the_file_that_was_taken_away_is_brought_back_with_a_line_more(client, share, staff):
    client.force_login(staff)
    pasted = "2026-06-01\t\t\tclosed\n2026-07-01\t1,204\t2,400\n2026-08-01\t51.5\n2026-09-01\t204\t400\tprovisional"
    client.post(
        at(share, "paste/"),
        {"pasted": pasted, "seen": seen(text(client.post(at(share, "paste/"), {"pasted": pasted})))},
    )
    file = b"".join(client.get(at(share, "values.csv")).streaming_content).decode()
    more = f"{file}2026-10-01,October 2026,,%,210,400,no,\r\n"

    look = pasting.look(share, more, seen="", not_totals=False, today=date(2026, 11, 20))

    assert not look.problems
    assert "4 of them are there already, with the same value: nothing changes." in look.notes
    assert look.table[-1] == ("October 2026", "210 of 400", "52.5")
    assert look.table[0] == ("June 2026", "", "not measured: closed")


def test_a_file_of_other_columns_is_refused_as_before(share):
    look = pasting.look(
        share, "Period,Value,Unit\n2026-10-01,51,52,53", seen="", not_totals=False, today=date(2026, 11, 20)
    )

    assert "more columns of figures" in look.problems[0].sentence
