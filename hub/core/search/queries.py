"""Finding records by words, and records like a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce

from hub.core.records.models import Record, RecordQuerySet, Viewer
from hub.core.records.queries import by_reference
from hub.core.search.matching import has_all, newest_first
from hub.core.search.models import TermFrequency
from hub.core.search.terms import Word, has_every, likeness, query_words, rarest, rarity, stems

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
    newest. Two statements, three if `typed` reads as a reference.
    """
    records = Record.objects.visible_to(viewer)
    records = records.of_kind(kind) if kind else records
    exact = by_reference(typed, viewer)
    found = [exact.pk] if exact and kind in {None, exact.kind} else []
    query = query_words(typed, settings.HUB_LANGUAGES)
    ranked = _ranked(records, query) if query else []
    is_all = len(ranked) <= CANDIDATES
    found += [pk for pk in ranked[:CANDIDATES] if pk not in found]
    start = (max(page, 1) - 1) * per_page
    return Found(records=_in_order(found[start : start + per_page]), count=len(found), is_all=is_all)


def _ranked(records: RecordQuerySet, query: Sequence[Word]) -> list[int]:
    """Return the keys of the best of `records`, best first, and one more than we rank if there are more."""
    dated = (
        records.filter(has_all(query)).order_by(newest_first(query)).annotate(at=Coalesce("published_at", "created_at"))
    )
    newest = dated.values_list("at", "pk", "search_entry__title_terms")[: CANDIDATES + 1]
    rows = sorted(newest, key=itemgetter(0, 1), reverse=True)
    return [pk for _, pk, _ in sorted(rows, key=lambda row: not has_every(query, row[2]))]


def _in_order(keys: list[int]) -> list[Record]:
    """Return the records with these keys, which the viewer was found to be able to read, in this order.

    By key alone: told the visibilities again, SQLite would walk through all records of the kind instead.
    """
    by_key = Record.objects.select_related("team", "place").in_bulk(keys)
    return [by_key[key] for key in keys if key in by_key]


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
    are compared. `besides` is the key of a record to leave out. Three statements, fewer if nothing is alike.
    """
    wanted = stems(text[:5000], lang or settings.HUB_LANGUAGES[0])[:60]
    frequencies = dict(TermFrequency.objects.filter(term__in=["", *wanted]).values_list("term", "records"))
    total = frequencies.pop("", 0)
    rare = rarest(wanted, frequencies, most_records=max(COMMON_AT_LEAST, int(total * COMMON_SHARE)))
    if not rare:
        return []
    query = [Word(terms=frozenset(rare))]
    records = Record.objects.visible_to(viewer).of_kind(kind).exclude(pk=besides or 0).filter(has_all(query))
    rows = records.order_by(newest_first(query)).values_list("pk", F("search_entry__all_terms"))[:CANDIDATES]
    weights = rarity(wanted, frequencies, records=max(total, CANDIDATES))
    scored = sorted(((likeness(weights, terms), pk) for pk, terms in rows), reverse=True)
    return _in_order([pk for _, pk in scored[:limit]])
