"""Finding records by words, and records like a text."""

from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from hub.core.records.among import Keys, among
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared
from hub.core.records.queries import by_reference, without_shapes
from hub.core.records.visibility import Viewer
from hub.core.search.matching import Rung, has_all, newest_keys, title_patterns
from hub.core.search.models import SearchEntry, TermFrequency
from hub.core.search.terms import Word, likeness, query_words, rarest, rarity, stems

CANDIDATES = 1000
COMMON_SHARE = 0.05
COMMON_AT_LEAST = 50  # a young hub has few records, and then 5 % of them is next to none


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of what was found. `count` is exact if `is_all`; else there are more than that."""

    records: list[Record]
    count: int
    is_all: bool


def having(records: RecordQuerySet, typed: str) -> RecordQuerySet:
    """Keep of `records` those that have every word of `typed`; all of them if it has no word. No statement."""
    query = query_words(typed, settings.HUB_LANGUAGES)
    return records.filter(has_all(query)) if query else records


def search(typed: str, *, viewer: Viewer, kind: str | None = None, page: int = 1, per_page: int = 20) -> Found:
    """Return a page of what `viewer` may read that has every word of `typed`.

    In this order: the record whose reference was typed; those with all the words in the title; the others; and among
    equals the newest. Only the 1,000 records with the highest numbers are ranked, so a very common word finds the
    newest. Two statements, four if `typed` reads as a reference.
    """
    exact = by_reference(typed, viewer)
    first = [exact.pk] if exact and kind in {None, exact.kind} else []
    query = query_words(typed, settings.HUB_LANGUAGES)
    start = (max(page, 1) - 1) * per_page
    keys = newest_keys(query, CANDIDATES + 1, viewer=viewer, kind=kind, besides=first) if query else []
    stop = min(start + per_page - len(first), CANDIDATES)
    shape, patterns = title_patterns(query)
    page_of = max(0, start - len(first)), stop
    shown = _ranked(shape, page_of, keys=Keys(keys), patterns=patterns) if keys and start <= stop else []
    if start == 0:
        shown = [*_in_order(first), *shown]
    return Found(records=shown, count=min(len(keys), CANDIDATES) + len(first), is_all=len(keys) <= CANDIDATES)


@prepared
def _ranked(shape: tuple[int, ...], page_of: tuple[int, int], *, keys: Keys, patterns: list[str]) -> QuerySet[Record]:
    """Return a page of the records with these keys, which the viewer was found to be able to read, best first."""
    newest = Coalesce("published_at", "created_at").desc()
    records = Record.objects.select_related("team", "place").filter(among(keys))
    records = without_shapes(records, "place")
    return records.order_by(Rung(shape, patterns), newest, "-pk")[slice(*page_of)]


def _in_order(keys: list[int]) -> list[Record]:
    """Return the records with these keys, which the viewer was found to be able to read, in this order.

    By key alone: told the visibilities again, SQLite would walk through all records of the kind instead.
    """
    by_key = {record.pk: record for record in _by_keys(keys=keys)}
    return [by_key[key] for key in keys if key in by_key]


@prepared
def _by_keys(*, keys: list[int]) -> QuerySet[Record]:
    records = Record.objects.filter(pk__in=keys).select_related("team", "place")
    return without_shapes(records, "place")


def similar(
    text: str,
    *,
    viewer: Viewer,
    kind: str,
    limit: int = 5,
    lang: str | None = None,
    besides: int | None = None,
) -> list[Record]:
    """Return the records of `kind` most like `text` that `viewer` may read, most alike first.

    They share at least one of its three rarest terms under 5 % document frequency; at most the 1,000 newest of those
    are compared. `besides` is the key of a record to leave out. Four statements, fewer if nothing is alike.
    """
    wanted = stems(text[:5000], lang or settings.HUB_LANGUAGES[0])[:60]
    frequencies = dict(_frequencies(terms=["", *wanted]))
    total = frequencies.pop("", 0)
    rare = rarest(wanted, frequencies, most_records=max(COMMON_AT_LEAST, int(total * COMMON_SHARE)))
    if not rare:
        return []
    query = [Word(terms=frozenset(rare))]
    keys = newest_keys(query, CANDIDATES, viewer=viewer, kind=kind, besides=[besides] if besides else [])
    rows = _all_terms(keys=Keys(keys))
    like = likeness(rarity(wanted, frequencies, records=max(total, CANDIDATES)))
    best = nlargest(limit, ((like(terms), pk) for pk, terms in rows))
    return _in_order([pk for _, pk in best])


@prepared
def _frequencies(*, terms: list[str]) -> QuerySet[TermFrequency, Any]:
    return TermFrequency.objects.filter(term__in=terms).values_list("term", "records")


@prepared
def _all_terms(*, keys: Keys) -> QuerySet[SearchEntry, Any]:
    return SearchEntry.objects.filter(among(keys, "record__id")).values_list("pk", "all_terms")
