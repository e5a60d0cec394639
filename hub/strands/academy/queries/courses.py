"""One course and its sessions, as a reader may see them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.http import Http404

from hub.accounts.models import Person
from hub.core.records.hidings import why_hidden
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import found_or_gone, without_shapes
from hub.core.records.visibility import Viewer
from hub.strands.academy import rules
from hub.strands.academy.models import Course, Session, SignUp
from hub.strands.academy.rules import CALLED_OFF


@dataclass(frozen=True, kw_only=True)
class SessionShown:
    """One session with what the reader has to do with it. `taught_on` is None where they may not read it.

    `hidden` is why a moderator hid the reason for which it was called off, or None.
    """

    session: Session
    waiting: int
    mine: rules.Standing | None
    taught_on: Record | None
    is_past: bool
    hidden: str | None = None

    @property
    def is_open(self) -> bool:
        """One can sign up."""
        return not self.is_past and not self.session.called_off_at

    @property
    def fullness(self) -> str:
        return rules.places_sentence(self.session.places, self.session.taken, self.waiting)


def course(number: int, viewer: Viewer) -> Course:
    """Return the course with this number, its team, post and place fetched. One statement; Http404 or Gone."""
    return found_or_gone(_course(viewer=viewer, number=number), rules.COURSE, number)


def sessions(course: Course, viewer: Viewer, *, now: datetime) -> list[SessionShown]:
    """Return the course's sessions: those to come first, in their order, then those past, the latest first.

    One statement.
    """
    person = viewer if isinstance(viewer, Person) else None
    found = [shown(one, now) for one in _sessions(person is not None, viewer=viewer, course=course.pk, me=_key(person))]
    past = [one for one in found if one.is_past]
    return [*(one for one in found if not one.is_past), *reversed(past)]


@prepared
def _course(*, viewer: Viewer, number: int) -> QuerySet[Course]:
    found = Course.objects.filter(Record.objects.visible_to(viewer).behind("record"), pk=number)
    joined = found.select_related("record__team", "record__post", "record__place")
    return without_shapes(joined, "record__place")


@prepared
def _sessions(signed_in: bool, *, viewer: Viewer, course: int, me: int) -> QuerySet[Session]:
    return _annotated(Session.objects.filter(course=course), viewer, me if signed_in else None)


def _key(person: Person | None) -> int:
    return person.pk if person else 0


def session(key: int, viewer: Viewer, *, now: datetime) -> SessionShown:
    """Return one session of a course that `viewer` may read, with its course. One statement; Http404."""
    visible = Record.objects.visible_to(viewer)
    me = viewer.pk if isinstance(viewer, Person) else None
    found = _annotated(Session.objects.filter(visible.behind("course"), pk=key), viewer, me).first()
    if found is None:
        raise Http404
    return shown(found, now)


def next_session(course: Course, now: datetime) -> Session | None:
    """Return the next session that is to come. One statement."""
    coming = Session.objects.filter(course=course, starts_at__gt=now, called_off_at=None)
    return coming.order_by("starts_at", "pk").first()


def _annotated(found: QuerySet[Session], viewer: Viewer, me: int | None) -> QuerySet[Session]:
    mine = SignUp.objects.running().filter(session=OuterRef("pk"))
    nothing = Value(value=False, output_field=BooleanField())
    waits = Q(sign_ups__cancelled_at__isnull=True, sign_ups__booked_at__isnull=True, sign_ups__isnull=False)
    return (
        found.select_related("course__record", "tutor_post", "taught_on")
        .annotate(
            waiting=Count("sign_ups", filter=waits),
            i_am_booked=Exists(mine.filter(person=me, booked_at__isnull=False)) if me is not None else nothing,
            i_wait=Exists(mine.filter(person=me, booked_at__isnull=True)) if me is not None else nothing,
            hidden=why_hidden(CALLED_OFF),
            may_read_work=Record.objects.visible_to(viewer).behind("taught_on"),
        )
        .order_by("starts_at", "pk")
    )


def shown(session: Session, now: datetime) -> SessionShown:
    """Return an annotated session as pages show it."""
    booked, waits = getattr(session, "i_am_booked", False), getattr(session, "i_wait", False)
    return SessionShown(
        session=session,
        waiting=getattr(session, "waiting", 0),
        mine=rules.Standing.BOOKED if booked else rules.Standing.WAITING if waits else None,
        taught_on=session.taught_on if getattr(session, "may_read_work", False) else None,
        is_past=session.starts_at <= now,
        hidden=getattr(session, "hidden", None),
    )


def my_sign_up(session: Session, person: Person) -> SignUp | None:
    """Return the person's running sign-up for the session. One statement."""
    return SignUp.objects.running().filter(session=session, person=person).select_related("session").first()


def next_sessions(course_ids: list[int], now: datetime) -> dict[int, Session]:
    """Return the next session of each course that has one. One statement."""
    first = Session.objects.filter(course=OuterRef("course"), starts_at__gt=now, called_off_at=None)
    chosen = Subquery(first.order_by("starts_at", "pk").values("pk")[:1])
    found = Session.objects.filter(course__in=course_ids, pk=chosen)
    return {one.course_id: one for one in found}
