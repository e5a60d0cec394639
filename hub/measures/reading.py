"""Reading a table of dates and values, pasted from a spreadsheet or from a file. What is guessed is said. Pure."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from hub.foundation.errors import BadInput
from hub.measures import figures, own_file, periods
from hub.measures.figures import Measurement
from hub.measures.spc import ENOUGH

MOST_PASTED = 1000
MOST_IN_FILE = 10_000
_LONGEST_REASON = 200
_SLASHED = re.compile(r"\d/\d{1,2}/\d{4}", re.ASCII)
_SHORT = re.compile(r"\b([A-Za-z]{3,9})[ \-](\d{2})\b(?=[\t;,\"])", re.ASCII)
_PROVISIONAL = frozenset({"provisional", "prov", "p"})
M = TypeVar("M", bound=Measurement)


@dataclass(frozen=True, kw_only=True)
class Row(Measurement):
    """What was read of one period. `line` counts from 1; `period` is its first day."""

    line: int
    period: date


def while_running(said: M, period: date, frequency: str, today: date) -> M:
    """Return a value of a period that has not ended as what it can be at most: provisional."""
    if said.value is None or not periods.is_running(period, frequency, today):
        return said
    return replace(said, provisional=True)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How a value is computed from two columns: what was counted, out of how many; `per` is 100 for %."""

    per: float
    is_share: bool


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one line, and what to do about it. Line 0 is the whole."""

    line: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read. With any of `problems`, nothing is to be saved. `notes` say what was understood how."""

    rows: Sequence[Row]
    problems: Sequence[Problem] = ()
    notes: Sequence[str] = field(default_factory=tuple)


def read(text: str, frequency: str, *, today: date, most: int = MOST_PASTED, counts: Counts | None = None) -> Reading:
    """Return what `text` says: on each line a date and a value, separated by a tab, a semicolon or a comma.

    With `counts`, a line may have two figures instead of the value: what was counted, and out of how many. A last
    column may say “provisional”. A first line of headings is passed over; where it is that of the file that we give
    out, columns go by their names. Rows come in the order of their periods.
    """
    lines = [(number, cells) for number, cells in _cells(text) if any(cell.strip() for cell in cells)]
    headed = bool(lines) and _is_heading(lines[0][1])
    named = own_file.columns(lines[0][1]) if headed else None
    lines = lines[1:] if headed else lines
    if named is not None:
        with_counts = counts is not None
        lines = [(number, own_file.as_pasted(cells, named, with_counts=with_counts)) for number, cells in lines]
    if not lines:
        return Reading(rows=(), problems=[Problem(line=0, sentence="There is nothing to read: no line has a value.")])
    if len(lines) > most:
        sentence = f"{len(lines):,} lines are too many at once: the limit is {most:,}. {_instead(most)}"
        return Reading(rows=(), problems=[Problem(line=0, sentence=sentence)])
    rows, problems = _rows(lines, frequency, today, counts)
    return Reading(
        rows=sorted(rows, key=lambda row: row.period),
        problems=sorted(problems, key=lambda problem: problem.line),
        notes=list(_notes(text, rows, frequency, headed=headed)),
    )


def looks_cumulative(series: Sequence[tuple[date, float | None]]) -> bool:
    """Return whether values climb through each year and fall back when the next begins: running totals.

    True of 13 values or more that never fall within a year from April (or January), and fall to less than half at
    every start of one, of which there is at least one. Limits reckoned from running totals mean nothing.
    """
    known = [(day, value) for day, value in series if value is not None]
    return len(known) >= ENOUGH and any(_climbs(known, first_month) for first_month in (4, 1))


def _climbs(known: Sequence[tuple[date, float]], first_month: int) -> bool:
    starts = 0
    for (day, value), (next_day, next_value) in pairwise(known):
        if _year(day, first_month) == _year(next_day, first_month):
            if next_value < value:
                return False
        elif next_value * 2 >= value:
            return False
        else:
            starts += 1
    return starts > 0


def _year(day: date, first_month: int) -> int:
    return day.year if day.month >= first_month else day.year - 1


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    separator = next((mark for mark in "\t;" if mark in text), ",")
    reader = csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=separator, skipinitialspace=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error:
        yield reader.line_num, ["\N{REPLACEMENT CHARACTER}"]


def _is_heading(cells: Sequence[str]) -> bool:
    """Return whether a first line says what the columns are: neither a date nor a figure anywhere."""
    return not any(any(sign.isdigit() for sign in cell) for cell in cells) and len(cells) > 1


def _rows(
    lines: Sequence[tuple[int, list[str]]], frequency: str, today: date, counts: Counts | None
) -> tuple[list[Row], list[Problem]]:
    rows, problems, seen = [], [], dict[date, int]()
    for number, cells in lines:
        try:
            row = _row(number, [cell.strip() for cell in cells], frequency, counts)
            _check_begun(row.period, frequency, today)
            _check_new(row, seen, frequency)
        except BadInput as error:
            problems.append(Problem(line=number, sentence=str(error)))
        else:
            seen[row.period] = number
            rows.append(row)
    return rows, problems


