"""Who has helped with records, for the thread’s page."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from hub.actors import rules
from hub.actors.models import ActorRole
from hub.actors.naming import name_of
from hub.actors.queries.roles import readable_roles
from hub.core.helped import Helped
from hub.core.records.among import Keys, among
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer


def who_helped(keys: Iterable[int], viewer: Viewer) -> list[Helped]:
    """Return who plays or has played a part on records that `viewer` may read, first agreed first. One statement.

    Not those whom it is for, nor what is no longer offered.
    """
    return [
        Helped(
            record_id=role.record_id,
            name=name_of(role),
            role=role.part.label.lower(),
            url=role.organisation.record.get_absolute_url() if role.organisation else "",
        )
        for role in _helping(keys=Keys(list(keys)), viewer=viewer, today=timezone.localdate())
    ]


@prepared
def _helping(*, keys: Keys, viewer: Viewer, today: date) -> QuerySet[ActorRole]:
    helps = readable_roles(viewer, today).filter(among(keys, "record__id"))
    helps = helps.filter(state__in=[rules.ACCEPTED, rules.FINISHED])
    return helps.exclude(role=rules.BENEFITS).order_by("accepted_at", "pk")
