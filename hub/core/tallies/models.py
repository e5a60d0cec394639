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
