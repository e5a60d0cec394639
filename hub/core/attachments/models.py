"""Files that belong to a record."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.core.records.models import Record


class Attachment(models.Model):
    """One file on a record. Its type was read from its content; a picture was decoded and encoded anew.

    `name` is what people see and download under, made safe; `file` is stored under a name of our own. `size_bytes` is
    that of the stored file; `width` and `height`, in pixels, are set for pictures. `alt` describes a picture to those
    who cannot see it. Removing one keeps the row, and says why, without the file.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="attachments")
    file = models.FileField(upload_to="attachments/%Y/%m/", blank=True)
    name = models.CharField(max_length=100)
    content_type = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    alt = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["record", "at"], name="attachment_by_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=False, file="") | (Q(removed_at__isnull=True) & ~Q(file="")),
                name="attachment_removed_has_no_file",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} on {self.record_id}"
