"""Hiding the words of a role, of what is wanted or of what is free, and showing them again. Moderators decide."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.actors.models import ActorRole, Capacity, OpenRole
from hub.core.audit.actions import note
from hub.foundation.errors import NotPossible

Said = ActorRole | OpenRole | Capacity


@transaction.atomic
def hide(said: Said, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Hide the words from everybody; why is told to their author by the case. Raises NotPossible without a reason."""
    require_role(by, Role.MODERATOR, sentence="Only moderators can do this.")
    if not because.strip():
        raise NotPossible("Say why it is hidden.")
    said.hidden_at = now or timezone.now()
    said.save(update_fields=["hidden_at"])
    note(verb=f"{said._meta.model_name}.hidden", subject=said, by=by)


@transaction.atomic
def show_again(said: Said, *, by: Person) -> None:
    """Show again what was hidden."""
    require_role(by, Role.MODERATOR, sentence="Only moderators can do this.")
    said.hidden_at = None
    said.save(update_fields=["hidden_at"])
    note(verb=f"{said._meta.model_name}.shown_again", subject=said, by=by)
