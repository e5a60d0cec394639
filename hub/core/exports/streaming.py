"""Rows as CSV and as JSON Lines, a piece at a time."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from hub.core.exports.dataset import Row

# Spreadsheets take text that begins so for a formula (OWASP, “CSV injection”).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"


class _Line:
    """Something to write to that keeps nothing: a CSV writer returns what its file's `write` returns."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Sequence[str], rows: Iterable[Row], *, with_mark: bool = False) -> Iterator[str]:
    """Yield a CSV file (RFC 4180, UTF-8) line by line, the names of the columns first.

    Text that a spreadsheet would take for a formula gets an apostrophe in front. `with_mark` puts a byte order mark
    first, by which Excel knows the encoding.
    """
    writer = csv.writer(_Line())
    yield (_BYTE_ORDER_MARK if with_mark else "") + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([_cell(row[name]) for name in columns])


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield one JSON object a line, UTF-8."""
    for row in rows:
        yield json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False) + "\n"


def _cell(value: object) -> object:
    plain = _plain(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if plain is None else plain


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
