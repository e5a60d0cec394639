"""What a record of another kind can become here."""

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.records.panels import NextStep
from hub.strands.team import permissions, rules

BECOMES_A_PROJECT = frozenset({"idea", "problem", "pilot", rules.REQUEST})
ENDED_REQUESTS = rules.REQUESTS.closed


def may_make_project(record: Record, person: Person) -> bool:
    """The improvement team, for what is public and not said no to. No statement."""
    return permissions.may_run_team(person) and record.is_public and record.state not in ENDED_REQUESTS


NEXT_STEPS = (
    NextStep(
        code="make_project",
        kinds=BECOMES_A_PROJECT,
        label="Make it a project",
        url_name="team:make_project",
        may=may_make_project,
    ),
)
