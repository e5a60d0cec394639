"""Finding a draft again."""

from django.db.models import Q
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.drafts.models import Draft, Sent
from hub.core.records.models import Record


def readable_by(person: Person | None) -> Q:
    """Keep the drafts of `person`, and those that nobody has claimed: their token is known to one browser only."""
    return Q(person=None) | Q(person=person) if person else Q(person=None)


def find(token: str, kind: str, *, person: Person | None) -> Draft | None:
    """Return the draft with this token if it is `person`'s to go on with, or None. One statement."""
    return Draft.objects.filter(readable_by(person), token=token, kind=kind, expires_at__gte=timezone.now()).first()


def of_person(person: Person) -> list[Draft]:
    """Return what `person` has begun and not sent, latest first; the 20 latest. One statement."""
    return list(person.drafts.filter(expires_at__gte=timezone.now()).order_by("-updated_at", "-pk")[:20])


def sent_as(token: str, person: Person) -> Record | None:
    """Return the record that was made of the draft with this token, if `person` wrote it. One statement."""
    sent = Sent.objects.filter(key=token, record__authors__person=person).select_related("record").first()
    return sent.record if sent else None
