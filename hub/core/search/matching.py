"""The only SQL of search that differs between databases: which entries have all the words of a query.

SQLite keeps an FTS5 table beside `SearchEntry`, PostgreSQL a column of lexemes; both made in migration 0003. Neither
database's own parser, stemmer or ranking is used: `terms.py` has prepared the words.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from hub.core.search.terms import Word

_SQL = {
    "sqlite": "SELECT rowid FROM core_search_fts WHERE core_search_fts MATCH %s",
    "postgresql": "SELECT record_id FROM core_searchentry WHERE vector @@ %s::tsquery",
}


def having_all(query: Sequence[Word]) -> RawSQL:
    """Return the keys of the records that have every word of `query`, for `pk__in`. `query` must not be empty."""
    vendor = connection.vendor
    one = _fts5_word if vendor == "sqlite" else _tsquery_word
    joined = (" AND " if vendor == "sqlite" else " & ").join(one(word) for word in query)
    return RawSQL(_SQL[vendor], [joined], output_field=BigIntegerField())  # noqa: S611 - the words are a parameter


def having_any(terms: Sequence[str]) -> RawSQL:
    """Return the keys of the records that have one of `terms` or more, for `pk__in`."""
    return having_all([Word(terms=frozenset(terms))])


# Words hold letters, digits and marks alone, so that quoting them cannot be broken out of.
def _fts5_word(word: Word) -> str:
    choices = [f'"{term}"' for term in sorted(word.terms)] + ([f'"{word.start}"*'] if word.start else [])
    return f"({' OR '.join(choices)})"


def _tsquery_word(word: Word) -> str:
    choices = [f"'{term}'" for term in sorted(word.terms)] + ([f"'{word.start}':*"] if word.start else [])
    return f"({' | '.join(choices)})"
