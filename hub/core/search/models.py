"""What search looks in."""

from django.db import models

from hub.core.records.models import Record


class SearchEntry(models.Model):
    """The words of one record as search sees them: folded, stemmed, without stop words, separated by spaces.

    `title_terms` are in `all_terms` too. Each database keeps an index of its own over these columns: an FTS5 table on
    SQLite, a GIN index on PostgreSQL (migration 0003). `digest` tells whether the record has changed since.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="search_entry")
    title_terms = models.TextField(blank=True)
    all_terms = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"search entry of {self.record_id}"


class TermFrequency(models.Model):
    """In how many records a term stands; refreshed by a task. “Similar” asks for a text's rarest terms."""

    term = models.CharField(max_length=64, primary_key=True)
    records = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.term}: {self.records}"
