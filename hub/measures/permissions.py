"""Who may add and change measures: leaders, the improvement team, and the team of the post that owns them."""

from hub.accounts.models import Person, Post
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.core.records.models import Record

WRITERS = (Role.LEADER, Role.IMPROVEMENT_TEAM)
REFUSED = "Measures are kept by the team that owns them, by the improvement team and by leaders."


def may_write(person: Person | None, record: Record) -> bool:
    """Return whether `person` may add values to the measure `record`, correct and change it. No statement."""
    return person is not None and (person.has_role(*WRITERS) or _in_team(person, record.team_id))


def require_write(person: Person, record: Record) -> None:
    """Raise NotAllowed unless `person` may change the measure `record`."""
    if not may_write(person, record):
        require_role(person, *WRITERS, sentence=REFUSED)


def may_define(person: Person | None) -> bool:
    """Return whether `person` may set up a measure of some post: staff may for posts of their own team."""
    return person is not None and (person.has_role(*WRITERS) or (person.is_staff and bool(person.team_ids)))


def require_define(person: Person, post: Post | None) -> None:
    """Raise NotAllowed unless `person` may set up a measure that `post` owns."""
    if not _in_team(person, post.team_id if post else None):
        require_role(person, *WRITERS, sentence=REFUSED)


def posts_offered(person: Person) -> list[int] | None:
    """Return the teams whose posts `person` may give a measure to, None for all. No statement."""
    return None if person.has_role(*WRITERS) else sorted(person.team_ids)


def _in_team(person: Person, team_id: int | None) -> bool:
    return person.is_staff and person.is_active and team_id is not None and team_id in person.team_ids
