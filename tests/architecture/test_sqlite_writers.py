"""Two processes that write to one SQLite file take turns."""

import sqlite3
from contextlib import closing

import pytest
from django.db import OperationalError, connections
from django.db.utils import ConnectionHandler

pytestmark = [
    pytest.mark.usefixtures("db"),
    pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="PostgreSQL has many writers at a time"),
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "hub.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.executescript("PRAGMA journal_mode = WAL; CREATE TABLE said (words TEXT);")
    return path


@pytest.fixture
def writer(file):
    handler = ConnectionHandler(
        {
            "default": {
                "ENGINE": "hub.config.sqlite",
                "NAME": file,
                "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 0.2},
            }
        }
    )
    with closing(handler["default"]) as connection:
        yield connection


def test_who_waits_too_long_for_another_writer_is_told_that_the_file_is_locked(file, writer):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(OperationalError, match="locked"):
            writer.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def test_who_waits_writes_as_soon_as_the_other_is_done(file, writer, monkeypatch):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        naps = []
        monkeypatch.setattr(
            "hub.config.sqlite.base.time.sleep", lambda nap: (naps.append(nap), other.in_transaction and other.commit())
        )

        writer.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        writer.cursor().execute("INSERT INTO said VALUES ('Mend it.')")
        writer.commit()

        assert len(naps) == 1
        assert other.execute("SELECT words FROM said").fetchall() == [("Mend it.",)]
