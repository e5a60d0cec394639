"""The only SQL of search that differs between databases: which records have the terms of a query.

Neither database's own parser, stemmer or ranking is used: `terms.py` has prepared the words.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, IntegerField, Lookup, Q
from django.db.models.sql.compiler import SQLCompiler

from hub.core.records.models import RecordQuerySet
from hub.core.search.models import LexemesField
from hub.core.search.terms import Word

SEVERAL = 4  # more terms than the stems of a word in a few languages


@LexemesField.register_lookup
class AllOf(Lookup[Any]):
    """`lexemes__all_of=words`: the record has every one of these words."""

    lookup_name = "all_of"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[str]]:
        """Ask the FTS5 table."""
        column, _ = self.process_lhs(compiler, connection)
        return f"{column} MATCH %s", [" AND ".join(map(_fts5_word, self.rhs))]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[str]]:
        """Ask the column of lexemes; a cast takes the query as it is, without PostgreSQL's own words."""
        column, _ = self.process_lhs(compiler, connection)
        return f"{column} @@ %s::tsquery", [_tsquery(self.rhs)]


def has_all(query: Sequence[Word]) -> Q:
    """Keep the records that have every word of `query`, which must not be empty."""
    return Q(search_index__lexemes__all_of=query)


def newest_keys(records: RecordQuerySet, query: Sequence[Word], most: int) -> list[int]:
    """Return the highest `most` keys among those of `records` that have every word of `query`, highest first.

    One statement. What else is wanted of those records is read by their keys: within one statement, PostgreSQL would
    rather read the whole table than look up a thousand rows.

    PostgreSQL guesses badly how many records have several words: it would read through all records, or backwards
    through all entries in the hope of finding enough soon. So it is told to look the words up first and by
    themselves, in the order of the keys; then it reads the cards from the newest until there are enough. For one word
    its guess is good, and the plain order saves looking up every record that has a common one.
    """
    if connection.vendor == "sqlite" or (len(query) == 1 and len(query[0].terms) < SEVERAL):
        found = records.filter(has_all(query)).order_by(F("search_index").desc())
        return list(found.values_list("pk", flat=True)[:most])
    readable, those = records.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH matching AS MATERIALIZED (SELECT rowid FROM core_search_fts WHERE core_search_fts @@ %s::tsquery"  # noqa: S608 - every value is a parameter
            f" ORDER BY rowid DESC) SELECT matching.rowid FROM matching JOIN ({readable}) AS readable (id)"
            " ON readable.id = matching.rowid ORDER BY matching.rowid DESC LIMIT %s",
            [_tsquery(query), *those, most],
        )
        return [key for (key,) in cursor.fetchall()]


class Rung(Func):
    """0 for a record whose title has every word of `query`, 1 for another. Orders what was found."""

    output_field = IntegerField()

    def __init__(self, query: Sequence[Word]) -> None:
        super().__init__(F("search_entry__title_terms"))
        self.query = query

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> tuple[str, list[str]]:  # type: ignore[override]  # noqa: ARG002
        """Look for each word between spaces; terms are folded, so that both databases find the same."""
        title = compiler.compile(self.source_expressions[0])[0]
        likes = [_like(word) for word in self.query]
        one = f"' ' || {title} || ' ' LIKE %s"
        each = " AND ".join(f"({' OR '.join([one] * len(parts))})" for parts in likes)
        return f"CASE WHEN {each} THEN 0 ELSE 1 END", [part for parts in likes for part in parts]


# Words hold letters, digits and marks alone, so that quoting them cannot be broken out of.
def _fts5_word(word: Word) -> str:
    choices = [f'"{term}"' for term in sorted(word.terms)] + ([f'"{word.start}"*'] if word.start else [])
    return f"({' OR '.join(choices)})"


def _tsquery(query: Sequence[Word]) -> str:
    return " & ".join(map(_tsquery_word, query))


def _tsquery_word(word: Word) -> str:
    choices = [f"'{term}'" for term in sorted(word.terms)] + ([f"'{word.start}':*"] if word.start else [])
    return f"({' | '.join(choices)})"


def _like(word: Word) -> list[str]:
    return [f"% {term} %" for term in sorted(word.terms)] + ([f"% {word.start}%"] if word.start else [])
