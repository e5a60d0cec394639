"""CSV and JSON Lines: right, safe in a spreadsheet, and never all in memory."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hub.core.exports.streaming import csv_lines, json_lines


def read(lines):
    return list(csv.reader(io.StringIO("".join(lines), newline="")))


def test_values_are_written_as_others_can_read_them():
    row = {"day": date(2026, 3, 3), "pounds": Decimal("12.50"), "none": None, "number": -4, "quote": 'a "b", c\nd'}

    assert read(csv_lines(list(row), [row])) == [list(row), ["2026-03-03", "12.50", "", "-4", 'a "b", c\nd']]
    assert json.loads(next(json_lines([row])))["pounds"] == "12.50"


def test_no_cell_is_a_formula():
    typed = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "safe"]

    cells = read(csv_lines(["a"], [{"a": text} for text in typed]))[1:]

    assert [cell[0][:1] for cell in cells] == ["'"] * 6 + ["s"]


def test_a_mark_for_excel_stands_first_when_asked():
    assert next(csv_lines(["a"], [], with_mark=True)) == "\ufeffa\r\n"
    assert next(csv_lines(["a"], [])) == "a\r\n"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_comes_back_as_it_was(text):
    cell = read(csv_lines(["a", "b"], [{"a": text, "b": "x"}]))[1][0]

    assert cell in {text, f"'{text}"}
    assert json.loads(next(json_lines([{"a": text}])))["a"] == text


def test_rows_are_taken_one_at_a_time():
    def endless():
        number = 0
        while True:
            number += 1
            yield {"a": number}

    lines = csv_lines(["a"], endless())

    assert [next(lines) for _ in range(3)] == ["a\r\n", "1\r\n", "2\r\n"]
