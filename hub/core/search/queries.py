"""Finding records by words, and records like a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from hub.core.records.among import Keys, among
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared
from hub.core.records.queries import by_reference, without_shapes
from hub.core.records.visibility import Viewer
from hub.core.search.frequencies import frequencies
from hub.core.search.matching import IN_TITLE, has_all, newest
from hub.core.search.models import SearchEntry
from hub.core.search.terms import Word, likeness, query_words, rarest, rarity, stems

RANKED = 300  # fifteen pages: who has more than that before them adds a word
COMPARED = 1000  # with a text, to find what is most like it
COMMON_SHARE = 0.05
COMMON_AT_LEAST = 50  # a young hub has few records, and then 5 % of them is next to none
ALIKE_ENOUGH = 0.15  # of the most alike: what shares a word by chance comes far behind. R@5 stays, at 0.2 it falls


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
    equals the newest. Of very common words the 300 titles with the highest numbers are ranked, and as many of the
    others as are left to 300. Three statements, one fewer if the titles are that many, and one more each if `typed`
    reads as a reference, and for several words on PostgreSQL.
    """
    exact = by_reference(typed, viewer)
    first = [exact.pk] if exact and kind in {None, exact.kind} else []
    query = query_words(typed, settings.HUB_LANGUAGES)
    keys, is_all = _ranked(query, viewer, kind, besides=exact.pk if exact else None)
    start = (max(page, 1) - 1) * per_page
    shown = [*first, *keys][start : start + per_page]
    return Found(records=_in_order(shown) if shown else [], count=len(first) + len(keys), is_all=is_all)


def _ranked(query: Sequence[Word], viewer: Viewer, kind: str | None, besides: int | None) -> tuple[list[int], bool]:
    """Return the keys of what has all words of `query`, best first and at most 300, and whether these are all."""
    if not query:
        return [], True
    titled = newest(query, RANKED + 1, viewer=viewer, kind=kind, besides=besides, within=IN_TITLE)
    enough = len(titled) > RANKED
    having = {} if enough else newest(query, RANKED + 1, viewer=viewer, kind=kind, besides=besides)
    found = {**having, **titled}
    best = nlargest(RANKED, found, key=lambda key: (key in titled, found[key], key))
    return best, len(found) <= RANKED


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
    are compared, and those are left out that are far less alike than the first. `besides` is the key of a record to
    leave out. Four statements, fewer if nothing is alike.
    """
    wanted = stems(text[:5000], lang or settings.HUB_LANGUAGES[0])[:60]
    counted = frequencies(["", *wanted])
    total = counted.pop("", 0)
    rare = rarest(wanted, counted, most_records=max(COMMON_AT_LEAST, int(total * COMMON_SHARE)))
    if not rare:
        return []
    query = [Word(terms=frozenset(rare))]
    keys = newest(query, COMPARED, viewer=viewer, kind=kind, besides=besides)
    rows = _all_terms(keys=Keys(list(keys)))
    like = likeness(rarity(wanted, counted, records=max(total, COMPARED)))
    best = nlargest(limit, ((like(terms), pk) for pk, terms in rows))
    least = ALIKE_ENOUGH * best[0][0] if best else 0.0
    return _in_order([pk for score, pk in best if score >= least])


@prepared
def _all_terms(*, keys: Keys) -> QuerySet[SearchEntry, Any]:
    return SearchEntry.objects.filter(among(keys, "record__id")).values_list("pk", "all_terms")
