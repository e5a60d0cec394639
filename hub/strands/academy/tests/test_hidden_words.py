"""Why a session was called off is hidden by a moderator, and is gone from wherever it stood."""

from hub.core.moderation.tests.factories import hidden
from hub.strands.academy import actions
from hub.strands.academy.models import Session
from hub.strands.academy.tests.factories import a_session
from tests.cast import signed_in

SAID = "Old Mr Quagga of number nine has fallen ill"
WHY = "It names a neighbour."


def test_the_reason_goes_and_that_it_was_called_off_stays(client, tutor, tutor_post, resident, moderator, stranger):
    session = a_session(by=tutor, post=tutor_post)
    actions.sign_up(session, by=resident)
    actions.call_off(session, because=SAID, by=tutor)
    course = session.course.record
    part, calendar = f"called_off:{session.pk}", f"/academy/sessions/{session.pk}/calendar/"
    assert f"?part={part}" in client.get(course.get_absolute_url()).text
    learner = signed_in(resident)
    places = {course.get_absolute_url(): learner, "/academy/my-learning/": learner, calendar: learner}

    hidden(course, part, by=moderator, reporter=stranger, because=WHY)

    for address, who in places.items():
        page = who.get(address)
        assert page.status_code == 200, address
        assert "Quagga" not in page.content.decode(), address
    assert "Quagga" not in learner.get("/my/notices/").text
    assert WHY in learner.get("/academy/my-learning/").text
    shown = client.get(course.get_absolute_url()).text
    assert "Called off" in shown
    assert WHY in shown
    assert Session.objects.get().called_off_because == SAID
    assert Session.objects.get().called_off_by == tutor


def test_nobody_has_a_place_in_what_was_called_off(tutor, tutor_post, resident):
    session = a_session(by=tutor, post=tutor_post)
    actions.sign_up(session, by=resident)
    actions.call_off(session, because="The room is flooded.", by=tutor)

    page = signed_in(resident).get(session.course.record.get_absolute_url()).text

    assert "The room is flooded." in page
    assert "Take it out of my calendar" in page
    assert "You have a place" not in page
