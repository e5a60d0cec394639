"""What the list of courses shows beside their cards, and what forms offer to choose from."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from hub.accounts.models import Person
from hub.core.lists.queries import Facts
from hub.core.records.models import Record
from hub.design.words import moment
from hub.strands.academy import rules
from hub.strands.academy.queries.courses import next_sessions


def facts(now: datetime) -> Facts:
    """Return what gives the courses of a page their facts: the next session, and how full it is. One statement."""

    def of(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
        coming = next_sessions([record.pk for record in records], now)
        return {
            key: [
                f"Next: {moment(session.starts_at)}, {session.where}",
                rules.places_sentence(session.places, session.taken, 0),
            ]
            for key, session in coming.items()
        }

    return of


def offered(person: Person) -> list[tuple[str, str]]:
    """Return the courses in which a session may be planned, as options. One statement."""
    found = Record.objects.visible_to(person).of_kind(rules.COURSE).exclude(state=rules.ENDED).order_by("title", "pk")
    return [(str(key), title) for key, title in found.values_list("pk", "title")]
