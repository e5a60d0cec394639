"""Saying where one has used what one learned; and hiding what breaks the rules of the hub."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.moderation.actions import look_at
from hub.core.records.models import Record
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.academy import permissions, rules
from hub.strands.academy.models import Applied, SignUp

PART = "applied"


@transaction.atomic
def say_applied(sign_up: SignUp, record: Record, *, words: str, by: Person, now: datetime | None = None) -> Applied:
    """Say on which record one has used what one learned, and how, in words that everybody can read.

    The same words again change nothing. Raises NotAllowed for somebody else's learning or a record that `by` may not
    read; NotPossible before one was there, or where one has said something else of the same record.
    """
    permissions.require_own(by, sign_up)
    permissions.require_reader(by, record.pk)
    said = words.strip()
    if not said:
        raise BadInput("Say what you did.", {"words": "Say what you did, in a sentence or two."})
    if record.kind == rules.COURSE:
        raise BadInput("Choose live work.", {"record": "Choose live work, such as a pilot or a project: not a course."})
    mine = SignUp.objects.select_for_update(of=("self",)).select_related("session__course__record").get(pk=sign_up.pk)
    if not mine.attended:
        raise NotPossible("Your tutor has not written down yet that you were there. Ask them, then say it here.")
    now = now or timezone.now()
    made, new = Applied.objects.get_or_create(sign_up=mine, record=record, defaults={"words": said, "at": now})
    if not new:
        if made.words != said:
            raise NotPossible("You have said already what you did there. It stands on the page of that record.")
        return made
    note(verb="learning.applied", subject=made, by=by, detail={"record": record.pk})
    look_at(record, said, part=f"{PART}:{made.pk}", now=now)
    notify(record, f"Somebody used here what they learned in “{mine.session.course.record.title}”", by=by, now=now)
    return made


@transaction.atomic
def hide_applied(applied: Applied, *, because: str, by: Person) -> None:
    """Hide what breaks the rules of the hub, and tell its author why through the case it belongs to."""
    require_role(by, Role.MODERATOR, sentence="Only a moderator can do this.")
    applied.hidden_because = because.strip() or "It breaks the rules of the hub."
    applied.save(update_fields=["hidden_because"])
    note(verb="learning.hidden", subject=applied, by=by)


@transaction.atomic
def show_applied_again(applied: Applied, *, by: Person) -> None:
    """Let it be read again."""
    require_role(by, Role.MODERATOR, sentence="Only a moderator can do this.")
    applied.hidden_because = ""
    applied.save(update_fields=["hidden_because"])
    note(verb="learning.shown_again", subject=applied, by=by)
