"""Who signed up: for tutors, and for the learners themselves."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.records.hidings import why_hidden
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.ways import Owing
from hub.design.words import moment
from hub.strands.academy.models import Applied, Session, SignUp
from hub.strands.academy.rules import CALLED_OFF


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Who signed up for a session: `booked` by name, `waiting` in line, and `refused`, whom a tutor took off."""

    booked: list[SignUp]
    waiting: list[SignUp]
    refused: list[SignUp]


def of_session(session: Session) -> Listed:
    """Return who signed up for the session and has not left it themselves. One statement."""
    found = list(SignUp.objects.not_left().filter(session=session).select_related("person").order_by("at", "pk"))
    on_it = [one for one in found if not one.refused_because]
    return Listed(
        booked=sorted((one for one in on_it if one.booked_at), key=lambda one: (name_of(one.person).lower(), one.pk)),
        waiting=[one for one in on_it if not one.booked_at],
        refused=[one for one in found if one.refused_because],
    )


def name_of(person: Person) -> str:
    """Return the name a tutor calls the person by: their own, not what others read in public."""
    return person.name or person.alias or str(person.email or "Somebody who has left")


@dataclass(frozen=True, kw_only=True)
class Learned:
    """One sign-up of a learner. `place` is the place in line, 0 if booked; `applied` what they did with it.

    `hidden` is why a moderator hid the reason for which its session was called off, or None.
    """

    sign_up: SignUp
    place: int
    is_past: bool
    applied: list[Applied]
    hidden: str | None = None


def my_learning(person: Person, *, now: datetime) -> list[Learned]:
    """Return what the person signed up for, what is still to come first, then the latest. Two statements.

    Where a tutor took them off is said until the session is over.
    """
    visible = Record.objects.visible_to(person)
    found = list(
        SignUp.objects.not_left()
        .filter(visible.behind("session__course"), person=person)
        .select_related("session__course__record", "session__tutor_post")
        .annotate(ahead=_ahead(), hidden=why_hidden(CALLED_OFF, "session_id"))
        .order_by("session__starts_at", "pk")
    )
    said: dict[int, list[Applied]] = {one.pk: [] for one in found}
    for applied in _applied(person).filter(sign_up__in=list(said)):
        said[applied.sign_up_id].append(applied)
    learned = [
        Learned(
            sign_up=one,
            place=0 if one.booked_at else int(getattr(one, "ahead", 0) or 0) + 1,
            is_past=one.session.ends_at <= now,
            applied=said[one.pk],
            hidden=getattr(one, "hidden", None),
        )
        for one in found
    ]
    past = [one for one in learned if one.is_past and not one.sign_up.refused_because]
    return [*(one for one in learned if not one.is_past), *reversed(past)]


def _applied(person: Person) -> QuerySet[Applied]:
    visible = Record.objects.visible_to(person)
    return Applied.objects.filter(visible.behind("record")).select_related("record").order_by("at", "pk")


def _ahead() -> Subquery:
    """Tell how many stand before a sign-up in its line."""
    earlier = Q(at__lt=OuterRef("at")) | Q(at=OuterRef("at"), pk__lt=OuterRef("pk"))
    line = SignUp.objects.filter(
        earlier, session=OuterRef("session"), cancelled_at__isnull=True, booked_at__isnull=True
    )
    counted = line.order_by().values("session").annotate(n=Count("pk")).values("n")
    return Subquery(counted, output_field=IntegerField())


def mine(key: int, person: Person) -> SignUp:
    """Return one running sign-up of the person's own, of a course they may read. One statement; Http404."""
    found = (
        SignUp.objects.running()
        .filter(Record.objects.visible_to(person).behind("session__course"), pk=key, person=person)
        .select_related("session__course__record")
        .first()
    )
    if found is None:
        raise Http404
    return found


def for_tutor(key: int, tutor: Person, *, refused: bool = False) -> SignUp:
    """Return one sign-up for a session of a course that `tutor` may read: one that runs, or one that was `refused`.

    One statement; Http404.
    """
    rows = SignUp.objects.exclude(refused_because="") if refused else SignUp.objects.running()
    found = (
        rows.filter(Record.objects.visible_to(tutor).behind("session__course"), pk=key)
        .select_related("session__course__record", "person")
        .first()
    )
    if found is None:
        raise Http404
    return found


def taught_on(sign_up: SignUp, person: Person) -> str:
    """Return the reference of the live work that the session was taught on, "" if the person may not read it."""
    record = Record.objects.visible_to(person).filter(pk=sign_up.session.taught_on_id or 0).first()
    return record.reference if record else ""


def attendance_owed(person: Person, count: int) -> list[Owing]:
    """Return the sessions whose attendance the person has to write down, the oldest first. One statement."""
    return [
        Owing(
            title=session.course.record.title,
            url=reverse("academy:people", kwargs={"session": session.pk}),
            what="Write down who came",
            note=f"{moment(session.starts_at)}, {session.where}",
        )
        for session in _taught(count, viewer=person, person=person.pk, now=timezone.now(), today=timezone.localdate())
    ]


@prepared
def _taught(count: int, *, viewer: Viewer, person: int, now: datetime, today: date) -> QuerySet[Session]:
    mine = Q(tutor_post__holder=person) | Q(tutor_post__deputy=person, tutor_post__away_until__gte=today)
    over = Session.objects.filter(mine, ends_at__lt=now, attendance_at=None, called_off_at=None, taken__gt=0)
    readable = over.filter(Record.objects.visible_to(viewer).behind("course")).select_related("course__record")
    return readable.order_by("ends_at", "pk")[:count]
