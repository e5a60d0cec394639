"""Planning a session, changing it, calling it off, and writing down who came."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.links.actions import end as end_link
from hub.core.links.actions import link
from hub.core.links.models import Link
from hub.core.records import after
from hub.core.records.actions import change_state
from hub.core.records.models import Record
from hub.core.tallies import actions as tallies
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.academy import permissions, rules
from hub.strands.academy.actions.lines import fresh_course, locked, moved_in_words, named, promote, tell
from hub.strands.academy.models import Course, Session, SignUp

TAUGHT_IN = "taught_in"
LEARNERS = "learners"  # the tally of those who came


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """When, where, for how many, by whom, and on which live work a session is taught."""

    starts_at: datetime
    ends_at: datetime
    where: str
    places: int
    tutor_post: Post
    taught_on: Record | None = None


@transaction.atomic
def plan_session(course: Course, sitting: Sitting, *, by: Person, now: datetime | None = None) -> Session:
    """Add a session to the course, which is offered from then on; its followers hear of it.

    Raises BadInput for a time that is past, an end before the start, or no places.
    """
    permissions.require_teacher(by)
    now = now or timezone.now()
    _check(sitting, taken=0, now=now, by=by)
    session = Session.objects.create(
        course=course,
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        where=sitting.where.strip(),
        places=sitting.places,
        tutor_post=sitting.tutor_post,
        taught_on=sitting.taught_on,
        changed_at=now,
    )
    if course.record.state != rules.OFFERED:
        change_state(course.record, to=rules.OFFERED, by=by, reason="", now=now)
    if sitting.taught_on:
        link(sitting.taught_on, TAUGHT_IN, course.record, by=by, now=now)
    note(verb="session.planned", subject=session, by=by, detail={"course": course.pk})
    notify(course.record, f"A new session: {named(session)}", by=by, now=now)
    after.changed(course.record)
    return session


@transaction.atomic
def change_session(session: Session, sitting: Sitting, *, by: Person, now: datetime | None = None) -> Session:
    """Change when, where and for how many. All who signed up are told of another time or place.

    More places book those who stand first in line, until it begins. Raises BadInput where fewer places are left than
    people are booked, and for times that make no sense: then nothing is changed. Raises NotPossible for one that was
    called off.
    """
    permissions.require_teacher(by)
    held = locked(session)
    now = now or timezone.now()
    if held.called_off_at:
        raise NotPossible("This session was called off. Plan a new one instead.")
    _check(sitting, taken=held.taken, now=now, by=by, before=held)
    moved, was = _is_moved(held, sitting), named(held)
    before = held.taught_on
    held.starts_at, held.ends_at, held.where = sitting.starts_at, sitting.ends_at, sitting.where.strip()
    held.places, held.tutor_post, held.taught_on = sitting.places, sitting.tutor_post, sitting.taught_on
    held.sequence, held.changed_at = held.sequence + moved, now
    held.save()
    held.course = fresh_course(held)
    _teach_on(held, before, by=by, now=now)
    note(verb="session.changed", subject=held, by=by, detail={"sequence": held.sequence})
    if moved:
        tell(held, _all_of(held), moved_in_words(was, held), now)
    if held.starts_at > now:  # into what has begun nobody rises: they would be told of a place they can no longer take
        promote(held, now=now)
    return held


def _is_moved(held: Session, sitting: Sitting) -> bool:
    """Return whether a calendar has to hear of it."""
    return (held.starts_at, held.ends_at, held.where) != (sitting.starts_at, sitting.ends_at, sitting.where.strip())


def _teach_on(session: Session, before: Record | None, *, by: Person, now: datetime) -> None:
    """Tie the live work to the course; untie what no session of it is taught on any more."""
    record = session.course.record
    if session.taught_on:
        link(session.taught_on, TAUGHT_IN, record, by=by, now=now)
    if before and before != session.taught_on and not Session.objects.filter(course=record.pk, taught_on=before):
        for tie in Link.objects.filter(source=before, target=record, relation=TAUGHT_IN, ended_at=None):
            end_link(tie, because="Its session is taught on other work now.", by=by, now=now)


@transaction.atomic
def call_off(session: Session, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Call the session off, and say why to all who signed up. Twice changes nothing.

    Raises BadInput without a reason, NotPossible once it has begun.
    """
    permissions.require_teacher(by)
    said = because.strip()
    if not said:
        raise BadInput("Say why it is called off.", {"because": "Say why it is called off: all who signed up read it."})
    held = locked(session)
    now = now or timezone.now()
    if held.called_off_at:
        return
    if held.starts_at <= now:
        raise NotPossible("This session has begun already, so it cannot be called off.")
    held.called_off_at, held.called_off_because, held.called_off_by = now, said, by
    held.sequence, held.changed_at = held.sequence + 1, now
    held.save(update_fields=["called_off_at", "called_off_because", "called_off_by", "sequence", "changed_at"])
    held.course = fresh_course(held)
    note(verb="session.called_off", subject=held, by=by)
    tell(held, _all_of(held), f"Called off: {named(held)}. {said}", now)


@transaction.atomic
def note_attendance(session: Session, *, came: Collection[int], by: Person, now: datetime | None = None) -> None:
    """Write down who came: `came` are the keys of their sign-ups. Said again, it is corrected.

    Those booked who are not among them were not there; of those in line nobody was expected, and some may have come.
    Who came for the first time is asked to say where they use it. Raises NotPossible before the session has begun.
    """
    permissions.require_teacher(by)
    held = locked(session)
    now = now or timezone.now()
    if held.called_off_at:
        raise NotPossible("This session was called off, so nobody came.")
    if held.starts_at > now:
        raise NotPossible("This session has not begun yet. Write down who came once it has.")
    signed_up = SignUp.objects.running().filter(session=held).select_related("person")
    newly = [one for one in signed_up if one.pk in came and not one.attended]
    gone = [one.pk for one in signed_up if one.pk not in came and one.attended]
    signed_up.filter(pk__in=list(came)).update(attended=True)
    missing = signed_up.exclude(pk__in=list(came))
    missing.filter(booked_at__isnull=False).update(attended=False)
    missing.filter(booked_at__isnull=True).update(attended=None)
    held.attendance_at = now
    held.save(update_fields=["attendance_at"])
    held.course = fresh_course(held)
    tallies.add(held.course.record, LEARNERS, len(newly) - len(gone))
    note(verb="session.attendance", subject=held, by=by, detail={"came": len(newly) - len(gone)})
    sentence = f"You were at “{held.course.record.title}”. Say on “My learning” where you use it"
    tell(held, [one.person for one in newly], sentence, now)


def _all_of(session: Session) -> list[Person]:
    """Return who is booked or waits. One statement."""
    return [one.person for one in SignUp.objects.running().filter(session=session).select_related("person")]


def _check(sitting: Sitting, *, taken: int, now: datetime, by: Person, before: Session | None = None) -> None:
    moved = before is None or before.starts_at != sitting.starts_at
    faults = rules.session_faults(sitting.starts_at, sitting.ends_at, sitting.places, taken=taken, now=now, moved=moved)
    if not sitting.where.strip():
        faults["where"] = "Say where it is held."
    if sitting.taught_on and (before is None or before.taught_on_id != sitting.taught_on.pk):
        permissions.require_reader(by, sitting.taught_on.pk)
        if sitting.taught_on.kind == rules.COURSE:
            faults["taught_on"] = "Choose live work, such as a pilot, a project or a study: not a course."
    if faults:
        raise BadInput(next(iter(faults.values())), faults)
