"""What search looks in."""

from django.db import models

from hub.core.records.models import Record


class SearchEntry(models.Model):
    """The words of one record as search sees them (`terms.index_terms`), separated by single spaces.

    `title_terms` are in `all_terms` too. Each database keeps an index of its own over `all_terms`: an FTS5 table on
    SQLite, a column of lexemes on PostgreSQL (migration 0003). What was taken down has an entry without words.
    `digest` is over the terms: an entry that would say the same is not written again.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="search_entry")
    title_terms = models.TextField(blank=True)
    all_terms = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"search entry of {self.record_id}"


class TermFrequency(models.Model):
    """In how many records a term stands, as last counted; terms of one record alone are left out.

    “Similar” asks for a text's rarest terms. The empty term stands in every record: its row is their number.
    """

    term = models.CharField(max_length=64, primary_key=True)
    records = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.term}: {self.records}"
