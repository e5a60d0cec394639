"""The files of a record, as its page shows them."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from hub.core.attachments.models import Attachment
from hub.core.records.models import Record
from hub.core.records.prepared import prepared

SHOWN_AT_MOST = 50
_KINDS = {"application/pdf": "PDF", "text/csv": "CSV", "text/plain": "Text", "image/jpeg": "JPEG", "image/png": "PNG"}


@dataclass(frozen=True, kw_only=True)
class FileShown:
    """A file to fetch; a picture also has `small_url`, words and the size of the small one in pixels."""

    title: str
    url: str
    kind: str
    size_bytes: int
    note: str = ""
    small_url: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    remove_url: str = ""


def of_record(record: Record | int) -> QuerySet[Attachment]:
    """Return the files of `record` (or of its key) that are still there, oldest first."""
    return Attachment.objects.filter(record=record, removed_at=None).order_by("at", "pk")


def shown(record: Record) -> list[FileShown]:
    """Return the files of `record` as its page shows them. One statement."""
    return [_shown(record.reference, attachment) for attachment in _shown_of(record=record.pk)]


@prepared
def _shown_of(*, record: int) -> QuerySet[Attachment]:
    return of_record(record)[:SHOWN_AT_MOST]


def one(record: Record, key: int) -> Attachment:
    """Return the file of `record` with this key, or raise Http404."""
    return get_object_or_404(Attachment.objects.select_related("record"), record=record, pk=key, removed_at=None)


def stored(attachment: Attachment) -> str:
    """Return the name under which the file is stored."""
    return attachment.file.name or ""


def stored_small(attachment: Attachment) -> str:
    """Return the name under which the small picture is stored, beside the picture."""
    path = PurePosixPath(stored(attachment))
    return str(path.with_name(f"{path.stem}-small{path.suffix}"))


def _shown(reference: str, attachment: Attachment) -> FileShown:
    url = reverse("core:file", kwargs={"reference": reference, "key": attachment.pk, "name": attachment.name})
    width, height = _small_size(attachment.width or 0, attachment.height or 0)
    return FileShown(
        title=attachment.name,
        url=url,
        kind=_KINDS.get(attachment.content_type.split(";")[0], "File"),
        size_bytes=attachment.size_bytes,
        small_url=f"{url}?size=small" if attachment.width else "",
        alt=attachment.alt,
        width=width,
        height=height,
        remove_url=reverse("core:remove_file", kwargs={"reference": reference, "key": attachment.pk}),
    )


def _small_size(width: int, height: int, side: int = 480) -> tuple[int, int]:
    """Return the size of the small picture, in pixels, that keeps the proportions."""
    scale = min(1.0, side / max(width, height, 1))
    return round(width * scale), round(height * scale)
