"""Who may do what in the innovation lab. Reading is `visible_to`; this is about doing."""

from hub.accounts.models import Person, Team
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.core.records.models import Record
from hub.foundation.errors import NotAllowed, NotPossible
from hub.strands.lab import rules

LAB_ONLY = "Only the lab lead and the improvement team can do this."
TEAM_ONLY = "Only the lab lead, the improvement team and the team that runs this can do it."
PLANNER_ONLY = "Only the lab, and staff for a team of their own, can plan something to try."
GROWER_ONLY = "Only the lab, and the team that answers for this, can plan something out of it."
LEAD_ONLY = "Only the lab lead can begin more than the lab allows itself at a time."


def may_lead(person: Person | None) -> bool:
    """Take problems up or not, begin plans, decide what follows, claim evidence: the lab lead, the improvement team."""
    return person is not None and person.is_active and person.has_role(Role.LAB_LEAD, Role.IMPROVEMENT_TEAM)


def may_run(person: Person | None, record: Record) -> bool:
    """Plan, begin, amend, write down and end this: the lab, or staff of the team that runs it."""
    if person is None:
        return False
    is_its_team = person.is_staff and record.team_id is not None and record.team_id in person.team_ids
    return may_lead(person) or is_its_team


def may_grow(person: Person, record: Record) -> bool:
    """Plan something out of this: the lab, or staff of the team that has it and may plan for it."""
    return may_run(person, record)


def may_go_over(person: Person | None) -> bool:
    """Begin one more than the limit of what runs at a time: the lab lead alone, with a reason."""
    return person is not None and person.has_role(Role.LAB_LEAD)


def require_active(person: Person) -> None:
    """Raise NotAllowed for an account that is switched off."""
    if not person.has_role(Role.PARTICIPANT):
        raise NotAllowed("Your account is switched off. Write to us if you think this is a mistake.")


def require_lead(person: Person) -> None:
    """Raise NotAllowed unless the person leads the lab or is in the improvement team."""
    require_role(person, Role.LAB_LEAD, Role.IMPROVEMENT_TEAM, sentence=LAB_ONLY)


def require_runner(person: Person, record: Record) -> None:
    """Raise NotAllowed unless the person may plan, begin, write down and end this."""
    if not may_run(person, record):
        require_role(person, Role.LAB_LEAD, Role.IMPROVEMENT_TEAM, sentence=TEAM_ONLY)


def require_can_become(person: Person, kind: str, origin: Record) -> None:
    """Raise NotAllowed unless the person may plan something out of `origin`, NotPossible unless it can become that now.

    Its authors are written to and the tie stands on its page, so that it is not for any team to do.
    """
    if not may_grow(person, origin):
        require_role(person, Role.LAB_LEAD, Role.IMPROVEMENT_TEAM, sentence=GROWER_ONLY)
    if sentence := rules.cannot_become(kind, origin=origin.kind, state=origin.state, closed=origin.is_closed):
        raise NotPossible(sentence)


def require_go_over(person: Person) -> None:
    """Raise NotAllowed unless the person may begin more than the limit."""
    require_role(person, Role.LAB_LEAD, sentence=LEAD_ONLY)


def require_reader(person: Person, record: Record) -> None:
    """Raise NotAllowed for a record that the person may not even read. One statement."""
    if not Record.objects.visible_to(person).filter(pk=record.pk).exists():
        raise NotAllowed("You cannot do this here.")


def may_plan(person: Person | None, team_id: int | None = None) -> bool:
    """Begin a plan: the lab, or staff for a team of their own."""
    if may_lead(person):
        return True
    return person is not None and person.is_staff and bool({team_id} & person.team_ids if team_id else person.team_ids)


def require_planner(person: Person, team: Team | None) -> None:
    """Raise NotAllowed unless the person may plan what `team` is to run."""
    if team is None or not may_plan(person, team.pk):
        require_role(person, Role.LAB_LEAD, Role.IMPROVEMENT_TEAM, sentence=PLANNER_ONLY)


def require_any_planner(person: Person) -> None:
    """Raise NotAllowed unless the person may plan for some team."""
    if not may_plan(person):
        require_role(person, Role.LAB_LEAD, Role.IMPROVEMENT_TEAM, sentence=PLANNER_ONLY)
