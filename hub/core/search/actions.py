"""Keeping what search looks in. A record is found as soon as the change to it is committed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256

from django.apps import apps
from django.db import transaction

from hub.core.records import kinds
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.core.search.models import SearchEntry, TermFrequency
from hub.core.search.terms import index_terms

BATCH = 500
FEW_RECORDS = 20_000  # a word of one record alone is kept where there are no more: as many again as the others


def index(records: Sequence[Record]) -> None:
    """Take up what `records` say now, in the transaction that changed them. Two statements, three if any differs.

    That is for each kind and each 500. A draft is not taken up: nobody searches for what is being written, and it is
    published by a change of its own.
    """
    shown = [record for record in records if record.visibility != Visibility.DRAFT]
    for start in range(0, len(shown), BATCH):
        _store(shown[start : start + BATCH])


@transaction.atomic
def index_again(record_ids: Collection[int]) -> int:
    """Take up the records with these keys, at most a few hundred; return how many entries were written.

    Doing it twice changes nothing. Statements: one for each kind among them, and at most three.
    """
    records = Record.objects.filter(pk__in=record_ids, kind__in=kinds.codes()).exclude(visibility=Visibility.DRAFT)
    return _store(list(records))


def _store(records: list[Record]) -> int:
    kept = dict(SearchEntry.objects.filter(pk__in=[r.pk for r in records]).values_list("pk", "digest"))
    changed = [entry for entry in _entries(records) if kept.get(entry.record_id) != entry.digest]
    SearchEntry.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["record"],
        update_fields=["title_terms", "all_terms", "digest"],
    )
    return len(changed)


def _entries(records: list[Record]) -> Iterator[SearchEntry]:
    said = _said_beside_the_card(records)
    for record in records:
        title, whole = record.title, f"{record.title}\n{record.summary}\n{said.get(record.pk, '')}"
        if record.visibility == Visibility.WITHDRAWN:
            title = whole = ""
        title_terms = " ".join(index_terms(title, record.lang))
        all_terms = " ".join(index_terms(whole, record.lang))
        digest = sha256(f"{title_terms}\n{all_terms}".encode()).hexdigest()
        yield SearchEntry(record=record, title_terms=title_terms, all_terms=all_terms, digest=digest)


def _said_beside_the_card(records: list[Record]) -> dict[int, str]:
    """Return what each record's kind wants found beside title and summary. One statement for each kind."""
    said: dict[int, str] = {}
    for code in {record.kind for record in records}:
        kind = kinds.get(code)
        mine = {record.pk: record for record in records if record.kind == code}
        for detail in apps.get_model(kind.detail_model)._default_manager.filter(pk__in=list(mine)):
            said[detail.pk] = kind.search_text(detail)
    return said


@transaction.atomic
def refresh_terms() -> int:
    """Count anew in how many records each term stands; return the number of terms kept.

    Reads every entry: run it by night, and after an import.
    """
    counts, records = _counted(SearchEntry.objects.values_list("all_terms", flat=True).iterator(BATCH))
    TermFrequency.objects.all().delete()
    rows = [TermFrequency(term="", records=records)]
    fewest = 1 if records <= FEW_RECORDS else 2
    rows += [TermFrequency(term=term, records=n) for term, n in counts.items() if n >= fewest]
    TermFrequency.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows) - 1


def _counted(entries: Iterable[str]) -> tuple[Counter[str], int]:
    counts: Counter[str] = Counter()
    records = 0
    for terms in entries:
        counts.update(terms.split())
        records += 1
    return counts, records
