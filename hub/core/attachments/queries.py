"""The files of a record, as its page shows them."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from hub.accounts.models import Person
from hub.core.attachments.models import Attachment
from hub.core.attachments.permissions import may_remove, may_see_hidden
from hub.core.records.hidings import why_hidden
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer

SHOWN_AT_MOST = 50
PART = "file"  # what moderation and hidings call one: “file:7”
_KINDS = {"application/pdf": "PDF", "text/csv": "CSV", "text/plain": "Text", "image/jpeg": "JPEG", "image/png": "PNG"}


@dataclass(frozen=True, kw_only=True)
class FileShown:
    """A file to fetch; a picture also has `small_url`, words and the size of the small one in pixels.

    A hidden one has nothing here but the reason, `because`. `remove_url` is for those who may take it away,
    `report_url` for the others.
    """

    title: str = ""
    url: str = ""
    kind: str = ""
    size_bytes: int = 0
    note: str = ""
    small_url: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    remove_url: str = ""
    report_url: str = ""
    hidden: bool = False
    because: str = ""


def of_record(record: Record | int) -> QuerySet[Attachment]:
    """Return the files of `record` (or of its key) that are still there, oldest first."""
    return Attachment.objects.filter(record=record, removed_at=None).order_by("at", "pk")


def shown(record: Record, person: Person | None) -> list[FileShown]:
    """Return the files of `record` as its page shows them to `person`. One statement beside their grants."""
    return [_shown(record, attachment, person) for attachment in _shown_of(record=record.pk)]


@prepared
def _shown_of(*, record: int) -> QuerySet[Attachment]:
    return of_record(record).annotate(hidden=why_hidden(PART))[:SHOWN_AT_MOST]


def one(record: Record, key: int) -> Attachment:
    """Return the file of `record` with this key, or raise Http404."""
    files = Attachment.objects.annotate(hidden=why_hidden(PART)).select_related("record__post", "by")
    return get_object_or_404(files, record=record, pk=key, removed_at=None)


def one_to_see(record: Record, key: int, viewer: Viewer) -> Attachment:
    """Return the file of `record` with this key; what a moderator hid, for who sent it and moderators. Or Http404."""
    found = one(record, key)
    hidden: str | None = found.hidden  # type: ignore[attr-defined]
    if hidden is not None and not (isinstance(viewer, Person) and may_see_hidden(found, viewer)):
        raise Http404
    return found


def stored(attachment: Attachment) -> str:
    """Return the name under which the file is stored."""
    return attachment.file.name or ""


def stored_small(attachment: Attachment) -> str:
    """Return the name under which the small picture is stored, beside the picture."""
    path = PurePosixPath(stored(attachment))
    return str(path.with_name(f"{path.stem}-small{path.suffix}"))


def address(record: Record, attachment: Attachment) -> str:
    """Return the path under which the file is sent."""
    at = {"reference": record.reference, "key": attachment.pk, "name": attachment.name}
    return reverse("core:file", kwargs=at)


def _shown(record: Record, attachment: Attachment, person: Person | None) -> FileShown:
    hidden: str | None = attachment.hidden  # type: ignore[attr-defined]
    if hidden is not None:
        return FileShown(hidden=True, because=hidden)
    url, to = address(record, attachment), {"reference": record.reference}
    removes = person is not None and may_remove(attachment, record, person)
    mine = person is not None and person.pk == attachment.by_id
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
        remove_url=reverse("core:remove_file", kwargs={**to, "key": attachment.pk}) if removes else "",
        report_url="" if mine else f"{reverse('core:report', kwargs=to)}?part={PART}:{attachment.pk}",
    )


def _small_size(width: int, height: int, side: int = 480) -> tuple[int, int]:
    """Return the size of the small picture, in pixels, that keeps the proportions."""
    scale = min(1.0, side / max(width, height, 1))
    return round(width * scale), round(height * scale)
