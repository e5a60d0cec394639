"""The text of a file that somebody gives us: a table that a spreadsheet saved, or a sentence that helps. Pure."""

import codecs
from pathlib import Path

from hub.foundation.errors import BadInput

LARGEST = 100 * 1024 * 1024  # bytes
GUESSED = "The file is not marked as UTF-8: it was read as Windows-1252, as older spreadsheets save it."
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx and .ods, and .xls, begin


def text_of(path: Path) -> tuple[str, list[str]]:
    """Return the text of the file at `path`, and what had to be guessed of it. Raises BadInput."""
    try:
        if path.is_dir():
            raise BadInput("This is a folder. Give a file in it.")
        if path.stat().st_size > LARGEST:
            raise BadInput(f"The file is larger than {LARGEST // 1024**2} MB. Take out what is not needed.")
        return decoded(path.read_bytes())
    except OSError as error:
        raise BadInput(f"It cannot be opened: {error.strerror or error}.") from error
    except ValueError as error:  # a name with a null byte
        raise BadInput(f"It cannot be opened: {error}.") from error


def decoded(content: bytes) -> tuple[str, list[str]]:
    """Return the text of `content`, and what had to be guessed: UTF-8, UTF-16 where so marked, else Windows-1252.

    Raises BadInput for a spreadsheet’s own format and for what is no text.
    """
    if content.startswith(_SPREADSHEETS):
        raise BadInput("This is a spreadsheet’s own format. Save the sheet as “CSV UTF-8”, and give that file.")
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    for encoding in marked or ["utf-8", "windows-1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, [GUESSED] if encoding == "windows-1252" else []
    raise BadInput("This is not text. Save the sheet as “CSV UTF-8”, and give that file.")
