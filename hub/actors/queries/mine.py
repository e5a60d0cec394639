"""What one, or the organisation one speaks for, offered or promised: everywhere, in one list."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import rules
from hub.actors.models import ActorRole
from hub.actors.queries.roles import OF_ONE, RoleShown, readable_roles, shown
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer


@dataclass(frozen=True, kw_only=True)
class PartOfMine:
    """A part of one's own, or of an organisation one speaks for, on `record`, which one may read."""

    record: Record
    role: RoleShown


def parts_of(person: Person) -> tuple[list[PartOfMine], bool]:
    """Return the parts of `person` on what they may read, and whether there are more. One statement.

    What waits for a word first, then what holds, then what is over; of each the newest first.
    """
    today = timezone.localdate()
    found = list(_parts_of(viewer=person, today=today))
    parts = [PartOfMine(record=role.record, role=shown(role, today)) for role in found[:OF_ONE]]
    return sorted(parts, key=lambda one: one.role.is_over), len(found) > OF_ONE


@prepared
def _parts_of(*, viewer: Viewer, today: date) -> QuerySet[ActorRole]:
    roles = readable_roles(viewer, today).filter(Q(is_mine=True))
    roles = roles.filter(Record.objects.visible_to(viewer).behind("record")).select_related("record")
    steps = [When(state__in=rules.WAITING, then=Value(0)), When(state=rules.ACCEPTED, then=Value(1))]
    order = Case(*steps, default=Value(2), output_field=IntegerField())
    return roles.order_by(order, "-begun_at", "-pk")[: OF_ONE + 1]
