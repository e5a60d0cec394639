"""What signing up and changing a session have in common: the lock, the line, leaving it, and who is told."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.design.words import moment
from hub.strands.academy.models import Course, Session, SignUp


def locked(session: Session) -> Session:
    """Return the session as it is now, and let nobody else change it or sign up until this transaction ends.

    PostgreSQL locks its row; on SQLite every transaction of ours begins as IMMEDIATE, and so has the only pen.
    """
    return Session.objects.select_for_update().get(pk=session.pk)


def promote(session: Session, *, now: datetime) -> list[SignUp]:
    """Book whoever stands first in line while there are places, and tell them. The session is locked by the caller."""
    free = session.places - session.taken
    risen = list(SignUp.objects.filter(session=session).waiting().select_related("person")[: max(0, free)])
    for sign_up in risen:
        sign_up.booked_at = now
        sign_up.save(update_fields=["booked_at"])
        note(verb="session.promoted", subject=sign_up, by=None)
    if risen:
        Session.objects.filter(pk=session.pk).update(taken=F("taken") + len(risen))
        session.taken += len(risen)
        tell(session, [one.person for one in risen], f"A place has come free: you are booked for {named(session)}", now)
    return risen


def leave_line(sign_up: SignUp, session: Session, *, now: datetime, because: str = "") -> None:
    """Take a sign-up off its place or out of the line, and book whoever stands next. `session` is locked by the caller.

    `because` is why a tutor refused it. Nobody is booked for what has begun or was called off.
    """
    sign_up.cancelled_at, sign_up.refused_because = now, because
    sign_up.save(update_fields=["cancelled_at", "refused_because"])
    if not sign_up.booked_at:
        return
    Session.objects.filter(pk=session.pk).update(taken=F("taken") - 1)
    session.taken -= 1
    if session.starts_at > now and not session.called_off_at:
        session.course = fresh_course(session)
        promote(session, now=now)


def tell(session: Session, people: Iterable[Person], sentence: str, now: datetime) -> None:
    """Tell people what concerns their own place, by mail at once."""
    record = session.course.record
    notify(record, sentence, by=None, to=list(people), personal=True, now=now)


def named(session: Session) -> str:
    """Return the session as a letter names it: the course, when and where."""
    return f"“{session.course.record.title}”, {moment(session.starts_at)}, {session.where}"


def moved_in_words(was: str, session: Session) -> str:
    """Return what a letter says of a session that was moved: what it was, as `named` said it, and what it is now."""
    return (
        f"Changed: {was}, is now from {moment(session.starts_at)} to {moment(session.ends_at)}, {session.where}. "
        "Fetch the calendar file again. If you cannot come then, give your place back on “My learning”"
    )


def fresh_course(session: Session) -> Course:
    """Return the session's course with its record, as it is now."""
    return Course.objects.get(pk=session.course_id)
