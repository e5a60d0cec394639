"""URLs of the change academy."""

from django.urls import URLPattern, URLResolver, path

from hub.strands.academy.views import courses, learning, sessions

app_name = "academy"
one = "academy/COURSE-<int:number>/"
session = "academy/sessions/<int:session>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("academy/", courses.courses, name="list"),
    path("academy/new/", courses.new, name="new"),
    path("academy/teach-on/<str:reference>/", sessions.teach_on, name="teach_on"),
    path("academy/my-learning/", learning.my_learning, name="my_learning"),
    path("academy/my-learning/<int:sign_up>/applied/", learning.applied, name="applied"),
    path(one, courses.course, name="course"),
    path(f"{one}change/", courses.change, name="change"),
    path(f"{one}end/", courses.end, name="end"),
    path(f"{one}offer-again/", courses.offer_again, name="offer_again"),
    path(f"{one}plan-session/", sessions.plan, name="plan_session"),
    path("academy/sign-ups/<int:sign_up>/refuse/", sessions.refuse, name="refuse"),
    path("academy/sign-ups/<int:sign_up>/take-refusal-back/", sessions.take_refusal_back, name="take_refusal_back"),
    path(f"{session}calendar/", sessions.calendar, name="calendar"),
    path(f"{session}sign-up/", learning.sign_up, name="sign_up"),
    path(f"{session}cancel/", learning.cancel, name="cancel"),
    path(f"{session}change/", sessions.change, name="change_session"),
    path(f"{session}call-off/", sessions.call_off, name="call_off"),
    path(f"{session}people/", sessions.people, name="people"),
]
