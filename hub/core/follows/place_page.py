"""The page of one area: what was said there, and following it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.core.follows.queries import following_place
from hub.core.places import queries
from hub.core.records.cards import cards
from hub.core.records.queries import counted
from hub.core.requests import asked_page

PER_PAGE = 20


@login_not_required
@require_safe
def place(request: HttpRequest, boundaries: str, code: str) -> HttpResponse:
    """Show what was said in one area, newest first, and let it be followed."""
    area = queries.place_with(boundaries, code)
    found = queries.said_in(area, viewer=request.user)
    count, is_all = counted(found)
    last = max(1, -(-count // PER_PAGE))
    page = min(asked_page(request), last)
    shown = cards(found[(page - 1) * PER_PAGE : page * PER_PAGE])
    context = {"place": area, "cards": shown, "count": count, "is_all": is_all, "page": page, "last": last}
    context["following"] = following_place(area, request.user)
    return render(request, "core/places/place.jinja", context)
