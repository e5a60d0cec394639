"""What every step of a role has in common: its words, its history, and who may read a record for partners by it."""

from datetime import datetime

from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import permissions, rules
from hub.actors.models import ActorRole, RoleChange
from hub.core.records.actions import unname_reader
from hub.core.records.models import Record
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.text import clean

NOT_NAMED = "People under 18 are not named here. Take part without your name."


def keep(
    role: ActorRole, what: str, *, by: Person | None, now: datetime, words: str = "", because: str = ""
) -> RoleChange:
    """Write one row of a role's history."""
    return RoleChange.objects.create(role=role, what=what, words=words, because=because, by=by, at=now)


def locked(role: ActorRole) -> ActorRole:
    """Return the role as it stands now, held until the transaction ends."""
    return ActorRole.objects.select_for_update().get(pk=role.pk)


def checked(words: str) -> str:
    """Return the words of a promise, cleaned. Raises BadInput for none, or too many."""
    said = clean(words)
    if not said:
        raise BadInput("Say in words what is promised.", {"words": "Say in words what is promised."})
    if len(said) > rules.LONGEST_PROMISE:
        sentence = f"Use {rules.LONGEST_PROMISE:,} characters or fewer. There are {len(said):,} now."
        raise BadInput(sentence, {"words": sentence})
    return said


def require_may_be_named(person: Person, now: datetime) -> None:
    """Raise NotPossible for somebody under 18."""
    if person.is_minor(timezone.localdate(now)):
        raise NotPossible(NOT_NAMED)


def stop_reading(record: Record, person: Person, *, by: Person | None) -> None:
    """Take `person` off the readers of a record for partners, unless another role there still lets them read it."""
    speaking = permissions.speakers(timezone.localdate()).filter(person=person).values("organisation")
    still = ActorRole.objects.filter(record=record, state=rules.ACCEPTED)
    if not (still.filter(person=person) | still.filter(organisation__in=speaking)).exists():
        unname_reader(record, person, by=by)
