"""The hub's URLs, and a page for the kind of record that only tests know."""

from django.http import HttpResponse
from django.urls import include, path

from hub.config.urls import handler400, handler403, handler404, handler500
from hub.config.urls import urlpatterns as hub_urls
from hub.core.records.queries import Gone
from hub.foundation.errors import BadInput, NotAllowed, NotPossible, TooMany

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def example(request, number):
    return HttpResponse(f"example {number}")


def goes_wrong(request, how, reference=""):
    errors = {
        "not_allowed": NotAllowed("Only the team can do this."),
        "not_possible": NotPossible("It has been answered already."),
        "gone": Gone("EXMP-1", __import__("datetime").date(2026, 3, 3), "It named a neighbour."),
        "bad_input": BadInput("Check what you typed.", {"title": "Give it a title."}),
        "too_many": TooMany("You have said a lot. Wait a minute."),
        "bug": RuntimeError("secret detail"),
    }
    raise errors[how]


def takes_a_form(request):
    return HttpResponse(request.POST.get("words", ""))


for view in (example, goes_wrong, takes_a_form):
    view.login_required = False

ours = ([path("example/EXMP-<int:number>/", example, name="example")], "site_tests")
urlpatterns = [
    *hub_urls,
    path("", include(ours)),
    path("wrong/<str:how>/", goes_wrong),
    path("example/<str:reference>/wrong/<str:how>/", goes_wrong),
    path("api/wrong/<str:how>/", goes_wrong),
    path("form/", takes_a_form),
]
