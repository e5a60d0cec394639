"""Reading a file of values separated by commas, semicolons or tabs, however it was saved."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.foundation.errors import BadInput

LONGEST_FIELD = 16 * 1024 * 1024
_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row and the line of the file that it starts on. `cells` by the name of the column; None in place of a row
    that has more cells than there are columns."""

    line: int
    cells: dict[str, str] | None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A file as it was read. `encoding` is what it turned out to be saved in."""

    columns: list[str]
    rows: list[Row]
    encoding: str


def read(path: Path) -> Table:
    """Return the table in the file. Raises BadInput with a sentence if there is no file or no table in it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}.") from error
    text, encoding = decoded(content)
    if not text.strip():
        raise BadInput(f"{path} is empty.")
    csv.field_size_limit(LONGEST_FIELD)
    header = text.lstrip().splitlines()[0]
    separator = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        columns = [name.strip() for name in next(reader)]
        rows = list(_rows(reader, columns))
    except csv.Error as error:
        raise BadInput(f"{path} is no table after line {reader.line_num}: {error}.") from error
    if len(columns) != len(set(columns)):
        raise BadInput(f"{path} has two columns of the same name.")
    return Table(columns=columns, rows=rows, encoding=encoding)


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: UTF-8 or UTF-16 if so marked, else UTF-8, else Windows-1252.

    Raises BadInput if it is none of them.
    """
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    for encoding in marked or ["utf-8", "windows-1252"]:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise BadInput("The file is not text in UTF-8, UTF-16 or Windows-1252. Save it as “CSV UTF-8” and try again.")


def _rows(reader: Any, columns: list[str]) -> Iterator[Row]:
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            fits = len(cells) <= len(columns)
            yield Row(line=line, cells=dict(zip(columns, cells + [""] * len(columns), strict=False)) if fits else None)
        line = reader.line_num + 1
