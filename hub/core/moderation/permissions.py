"""Who moderates."""

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.foundation.errors import NotAllowed


def require_moderator(by: Person) -> None:
    """Raise NotAllowed unless `by` moderates."""
    if not by.has_role(Role.MODERATOR):
        raise NotAllowed("Only moderators can do this.")
