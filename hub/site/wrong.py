"""Saying what went wrong: the same sentence as a page, or as JSON where the API was asked."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import is_valid_path, reverse

from hub.accounts.models import Person
from hub.core.moderation.queries import to_ask_again
from hub.core.records.queries import Gone
from hub.design.shapes import Link
from hub.foundation.errors import BadInput, HubError, NotAllowed, NotPossible, TooMany

STATUSES: Mapping[type[HubError], int] = {NotAllowed: 403, NotPossible: 409, Gone: 410, BadInput: 422, TooMany: 429}
CODES = {
    400: "bad_request",
    401: "sign_in",
    403: "not_allowed",
    404: "not_found",
    405: "wrong_method",
    409: "not_possible",
    410: "gone",
    413: "too_large",
    422: "bad_input",
    429: "too_many",
    500: "server_error",
}
TITLES = {
    403: "You cannot do that",
    409: "That cannot be done now",
    410: "This was taken down",
    422: "Check what you sent",
    429: "Too many in a short time",
}
TOO_LARGE = "What you sent is too large. Go back: shorten the text or choose a smaller file, and send it again."
HOME = Link(text="Go to the home page", url="/")
_BENEATH_A_RECORD = re.compile(r"(?P<room>/[a-z-]+/(?P<reference>[A-Z]{2,8}-\d{1,18})/).+")


def status_of(error: HubError) -> int:
    """Return the HTTP status that says what kind of error it is."""
    return next((status for kind, status in STATUSES.items() if isinstance(error, kind)), 409)


def error_body(status: int, message: str, fields: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return the one shape that every error of the API has."""
    return {"error": {"code": CODES.get(status, "error"), "message": message, "fields": dict(fields or {})}}


def refused(request: HttpRequest, error: HubError, status: int) -> HttpResponse:
    """Answer an error whose sentence a person may read."""
    fields = error.fields if isinstance(error, BadInput) else {}
    return answer(
        request,
        status=status,
        title=TITLES.get(status, "That cannot be done"),
        sentence=str(error),
        what_to_do=[*fields.values(), *_second_look(request, error), *onward(request, status)],
        fields=fields,
    )


def _second_look(request: HttpRequest, error: HubError) -> list[Link]:
    """Return the way to a second look for who wrote what a moderator took down: they find their page gone."""
    if not isinstance(error, Gone) or not isinstance(request.user, Person):
        return []
    case = to_ask_again(error.reference, request.user)
    if case is None:
        return []
    url = reverse("core:second_look", kwargs={"number": case.pk})
    return [Link(text="You wrote it: ask for a second look", url=url)]


def onward(request: HttpRequest, status: int) -> list[Link]:
    """Return where somebody can go on: to what it was about, if it is not theirs to what is or to the sign-in, home."""
    if status == STATUSES[Gone]:
        return [HOME]
    links = []
    if (beneath := _BENEATH_A_RECORD.fullmatch(request.path)) and is_valid_path(beneath["room"]):
        links.append(Link(text=f"Go back to {beneath['reference']}", url=beneath["room"]))
    if status == STATUSES[NotAllowed] and request.user.is_authenticated:
        links.append(Link(text="See what you can do, in My hub", url=reverse("site:my_hub")))
    elif status == STATUSES[NotAllowed]:
        there = urlencode({"next": request.path}) if request.method == "GET" else ""
        links.append(Link(text="Sign in, if it is yours to do", url=f"{reverse('accounts:sign_in')}?{there}"))
    return [*links, HOME]


def texts_typed(request: HttpRequest) -> list[str]:
    """Return the texts of a form that was sent: whatever has a space in it was typed by a person."""
    return [text for name in request.POST for text in request.POST.getlist(name) if " " in text.strip()]


def to_the_door(request: HttpRequest) -> Link:
    """Return the way to sign in and come back to where the form was sent."""
    door = f"{reverse('accounts:sign_in')}?{urlencode({'next': request.path})}"
    return Link(text="Sign in, and come back to this form", url=door)


def with_what_was_typed(
    request: HttpRequest,
    *,
    status: int,
    title: str,
    sentence: str,
    what_to_do: Sequence[Link],
    words: Sequence[str],
) -> HttpResponse:
    """Answer a form that was not taken with the texts in it, to be copied."""
    context = {"title": title, "sentence": sentence, "what_to_do": what_to_do, "words": words}
    return render(request, "site/typed.jinja", context, status=status)


def answer(
    request: HttpRequest,
    *,
    status: int,
    title: str,
    sentence: str,
    what_to_do: Sequence[str | Link] = (HOME,),
    fields: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Answer with a page that says what happened and what to do; with JSON below /api/."""
    response: HttpResponse
    if request.path.startswith("/api/"):
        response = JsonResponse(error_body(status, sentence, fields), status=status)
    else:
        context = {"title": title, "sentence": sentence, "what_to_do": what_to_do, "status": status}
        response = render(request, "design/message_page.jinja", context, status=status)
    if status == 429:  # noqa: PLR2004
        response["Retry-After"] = "60"
    return response
