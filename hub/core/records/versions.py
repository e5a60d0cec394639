"""Sealing, redacting and checking the published versions of a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.records import seals
from hub.core.records.models import Record, Version, VersionField
from hub.foundation.errors import NotPossible


@transaction.atomic
def seal_version(
    record: Record,
    values: Mapping[str, str],
    *,
    by: Person | None,
    reason: str = "",
    now: datetime | None = None,
) -> Version:
    """Keep `values`, the record's published fields in their order, as its next version.

    People stand in `values` as keys (“person:7”), never by name: a name could not be erased. Raises NotPossible when
    nothing has changed since the last version.
    """
    Record.objects.select_for_update().get(pk=record.pk)
    latest = record.versions.order_by("-number").first()
    if latest and dict(latest.fields.values_list("name", "value")) == dict(values):
        raise NotPossible("Nothing has changed since the last version.")
    fields = [seals.seal_field(name, value) for name, value in values.items()]
    previous = latest.seal if latest else ""
    version = Version.objects.create(
        record=record,
        number=latest.number + 1 if latest else 1,
        previous_seal=previous,
        seal=seals.seal(previous, (field.digest for field in fields)),
        reason=reason,
        by=by,
        at=now or timezone.now(),
    )
    VersionField.objects.bulk_create(
        VersionField(
            version=version,
            position=position,
            name=field.name,
            value=field.value,
            salt=field.salt,
            digest=field.digest,
        )
        for position, field in enumerate(fields)
    )
    note(verb="version.sealed", subject=record, by=by, detail={"number": version.number})
    return version


@transaction.atomic
def redact(version: Version, name: str, *, by: Person, ground: str) -> None:
    """Drop the value and salt of one field of `version`; the chain of seals still holds.

    Raises NotPossible if there is no such field, it is redacted already, or no ground is given.
    """
    if not ground.strip():
        raise NotPossible("Say on what ground this is redacted.")
    changed = version.fields.filter(name=name, value__isnull=False).update(value=None, salt=None)
    if not changed:
        raise NotPossible("This part has been redacted already, or is not in this version.")
    note(
        verb="version.redacted",
        subject=version.record,
        by=by,
        detail={"number": version.number, "field": name},
    )


@dataclass(frozen=True, kw_only=True)
class Head:
    """The latest seal of one record, as it goes out of the house."""

    reference: str
    number: int
    seal: str


def new_heads(since: datetime, until: datetime, *, most: int) -> list[Head]:
    """Return the latest seals made between two moments of what everybody may read, at most `most`. One statement."""
    later = Version.objects.filter(record=OuterRef("record"), number__gt=OuterRef("number"), at__lte=until)
    made = Version.objects.filter(
        ~Exists(later), at__gt=since, at__lte=until, record__in=Record.objects.visible_to(AnonymousUser())
    )
    return [
        Head(reference=one.record.reference, number=one.number, seal=one.seal)
        for one in made.select_related("record").order_by("-at", "-pk")[:most]
    ]


def sealed(record: Record) -> list[seals.SealedVersion]:
    """Return the versions of `record` in order, as `seals.first_fault` checks them. Two statements."""
    return [
        seals.SealedVersion(
            number=version.number,
            previous_seal=version.previous_seal,
            seal=version.seal,
            fields=[
                seals.SealedField(name=row.name, value=row.value, salt=row.salt, digest=row.digest)
                for row in sorted(version.fields.all(), key=lambda row: row.position)
            ],
        )
        for version in record.versions.order_by("number").prefetch_related("fields")
    ]
