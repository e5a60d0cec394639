"""The map of the areas, as a page and as a file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from hub.accounts.http import SignedIn
from hub.core.places import actions, queries
from hub.core.places.shown import around, ward_map
from hub.core.records.queries import readable_by_reference


@login_not_required
@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Show where things were said, on a map and in a table."""
    return render(request, "core/places/map.jinja", {"map": ward_map(request.GET.get("kind"))})


@login_not_required
@require_safe
@cache_control(public=True, max_age=queries.COUNTED_FOR_SECONDS)
def map_file(request: HttpRequest) -> HttpResponse:
    """Send the map as a picture; 304 while it is the same. Counts only what everybody may read."""
    shown = ward_map(request.GET.get("kind"))
    if request.headers.get("If-None-Match") == shown.etag:
        return HttpResponse(status=304, headers={"ETag": shown.etag})
    return HttpResponse(shown.svg(linked=False), content_type="image/svg+xml", headers={"ETag": shown.etag})


@login_not_required
@require_safe
@cache_control(private=True, max_age=60)
def pin_file(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the map around the pin of a record to whoever may read it."""
    record = readable_by_reference(reference, request.user)
    pin = queries.pin_of(record)
    if pin is None:
        raise Http404
    return HttpResponse(around(record, pin), content_type="image/svg+xml")


@require_POST
def take_pin_away(request: SignedIn, reference: str) -> HttpResponse:
    """Take the pin of one’s own record off the map."""
    record = readable_by_reference(reference, request.user)
    actions.take_pin_away(record, by=request.user)
    messages.success(request, "The pin is off the map.")
    return redirect(record)
