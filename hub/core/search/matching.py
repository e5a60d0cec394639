"""The only SQL of search that differs between databases: which records have the terms of a query.

Neither database's own parser, stemmer or ranking is used: `terms.py` has prepared the words.
"""

from collections.abc import Sequence
from math import prod
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup, Q
from django.db.models.sql.compiler import SQLCompiler

from hub.accounts.prepared import quoted
from hub.core.records.models import Record
from hub.core.records.prepared import visible_sql
from hub.core.records.visibility import Viewer
from hub.core.search.frequencies import frequencies
from hub.core.search.models import LexemesField
from hub.core.search.terms import Word

ANYWHERE, IN_TITLE = "core_search_fts", "core_search_titles"  # made by migration 0003
SEVERAL = 4  # more terms than the stems of a word in a few languages
ENOUGH = 5  # times as many as are wanted: then reading entries from the newest finds them soon


@LexemesField.register_lookup
class Matching(Lookup[Any]):
    """`lexemes__matching=written(words)`: the record has every one of these words."""

    lookup_name = "matching"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Sequence[Any]]:
        """Ask the FTS5 table."""
        column, _ = self.process_lhs(compiler, connection)
        words, parameters = self.process_rhs(compiler, connection)
        return f"{column} MATCH {words}", parameters

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Sequence[Any]]:
        """Ask the column of lexemes, in the statement's own text: how rare the words are decides its plan."""
        column, _ = self.process_lhs(compiler, connection)
        return f"{column} @@ {_in_text(self.rhs)}", []


def written(query: Sequence[Word]) -> str:
    """Return `query`, which must not be empty, as this database's index is asked for all of its words."""
    if connection.vendor == "sqlite":
        return " AND ".join(map(_fts5_word, query))
    return " & ".join(map(_tsquery_word, query))


def has_all(query: Sequence[Word]) -> Q:
    """Keep the records that have every word of `query`, which must not be empty."""
    return Q(search_index__lexemes__matching=written(query))


def newest(
    query: Sequence[Word],
    most: int,
    *,
    viewer: Viewer,
    kind: str | None = None,
    besides: int | None = None,
    within: str = ANYWHERE,
) -> dict[int, Any]:
    """Return the highest `most` keys of records that have every word of `query` and that `viewer` may read.

    Highest first, each with a figure or text that is the greater the later the record was published; only of `kind`,
    if one is given, and not the one `besides`. `within` says where the words have to stand: ANYWHERE or IN_TITLE. What
    else is wanted of those records is read by their keys: within one statement, PostgreSQL would rather read the whole
    table than look up a thousand rows. One statement; on PostgreSQL two for several words.

    PostgreSQL guesses badly how many records have several words: it would read through all records, or backwards
    through all entries in the hope of finding enough soon. So where few are expected, it is told to look the words up
    first and by themselves, in the order of the keys; then it reads the cards from the newest until there are enough.
    """
    words, records, (may_read, sight) = written(query), Record._meta.db_table, visible_sql(viewer)
    on_sqlite = connection.vendor == "sqlite"
    asked = f"MATCH {quoted(words)}" if on_sqlite else f"@@ {_in_text(words)}"
    first, found = "", f"(SELECT rowid FROM {within} WHERE {within} {asked})"  # noqa: S608
    if not on_sqlite and (within == IN_TITLE or _are_few(query, ENOUGH * most)):
        first, found = f"WITH rare AS MATERIALIZED ({found} ORDER BY rowid DESC) ", "rare"
    of_kind, codes = (f"AND {records}.kind = %s", [kind]) if kind else ("", [])
    published = f"COALESCE({records}.published_at, {records}.created_at)"
    since = published if on_sqlite else f"EXTRACT(EPOCH FROM {published})::float8"
    with connection.cursor() as cursor:
        cursor.execute(
            f"{first}SELECT found.rowid, {since} FROM {found} found JOIN {records} ON {records}.id = found.rowid"  # noqa: S608 - every value is a parameter, or quoted
            f" WHERE ({may_read}) {of_kind} AND {records}.id <> %s ORDER BY found.rowid DESC LIMIT %s",
            [*sight, *codes, besides or 0, most],
        )
        return dict(cursor.fetchall())


def _are_few(query: Sequence[Word], enough: int) -> bool:
    """Tell whether fewer than `enough` records are likely to have all words of `query`, if one says nothing of another.

    One statement; none for a word by itself, of which PostgreSQL knows how common it is, unless it may be many terms.
    """
    if len(query) == 1:
        return len(query[0].terms) >= SEVERAL
    counted = frequencies(["", *(term for word in query for term in word.terms)])
    records = counted.get("", 0)
    return records * prod(max(counted.get(term, 0) for term in word.terms) / max(records, 1) for word in query) < enough


def _in_text(words: str) -> str:
    """Return what `written` gave as PostgreSQL reads it in a statement; a cast keeps its own words out of it."""
    return f"{quoted(words)}::tsquery"


# Words hold letters, digits and marks alone, so that quoting them cannot be broken out of.
def _fts5_word(word: Word) -> str:
    choices = [f'"{term}"' for term in sorted(word.terms)] + ([f'"{word.start}"*'] if word.start else [])
    return f"({' OR '.join(choices)})"


def _tsquery_word(word: Word) -> str:
    choices = [f"'{term}'" for term in sorted(word.terms)] + ([f"'{word.start}':*"] if word.start else [])
    return f"({' | '.join(choices)})"
