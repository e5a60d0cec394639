"""The only SQL of search that differs between databases: which records have the terms of a query.

Neither database's own parser, stemmer or ranking is used: `terms.py` has prepared the words.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, IntegerField, Lookup, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from hub.accounts.prepared import quoted
from hub.core.records.models import Record
from hub.core.records.prepared import prepared, visible_sql
from hub.core.records.visibility import Viewer
from hub.core.search.models import LexemesField
from hub.core.search.terms import Word

SEVERAL = 4  # more terms than the stems of a word in a few languages


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


def newest_keys(
    query: Sequence[Word], most: int, *, viewer: Viewer, kind: str | None = None, besides: list[int]
) -> list[int]:
    """Return the highest `most` keys of records that have every word of `query` and that `viewer` may read.

    Highest first; only of `kind`, if one is given, and none that is among `besides`. One statement. What else is wanted
    of those records is read by their keys: within one statement, PostgreSQL would rather read the whole table than look
    up a thousand rows.

    PostgreSQL guesses badly how many records have several words: it would read through all records, or backwards
    through all entries in the hope of finding enough soon. So it is told to look the words up first and by
    themselves, in the order of the keys; then it reads the cards from the newest until there are enough. For one word
    its guess is good if it sees the word, and the plain order saves looking up every record that has a common one.
    """
    words = written(query)
    if connection.vendor == "sqlite":
        return _newest(kind, most, viewer=viewer, words=words, besides=besides)
    first, matching = "", f"(SELECT rowid FROM core_search_fts WHERE core_search_fts @@ {_in_text(words)})"  # noqa: S608
    if len(query) > 1 or len(query[0].terms) >= SEVERAL:
        first, matching = f"WITH rare AS MATERIALIZED ({matching} ORDER BY rowid DESC) ", "rare"
    records, (may_read, sight) = Record._meta.db_table, visible_sql(viewer)
    of_kind, codes = (f"AND {records}.kind = %s", [kind]) if kind else ("", [])
    with connection.cursor() as cursor:
        cursor.execute(
            f"{first}SELECT matching.rowid FROM {matching} matching JOIN {records} ON {records}.id = matching.rowid"  # noqa: S608 - every value is a parameter, or quoted
            f" WHERE ({may_read}) {of_kind} AND NOT {records}.id = ANY(%s::bigint[])"
            " ORDER BY matching.rowid DESC LIMIT %s",
            [*sight, *codes, besides, most],
        )
        return [key for (key,) in cursor.fetchall()]


@prepared
def _newest(kind: str | None, most: int, *, viewer: Viewer, words: str, besides: list[int]) -> QuerySet[Record, int]:
    records = Record.objects.visible_to(viewer).exclude(pk__in=besides).filter(search_index__lexemes__matching=words)
    records = records.of_kind(kind) if kind else records
    return records.order_by(F("search_index").desc()).values_list("pk", flat=True)[:most]


class Rung(Func):
    """0 for a record whose title has every word of a query, 1 for another. Orders what was found.

    `shape` says how many of `patterns` (see `title_patterns`) belong to each word of the query.
    """

    output_field = IntegerField()

    def __init__(self, shape: Sequence[int], patterns: Any) -> None:
        super().__init__(F("search_entry__title_terms"))
        self.shape = shape
        self.patterns = patterns

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> tuple[str, Sequence[Any]]:  # type: ignore[override]  # noqa: ARG002
        """Look for each word between spaces; terms are folded, so that both databases find the same."""
        title = compiler.compile(self.source_expressions[0])[0]
        one = f"' ' || {title} || ' ' LIKE %s"
        each = " AND ".join(f"({' OR '.join([one] * parts)})" for parts in self.shape)
        return f"CASE WHEN {each} THEN 0 ELSE 1 END", compiler.compile(self.patterns)[1]


def title_patterns(query: Sequence[Word]) -> tuple[tuple[int, ...], list[str]]:
    """Return what `Rung` looks for in titles: how many patterns each word of `query` has, and all of them."""
    likes = [_like(word) for word in query]
    return tuple(len(parts) for parts in likes), [part for parts in likes for part in parts]


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


def _like(word: Word) -> list[str]:
    return [f"% {term} %" for term in sorted(word.terms)] + ([f"% {word.start}%"] if word.start else [])
