"""What a record of another kind can become here."""

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.records.panels import NextStep
from hub.strands.team import permissions, rules


def may_make_project(record: Record, person: Person) -> bool:
    """The improvement team, for what is public and can become a project. No statement."""
    can = record.is_public and not rules.cannot_become_project(record.kind, record.state)
    return can and permissions.may_run_team(person)


NEXT_STEPS = (
    NextStep(
        code="make_project",
        kinds=rules.BECOMES_A_PROJECT,
        label="Make it a project",
        url_name="team:make_project",
        may=may_make_project,
    ),
)
