"""Finding records by words, and records like a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F

from hub.core.records.models import Record, RecordQuerySet, Viewer
from hub.core.records.queries import by_reference
from hub.core.search.matching import having_all, having_any
from hub.core.search.models import TermFrequency
from hub.core.search.terms import Word, likeness, query_words, rarest, stems

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
    return records.filter(pk__in=having_all(query)) if query else records


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
    ranked = _ranked(records.filter(pk__in=having_all(query)), query) if query else []
    is_all = len(ranked) <= CANDIDATES
    found += [pk for pk in ranked[:CANDIDATES] if pk not in found]
    start = (max(page, 1) - 1) * per_page
    return Found(records=_in_order(records, found[start : start + per_page]), count=len(found), is_all=is_all)


def _ranked(records: RecordQuerySet, query: Sequence[Word]) -> list[int]:
    """Return the keys of the best of `records`, best first, and one more than we rank if there are more."""
    rows = records.order_by("-pk").values_list("pk", "published_at", "created_at", "search_entry__title_terms")
    newest_first = sorted(rows[: CANDIDATES + 1], key=lambda row: (row[1] or row[2], row[0]), reverse=True)
    return [row[0] for row in sorted(newest_first, key=lambda row: not _has_all(query, row[3]))]


def _has_all(query: Sequence[Word], terms: str) -> bool:
    present = terms.split()
    return all(word.is_in(present) for word in query)


def _in_order(records: RecordQuerySet, keys: list[int]) -> list[Record]:
    by_key = records.select_related("team", "place").in_bulk(keys)
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
    keys = rarest(wanted, frequencies, most_records=max(COMMON_AT_LEAST, int(total * COMMON_SHARE)))
    if not keys:
        return []
    records = Record.objects.visible_to(viewer).of_kind(kind).exclude(pk=besides or 0)
    rows = records.filter(pk__in=having_any(keys)).order_by("-pk").values_list("pk", F("search_entry__all_terms"))
    scored = [
        (likeness(wanted, set(terms.split()), frequencies, records=max(total, CANDIDATES)), pk)
        for pk, terms in rows[:CANDIDATES]
    ]
    return _in_order(records, [pk for _, pk in sorted(scored, reverse=True)[:limit]])
