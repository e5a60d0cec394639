"""What can be done in the academy, and what cannot."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.accounts.actions import own
from hub.accounts.tests.factories import PersonFactory
from hub.core.follows.models import Notice
from hub.core.links.models import Link
from hub.core.records.actions import publish
from hub.core.records.visibility import Visibility
from hub.design.words import moment
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.academy import actions, rules
from hub.strands.academy.models import Session, SignUp
from hub.strands.academy.tests.factories import a_course, a_past_session, a_session, a_sitting, before
from hub.thread.tests.factories import work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example_kind")]


@pytest.fixture
def session(tutor, tutor_post):
    """A session with two places."""
    return a_session(by=tutor, post=tutor_post)


def people(count: int):
    return [PersonFactory(name=f"Learner {number}", email=f"learner{number}@example.org") for number in range(count)]


def lines(session) -> tuple[list[str], list[str]]:
    found = SignUp.objects.filter(session=session)
    booked = [one.person.name for one in found.booked().order_by("booked_at", "pk")]
    return booked, [one.person.name for one in found.waiting()]


def test_the_first_get_the_places_and_the_others_stand_in_line(session):
    for person in people(4):
        actions.sign_up(session, by=person)

    assert lines(session) == (["Learner 0", "Learner 1"], ["Learner 2", "Learner 3"])
    session.refresh_from_db()
    assert session.taken == 2
    told = Notice.objects.order_by("pk").values_list("sentence", flat=True)
    assert "You have a place: “Listening to demand”" in told[0]
    assert "You are second in line" in told[3]


def test_signing_up_twice_is_once(session, resident):
    assert actions.sign_up(session, by=resident) == actions.sign_up(session, by=resident)
    assert SignUp.objects.count() == 1


def test_whoever_is_next_in_line_gets_the_place_that_is_given_up_and_is_told(session):
    made = [actions.sign_up(session, by=person) for person in people(4)]

    actions.cancel(made[0], by=made[0].person)
    actions.cancel(made[0], by=made[0].person)

    assert lines(session) == (["Learner 1", "Learner 2"], ["Learner 3"])
    told = Notice.objects.filter(person=made[2].person).latest("pk")
    assert "A place has come free: you are booked" in told.sentence
    session.refresh_from_db()
    assert session.taken == 2


def test_whoever_leaves_the_hub_gives_the_place_to_the_next_in_line_who_is_told_by_letter(
    session, mailoutbox, django_capture_on_commit_callbacks
):
    made = [actions.sign_up(session, by=person, needs="A ramp") for person in people(4)]

    with django_capture_on_commit_callbacks(execute=True):
        own.leave(erase_words=False, now=timezone.now(), by=made[0].person)

    assert [one.pk for one in SignUp.objects.filter(session=session).booked()] == [made[1].pk, made[2].pk]
    assert [mail.to for mail in mailoutbox if "A place has come free" in mail.subject] == [["learner2@example.org"]]
    assert SignUp.objects.get(pk=made[0].pk).needs == ""
    session.refresh_from_db()
    assert session.taken == 2


def test_nobody_rises_into_a_session_that_has_begun_or_was_called_off(session, tutor, tutor_post):
    made = [actions.sign_up(session, by=person) for person in people(3)]
    actions.call_off(session, because="The room is flooded.", by=tutor)

    own.leave(erase_words=False, now=timezone.now(), by=made[0].person)
    actions.leave_all(made[1].person, now=session.starts_at)

    assert [one.pk for one in SignUp.objects.filter(session=session).booked()] == [made[1].pk]


def test_a_tutor_refuses_somebody_with_words_and_the_next_in_line_has_the_place(session, tutor):
    made = [actions.sign_up(session, by=person) for person in people(3)]

    with pytest.raises(BadInput):
        actions.refuse(made[0], because=" ", by=tutor)
    for _ in range(2):
        actions.refuse(made[0], because="It is for the team of the pilot.", by=tutor)

    assert lines(session) == (["Learner 1", "Learner 2"], [])
    assert "team of the pilot" in Notice.objects.get(person=made[0].person, sentence__startswith="You cannot").sentence
    assert "A place has come free" in Notice.objects.filter(person=made[2].person).latest("pk").sentence
    with pytest.raises(NotPossible, match="took you off this session: It is for the team"):
        actions.sign_up(session, by=made[0].person)
    with pytest.raises(NotPossible, match="has begun"):
        actions.refuse(made[1], because="Late.", by=tutor, now=session.starts_at)
    with pytest.raises(NotAllowed):
        actions.refuse(made[1], because="I want the place.", by=made[2].person)


def test_a_tutor_takes_a_refusal_back_with_words_and_they_stand_where_they_stood(session, tutor):
    made = [actions.sign_up(session, by=person) for person in people(4)]
    actions.refuse(made[0], because="It is for the team of the pilot.", by=tutor)
    assert lines(session) == (["Learner 1", "Learner 2"], ["Learner 3"])

    with pytest.raises(BadInput):
        actions.take_refusal_back(made[0], words=" ", by=tutor)
    with pytest.raises(NotAllowed):
        actions.take_refusal_back(made[0], words="I want to.", by=made[0].person)
    with pytest.raises(NotPossible, match="too late"):
        actions.take_refusal_back(made[0], words="Come.", by=tutor, now=session.starts_at)
    for _ in range(2):
        actions.take_refusal_back(made[0], words="I took you for somebody else.", by=tutor)

    assert lines(session) == (["Learner 1", "Learner 2"], ["Learner 0", "Learner 3"])
    told = Notice.objects.get(person=made[0].person, sentence__startswith="You can come after all").sentence
    assert "You stand in line again. I took you for somebody else." in told
    actions.cancel(made[1], by=made[1].person)
    assert lines(session) == (["Learner 2", "Learner 0"], ["Learner 3"])
    assert actions.sign_up(session, by=made[0].person) == made[0]


def test_whoever_may_come_after_all_has_a_place_at_once_where_one_is_free(session, tutor):
    made = actions.sign_up(session, by=people(1)[0])
    actions.refuse(made, because="Full.", by=tutor)
    assert Session.objects.get(pk=session.pk).taken == 0

    actions.take_refusal_back(made, words="It is not.", by=tutor)

    assert SignUp.objects.booked().get() == made
    assert Session.objects.get(pk=session.pk).taken == 1
    actions.refuse(made, because="Full again.", by=tutor)
    actions.call_off(session, because="The room is flooded.", by=tutor)
    with pytest.raises(NotPossible, match="called off"):
        actions.take_refusal_back(made, words="Come.", by=tutor)


def test_leaving_the_line_moves_nobody_and_coming_back_is_at_its_end(session):
    made = [actions.sign_up(session, by=person) for person in people(4)]

    actions.cancel(made[2], by=made[2].person)
    actions.sign_up(session, by=made[2].person)

    assert lines(session) == (["Learner 0", "Learner 1"], ["Learner 3", "Learner 2"])
    assert SignUp.objects.filter(person=made[2].person).count() == 2


def test_a_place_of_somebody_else_cannot_be_given_up(session, resident, stranger):
    made = actions.sign_up(session, by=resident)

    with pytest.raises(NotAllowed):
        actions.cancel(made, by=stranger)


def test_nobody_signs_up_for_what_has_begun_was_called_off_or_is_not_theirs_to_read(session, resident, tutor):
    with pytest.raises(NotPossible, match="has begun"):
        actions.sign_up(session, by=resident, now=session.starts_at)
    actions.call_off(session, because="The room is flooded.", by=tutor)
    with pytest.raises(NotPossible, match="The room is flooded"):
        actions.sign_up(session, by=resident)
    publish(session.course.record, by=tutor, to=Visibility.STAFF)
    with pytest.raises(NotAllowed):
        actions.sign_up(session, by=resident)
    assert not SignUp.objects.exists()


def test_a_place_cannot_be_given_up_once_it_has_begun(session, resident):
    made = actions.sign_up(session, by=resident)

    with pytest.raises(NotPossible, match="Tell the tutor"):
        actions.cancel(made, by=resident, now=session.starts_at)


def test_a_session_in_the_past_is_refused_and_nothing_is_written(tutor, tutor_post):
    course = a_course(by=tutor)
    yesterday = timezone.localtime() - timedelta(days=1)

    with pytest.raises(BadInput) as error:
        actions.plan_session(course, a_sitting(tutor_post, starts_at=yesterday), by=tutor)

    assert "in the past" in error.value.fields["starts_on"]
    assert not Session.objects.exists()
    course.record.refresh_from_db()
    assert course.record.state == rules.PLANNED


def test_fewer_places_than_people_booked_are_refused_and_nothing_is_changed(session, tutor, tutor_post):
    for person in people(2):
        actions.sign_up(session, by=person)

    with pytest.raises(BadInput) as error:
        actions.change_session(session, a_sitting(tutor_post, places=1, where="Elsewhere"), by=tutor)

    assert "2 people are booked already. Keep at least 2 places" in error.value.fields["places"]
    session.refresh_from_db()
    assert (session.places, session.where, session.sequence) == (2, "Library, room 2", 0)


def test_more_places_book_those_first_in_line(session, tutor, tutor_post):
    for person in people(5):
        actions.sign_up(session, by=person)

    sitting = a_sitting(tutor_post, places=4, starts_at=session.starts_at)
    changed = actions.change_session(session, sitting, by=tutor)

    assert lines(session) == ([f"Learner {number}" for number in range(4)], ["Learner 4"])
    assert (changed.taken, changed.sequence) == (4, 0)


def test_more_places_book_nobody_into_a_session_that_has_begun(session, tutor, tutor_post):
    for person in people(3):
        actions.sign_up(session, by=person)

    sitting = a_sitting(tutor_post, places=4, starts_at=session.starts_at)
    changed = actions.change_session(session, sitting, by=tutor, now=session.starts_at)

    assert lines(session) == (["Learner 0", "Learner 1"], ["Learner 2"])
    assert (changed.places, changed.taken) == (4, 2)
    assert not Notice.objects.filter(sentence__contains="A place has come free").exists()


def test_all_who_signed_up_hear_of_another_time_and_calendars_too(session, tutor, tutor_post):
    made = [actions.sign_up(session, by=person) for person in people(3)]
    uid, was = session.uid, session.starts_at

    later = session.starts_at + timedelta(days=1)
    changed = actions.change_session(session, a_sitting(tutor_post, starts_at=later), by=tutor)

    assert (changed.sequence, changed.uid) == (1, uid)
    for one in made:
        told = Notice.objects.filter(person=one.person).latest("pk").sentence
        assert f"Changed: “Listening to demand”, {moment(was)}, Library, room 2, is now from {moment(later)} to" in told
        assert "give your place back" in told


def test_of_another_room_or_end_alone_all_hear_and_of_more_places_nobody_does(session, tutor, tutor_post, resident):
    actions.sign_up(session, by=resident)
    same = {"starts_at": session.starts_at, "ends_at": session.ends_at, "where": session.where}
    heard = Notice.objects.filter(person=resident, sentence__startswith="Changed")

    actions.change_session(session, a_sitting(tutor_post, **same, places=9), by=tutor)
    assert not heard.exists()
    actions.change_session(session, a_sitting(tutor_post, **same | {"where": "Hall"}), by=tutor)
    longer = session.ends_at + timedelta(hours=1)
    changed = actions.change_session(
        session, a_sitting(tutor_post, **same | {"where": "Hall", "ends_at": longer}), by=tutor
    )

    assert [one.sentence.count(moment(longer)) for one in heard.order_by("pk")] == [0, 1]
    assert changed.sequence == 2


def test_calling_off_says_why_and_can_be_done_once(session, tutor, resident):
    actions.sign_up(session, by=resident)

    with pytest.raises(BadInput):
        actions.call_off(session, because=" ", by=tutor)
    actions.call_off(session, because="The room is flooded.", by=tutor)
    actions.call_off(session, because="Again.", by=tutor)

    session.refresh_from_db()
    assert (session.sequence, session.called_off_because) == (1, "The room is flooded.")
    assert "The room is flooded." in Notice.objects.filter(person=resident).latest("pk").sentence


def test_who_came_is_written_down_once_it_has_begun_and_can_be_corrected(tutor, tutor_post):
    session = a_past_session(by=tutor, post=tutor_post)
    made = [actions.sign_up(session, by=person, now=before(session)) for person in people(2)]

    with pytest.raises(NotPossible, match="not begun"):
        actions.note_attendance(session, came=[], by=tutor, now=before(session))
    actions.note_attendance(session, came=[made[0].pk], by=tutor)
    actions.note_attendance(session, came=[made[1].pk, 99], by=tutor)

    assert list(SignUp.objects.order_by("pk").values_list("attended", flat=True)) == [False, True]
    assert session.course.record.tallies.get(name="learners").value == 1
    assert "Say on “My learning” where you use it" in Notice.objects.filter(person=made[1].person).latest("pk").sentence


def test_who_stood_in_line_and_came_all_the_same_was_there(tutor, tutor_post):
    session = a_past_session(by=tutor, post=tutor_post, places=1)
    booked, first, second = (actions.sign_up(session, by=person, now=before(session)) for person in people(3))

    actions.note_attendance(session, came=[first.pk], by=tutor)

    assert list(SignUp.objects.order_by("pk").values_list("attended", flat=True)) == [False, True, None]
    assert session.course.record.tallies.get(name="learners").value == 1
    said = actions.say_applied(first, work(booked.person), words="I listened.", by=first.person)
    assert said.sign_up == first

    actions.note_attendance(session, came=[booked.pk], by=tutor)

    assert list(SignUp.objects.order_by("pk").values_list("attended", flat=True)) == [True, None, None]
    assert second.attended is None


def test_a_learner_says_where_they_used_it_once_they_were_there(tutor, tutor_post, resident, stranger):
    session = a_past_session(by=tutor, post=tutor_post)
    made = actions.sign_up(session, by=resident, now=before(session))
    idea = work(stranger)

    with pytest.raises(NotPossible, match="not written down yet"):
        actions.say_applied(made, idea, words="I listened.", by=resident)
    actions.note_attendance(session, came=[made.pk], by=tutor)
    first = actions.say_applied(made, idea, words="I listened.", by=resident)

    assert actions.say_applied(made, idea, words="I listened.", by=resident) == first
    with pytest.raises(NotPossible, match="already"):
        actions.say_applied(made, idea, words="Something else.", by=resident)
    with pytest.raises(NotAllowed):
        actions.say_applied(made, idea, words="Mine.", by=stranger)


def test_live_work_is_tied_to_the_course_and_untied_when_it_is_taught_on_other_work(tutor, tutor_post, resident):
    pilot, other = work(resident), work(resident, "Another")
    session = a_session(by=tutor, post=tutor_post, taught_on=pilot)

    actions.change_session(session, a_sitting(tutor_post, taught_on=other), by=tutor)

    ties = Link.objects.filter(relation="taught_in", target=session.course.record)
    assert list(ties.filter(ended_at=None).values_list("source", flat=True)) == [other.pk]
    assert list(ties.exclude(ended_at=None).values_list("source", flat=True)) == [pilot.pk]


def test_a_course_is_not_taught_on_a_course_nor_on_what_one_cannot_read(tutor, tutor_post, staff):
    course = a_course(by=tutor)
    hidden = work(staff, to=Visibility.STAFF)
    tutor.is_staff = False
    tutor.save()

    with pytest.raises(BadInput, match="not a course"):
        a_session(by=tutor, post=tutor_post, course=course, taught_on=course.record)
    with pytest.raises(NotAllowed):
        a_session(by=tutor, post=tutor_post, course=course, taught_on=hidden)


def test_a_course_ends_when_no_session_is_to_come_and_can_be_offered_again(session, tutor):
    course = session.course
    with pytest.raises(NotPossible, match="still to come"):
        actions.end_course(course, reason="Nobody asks for it.", by=tutor)

    actions.end_course(course, reason="Nobody asks for it.", by=tutor, now=session.ends_at)
    assert course.record.state == rules.ENDED
    actions.offer_again(course, by=tutor)
    assert course.record.state == rules.OFFERED


def test_only_those_who_teach_make_courses_and_sessions(session, resident, tutor_post):
    for forbidden in (
        lambda: a_course(by=resident),
        lambda: a_session(by=resident, post=tutor_post, course=session.course),
        lambda: actions.change_session(session, a_sitting(tutor_post), by=resident),
        lambda: actions.call_off(session, because="No.", by=resident),
        lambda: actions.note_attendance(session, came=[], by=resident),
        lambda: actions.end_course(session.course, reason="No.", by=resident),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
