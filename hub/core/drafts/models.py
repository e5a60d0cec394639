"""What somebody has begun to say and not yet sent."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """Answers to a form of several pages, kept until it is sent; there is no record until then.

    `token` stands in the session, so that somebody who has not signed in keeps what they wrote; signing in claims it.
    `answers` maps a step's name to what was typed there. Sending deletes the row in the same transaction; when nothing
    was deleted, it had been sent already (`sent_as` is found by the token of the record made).
    """

    token = models.CharField(max_length=43, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    kind = models.CharField(max_length=32)
    answers = models.JSONField(default=dict)
    updated_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"draft {self.kind} {self.pk}"


class Sent(models.Model):
    """A submission key that has been used, and the record it made: a second click finds it here."""

    key = models.CharField(max_length=43, unique=True)
    record = models.ForeignKey("core.Record", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"sent as {self.record_id}"
