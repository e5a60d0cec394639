"""The pages for what went wrong before or behind a view; the URL configuration names them."""

import logging

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from hub.design.shapes import Link
from hub.site.wrong import HOME, TOO_LARGE, answer, error_body, onward, texts_typed, to_the_door, with_what_was_typed

log = logging.getLogger(__name__)

SERVER_ERROR = (
    "Something went wrong on our side. It has been written down for the people who look after the hub. "
    "Try again in a few minutes."
)

NOT_SENT = "You may have been signed out meanwhile. Nothing was sent: copy it from below, sign in, and send it again."


def _typed(request: HttpRequest) -> list[str]:
    """Return what was typed into a form of ours; nothing for the API, nor for what cannot be read.

    Nor for a form on another site, whose words would stand here as if their reader had typed them.
    """
    if request.method != "POST" or request.path.startswith("/api/"):
        return []
    try:
        ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
        return texts_typed(request) if ours else []
    except (SuspiciousOperation, OSError):
        return []


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 413 to what is too large, 400 to what cannot be read."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return answer(request, status=413, title="That is too large", sentence=TOO_LARGE, what_to_do=[HOME])
    return answer(
        request,
        status=400,
        title="That cannot be read",
        sentence="What your browser sent cannot be read. Go back, reload the page and try again.",
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Answer 403."""
    return answer(
        request,
        status=403,
        title="You cannot do that",
        sentence="This page is not for you to see or change.",
        what_to_do=onward(request, 403),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer 404: the same whether there is nothing, or nothing that this person may read.

    A draft is open to whoever began it, signed in or not: where a session ended over it, what was typed is shown.
    """
    user = getattr(request, "user", None)
    if user is not None and not user.is_authenticated and (words := _typed(request)):
        return with_what_was_typed(
            request,
            status=404,
            title="This is not here for you now",
            sentence=NOT_SENT,
            what_to_do=[to_the_door(request), HOME],
            words=words,
        )
    return answer(
        request,
        status=404,
        title="There is no such page",
        sentence=(
            "If you typed the address, check it. If you followed a link, what it led to may have moved, "
            "or may be only for people who have signed in."
        ),
        what_to_do=[Link(text="Search the hub", url=reverse("site:search")), HOME],
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500. Where even the page cannot be drawn, the sentence alone is sent."""
    if request.path.startswith("/api/"):
        return JsonResponse(error_body(500, SERVER_ERROR), status=500)
    context = {"title": "Something went wrong", "sentence": SERVER_ERROR, "what_to_do": [HOME], "status": 500}
    try:
        return HttpResponseServerError(render_to_string("design/message_page.jinja", context))
    except Exception:  # the page's own parts may be what is broken
        log.exception("The page for a server error could not be drawn")
        return HttpResponseServerError(SERVER_ERROR, content_type="text/plain; charset=utf-8")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that a form could not be trusted: it was open too long, or came from another site."""
    if words := _typed(request):
        return with_what_was_typed(
            request,
            status=403,
            title="This form has been open too long",
            sentence="Nothing was sent. Copy it from below, open the page again and send it once more.",
            what_to_do=[HOME],
            words=words,
        )
    return answer(
        request,
        status=403,
        title="This form has been open too long",
        sentence="Go back, reload the page and send it again. What you typed is still there when you go back.",
    )
