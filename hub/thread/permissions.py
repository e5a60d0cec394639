"""Who may shape the golden thread, and who may tie work to it."""

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.core.links.models import Link
from hub.core.records.models import Author, Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotAllowed
from hub.thread.rules import STATEMENTS


def may_shape(person: Person | None) -> bool:
    """Return whether `person` may adopt, reword, review and retire statements: leaders do."""
    return person is not None and person.has_role(Role.LEADER)


def require_shape(person: Person) -> None:
    """Raise NotAllowed unless `person` may shape the thread."""
    if not may_shape(person):
        raise NotAllowed("The golden thread is adopted and changed by the leaders of the council.")


def owns_coverage(person: Person | None) -> bool:
    """Return whether `person` sees which outcomes nobody works on and which work serves nothing."""
    return person is not None and person.has_role(Role.LEADER, Role.IMPROVEMENT_TEAM)


def may_tie(person: Person | None, record: Record) -> bool:
    """Return whether `person` may say what `record` serves.

    The improvement team may, and the team that answers for the record, and its authors while it is a draft; what a
    statement serves is for leaders to say. One statement for a draft, none otherwise.
    """
    if person is None:
        return False
    if record.kind in STATEMENTS:
        return may_shape(person)
    if person.has_role(Role.IMPROVEMENT_TEAM) or _is_of_its_team(person, record):
        return True
    return record.visibility == Visibility.DRAFT and Author.objects.filter(record=record, person=person).exists()


def require_tie(person: Person, record: Record) -> None:
    """Raise NotAllowed unless `person` may say what `record` serves."""
    if not may_tie(person, record):
        raise NotAllowed(
            "What a record serves is said by the improvement team, by the team that answers for it, "
            "and by its authors while it is a draft."
        )


def may_confirm(person: Person | None, tie: Link) -> bool:
    """Return whether `person` may agree to `tie` as its second person. Reads the tie's source."""
    return person is not None and tie.by_id != person.pk and _judges(person, tie.source)


def require_confirm(person: Person, tie: Link) -> None:
    """Raise NotAllowed unless `person` may agree to ties of this record; that it is another is for the core to say."""
    if not _judges(person, tie.source):
        raise NotAllowed(
            "A tie is confirmed by a second person of the improvement team, of the team that answers for the record, "
            "or by a leader."
        )


def require_end(person: Person, tie: Link) -> None:
    """Raise NotAllowed unless `person` may say that a tie does not hold: who may make it or confirm it may."""
    if not may_tie(person, tie.source):
        require_confirm(person, tie)


def _judges(person: Person, record: Record) -> bool:
    return person.has_role(Role.LEADER, Role.IMPROVEMENT_TEAM) or _is_of_its_team(person, record)


def _is_of_its_team(person: Person, record: Record) -> bool:
    return person.is_staff and record.team_id is not None and record.team_id in person.team_ids