def _check_new(row: Row, seen: Mapping[date, int], frequency: str) -> None:
    if row.period in seen:
        name = periods.words(row.period, frequency)
        raise BadInput(f"{name} is on line {seen[row.period]} already: each period has one value.")


def _check_begun(period: date, frequency: str, today: date) -> None:
    if period > today:
        raise BadInput(f"{periods.words(period, frequency)} has not begun: nothing can have been measured in it yet.")


def _row(number: int, cells: Sequence[str], frequency: str, counts: Counts | None) -> Row:
    if len(cells) < 2:  # noqa: PLR2004 - a date and a value
        raise BadInput("There is one column only. Put the date first, then a tab or a comma, then the value.")
    period = periods.first_day(_day(cells, frequency), frequency)
    typed, remark = _figures_and_remark(cells[1:], most=2 if counts else 1)
    said = _computed(typed, counts) if counts and len(typed) > 1 else Measurement(value=figures.read_figure(typed[0]))
    if remark.lower() in _PROVISIONAL:
        said = replace(said, provisional=said.value is not None)
    elif said.value is None:
        said = replace(said, why_missing=remark[:_LONGEST_REASON])
    return Row(line=number, period=period, **asdict(said))


def _day(cells: Sequence[str], frequency: str) -> date:
    """Return the day in the first column. Raises BadInput, which says so if it stands in the second."""
    try:
        return periods.read(cells[0], frequency)
    except BadInput:
        if _is_day(cells[1]) and not _is_day(cells[0]):
            raise BadInput("The date is in the second column: put it into the first, and the value after it.") from None
        raise


def _is_day(cell: str) -> bool:
    try:
        figures.read_day(cell)
    except BadInput:
        return False
    return not cell.isdigit()


def _computed(typed: Sequence[str], counts: Counts) -> Measurement:
    numerator, denominator = (figures.read_figure(one) for one in typed)
    if numerator is None and denominator is None:
        return Measurement(value=None)
    if numerator is None or denominator is None:
        raise BadInput("One of the two figures is missing: what was counted, and out of how many.")
    value = figures.counted(numerator, denominator, per=counts.per, is_share=counts.is_share)
    return Measurement(value=value, numerator=numerator, denominator=denominator)


def _figures_and_remark(cells: Sequence[str], *, most: int) -> tuple[Sequence[str], str]:
    """Return the cells of figures, one or `most`, and the remark after them.

    More columns of figures than `most` are refused: a figure was cut at its comma.
    """
    filled = [cell for cell in cells[1:] if cell]
    numbers = [cell for cell in filled if _looks_like_a_figure(cell)]
    if len(numbers) >= most and _looks_like_a_figure(cells[0]):
        raise BadInput(
            f"There are more columns of figures than {'two' if most > 1 else 'one'}. Put a tab between the columns, "
            "write decimals with a point, and leave other columns out."
        )
    words = [cell for cell in filled if cell not in numbers and cell.lower() not in figures.NOTHING]
    return [cells[0], *numbers[: most - 1]], words[0] if words else ""


def _looks_like_a_figure(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).replace(",", "").isdigit()


def _notes(text: str, rows: Sequence[Row], frequency: str, *, headed: bool) -> Iterator[str]:
    if headed:
        yield "The first line was taken for headings."
    if rows and _SLASHED.search(text) and frequency in {periods.DAY, periods.WEEK, periods.MONTH, periods.QUARTER}:
        yield "Dates with slashes were read with the day first: 01/04/2026 is 1 April 2026."
    if rows and frequency not in {periods.DAY, periods.WEEK} and (short := _SHORT.search(text)):
        yield f"Years of two figures were read as 20…: {short[0]} is {short[1]} 20{short[2]}."
    if unsure := sum(row.provisional for row in rows):
        yield f"{unsure:,} {'value is' if unsure == 1 else 'values are'} provisional."
    if computed := sum(row.denominator is not None for row in rows):
        yield f"{computed:,} {'value was' if computed == 1 else 'values were'} computed from two counts."
    if missing := sum(row.value is None for row in rows):
        yield f"{missing:,} {'line has' if missing == 1 else 'lines have'} no value: kept as missing."
    if between := periods.gaps([row.period for row in rows], frequency):
        one = periods.FREQUENCIES[frequency]
        names = ", ".join(periods.words(day, frequency) for day in between[:3])
        yield (
            f"{len(between):,} {one.one if len(between) == 1 else one.several} between the first and the last "
            f"{'is' if len(between) == 1 else 'are'} not there: {names}{' …' if len(between) > 3 else '.'}"  # noqa: PLR2004
        )


def _instead(most: int) -> str:
    if most == MOST_PASTED:
        return f"Paste them in parts, or ask for a file of up to {MOST_IN_FILE:,} lines to be imported."
    return "Import them in parts, or measure in longer periods."
