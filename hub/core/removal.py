"""Words taken out of a record after it was published: out of its card, its history, its seals and its notices.

A strand calls this for what the core holds, and takes the words out of its own tables itself. What people said beneath
a record is moderated, not this; what has been mailed or downloaded cannot be called back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from hub.accounts.models import Person
from hub.core.clocks.models import Clock
from hub.core.follows.models import Notice
from hub.core.links.models import Link
from hub.core.records.actions import revise
from hub.core.records.models import Record, StateChange, Version, VersionField, VisibilityChange
from hub.core.records.versions import redact
from hub.foundation.text import without

HISTORY = "its history"


@dataclass(frozen=True, kw_only=True)
class Removed:
    """Where the words stood: the places in words, and the names of the sealed fields of the latest version."""

    places: tuple[str, ...]
    latest: frozenset[str]


@transaction.atomic
def remove_words(record: Record, words: str, *, by: Person, ground: str) -> Removed:
    """Take `words` out of all that the core holds of `record`. In sealed versions whole fields go; their digests stay.

    The card is written anew, and with it what is searched, listed, fed and exported.
    """
    title, summary = _without(record, "title", words), _without(record, "summary", words)
    old_title = record.title
    places = ["the title"] if title != record.title else []
    places += ["the summary"] if summary != record.summary else []
    if places:
        revise(record, title=title, summary=summary, by=by)
    tied = Link.objects.filter(Q(source=record) | Q(target=record))
    about = Q(record=record) | Q(url=record.get_absolute_url())
    if title != old_title:
        about |= Q(sentence__contains=old_title)
    history = [
        *mark(StateChange.objects.filter(record=record), ("reason",), words),
        *mark(VisibilityChange.objects.filter(record=record), ("reason",), words),
        *mark(Version.objects.filter(record=record), ("reason",), words),
        *mark(Clock.objects.filter(record=record), ("paused_because", "called_off_because"), words),
        *mark(tied, ("because", "ended_because"), words),
    ]
    mark(Notice.objects.filter(about), ("sentence",), words)
    latest = _redact_versions(record, words, by=by, ground=ground)
    return Removed(places=(*places, *([HISTORY] if history else [])), latest=latest)


def mark(rows: models.QuerySet[Any], columns: Sequence[str], words: str) -> list[str]:
    """Take `words` out of the `columns` of `rows`; return the columns in which they stood, in their order.

    One statement, and one for each row that changes. Only the actions that take words out call this: a locked text
    changes into nothing else.
    """
    marked = set()
    for row in rows:
        changed = {name: new for name in columns if (new := _without(row, name, words)) != (getattr(row, name) or "")}
        if changed:
            type(row)._base_manager.filter(pk=row.pk).update(**changed)
            marked |= set(changed)
    return [name for name in columns if name in marked]


def _without(row: models.Model, name: str, words: str) -> str:
    return without(getattr(row, name) or "", words, most=getattr(row._meta.get_field(name), "max_length", None))


def _redact_versions(record: Record, words: str, *, by: Person, ground: str) -> frozenset[str]:
    """Drop what sealed fields say where the words stand in it; return the names of those in the latest version."""
    held = VersionField.objects.filter(version__record=record, value__isnull=False).order_by("version", "position")
    rows = held.select_related("version__record")
    found = [field for field in rows if without(field.value or "", words) != field.value]
    for field in found:
        redact(field.version, field.name, by=by, ground=ground)
    last = record.versions.order_by("-number").values_list("number", flat=True).first()
    return frozenset(field.name for field in found if field.version.number == last)
