"""Who has helped with records, for the thread’s page."""

from collections.abc import Iterable

from hub.actors import rules
from hub.actors.naming import name_of
from hub.actors.queries.roles import readable_roles
from hub.core.helped import Helped
from hub.core.records.models import Viewer


def who_helped(keys: Iterable[int], viewer: Viewer) -> list[Helped]:
    """Return who plays or has played a part on records that `viewer` may read, first agreed first. One statement.

    Not those whom it is for, nor what is no longer offered.
    """
    helps = readable_roles(viewer).filter(record__in=list(keys), state__in=[rules.ACCEPTED, rules.FINISHED])
    found = helps.exclude(role=rules.BENEFITS).order_by("accepted_at", "pk")
    return [
        Helped(
            record_id=role.record_id,
            name=name_of(role),
            role=role.part.label.lower(),
            url=role.organisation.record.get_absolute_url() if role.organisation else "",
        )
        for role in found
    ]
