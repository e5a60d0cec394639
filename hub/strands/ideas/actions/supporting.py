"""Backing somebody's idea. The row and its count change together, whoever else does the same at that moment."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import follow
from hub.core.tallies import actions as tallies
from hub.foundation.errors import NotPossible
from hub.strands.ideas import permissions, rules
from hub.strands.ideas.models import Idea, Support


@transaction.atomic
def support(idea: Idea, *, by: Person, now: datetime | None = None) -> bool:
    """Back the idea, and follow it; return whether that is new. Doing it twice changes nothing.

    Raises NotPossible for one's own idea, or one in which nothing more is expected.
    """
    permissions.require_active(by)
    permissions.require_reader(by, idea.record)
    if idea.record.state in rules.CLOSED:
        raise NotPossible(f"This idea is closed: {rules.LIFECYCLE.labels[idea.record.state].lower()}.")
    if permissions.is_author(by, idea.record):
        raise NotPossible("This is your own idea: your voice is in it already.")
    _, new = Support.objects.get_or_create(idea=idea, person=by, defaults={"at": now or timezone.now()})
    if new:
        _count(idea, 1)
        follow(idea.record, by=by, now=now)
        note(verb="idea.supported", subject=idea.record, by=by)
    return new


@transaction.atomic
def take_back_support(idea: Idea, *, by: Person) -> bool:
    """No longer back the idea; return whether one did. Doing it twice changes nothing. Possible in any state."""
    taken, _ = Support.objects.filter(idea=idea, person=by).delete()
    if taken:
        _count(idea, -1)
        note(verb="idea.support_taken_back", subject=idea.record, by=by)
    return bool(taken)


def _count(idea: Idea, by: int) -> None:
    tallies.add(idea.record, rules.SUPPORTS, by)
    tallies.add(idea.record, rules.VOICES, by)
