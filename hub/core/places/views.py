"""The map of the areas, as a page and as a file."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hub.core.places import queries
from hub.core.places.shown import ward_map


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
