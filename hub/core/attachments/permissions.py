"""Who may add a file to a record, and who may take one away."""

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.core.attachments.models import Attachment
from hub.core.records.models import Author, Record
from hub.foundation.errors import NotAllowed


def answers_for(record: Record, person: Person) -> bool:
    """Return whether the person holds or deputises the record's post, works in its team, or is of the hub's team."""
    if record.post and person.pk in {record.post.holder_id, record.post.deputy_id}:
        return True
    if record.team_id and person.is_staff and record.team_id in person.team_ids:
        return True
    return person.has_role(Role.IMPROVEMENT_TEAM)


def may_add(record: Record, person: Person, *, is_author: bool) -> bool:
    """Return whether the person may add a file: its authors, and those who answer for it."""
    return person.is_active and (is_author or answers_for(record, person))


def require_may_add(record: Record, by: Person) -> None:
    """Raise NotAllowed unless `by` may read the record and may add a file to it. Two statements."""
    readable = Record.objects.visible_to(by).filter(pk=record.pk).exists()
    is_author = Author.objects.filter(record=record, person=by).exists()
    if not readable or not may_add(record, by, is_author=is_author):
        raise NotAllowed("Only its authors and those who answer for it can add files here.")


def may_remove(attachment: Attachment, record: Record, person: Person) -> bool:
    """Return whether the person may take the file away: who sent it, a moderator, those who answer for `record`."""
    if person.is_active and person.pk == attachment.by_id:
        return True
    return person.has_role(Role.MODERATOR) or answers_for(record, person)


def may_see_hidden(attachment: Attachment, person: Person) -> bool:
    """Return whether the person still sees a file that a moderator hid: who sent it, and moderators."""
    return person.is_active and (person.pk == attachment.by_id or person.has_role(Role.MODERATOR))


def require_may_remove(attachment: Attachment, by: Person) -> None:
    """Raise NotAllowed unless `by` sent the file, moderates, or answers for its record."""
    if not may_remove(attachment, attachment.record, by):
        raise NotAllowed("Only who sent this file, a moderator, or those who answer for it can take it away.")
