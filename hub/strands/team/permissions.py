"""Who may do what with requests, projects and programmes. Reading is `visible_to`; this is about doing."""

from hub.accounts.models import Person
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.core.records.models import Author, Record
from hub.foundation.errors import NotAllowed, NotPossible
from hub.strands.team import rules
from hub.strands.team.models import Member

ASKERS = (Role.STAFF, Role.PARTNER_WORKER, Role.IMPROVEMENT_TEAM)


def may_ask(person: Person) -> bool:
    """Staff and partners' workers ask the team for support; residents tell ideas."""
    return any(person.has_role(role) for role in ASKERS)


def require_asker(person: Person) -> None:
    """Raise NotAllowed unless the person may ask the team for support."""
    if not may_ask(person):
        raise NotAllowed("Support is for people who work for the council or its partners. You can tell us an idea.")


def may_run_team(person: Person) -> bool:
    """Answer requests, open projects and programmes: the improvement team."""
    return person.has_role(Role.IMPROVEMENT_TEAM)


def require_team(person: Person) -> None:
    """Raise NotAllowed unless the person is in the improvement team."""
    require_role(person, Role.IMPROVEMENT_TEAM, sentence="Only the improvement team can do this.")


def require_can_become(record: Record) -> None:
    """Raise NotPossible unless a project can be made of `record` now."""
    if sentence := rules.cannot_become_project(record.kind, record.state):
        raise NotPossible(sentence)


def may_manage_by_role(person: Person, record: Record) -> bool:
    """Keep a project or programme because of what one is: the improvement team, and staff of its team."""
    return may_run_team(person) or (
        record.team_id is not None and person.is_staff and record.team_id in person.team_ids
    )


def may_manage(person: Person, record: Record) -> bool:
    """Keep a project or programme: those who may by what they are, and who works on it. One statement."""
    works = Member.objects.filter(project=record.pk, person=person, until__isnull=True)
    return may_manage_by_role(person, record) or works.exists()


def require_manager(person: Person, record: Record) -> None:
    """Raise NotAllowed unless the person may keep this project or programme. One statement."""
    if not may_manage(person, record):
        raise NotAllowed("Only the people who work on it, its team and the improvement team can do this.")


def require_author(person: Person, record: Record) -> None:
    """Raise NotAllowed unless the person put this forward. One statement."""
    if not Author.objects.filter(record=record, person=person).exists():
        raise NotAllowed("Only the person who asked for this can take it back.")


def require_finance(person: Person) -> None:
    """Raise NotAllowed unless the person has finance's word to give."""
    require_role(person, Role.FINANCE, sentence="Only finance can confirm that a budget no longer needs this money.")
