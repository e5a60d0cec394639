"""What search looks in."""

from django.db import models

from hub.core.records.models import Record


class SearchEntry(models.Model):
    """The words of one record as search sees them (`terms.index_terms`), separated by single spaces.

    `title_terms` are in `all_terms` too. Each database keeps an index of its own over either: an FTS5 table on SQLite,
    a column of lexemes on PostgreSQL (`matching.py`). What was taken down has an entry without words. `digest` is
    over the terms: an entry that would say the same is not written again.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="search_entry")
    title_terms = models.TextField(blank=True)
    all_terms = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"search entry of {self.record_id}"


class LexemesField(models.TextField[str, str]):
    """The column of a database's own index of terms; it can only be asked which rows match a query."""


class SearchIndex(models.Model):
    """Which record has which terms, as each database indexes it: only to filter by (`matching.py`), never to read.

    On SQLite an FTS5 table, whose column of its own name takes queries; on PostgreSQL a view of the same names over
    SearchEntry. Made by migration 0003 and kept by the database itself.
    """

    record = models.OneToOneField(
        Record, on_delete=models.DO_NOTHING, primary_key=True, db_column="rowid", related_name="search_index"
    )
    lexemes = LexemesField(db_column="core_search_fts")

    class Meta:
        managed = False
        db_table = "core_search_fts"

    def __str__(self) -> str:
        return f"index of {self.record_id}"


class TermFrequency(models.Model):
    """In how many records a term stands, as last counted; in a large hub, terms of one record alone are left out.

    “Similar” asks for a text's rarest terms, “did you mean” for those near to a misspelt word. The empty term stands in
    every record: its row is their number.
    """

    term = models.CharField(max_length=64, primary_key=True)
    records = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.term}: {self.records}"
