"""How many comments, supports … a record has. Kept in the transaction that changes them.

How many records there are of a kind is `KindTally`, beside the records whose actions keep it.
"""

from django.db import models

from hub.core.records.models import Record


class RecordTally(models.Model):
    """How many of something one record has: “comments”, “supports”, “imported_supports” …"""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="tallies")
    name = models.CharField(max_length=32)
    value = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["name", "-value", "-record"], name="record_tally_most")]
        constraints = [models.UniqueConstraint(fields=["record", "name"], name="record_tally_once")]

    def __str__(self) -> str:
        return f"{self.value} {self.name} of {self.record_id}"


class CrossTab(models.Model):
    """A table of figures counted by a task, since it costs too much to count for each reader.

    `content` is the whole table as its part wrote it and alone reads it; pages say `counted_at`.
    """

    code = models.CharField(max_length=40, primary_key=True)
    counted_at = models.DateTimeField()
    content = models.JSONField()

    def __str__(self) -> str:
        return f"{self.code}, counted at {self.counted_at:%Y-%m-%d %H:%M}"
