"""Finding what a verdict is about."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from hub.accounts.models import Person
from hub.core.clocks import verdict_links
from hub.core.clocks.models import Clock
from hub.core.feedback.models import Verdict
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer


def clock_for(viewer: Viewer, number: int) -> Clock:
    """Return the clock with this number, if `viewer` may read its record. Raises Http404."""
    clocks = Clock.objects.select_related("record", "asker", "owner_post__holder")
    return get_object_or_404(clocks.filter(Record.objects.visible_to(viewer).behind("record")), pk=number)


def clock_and_asker(token: str) -> tuple[Clock, Person]:
    """Return what the link in a letter names. Raises Http404 if it is not ours, too old or not theirs to read now."""
    named = verdict_links.read(token)
    person = Person.objects.filter(pk=named.person_pk, is_active=True).first() if named else None
    if named is None or person is None:
        raise Http404
    return clock_for(person, named.clock_pk), person


def verdict_on(clock: Clock) -> Verdict:
    """Return the verdict on `clock` that asks for a second reading. Raises Http404."""
    return get_object_or_404(Verdict, clock=clock, second_reading_asked_at__isnull=False)
