"""Signing up for a session, and leaving it or being refused. The places never run over, whoever presses at once."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.records.hidings import why_hidden
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.academy import permissions, rules
from hub.strands.academy.actions.lines import fresh_course, leave_line, locked, named, tell
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
    _require_not_refused(held, by)
    held.course = fresh_course(held)
    require_open(held, now)
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


def _require_not_refused(session: Session, person: Person) -> None:
    before = SignUp.objects.filter(session=session, person=person).exclude(refused_because="").first()
    if before:
        raise NotPossible(f"The tutor took you off this session: {before.refused_because} Choose another one.")


def _why_called_off(session: Session) -> str:
    found = Session.objects.annotate(hidden=why_hidden(rules.CALLED_OFF)).get(pk=session.pk)
    return "a moderator hid why." if found.hidden else found.called_off_because


def require_open(session: Session, now: datetime) -> None:
    """Raise NotPossible for a session that was called off or has begun, and while its course is not offered."""
    if session.called_off_at:
        raise NotPossible(f"This session was called off: {_why_called_off(session)} Choose another one.")
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
    note(verb="session.cancelled", subject=session, by=by)
    leave_line(mine, session, now=now)


@transaction.atomic
def refuse(sign_up: SignUp, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Take somebody off their place or out of the line, and tell them why; whoever stands next is booked and told.

    They cannot sign up for the same session again, until a tutor takes that back. Twice changes nothing. Raises
    BadInput without a reason, NotPossible once the session has begun or for one that was called off.
    """
    permissions.require_teacher(by)
    said = because.strip()
    if not said:
        raise BadInput("Say why.", {"because": "Say why: the person reads it."})
    session = locked(sign_up.session)
    now = now or timezone.now()
    theirs = SignUp.objects.select_related("person").get(pk=sign_up.pk)
    if theirs.cancelled_at:
        return
    if session.called_off_at:
        raise NotPossible("This session was called off, so nobody has a place to lose.")
    if session.starts_at <= now:
        raise NotPossible("This session has begun. Write down who came instead.")
    note(verb="session.refused", subject=session, by=by, detail={"sign_up": theirs.pk})
    session.course = fresh_course(session)
    tell(session, [theirs.person], f"You cannot come to {named(session)}. {said}", now)
    leave_line(theirs, session, now=now, because=said)


@transaction.atomic
def take_refusal_back(sign_up: SignUp, *, words: str, by: Person, now: datetime | None = None) -> SignUp:
    """Let somebody come whom a tutor had taken off, and tell them so in the tutor's words.

    They are booked where a place is free; else they stand in line where they would have stood. Whoever has taken their
    place keeps it. Twice changes nothing. Raises BadInput without words, NotPossible once the session has begun or
    for one that was called off.
    """
    permissions.require_teacher(by)
    said = words.strip()
    if not said:
        raise BadInput("Say it in your own words.", {"words": "Say it in your own words: the person reads it."})
    session = locked(sign_up.session)
    now = now or timezone.now()
    theirs = SignUp.objects.select_related("person").get(pk=sign_up.pk)
    if not theirs.refused_because:
        return theirs
    if session.called_off_at:
        raise NotPossible("This session was called off, so nobody can come.")
    if session.starts_at <= now:
        raise NotPossible("This session has begun, so it is too late to let them come.")
    booked = Session.objects.filter(pk=session.pk, taken__lt=F("places")).update(taken=F("taken") + 1)
    theirs.cancelled_at, theirs.refused_because = None, ""
    theirs.booked_at = now if booked else None
    theirs.save(update_fields=["cancelled_at", "refused_because", "booked_at"])
    note(
        verb="session.refusal_taken_back", subject=session, by=by, detail={"sign_up": theirs.pk, "booked": int(booked)}
    )
    session.course = fresh_course(session)
    place = "You have a place" if booked else "You stand in line again"
    tell(session, [theirs.person], f"You can come after all: {named(session)}. {place}. {said}", now)
    return theirs


@transaction.atomic
def leave_all(person: Person, *, now: datetime | None = None) -> None:
    """Give up each place and leave each line of somebody who leaves the hub, and forget what they need.

    Sessions are locked in the order of their keys, so that two who leave at once do not wait for one another.
    """
    now = now or timezone.now()
    running = SignUp.objects.running().filter(person=person, session__starts_at__gt=now)
    for key in list(running.order_by("session").values_list("session", flat=True)):
        session = locked(Session(pk=key))
        for mine in SignUp.objects.running().filter(person=person, session=session):
            leave_line(mine, session, now=now)
    SignUp.objects.filter(person=person).update(needs="", refused_because="")
