"""Reading a file of values separated by commas, semicolons or tabs, however it was saved."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.foundation.errors import BadInput

LONGEST_FIELD = 16 * 1024 * 1024
CHUNK_BYTES = 1024 * 1024
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
    """A file that is a table from its first line to its last. `encoding` is what it turned out to be saved in.

    `count` is how many rows it has. They are read anew by each call of `rows`, one at a time.
    """

    path: Path
    columns: list[str]
    separator: str
    encoding: str
    count: int

    def rows(self) -> Iterator[Row]:
        """Yield the rows; those that are empty are left out."""
        with self.path.open(encoding=self.encoding, newline="") as text:
            reader = csv.reader(text, delimiter=self.separator)
            _header(reader)
            yield from _rows(reader, self.columns)


def read(path: Path) -> Table:
    """Return the table in the file, gone through once and not held.

    Raises BadInput with a sentence if there is no file or no table in it.
    """
    csv.field_size_limit(LONGEST_FIELD)
    try:
        encoding = encoding_of(path)
        with path.open(encoding=encoding, newline="") as text:
            header = next((line for line in text if line.strip()), "")
            if not header:
                raise BadInput(f"{path} is empty.")
            if header.lstrip().startswith(("{", "[")):
                raise BadInput(f"{path} looks like JSON. Save it as a table with columns (CSV), and try again.")
            separator = max(",;\t", key=header.count)
            text.seek(0)
            columns, count = _gone_through(path, text, separator)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if len(columns) != len(set(columns)):
        raise BadInput(f"{path} has two columns of the same name.")
    return Table(path=path, columns=columns, separator=separator, encoding=encoding, count=count)


def _gone_through(path: Path, text: Iterable[str], separator: str) -> tuple[list[str], int]:
    """Return the columns and the number of rows. Raises BadInput where the file ceases to be a table."""
    marks = Counter[str]()
    reader = csv.reader(_counting(text, marks), delimiter=separator)
    count, last = 0, 0
    try:
        columns = _header(reader)
        for row in _rows(reader, columns):
            count, last = count + 1, row.line
    except csv.Error as error:
        raise BadInput(f"{path} is no table after line {reader.line_num}: {error}.") from error
    if marks['"'] % 2 and reader.line_num > last > 0:
        raise BadInput(f"{path}: a quotation mark that opens in line {last} is never closed.")
    return columns, count


def _counting(text: Iterable[str], marks: Counter[str]) -> Iterator[str]:
    for line in text:
        marks['"'] += line.count('"')
        yield line


def _header(reader: Iterator[list[str]]) -> list[str]:
    """Return the names of the columns: the first row that says anything."""
    return [name.strip() for name in next(row for row in reader if any(cell.strip() for cell in row))]


def encoding_of(path: Path) -> str:
    """Return how the file is saved: UTF-8 or UTF-16 if so marked, else UTF-8, else Windows-1252.

    Raises BadInput if it is none of them. A megabyte is held at a time.
    """
    with path.open("rb") as content:
        begins = content.read(4)
    marked = [encoding for mark, encoding in _MARKS if begins.startswith(mark)]
    for encoding in marked or ["utf-8", "windows-1252"]:
        if _is_text(path, encoding):
            return encoding
    raise BadInput("The file is not text in UTF-8, UTF-16 or Windows-1252. Save it as “CSV UTF-8” and try again.")


def _is_text(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as content:
            while chunk := content.read(CHUNK_BYTES):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _rows(reader: Any, columns: list[str]) -> Iterator[Row]:
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            fits = len(cells) <= len(columns)
            yield Row(line=line, cells=dict(zip(columns, cells + [""] * len(columns), strict=False)) if fits else None)
        line = reader.line_num + 1
