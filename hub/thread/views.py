"""Pages of the golden thread, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.thread import asked, pages, permissions, picture, queries, rules, walk


@login_not_required
@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """Show the thread from the purpose down, what is under review, and the edition in force."""
    found = queries.whole(request.user)
    may_shape = permissions.may_shape(asked.person(request))
    return render(request, "thread/whole.jinja", {"whole": found, "kinds": rules.STATEMENTS, "may_shape": may_shape})


@login_not_required
@require_safe
def statement(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Show one statement: its wording, what serves it, what was declined in its name."""
    found = queries.statement(kind, number, request.user)
    return render(request, "thread/statement.jinja", pages.statement(request, found))


@login_not_required
@require_safe
def follow(request: HttpRequest, reference: str) -> HttpResponse:
    """Follow the thread from one record, up and down: as a picture and as a list."""
    beyond = asked.beyond(request)
    found = walk.follow(queries.record(reference, request.user), request.user, beyond=beyond)
    context = {"walk": found, "picture": picture.draw(found), "beyond": bool(beyond)}
    return render(request, "thread/follow.jinja", context)


@login_not_required
@require_safe
def follow_json(request: HttpRequest, reference: str) -> JsonResponse:
    """Give the same thread for programs: its stops, and how they are tied."""
    record = queries.record(reference, request.user)
    return JsonResponse(pages.thread_json(walk.follow(record, request.user, beyond=asked.beyond(request))))
