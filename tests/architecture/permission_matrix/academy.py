"""What can be done in the academy. Amina has signed up for a session; the post that teaches is the team's."""

from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.strands.academy import actions
from hub.strands.academy.actions import applying, courses, sessions, signing_up
from hub.strands.academy.models import Applied, Course, SignUp
from hub.strands.academy.tests.factories import a_course, a_past_session, a_session, a_sitting, before
from hub.strands.ideas.tests.factories import an_idea
from tests.architecture.permission_matrix import Try, attempt
from tests.architecture.permission_matrix.scene import Scene


def teacher(scene: Scene) -> Person:
    return scene.people[Role.TUTOR.label]


def given(scene: Scene) -> Course:
    return a_course(by=teacher(scene))


def booked(scene: Scene) -> SignUp:
    session = a_session(by=teacher(scene), post=scene.hub_post)
    return actions.sign_up(session, by=scene.author)


def was_there(scene: Scene) -> SignUp:
    session = a_past_session(by=teacher(scene), post=scene.hub_post)
    made = actions.sign_up(session, by=scene.author, now=before(session))
    actions.note_attendance(session, came=[made.pk], by=teacher(scene))
    return made


def applied(scene: Scene) -> Applied:
    return actions.say_applied(was_there(scene), an_idea(by=scene.author).record, words="I listened.", by=scene.author)


@attempt("strands.academy.actions.courses.open_course", "Make a course")
def open_course(scene: Scene) -> Try:
    return lambda person: a_course(by=person)


@attempt("strands.academy.actions.courses.change_course", "Change what a course says")
def change_course(scene: Scene) -> Try:
    course = given(scene)
    said = courses.Described(title="Listening", aims="Listen.", for_whom="Anybody")
    return lambda person: courses.change_course(course, said, by=person)


@attempt("strands.academy.actions.courses.end_course", "No longer offer a course")
def end_course(scene: Scene) -> Try:
    course = given(scene)
    return lambda person: courses.end_course(course, reason="Nobody asks for it.", by=person)


@attempt("strands.academy.actions.courses.offer_again", "Offer a course again")
def offer_again(scene: Scene) -> Try:
    course = given(scene)
    courses.end_course(course, reason="Nobody asks for it.", by=teacher(scene))
    return lambda person: courses.offer_again(course, by=person)


@attempt("strands.academy.actions.sessions.plan_session", "Plan a session")
def plan_session(scene: Scene) -> Try:
    course = given(scene)
    return lambda person: sessions.plan_session(course, a_sitting(scene.hub_post), by=person)


@attempt("strands.academy.actions.sessions.change_session", "Change a session")
def change_session(scene: Scene) -> Try:
    session = booked(scene).session
    return lambda person: sessions.change_session(session, a_sitting(scene.hub_post, places=5), by=person)


@attempt("strands.academy.actions.sessions.call_off", "Call a session off")
def call_off(scene: Scene) -> Try:
    session = booked(scene).session
    return lambda person: sessions.call_off(session, because="The room is flooded.", by=person)


@attempt("strands.academy.actions.sessions.note_attendance", "Write down who came to a session")
def note_attendance(scene: Scene) -> Try:
    session = a_past_session(by=teacher(scene), post=scene.hub_post)
    return lambda person: sessions.note_attendance(session, came=[], by=person)


@attempt("strands.academy.actions.signing_up.sign_up", "Sign up for a session")
def sign_up(scene: Scene) -> Try:
    session = a_session(by=teacher(scene), post=scene.hub_post)
    return lambda person: signing_up.sign_up(session, by=person)


@attempt("strands.academy.actions.signing_up.cancel", "Give up one’s place at a session")
def cancel(scene: Scene) -> Try:
    made = booked(scene)
    return lambda person: signing_up.cancel(made, by=person)


@attempt("strands.academy.actions.signing_up.refuse", "Take somebody off the list of a session")
def refuse(scene: Scene) -> Try:
    made = booked(scene)
    return lambda person: signing_up.refuse(made, because="It is for the team of the pilot.", by=person)


@attempt("strands.academy.actions.signing_up.take_refusal_back", "Let somebody come who was taken off a session")
def take_refusal_back(scene: Scene) -> Try:
    made = booked(scene)
    signing_up.refuse(made, because="It is for the team of the pilot.", by=teacher(scene))
    return lambda person: signing_up.take_refusal_back(made, words="There is room.", by=person)


@attempt("strands.academy.actions.applying.say_applied", "Say where one used what one learned")
def say_applied(scene: Scene) -> Try:
    made, record = was_there(scene), an_idea(by=scene.author).record
    return lambda person: applying.say_applied(made, record, words="I listened.", by=person, now=timezone.now())


@attempt("strands.academy.actions.applying.hide_applied", "Hide a word on what was learned")
def hide_applied(scene: Scene) -> Try:
    said = applied(scene)
    return lambda person: applying.hide_applied(said, because="It insults.", by=person)


@attempt("strands.academy.actions.applying.show_applied_again", "Show a word on what was learned again")
def show_applied_again(scene: Scene) -> Try:
    said = applied(scene)
    return lambda person: applying.show_applied_again(said, by=person)
