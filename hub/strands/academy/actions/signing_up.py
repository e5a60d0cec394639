"""Signing up for a session, and giving up one's place. The places never run over, whoever presses at once."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.foundation.errors import NotPossible
from hub.strands.academy import permissions, rules
from hub.strands.academy.actions.lines import fresh_course, locked, named, promote, tell
from hub.strands.academy.models import Session, SignUp


@transaction.atomic
def sign_up(session: Session, *, by: Person, needs: str = "", now: datetime | None = None) -> SignUp:
    """Book a place, or join the end of the line where there is none. Twice changes nothing.

    The moment is taken once the session is locked, so that the line is in the order of time. Raises NotPossible for a
    session that has begun or was called off, or while its course is not offered; NotAllowed for one that `by` may not
    read.
    """
    permissions.require_active(by)
    permissions.require_reader(by, session.course_id)
    held = locked(session)
    now = now or timezone.now()
    if found := SignUp.objects.running().filter(session=held, person=by).first():
        return found
    held.course = fresh_course(held)
    _require_open(held, now)
    booked = Session.objects.filter(pk=held.pk, taken__lt=F("places")).update(taken=F("taken") + 1)
    made = SignUp.objects.create(
        session=held, person=by, needs=needs.strip(), at=now, booked_at=now if booked else None
    )
    note(verb="session.signed_up", subject=held, by=by, detail={"booked": int(booked)})
    if booked:
        tell(held, [by], f"You have a place: {named(held)}", now)
    else:
        place = SignUp.objects.filter(session=held).waiting().count()
        tell(held, [by], f"You are {rules.in_line(place)} in line for {named(held)}", now)
    return made


def _require_open(session: Session, now: datetime) -> None:
    if session.called_off_at:
        raise NotPossible(f"This session was called off: {session.called_off_because} Choose another one.")
    if session.starts_at <= now:
        raise NotPossible("This session has begun. Choose another one, or follow the course to hear of the next.")
    if session.course.record.state != rules.OFFERED:
        raise NotPossible("This course is not offered now. Follow it to hear when it is.")


@transaction.atomic
def cancel(sign_up: SignUp, *, by: Person, now: datetime | None = None) -> None:
    """Give up one's place, or leave the line. Whoever stands first in line is booked and told. Twice changes nothing.

    Raises NotAllowed for somebody else's place, NotPossible once the session has begun.
    """
    permissions.require_own(by, sign_up)
    session = locked(sign_up.session)
    now = now or timezone.now()
    mine = SignUp.objects.get(pk=sign_up.pk)
    if mine.cancelled_at:
        return
    if session.starts_at <= now and not session.called_off_at:
        raise NotPossible("This session has begun, so the place cannot go to anybody else. Tell the tutor instead.")
    mine.cancelled_at = now
    mine.save(update_fields=["cancelled_at"])
    note(verb="session.cancelled", subject=session, by=by)
    if mine.booked_at:
        Session.objects.filter(pk=session.pk).update(taken=F("taken") - 1)
        session.taken -= 1
        if not session.called_off_at:
            session.course = fresh_course(session)
            promote(session, now=now)
