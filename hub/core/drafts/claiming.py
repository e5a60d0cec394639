"""What somebody began before signing in becomes theirs when they do."""

from django.contrib.sessions.backends.base import SessionBase

from hub.accounts.models import Person
from hub.core.drafts.actions import claim

IN_SESSION = "drafts"  # the tokens of what this browser began


def claim_what_was_begun(person: Person, session: SessionBase) -> None:
    """Make the drafts of the browser the person's own."""
    claim(session.get(IN_SESSION, []), by=person)
