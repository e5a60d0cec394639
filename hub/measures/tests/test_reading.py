"""Reading what people paste: what is understood, what is refused, and in which words."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.foundation.errors import BadInput
from hub.measures import periods
from hub.measures.figures import read_day, read_figure
from hub.measures.reading import MOST_PASTED, looks_cumulative, read
from hub.measures.tests.test_spc import months

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-04-01", (2026, 4, 1)),
        ("2026-04", (2026, 4, 1)),
        ("2026-04-01T00:00:00", (2026, 4, 1)),
        ("2026-04-01 00:00:00", (2026, 4, 1)),
        ("1 April 2026", (2026, 4, 1)),
        ("1st Apr 2026", (2026, 4, 1)),
        ("01-Apr-2026", (2026, 4, 1)),
        ("April 2026", (2026, 4, 1)),
        ("Sept 2025", (2025, 9, 1)),
        ("April 1, 2026", (2026, 4, 1)),
        ("01/04/2026", (2026, 4, 1)),
        ("1.4.2026", (2026, 4, 1)),
        ("31/12/2025", (2025, 12, 31)),
        ("2026-W14", (2026, 3, 30)),
        ("29 February 2024", (2024, 2, 29)),
    ],
)
def test_dates_in_the_forms_that_mean_one_day(typed, day):
    assert read_day(typed) == date(*day)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("30 February 2026", "There is no 30 February 2026: February has 28 days."),
        ("2025-02-29", "There is no 29 February 2025"),
        ("31/04/2026", "There is no 31 April 2026"),
        ("04/13/2026", "has no month: numbers are read as day, month, year"),
        ("01/04/26", "could mean more than one day"),
        ("Apr-26", "could mean more than one day"),
        ("46113", "how a spreadsheet counts days"),
        ("", "The date is missing"),
        ("soon", "“soon” is not a date"),
        ("1 Maybe 2026", "is not a date"),
        ("2026-W60", "2026 has no week 60"),
        ("0026-01-01", "cannot be right"),
        ("9999-12-01", "cannot be right"),
        ("x" * 1000, "…” is not a date"),
    ],
)
def test_dates_that_are_none_are_told_why(typed, told):
    with pytest.raises(BadInput, match=re.escape(told)):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12.0),
        (" 12.5 ", 12.5),
        ("-3", -3.0),
        ("\u22123", -3.0),
        ("1,234.5", 1234.5),
        ("1,234,567", 1234567.0),
        ("85%", 85.0),
        ("£1,200", 1200.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("", None),
        ("n/a", None),
        ("–", None),
    ],
)
def test_figures_as_people_write_them(typed, value):
    assert read_figure(typed) == value


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("12,5", "“12,5” has a decimal comma. Write 12.5."),
        ("1.234,56", "Write 1234.56."),
        ("about 12", "“about 12” is not a number"),
        ("1 2", "is not a number"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("1e99", "too large"),
        ("9999999999999", "too large"),
        ("٣", "is not a number"),
    ],
)
def test_figures_that_are_none_are_told_why(typed, told):
    with pytest.raises(BadInput, match=re.escape(told)):
        read_figure(typed)


@pytest.mark.parametrize("separator", ["\t", ",", ";"])
def test_a_table_pasted_from_a_spreadsheet(separator):
    lines = [["Month", "Value"], ["February 2026", "12.5"], ["2026-01-31", "11"], ["", ""], ["April 2026", ""]]

    found = read("\r\n".join(separator.join(line) for line in lines), periods.MONTH, today=TODAY)

    assert [(row.period.month, row.value, row.line) for row in found.rows] == [(1, 11.0, 3), (2, 12.5, 2), (4, None, 5)]
    assert not found.problems
    assert found.notes == [
        "The first line was taken for headings.",
        "1 line has no value: kept as missing.",
        "1 month between the first and the last is not there: March 2026.",
    ]


def test_each_line_that_is_wrong_is_told_by_its_number():
    found = read(
        "2026-01-01,1\n2026-01-31,2\n2026-02-30,3\n2026-03-01,about 4\n2026-06-01,5\nApril 2026\n2026-04-01,12,5",
        periods.MONTH,
        today=TODAY,
    )

    told = {problem.line: problem.sentence for problem in found.problems}
    assert list(told) == [2, 3, 4, 5, 6, 7]
    assert told[2] == "January 2026 is on line 1 already: each period has one value."
    assert "There is no 30 February 2026" in told[3]
    assert "not a number" in told[4]
    assert told[5] == "June 2026 has not begun: nothing can have been measured in it yet."
    assert "one column only" in told[6]
    assert "write decimals with a point" in told[7]


def test_why_a_value_is_missing_may_stand_beside_it():
    found = read("2026-01-01\tn/a\tthe office was closed", periods.MONTH, today=TODAY)

    assert found.rows[0].why_missing == "the office was closed"


def test_ten_thousand_lines_are_too_many_and_the_limit_is_said():
    found = read("\n".join(f"2026-01-01,{n}" for n in range(10_000)), periods.DAY, today=TODAY)

    assert found.rows == ()
    assert found.problems[0].sentence.startswith(f"10,000 lines are too many at once: the limit is {MOST_PASTED:,}.")


@pytest.mark.parametrize("text", ["", "   \n\n", "Month,Value"])
def test_nothing_to_read_is_said(text):
    assert "nothing to read" in read(text, periods.MONTH, today=TODAY).problems[0].sentence


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text):
    found = read(text, periods.MONTH, today=TODAY)

    assert found.rows or found.problems


@pytest.mark.parametrize(
    ("frequency", "day", "first", "name"),
    [
        (periods.DAY, date(2026, 5, 20), date(2026, 5, 20), "20 May 2026"),
        (periods.WEEK, date(2026, 5, 20), date(2026, 5, 18), "week of 18 May 2026"),
        (periods.MONTH, date(2026, 5, 20), date(2026, 5, 1), "May 2026"),
        (periods.QUARTER, date(2026, 5, 20), date(2026, 4, 1), "April to June 2026"),
        (periods.QUARTER, date(2026, 12, 31), date(2026, 10, 1), "October to December 2026"),
        (periods.FINANCIAL_YEAR, date(2026, 3, 31), date(2025, 4, 1), "2025/26"),
        (periods.ACADEMIC_YEAR, date(2026, 9, 1), date(2026, 9, 1), "2026/27"),
        (periods.YEAR, date(2026, 5, 20), date(2026, 1, 1), "2026"),
    ],
)
def test_a_day_falls_into_its_period(frequency, day, first, name):
    assert periods.first_day(day, frequency) == first
    assert periods.words(first, frequency) == name


def test_something_is_so_on_a_day_in_the_week_of_another_and_in_a_month():
    day = date(2026, 5, 18)

    assert periods.within(day, periods.DAY) == "on 18 May 2026"
    assert periods.within(day, periods.WEEK) == "in the week of 18 May 2026"
    assert periods.within(date(2026, 5, 1), periods.MONTH) == "in May 2026"


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(list(periods.FREQUENCIES)))
def test_periods_follow_one_another_without_a_gap(day, frequency):
    first = periods.first_day(day, frequency)
    after = periods.following(first, frequency)

    assert first <= day < after
    assert periods.first_day(after, frequency) == after
    assert periods.gaps([first, periods.following(after, frequency)], frequency) == [after]


def test_a_year_stands_for_the_period_that_begins_in_it():
    found = read("2024/25,3\n2025,4", periods.FINANCIAL_YEAR, today=TODAY)

    assert [row.period for row in found.rows] == [date(2024, 4, 1), date(2025, 4, 1)]


def test_running_totals_are_known_by_their_shape():
    running = [float(n) for n in range(10, 130, 10)]

    assert looks_cumulative(months(running * 2, first=(2024, 4)))
    assert looks_cumulative(months(running * 2))
    assert not looks_cumulative(months(running, first=(2024, 4)))
    assert not looks_cumulative(months([10.0, 11, 10, 9] * 6))
    assert not looks_cumulative(months([float(n) for n in range(30)]))
