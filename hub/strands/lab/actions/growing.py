"""Opening a record of the lab, alone or out of another; only the actions beside it call this."""

from dataclasses import dataclass
from datetime import datetime

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import follow, tell_of_new
from hub.core.links.actions import link
from hub.core.moderation.actions import look_at
from hub.core.records.actions import Card, open_record, publish
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput
from hub.strands.lab import permissions

# What came out of a record that is not for everybody is read by the same people, until the lab shows it.
_KEPT = frozenset({Visibility.TEAM, Visibility.PARTNERS, Visibility.STAFF, Visibility.SIGNED_IN})


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The record out of which something new grows, and why it does."""

    record: Record
    because: str = ""


def open_one(kind: str, card: Card, *, by: Person, origin: Origin | None, now: datetime) -> Record:
    """Create the card and, where it grows out of another record, the tie between them. Raises NotAllowed to others,
    and NotPossible while nothing of this kind can grow out of that.

    The strand adds its detail row and then calls `show`.
    """
    if origin:
        permissions.require_reader(by, origin.record)
        permissions.require_can_become(by, kind, origin.record)
    record = open_record(kind, card, by=by, now=now)
    if origin:
        link(origin.record, "became", record, by=by, because=origin.because, now=now)
    return record


def show(record: Record, text: str, *, by: Person, origin: Origin | None, now: datetime) -> None:
    """Let others read the new record: everybody, or those who may read what it grew out of."""
    kept = origin is not None and origin.record.visibility in _KEPT
    to = Visibility(origin.record.visibility) if origin and kept else Visibility.PUBLIC
    publish(record, by=by, to=to, now=now)
    follow(record, by=by, now=now)
    tell_of_new(record, by=by, now=now)
    look_at(record, text, now=now)
    note(verb=f"{record.kind}.begun", subject=record, by=by, detail={"from": origin.record.pk if origin else None})


def require_words(**said: str) -> None:
    """Raise BadInput naming those of `said` that are empty."""
    missing = {name: "Say this in a few words." for name, words in said.items() if not words.strip()}
    if missing:
        raise BadInput("Something is missing.", missing)
