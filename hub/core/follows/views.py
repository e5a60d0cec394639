"""Following a record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.models import Person
from hub.core.follows import actions
from hub.core.records.queries import readable_by_reference


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, reference: str) -> HttpResponse:
    """Follow a record; by a link (from a page read while signed out) after one more tap."""
    record = readable_by_reference(reference, request.user)
    if request.method != "POST":
        return render(request, "core/follow.jinja", {"record": record})
    actions.follow(record, by=_signed_in(request))
    messages.success(request, "You follow this now. What happens comes to you by mail.")
    return redirect(record)


@require_POST
def unfollow(request: HttpRequest, reference: str) -> HttpResponse:
    """No longer follow a record."""
    record = readable_by_reference(reference, request.user)
    actions.unfollow(record, by=_signed_in(request))
    messages.success(request, "You no longer follow this.")
    return redirect(record)


def _signed_in(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # noqa: S101 - for the type checker
    return request.user
