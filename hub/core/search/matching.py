"""The only SQL of search that differs between databases: which records have the terms of a query.

Neither database's own parser, stemmer or ranking is used: `terms.py` has prepared the words.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup, OrderBy, Q, Value
from django.db.models.sql.compiler import SQLCompiler

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
        return f"{column} @@ %s::tsquery", [" & ".join(map(_tsquery_word, self.rhs))]


def has_all(query: Sequence[Word]) -> Q:
    """Keep the records that have every word of `query`, which must not be empty."""
    return Q(search_index__lexemes__all_of=query)


def newest_first(query: Sequence[Word]) -> OrderBy:
    """Order records matched by `has_all(query)` by their number, from the highest.

    PostgreSQL guesses badly how many records have several words, and would rather read all entries backwards in the
    hope of finding enough soon. The sum hides that an index has this order, so that it looks the words up. For one
    word its guess is good, and the order saves reading every record that has a common one.
    """
    one_word = len(query) == 1 and len(query[0].terms) < SEVERAL
    number = F("search_index")
    return number.desc() if one_word or connection.vendor == "sqlite" else (number + Value(0)).desc()


# Words hold letters, digits and marks alone, so that quoting them cannot be broken out of.
def _fts5_word(word: Word) -> str:
    choices = [f'"{term}"' for term in sorted(word.terms)] + ([f'"{word.start}"*'] if word.start else [])
    return f"({' OR '.join(choices)})"


def _tsquery_word(word: Word) -> str:
    choices = [f"'{term}'" for term in sorted(word.terms)] + ([f"'{word.start}':*"] if word.start else [])
    return f"({' | '.join(choices)})"
