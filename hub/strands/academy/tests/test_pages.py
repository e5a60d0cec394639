"""What people see of the academy."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from hub.accounts.tests.factories import PersonFactory
from hub.core.records.actions import publish
from hub.core.records.visibility import Visibility
from hub.strands.academy import actions
from hub.strands.academy.models import Course, Session, SignUp
from hub.strands.academy.queries import applied, people
from hub.strands.academy.tests.factories import a_course, a_past_session, a_session, a_sitting, before
from hub.thread.tests.factories import work
from tests.cast import CastClient as Client
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(tutor, tutor_post):
    return a_session(by=tutor, post=tutor_post)


def typed(**changes) -> dict[str, str]:
    """Return what a tutor types into the form of a session."""
    day = timezone.localdate() + timedelta(days=10)
    values = {"starts_on-day": day.day, "starts_on-month": day.month, "starts_on-year": day.year}
    return {
        **{name: str(value) for name, value in values.items()},
        "starts": "10:00",
        "ends": "12.30pm",
        "where": "Library, room 2",
        "places": "12",
        **changes,
    }


def test_everybody_reads_a_course_and_when_its_next_session_is(client, session):
    page = client.get(session.course.record.get_absolute_url()).text

    for words in ("Listening to demand", "The next session is on", "2 of 2 places are left.", "Sign up for the next"):
        assert words in page
    assert "Who is booked" not in page


def test_the_list_says_when_the_next_session_is(client, session, tutor):
    a_course(by=tutor, title="Statistics for everybody")

    page = client.get("/academy/").text

    assert "2 courses" in page
    assert "Next: " in page
    assert ">Academy<" in page
    assert "No course is" not in page


def test_signing_up_leads_to_ones_own_page_with_the_place(session, resident):
    browser = signed_in(resident)

    asked = browser.get(f"/academy/sessions/{session.pk}/sign-up/").text
    assert "Only the tutors read this." in asked
    page = browser.post(f"/academy/sessions/{session.pk}/sign-up/", {"needs": "Step-free access"}, follow=True).text

    assert "You have a place" in page
    assert SignUp.objects.get(person=resident).needs == "Step-free access"


def test_who_waits_sees_the_place_in_line_and_can_leave_it(session, resident, stranger, staff):
    for person in (stranger, staff):
        actions.sign_up(session, by=person)
    browser = signed_in(resident)

    page = browser.post(f"/academy/sessions/{session.pk}/sign-up/", {}, follow=True).text
    assert "First in line" in page
    assert "Leave the line for" in browser.get(f"/academy/sessions/{session.pk}/cancel/").text
    page = browser.post(f"/academy/sessions/{session.pk}/cancel/", follow=True).text

    assert "You have left the line." in page
    assert "You have signed up for nothing" in page


def test_who_gives_up_a_place_reads_who_gets_it(session, resident):
    actions.sign_up(session, by=resident)
    browser = signed_in(resident)

    assert "gets it at once" in browser.get(f"/academy/sessions/{session.pk}/cancel/").text
    page = browser.post(f"/academy/sessions/{session.pk}/cancel/", follow=True).text

    assert "You have given up your place. If somebody was waiting, they have it now" in page


def test_whoever_has_risen_from_the_line_and_whoever_was_refused_reads_so_on_their_page(
    tutor, tutor_post, resident, stranger
):
    session = a_session(by=tutor, post=tutor_post, places=1)
    first, _ = (actions.sign_up(session, by=person) for person in (resident, stranger))
    browser = signed_in(tutor)
    assert "Take off" in browser.get(f"/academy/sessions/{session.pk}/people/").text

    at = f"/academy/sign-ups/{first.pk}/refuse/"
    assert "Say why" in browser.post(at, {"because": " "}).text
    page = browser.post(at, {"because": "It is for the team of the pilot."}, follow=True).text

    assert "If somebody was waiting, they have the place now." in page
    assert browser.get(at).status_code == 404
    mine = signed_in(resident).get("/academy/my-learning/").text
    assert 'Your tutor says: <span dir="auto">It is for the team of the pilot.</span>' in mine
    assert "A place came free for you on" in signed_in(stranger).get("/academy/my-learning/").text
    assert signed_in(stranger).get(at).status_code == 403


def test_the_tutor_reads_whom_they_took_off_and_lets_them_come_after_all(tutor, tutor_post, resident, stranger):
    session = a_session(by=tutor, post=tutor_post, places=1)
    made = actions.sign_up(session, by=resident)
    actions.refuse(made, because="It is for the team of the pilot.", by=tutor)
    browser = signed_in(tutor)
    listed = browser.get(f"/academy/sessions/{session.pk}/people/").text
    assert 'They were told: <span dir="auto">It is for the team of the pilot.</span>' in listed

    at = f"/academy/sign-ups/{made.pk}/take-refusal-back/"
    assert at in listed
    assert "Let Amina come after all?" in browser.get(at).text
    assert "Say it in a sentence." in browser.post(at, {"words": " "}).text
    page = browser.post(at, {"words": "You are of the team."}, follow=True).text

    assert "They have been told." in page
    assert "Taken off" not in page
    assert browser.get(at).status_code == 404
    assert "You have a place" in signed_in(resident).get("/academy/my-learning/").text
    assert signed_in(stranger).get(at).status_code == 403


def test_nobody_sees_who_else_is_booked(session, resident, stranger, client):
    actions.sign_up(session, by=resident, needs="An interpreter")

    for browser in (client, signed_in(stranger)):
        page = browser.get(session.course.record.get_absolute_url()).text
        assert "Amina" not in page
        assert "interpreter" not in page
    assert signed_in(stranger).get(f"/academy/sessions/{session.pk}/people/").status_code == 403


def test_the_tutor_sees_who_is_booked_and_writes_down_who_came(tutor, tutor_post, resident, stranger):
    session = a_past_session(by=tutor, post=tutor_post)
    made = [actions.sign_up(session, by=person, now=before(session)) for person in (resident, stranger)]
    browser = signed_in(tutor)
    assert [one.what for one in people.attendance_owed(tutor, 10)] == ["Write down who came"]
    assert "Who came to your sessions" in browser.get("/my/owed/").text

    page = browser.get(f"/academy/sessions/{session.pk}/people/").text
    assert "Amina" in page
    assert "Basil" in page
    browser.post(f"/academy/sessions/{session.pk}/people/", {"came": [made[0].pk]})

    assert people.attendance_owed(tutor, 10) == []
    assert [one.attended for one in SignUp.objects.order_by("pk")] == [True, False]


def test_the_tutor_writes_down_who_came_from_the_line_and_they_read_it(tutor, tutor_post, resident, stranger):
    session = a_past_session(by=tutor, post=tutor_post, places=1)
    booked, waiting = (actions.sign_up(session, by=person, now=before(session)) for person in (resident, stranger))
    browser, at = signed_in(tutor), f"/academy/sessions/{session.pk}/people/"
    page = browser.get(at).text
    assert page.index("Amina") < page.index("Who came without a place?") < page.index("Basil")
    assert browser.post(at, {"came": [waiting.pk]}).status_code == 422

    browser.post(at, {"came": [booked.pk], "from_the_line": [waiting.pk]})

    assert [one.attended for one in SignUp.objects.order_by("pk")] == [True, True]
    mine = signed_in(stranger).get("/academy/my-learning/").text
    assert "You were there" in mine
    assert "No place came free for you." not in mine
    browser.post(at, {"came": [booked.pk]})
    assert "No place came free for you." in signed_in(stranger).get("/academy/my-learning/").text


@pytest.mark.usefixtures("example_kind")
def test_a_tutor_plans_a_session_on_live_work(tutor, tutor_post, resident, client):
    course, pilot = a_course(by=tutor), work(resident, "Two benches")
    browser, at = signed_in(tutor), f"/academy/COURSE-{course.pk}/plan-session/"

    page = browser.post(at, typed(tutor_post=str(tutor_post.pk), taught_on=pilot.reference), follow=True).text

    assert "The session is planned" in page
    assert "on live work:" in page
    session = Session.objects.get()
    assert timezone.localtime(session.starts_at).hour == 10
    assert timezone.localtime(session.ends_at).minute == 30


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"starts_on-year": "2020"}, "This is in the past. Choose a day and a time that are still to come."),
        ({"starts_on-day": "30", "starts_on-month": "2", "starts_on-year": "2027"}, "there is no such day"),
        ({"starts": "25:00"}, "Enter a time of day, such as 10:00 or 2.30pm."),
        ({"ends": "9am"}, "It must end after it starts."),
        ({"places": "ten"}, "Enter a whole number"),
        ({"places": "0"}, "Enter a number of 1 or more."),
        ({"taught_on": "PILOT-99999"}, "There is no such record."),
        ({"where": ""}, "Say where it is held."),
    ],
)
def test_a_session_that_makes_no_sense_is_said_so_and_not_written(changes, sentence, tutor, tutor_post):
    course = a_course(by=tutor)

    answer = signed_in(tutor).post(
        f"/academy/COURSE-{course.pk}/plan-session/", typed(tutor_post=str(tutor_post.pk), **changes)
    )

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Session.objects.exists()


def test_fewer_places_than_people_booked_are_refused_beside_the_question(
    session, tutor, tutor_post, resident, stranger
):
    for person in (resident, stranger):
        actions.sign_up(session, by=person)

    answer = signed_in(tutor).post(
        f"/academy/sessions/{session.pk}/change/", typed(tutor_post=str(tutor_post.pk), places="1")
    )

    assert answer.status_code == 422
    assert "2 people are booked already. Keep at least 2 places" in answer.text
    assert "Library, room 2" in answer.text
    session.refresh_from_db()
    assert (session.places, session.sequence) == (2, 0)


def test_the_calendar_file_keeps_its_uid_and_its_sequence_rises(client, session, tutor, tutor_post):
    address = f"/academy/sessions/{session.pk}/calendar/"
    first = event(client.get(address))
    later = session.starts_at + timedelta(days=1)
    actions.change_session(session, a_sitting(tutor_post, starts_at=later, where="Hall; second, floor"), by=tutor)
    second = event(client.get(address))
    actions.call_off(session, because="The room is flooded.", by=tutor)
    third = event(client.get(address))

    assert first["UID"] == second["UID"] == third["UID"]
    assert [int(one["SEQUENCE"]) for one in (first, second, third)] == [0, 1, 2]
    assert [str(one["STATUS"]) for one in (first, second, third)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert second["DTSTART"].dt == later
    assert str(second["LOCATION"]) == "Hall; second, floor"
    assert third["DTSTAMP"].dt <= datetime.now(UTC)


def event(response):
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return next(iter(Calendar.from_ical(response.content).walk("VEVENT")))


@pytest.mark.usefixtures("example_kind")
def test_what_was_learned_stands_on_the_page_of_what_it_was_used_on(tutor, tutor_post, resident, stranger):
    pilot = work(stranger)
    session = a_past_session(by=tutor, post=tutor_post, taught_on=pilot)
    made = actions.sign_up(session, by=resident, now=before(session))
    actions.note_attendance(session, came=[made.pk], by=tutor)
    browser, at = signed_in(resident), f"/academy/my-learning/{made.pk}/applied/"
    assert pilot.reference in browser.get(at).text

    assert "There is no such record." in browser.post(at, {"record": "PILOT-999", "words": "I listened."}).text
    page = browser.post(at, {"record": pilot.reference, "words": "I listened at the desk."}, follow=True).text

    assert "I listened at the desk." in page
    shown = applied.panel(pilot, None)
    assert [(one.words, one.who) for one in shown["used"]] == [("I listened at the desk.", "Amina")]
    assert [one.course for one in shown["taught"]] == ["Listening to demand"]
    assert signed_in(stranger).get(at).status_code == 404


@pytest.mark.usefixtures("example_kind")
def test_the_panel_names_no_minor_shows_no_hidden_course_and_makes_one_statement(
    tutor, tutor_post, stranger, django_assert_num_queries
):
    young = PersonFactory(name="Young Robin", adult_on=timezone.localdate() + timedelta(days=900))
    pilot = work(stranger)
    session = a_past_session(by=tutor, post=tutor_post, taught_on=pilot)
    made = actions.sign_up(session, by=young, now=before(session))
    actions.note_attendance(session, came=[made.pk], by=tutor)
    said = actions.say_applied(made, pilot, words="I listened.", by=young)

    with django_assert_num_queries(1):
        shown = applied.panel(pilot, None)
    assert [one.who for one in shown["used"]] == ["A learner"]
    said.hidden_because = "It insults."
    said.save()
    assert applied.panel(pilot, None)["used"] == []
    publish(session.course.record, by=tutor, to=Visibility.STAFF)
    assert applied.panel(pilot, None) is None


def test_a_course_that_is_not_for_the_reader_is_not_there_in_any_page(session, tutor, stranger):
    actions.sign_up(session, by=stranger)
    publish(session.course.record, by=tutor, to=Visibility.STAFF)
    browser = signed_in(stranger)

    for address in (session.course.record.get_absolute_url(), f"/academy/sessions/{session.pk}/calendar/"):
        assert browser.get(address).status_code == 404
    assert "Listening to demand" not in browser.get("/academy/my-learning/").text


def statements(browser, address, django_assert_max_num_queries, most):
    browser.get(address)  # what is read once a process
    with django_assert_max_num_queries(most) as found:
        assert browser.get(address).status_code == 200
    return len(found)


def test_pages_make_few_statements_however_many_sessions(
    session, tutor, tutor_post, stranger, django_assert_max_num_queries
):
    for person in (tutor, stranger):
        actions.sign_up(session, by=person)
    browsers = [signed_in(tutor), signed_in(stranger), Client()]
    pages = {session.course.record.get_absolute_url(): 16, "/academy/": 8, "/academy/my-learning/": 8}
    before_more = {}
    for number in range(2):
        for place, browser in enumerate(browsers):
            for address, most in pages.items():
                if address == "/academy/my-learning/" and place == 2:
                    continue
                made = statements(browser, address, django_assert_max_num_queries, most)
                assert before_more.setdefault((place, address), made) >= made
        for _ in range(3 * (1 - number)):
            another = a_session(by=tutor, post=tutor_post, course=session.course)
            actions.sign_up(another, by=stranger)
            a_session(by=tutor, post=tutor_post)


def test_what_is_not_possible_is_said_in_the_form_and_nothing_typed_is_lost(session, resident, tutor, tutor_post):
    actions.call_off(session, because="The room is flooded.", by=tutor)

    answer = signed_in(resident).post(f"/academy/sessions/{session.pk}/sign-up/", {"needs": "An interpreter"})
    assert answer.status_code == 422
    assert "The room is flooded." in answer.text
    assert "An interpreter" in answer.text

    said = typed(where="The attic", tutor_post=str(tutor_post.pk))
    answer = signed_in(tutor).post(f"/academy/sessions/{session.pk}/change/", said)
    assert answer.status_code == 422
    assert "This session was called off." in answer.text
    assert "The attic" in answer.text


def sent_twice(browser: Client, at: str, answers: dict[str, str]) -> None:
    found = re.search(r'name="key" value="([^"]+)"', browser.get(at).text)
    assert found
    for _ in range(2):
        assert browser.post(at, {**answers, "key": found[1]}).status_code == 302


def test_a_second_click_makes_no_second_course_and_no_second_session(tutor, tutor_post):
    browser, post = signed_in(tutor), str(tutor_post.pk)
    said = {"title": "Letters", "aims": "Write one.", "for_whom": "Anybody.", "post": post}

    sent_twice(browser, "/academy/new/", said)
    sent_twice(browser, f"/academy/COURSE-{Course.objects.get().pk}/plan-session/", typed(tutor_post=post))

    assert Session.objects.count() == 1


def test_a_session_that_was_called_off_is_not_offered_by_its_old_address(tutor, tutor_post, resident):
    session = a_session(by=tutor, post=tutor_post)
    actions.call_off(session, because="The room is flooded.", by=tutor)

    page = signed_in(resident).get(f"/academy/sessions/{session.pk}/sign-up/")

    assert page.status_code == 409
    assert "This session was called off: The room is flooded." in page.text


def test_another_post_answers_for_a_course_once_the_tutor_says_so(tutor, tutor_post, parks_post):
    course, browser = a_course(by=tutor, post=tutor_post), signed_in(tutor)
    at = f"/academy/{course.record.reference}/change/"
    said = {"title": "Listening", "aims": "Tell value from failure demand.", "for_whom": "Anybody"}

    page = browser.post(at, {**said, "post": str(parks_post.pk)}, follow=True).text

    course.record.refresh_from_db()
    assert (course.record.post, course.record.team) == (parks_post, parks_post.team)
    assert "Parks manager" in page
    assert f'value="{parks_post.pk}" selected' in browser.get(at).text


def test_a_course_without_sessions_leads_the_tutor_to_plan_one_and_others_to_follow(client, tutor):
    at = a_course(by=tutor).record.get_absolute_url()

    assert re.search(r'role="button"[^>]*>\s*Plan a session', signed_in(tutor).get(at).text)
    assert re.search(r'role="button"[^>]*>\s*Follow', client.get(at).text)


def test_whoever_signed_up_is_led_to_take_a_session_that_was_called_off_out_of_their_calendar(
    tutor, tutor_post, resident
):
    session = a_session(by=tutor, post=tutor_post)
    actions.sign_up(session, by=resident)
    actions.call_off(session, because="The room is flooded.", by=tutor)

    page = signed_in(resident).get("/academy/my-learning/").text

    assert "Take it out of my calendar" in page
    assert "Give up my place" not in page


def test_the_page_blames_no_tutor_for_a_session_that_was_called_off_or_had_no_place(
    tutor, tutor_post, resident, stranger
):
    full, off = (a_past_session(by=tutor, post=tutor_post, places=1) for _ in range(2))
    for person in (resident, stranger):
        actions.sign_up(full, by=person, now=before(full))
    actions.sign_up(off, by=stranger, now=before(off))
    actions.call_off(off, because="The room is flooded.", by=tutor, now=before(off))

    booked, waited = (signed_in(person).get("/academy/my-learning/").text for person in (resident, stranger))

    blame = "Your tutor has not written down yet who came."
    assert blame in booked
    assert blame not in waited
    assert "No place came free for you." in waited
    assert "Called off" in waited
