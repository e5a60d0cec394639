"""A fresh copy of the migrated database for each journey, and for tests in which several people act at once.

The browser's requests must see what a test made, so nothing can be rolled back, and the append-only tables refuse
to be emptied: a copy of the whole database is quicker than both.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from django.db import connection

_numbers = count(1)


@contextmanager
def fresh_copy() -> Iterator[None]:
    """Let all connections of this process, whatever their thread, use a copy; throw it away at the end."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        with _out_of_memory():
            yield
        return
    original = str(connection.settings_dict["NAME"])
    copy = f"{original}_{next(_numbers)}"
    copying = _file_copy if connection.vendor == "sqlite" else _server_copy
    connection.close()
    with copying(original, copy):
        connection.settings_dict["NAME"] = copy
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = original


@contextmanager
def _file_copy(original: str, copy: str) -> Iterator[None]:
    with closing(sqlite3.connect(original)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)  # a plain copy would miss what is still in the write-ahead log
    yield
    for file in Path(copy).parent.glob(f"{Path(copy).name}*"):
        file.unlink()


@contextmanager
def _out_of_memory() -> Iterator[None]:
    """Copy a database in memory to a file. It would be gone if its connection closed, so that is set aside."""
    connection.ensure_connection()
    held, original = connection.connection, connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite3"
        with closing(sqlite3.connect(copy)) as target:
            held.backup(target)
        connection.connection, connection.settings_dict["NAME"] = None, str(copy)
        try:
            yield
        finally:
            connection.close()
            connection.connection, connection.settings_dict["NAME"] = held, original


@contextmanager
def _server_copy(original: str, copy: str) -> Iterator[None]:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    yield
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')
