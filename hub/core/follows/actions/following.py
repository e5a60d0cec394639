"""Following and no longer following a record, a place or a search."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows import searches
from hub.core.follows.models import Follow
from hub.core.places.models import Place
from hub.core.records.models import Record
from hub.foundation.errors import NotAllowed, NotPossible


@transaction.atomic
def follow(record: Record, *, by: Person, now: datetime | None = None) -> None:
    """Hear about `record` from now on. Following twice changes nothing. NotAllowed unless `by` may read it."""
    if not Record.objects.visible_to(by).filter(pk=record.pk).exists():
        raise NotAllowed("You cannot follow this: it is not for you to read.")
    _, new = Follow.objects.get_or_create(person=by, record=record, defaults={"at": now or timezone.now()})
    if new:
        note(verb="follow.begun", subject=record, by=by)


@transaction.atomic
def unfollow(record: Record, *, by: Person) -> None:
    """Hear no more about `record`."""
    if Follow.objects.filter(person=by, record=record).delete()[0]:
        note(verb="follow.ended", subject=record, by=by)


@transaction.atomic
def follow_place(place: Place, *, by: Person, now: datetime | None = None) -> None:
    """Hear about what is new in `place`. Twice changes nothing."""
    _, new = Follow.objects.get_or_create(person=by, place=place, defaults={"at": now or timezone.now()})
    if new:
        note(verb="follow.place_begun", subject=place, by=by)


@transaction.atomic
def follow_search(search: str, *, by: Person, now: datetime | None = None) -> None:
    """Hear about what is new under `search`, as `searches` keeps it. Twice changes nothing."""
    asked = searches.in_fixed_order(search)
    if not searches.can_be_followed(asked):
        raise NotPossible(searches.CANNOT)
    kept, new = Follow.objects.get_or_create(person=by, search=asked, defaults={"at": now or timezone.now()})
    if new:
        note(verb="follow.search_begun", subject=kept, by=by)


@transaction.atomic
def end(follow: Follow, *, by: Person) -> None:
    """End one of one’s own follows, whatever it is about. Raises NotAllowed to others."""
    if follow.person_id != by.pk:
        raise NotAllowed("You can end only what you follow yourself.")
    note(verb="follow.ended", subject=follow, by=by)
    follow.delete()
