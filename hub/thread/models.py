"""The statements of the golden thread and the editions in which they were adopted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.core.records.models import DetailManager, RecordDetail, Version


class Statement(RecordDetail):
    """One statement of the thread: a record like any other, so it can be followed, discussed and served.

    Seven kinds share this table; which one it is stands on the card. The card's title is its short name, `wording`
    what was adopted. Each wording that was published is a sealed version of the record.
    The review's dates and its invitation are there while the statement is under review, and only then.
    """

    KIND: ClassVar[str] = "statement"

    wording = models.TextField()
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place among those of its kind.")
    review_from = models.DateField(null=True, blank=True)
    review_until = models.DateField(null=True, blank=True)
    invitation = models.TextField(blank=True, help_text="What the review asks everybody.")

    objects = DetailManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(wording=""), name="statement_has_wording"),
            models.CheckConstraint(
                condition=Q(review_from__isnull=True, review_until__isnull=True, invitation="")
                | (Q(review_from__isnull=False, review_until__gte=F("review_from")) & ~Q(invitation="")),
                name="statement_review_is_whole",
            ),
        ]


class Behaviour(models.Model):
    """One way in which a value shows in what people do."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="behaviours")
    wording = models.CharField(max_length=500)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(wording=""), name="behaviour_has_wording"),
            models.UniqueConstraint(fields=["statement", "position"], name="behaviour_position_once"),
        ]

    def __str__(self) -> str:
        return self.wording


class Edition(models.Model):
    """The thread as it was adopted on one day. The newest is in force; an edition is never rewritten."""

    name = models.CharField(max_length=100, unique=True)
    adopted_on = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-adopted_on", "-id"], name="edition_newest")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="edition_has_name"),
            models.CheckConstraint(condition=~Q(reason=""), name="edition_has_reason"),
        ]

    def __str__(self) -> str:
        return self.name


class Adoption(models.Model):
    """One statement is part of one edition, in the wording it had when it was adopted into it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="adoptions")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="adoptions")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "statement"], name="adoption_once")]

    def __str__(self) -> str:
        return f"{self.statement_id} in {self.edition_id}"
