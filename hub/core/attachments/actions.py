"""Adding files to a record, and taking them away."""

import secrets
from datetime import datetime
from functools import partial
from hashlib import sha256
from io import BytesIO

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.attachments.models import Attachment
from hub.core.attachments.permissions import require_may_add, require_may_remove
from hub.core.attachments.queries import stored, stored_small
from hub.core.attachments.reading import read
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.records.models import Record
from hub.design.words import file_size
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.text import one_line, shorten

MOST_FILES = 20


@transaction.atomic
def add(
    record: Record,
    upload: "File[bytes]",
    *,
    alt: str = "",
    pictures_only: bool = False,
    by: Person,
    now: datetime | None = None,
) -> Attachment:
    """Keep the file `upload` with `record`, as something that cannot do harm. `alt` describes a picture.

    Raises NotAllowed unless `by` wrote the record or answers for it; BadInput, about the field “file” or “alt”, if it
    is too large, is not what may be sent, or is a picture without words; NotPossible if there are 20 already.
    """
    require_may_add(record, by)
    Record.objects.select_for_update().get(pk=record.pk)
    if record.attachments.filter(removed_at=None).count() >= MOST_FILES:
        raise NotPossible(f"There are {MOST_FILES} files here already. Take one away first.")
    most_pixels = settings.HUB_UPLOAD_MEGAPIXELS * 1_000_000
    safe = read(upload.name or "", _content(upload), most_pixels=most_pixels, pictures_only=pictures_only)
    if safe.width and not alt.strip():
        raise BadInput("Describe the picture.", {"alt": "Describe the picture for those who cannot see it."})
    attachment = Attachment(
        record=record,
        name=safe.name,
        content_type=safe.content_type,
        size_bytes=len(safe.content),
        width=safe.width,
        height=safe.height,
        sha256=sha256(safe.content).hexdigest(),
        alt=one_line(alt)[:300] if safe.width else "",
        by=by,
        at=now or timezone.now(),
    )
    attachment.file.save(f"{secrets.token_hex(16)}.{safe.extension}", File(BytesIO(safe.content)), save=True)
    if safe.small:
        default_storage.save(stored_small(attachment), File(BytesIO(safe.small)))
    note(verb="attachment.added", subject=attachment, by=by, detail={"record": record.pk})
    return attachment


@transaction.atomic
def remove(attachment: Attachment, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Take a file away for good. Name, checksum and reason stay, and who sent it is told. Twice changes nothing.

    Raises NotAllowed unless `by` sent it, moderates or answers for its record; NotPossible without a reason.
    """
    require_may_remove(attachment, by)
    if not withdraw(attachment, because=because, by=by, now=now):
        return
    about = f"“{attachment.name}”, which you added to “{shorten(attachment.record.title, 100)}”"
    sentence = f"The file {about}, was taken away. The reason: {one_line(because)}"
    notify(attachment.record, sentence, by=by, to=[attachment.by], personal=True, now=now)


@transaction.atomic
def withdraw(attachment: Attachment, *, because: str, by: Person, now: datetime | None = None) -> bool:
    """Take a file away, as `remove` does, and return whether it was still there.

    Called by what takes words out of a record, which decides who may, and tells people.
    """
    locked = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if locked.removed_at:
        return False
    if not because.strip():
        raise NotPossible("Say why it is taken away.")
    gone = [stored(locked), *([stored_small(locked)] if locked.width else [])]
    locked.file, locked.removed_at, locked.removed_because = "", now or timezone.now(), because
    locked.save(update_fields=["file", "removed_at", "removed_because"])
    note(verb="attachment.removed", subject=locked, by=by, detail={"record": locked.record_id})
    for name in gone:
        transaction.on_commit(partial(default_storage.delete, name))
    return True


def _content(upload: "File[bytes]") -> bytes:
    """Return what is in the file. Raises BadInput beyond the size that the settings allow, without reading it all."""
    most = settings.HUB_UPLOAD_MB * 1_000_000
    content: bytes = upload.read(most + 1)
    if len(content) > most:
        sentence = f"Choose a file of {file_size(most)} or less."
        raise BadInput(sentence, {"file": sentence})
    if not content:
        raise BadInput("This file is empty.", {"file": "Choose another file: this one is empty."})
    return content
