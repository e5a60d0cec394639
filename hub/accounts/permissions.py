"""Who may do what with people, roles, teams and posts; and the question that other parts ask of roles."""

from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.foundation.errors import NotAllowed

ASLEEP = "You hold the role “{role}”, which needs a second step. Confirm with your second factor, then try again."


def require_role(person: Person, *roles: Role, sentence: str, team_id: int | None = None) -> None:
    """Raise NotAllowed with `sentence` unless the person holds one of `roles` (for the team, if one is given).

    Somebody whose role sleeps for want of the second factor is told so instead.
    """
    if person.is_active and person.has_role(*roles, team_id=team_id):
        return
    for role in person.sleeping_roles:
        if role in roles:
            raise NotAllowed(ASLEEP.format(role=role.label))
    raise NotAllowed(sentence)


def may_administer(person: Person) -> bool:
    """Return whether the person gives roles and keeps teams and posts."""
    return person.has_role(Role.ADMINISTRATOR)


def require_administrator(person: Person) -> None:
    """Raise NotAllowed unless the person is an administrator."""
    require_role(person, Role.ADMINISTRATOR, sentence="Only an administrator can do this.")


def require_may_send_away(person: Person, post: Post) -> None:
    """Raise NotAllowed unless the person holds the post, or administers."""
    if post.holder_id != person.pk:
        require_role(
            person, Role.ADMINISTRATOR, sentence="Only the holder of the post or an administrator can do this."
        )
