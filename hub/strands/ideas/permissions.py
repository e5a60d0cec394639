"""Who may do what in the ideas forum. Reading is `visible_to`; this is about doing."""

from hub.accounts.models import Person
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.core.records.models import Author, Record
from hub.foundation.errors import NotAllowed
from hub.strands.ideas.models import Answer, Idea

TEAM_ONLY = "Only the improvement team, or the service that this idea was given to, can do this."
AUTHOR_ONLY = "Only the people who put this idea forward can do this."


def may_see_queue(person: Person) -> bool:
    """The improvement team sorts ideas; staff of a service answer those given to it."""
    return person.has_role(Role.IMPROVEMENT_TEAM) or (person.has_role(Role.STAFF) and bool(person.team_ids))


def may_sort(person: Person) -> bool:
    """Acknowledge, assign and send on: the improvement team."""
    return person.has_role(Role.IMPROVEMENT_TEAM)


def may_answer(person: Person, record: Record) -> bool:
    """Ask the author, answer, report that it is done: the improvement team, or staff of the service that has it."""
    return may_sort(person) or (record.team_id is not None and person.is_staff and record.team_id in person.team_ids)


def is_author(person: Person, record: Record) -> bool:
    """Return whether the person is one of its authors. One statement."""
    return Author.objects.filter(record=record, person=person).exists()


def require_sorter(person: Person) -> None:
    """Raise NotAllowed unless the person is in the improvement team."""
    require_role(person, Role.IMPROVEMENT_TEAM, sentence="Only the improvement team can do this.")


def require_queue(person: Person) -> None:
    """Raise NotAllowed unless the person sorts ideas, or answers for a service."""
    if not may_see_queue(person):
        sentence = "Only the improvement team and the services that answer ideas can see this."
        require_role(person, Role.IMPROVEMENT_TEAM, sentence=sentence)


def require_answerer(person: Person, record: Record) -> None:
    """Raise NotAllowed unless the person may ask, answer and report for this idea."""
    if not may_answer(person, record):
        require_role(person, Role.IMPROVEMENT_TEAM, sentence=TEAM_ONLY)


def require_author(person: Person, record: Record) -> None:
    """Raise NotAllowed unless the person is one of its authors. One statement."""
    if not is_author(person, record):
        raise NotAllowed(AUTHOR_ONLY)


def require_active(person: Person) -> None:
    """Raise NotAllowed for an account that is switched off."""
    if not person.has_role(Role.PARTICIPANT):
        raise NotAllowed("Your account is switched off. Write to us if you think this is a mistake.")


def require_reader(person: Person, record: Record) -> None:
    """Raise NotAllowed for a record that the person may not even read. One statement."""
    if not Record.objects.visible_to(person).filter(pk=record.pk).exists():
        raise NotAllowed("You cannot do this here.")


def require_another_reader(person: Person, idea: Idea) -> None:
    """Raise NotAllowed for whoever gave the answer that is to be read a second time. One statement."""
    before = Answer.objects.filter(idea=idea).order_by("-at", "-pk").first()
    if before and before.by_id == person.pk:
        raise NotAllowed("Its author has asked for a second reading: somebody else has to answer this time.")
