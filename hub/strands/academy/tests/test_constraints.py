"""Each rule that the database itself keeps about courses, broken once; and sign-ups that cannot be removed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from hub.strands.academy import actions
from hub.strands.academy.models import Applied, Course, Session, SignUp
from hub.strands.academy.tests.factories import a_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(tutor, tutor_post):
    return a_session(by=tutor, post=tutor_post)


def change(session: Session, **values):
    return lambda: Session.objects.filter(pk=session.pk).update(**values)


def signs_up(session: Session, person, **values):
    return SignUp.objects.create(**({"session": session, "person": person, "at": session.changed_at} | values))


BROKEN = {
    "course_has_aims": lambda s, p: lambda: Course.objects.filter(pk=s.course_id).update(aims=""),
    "session_ends_after_start": lambda s, p: change(s, ends_at=s.starts_at),
    "session_has_places": lambda s, p: change(s, places=0),
    "session_never_overbooked": lambda s, p: change(s, taken=3),
    "session_says_where": lambda s, p: change(s, where=""),
    "session_called_off_says_why": lambda s, p: change(s, called_off_at=s.starts_at),
    "sign_up_once": lambda s, p: lambda: [signs_up(s, p) for _ in "12"],
    "sign_up_attended_or_was_expected": lambda s, p: lambda: signs_up(s, p, attended=False),
    "sign_up_booked_after_asking": lambda s, p: lambda: signs_up(s, p, booked_at=s.changed_at - timedelta(seconds=1)),
    "sign_up_refused_has_no_place": lambda s, p: lambda: signs_up(s, p, refused_because="Full."),
    "applied_once": lambda s, p: lambda: [applied(one) for one in [signs_up(s, p)] * 2],
    "applied_has_words": lambda s, p: lambda: applied(signs_up(s, p), words=""),
}


def applied(sign_up: SignUp, words: str = "I listened."):
    made = SignUp.objects.get(session=sign_up.session)
    return Applied.objects.create(sign_up=made, record=sign_up.session.course.record, words=words, at=sign_up.at)


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name, session, resident):
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[name](session, resident)()


def test_a_cancelled_sign_up_stays_and_makes_room_for_another(session, resident):
    actions.cancel(actions.sign_up(session, by=resident), by=resident)
    made = actions.sign_up(session, by=resident)

    assert SignUp.objects.filter(person=resident).count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        made.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        session.delete()
