"""The map of the areas, as a page and as a file; and the page of one area."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hub.core.places import queries
from hub.core.places.shown import ward_map
from hub.core.records.cards import cards
from hub.core.records.queries import counted
from hub.core.requests import asked_page

PER_PAGE = 20


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
def place(request: HttpRequest, boundaries: str, code: str) -> HttpResponse:
    """Show what was said in one area, newest first."""
    area = queries.place_with(boundaries, code)
    found = queries.said_in(area, viewer=request.user)
    count, is_all = counted(found)
    last = max(1, -(-count // PER_PAGE))
    page = min(asked_page(request), last)
    shown = cards(found[(page - 1) * PER_PAGE : page * PER_PAGE])
    context = {"place": area, "cards": shown, "count": count, "is_all": is_all, "page": page, "last": last}
    return render(request, "core/places/place.jinja", context)
