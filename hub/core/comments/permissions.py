"""Who may say something, who may say it for the council, who may change it."""

from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotAllowed, NotPossible


def require_may_say(record: Record, by: Person) -> None:
    """Raise unless `by` may say something about `record`: whoever has signed in and may read it. One statement."""
    if not by.is_active or not Record.objects.visible_to(by).filter(pk=record.pk).exists():
        raise NotAllowed("You may not say anything about this: it is not for you to read.")
    if record.visibility in {Visibility.DRAFT, Visibility.WITHDRAWN}:
        raise NotPossible("Nothing can be said about this yet: it has not been shown to others.")


def may_read_offers(record: Record, person: Person) -> bool:
    """Return whether `person` reads who can help with `record`: its authors and those who answer for it."""
    return may_answer(record, person) or record.authors.filter(person=person).exists()


def require_may_read_offers(record: Record, person: Person) -> None:
    """Raise NotAllowed unless `person` reads who can help with `record`."""
    if not may_read_offers(record, person):
        raise NotAllowed("Who can help is for its authors and its team to read. How many there are is public.")


def may_answer(record: Record, person: Person, post: Post | None = None) -> bool:
    """Return whether `person` may speak for the council about `record`.

    So may who holds or deputises its post (or `post`, who owes the answer), who works in its team, and the
    improvement team.
    """
    posts = [one for one in (record.post, post) if one]
    if any(person.pk in {one.holder_id, one.deputy_id} for one in posts):
        return True
    teams = {one.team_id for one in posts} | {record.team_id}
    if person.is_staff and teams & person.team_ids:
        return True
    return person.has_role(Role.IMPROVEMENT_TEAM)


def require_may_answer(record: Record, by: Person, post: Post | None = None) -> None:
    """Raise NotAllowed unless `by` may speak for the council about `record`."""
    if not may_answer(record, by, post):
        raise NotAllowed("Only those who answer for this can speak for the council here: its post and its team.")
