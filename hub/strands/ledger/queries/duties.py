"""What people in the ledger owe beside running clocks: what was decided outside delegation, what is to be reviewed."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.ways import Duty, Owing
from hub.strands.ledger import permissions, rules
from hub.strands.ledger.models import Decision, MonitoringNote, Redaction

# Where a kind of record is looked at again.
LOOK_AGAIN = {rules.DECISION: "ledger:look_again", rules.CONTRACT: "ledger:look_again_at_contract"}


def outside_delegation(person: Person, count: int) -> Sequence[Owing]:
    """Give monitoring officers what was signed outside its delegation and has no word of theirs yet. One statement."""
    if not permissions.may_monitor(person):
        return []
    noted = Exists(MonitoringNote.objects.filter(decision=OuterRef("pk")))
    readable = Record.objects.visible_to(person)
    found = Decision.objects.filter(readable.behind("record"), ~noted, ~Q(outside=""), signed_at__isnull=False)
    return [
        Owing(
            title=one.record.title,
            url=f"{one.record.get_absolute_url()}monitor/",
            what="Signed outside delegation: say what follows from it",
            note=one.outside,
        )
        for one in found.order_by("signed_at", "pk")[:count]
    ]


def to_clear(person: Person, count: int) -> Sequence[Owing]:
    """Give monitoring officers what waits to be cleared, unless a post of its own owes that. One statement."""
    if not permissions.may_monitor(person) or settings.HUB_CLEARING_POST:
        return []
    waiting = Decision.objects.filter(Record.objects.visible_to(person).behind("record"), record__state=rules.SIGNED)
    found = waiting.exclude(signature__person=person).order_by("signed_at", "pk")
    return [
        Owing(
            title=one.record.title, url=one.record.get_absolute_url(), what="Signed: clear it, so that it can be read"
        )
        for one in found[:count]
    ]


def to_review(person: Person, count: int) -> Sequence[Owing]:
    """Give what is kept back and due to be looked at again to its post, or to monitoring officers where that is vacant.

    One statement.
    """
    monitors = permissions.may_monitor(person)
    if not monitors and not person.is_staff:
        return []
    due = _to_review(monitors, count, viewer=person, person=person.pk, today=timezone.localdate())
    return [
        Owing(
            title=f"“{one.label}” in {one.record.title}",
            url=f"{reverse(LOOK_AGAIN[one.record.kind], kwargs={'number': one.record_id})}?part={one.pk}",
            what="Kept back until now: look at it again",
            due_on=one.review_on,
        )
        for one in due
    ]


@prepared
def _to_review(monitors: bool, count: int, *, viewer: Viewer, person: int, today: date) -> QuerySet[Redaction]:
    mine = Q(record__post__holder=person) | Q(record__post__deputy=person)
    if monitors:
        mine |= Q(record__post__holder=None, record__post__deputy=None)
    readable = Record.objects.visible_to(viewer).behind("record")
    due = Redaction.objects.filter(readable, mine, released_at=None, review_on__lte=today)
    return due.select_related("record").order_by("review_on", "pk")[:count]


DUTIES = (
    Duty(code="outside_delegation", title="Decided outside delegation", find=outside_delegation),
    Duty(code="to_clear", title="Decisions to clear", find=to_clear),
    Duty(code="to_review", title="Kept back, and to be looked at again", find=to_review),
)
