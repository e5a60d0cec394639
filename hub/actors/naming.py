"""How an actor is called where everybody can read it."""

from hub.accounts.models import Person
from hub.actors.models import ActorRole, Capacity


def name_of(one: ActorRole | Capacity) -> str:
    """Return who plays a role, or whose something is. No statement if organisation and person are fetched."""
    if one.organisation is not None:
        return one.organisation.record.title
    if one.person is not None:
        return person_as(one.person, is_named=one.is_named)
    return one.whom if isinstance(one, ActorRole) else ""


def person_as(person: Person, *, is_named: bool) -> str:
    """Return what a person is called: by name only if they agreed to it, and are still here."""
    if is_named and not person.left_at:
        return person.shown_as
    return "A member of staff" if person.is_staff else "A resident"
