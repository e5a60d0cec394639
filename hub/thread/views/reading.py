"""Reading the golden thread, and following it from any record: open to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub.accounts.http import viewer
from hub.core.records.history import events
from hub.core.records.queries import readable_by_reference
from hub.thread import asked, coverage, pages, permissions, picture, queries, rules, summary, walk


@login_not_required
@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """Show the thread from the purpose down, what is under review, and the edition in force."""
    found = queries.whole(viewer(request))
    may_shape = permissions.may_shape(asked.person(request))
    return render(request, "thread/whole.jinja", {"whole": found, "kinds": rules.STATEMENTS, "may_shape": may_shape})


@login_not_required
@require_safe
def statement(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Show one statement: its wording, what serves it, what was declined in its name."""
    found = queries.statement(kind, number, viewer(request))
    return render(request, "thread/statement.jinja", pages.statement(request, found))


@login_not_required
@require_safe
def wordings(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Show every wording a statement has had, with what changed and why, and what else happened to it."""
    found = queries.statement(kind, number, viewer(request))
    worded = queries.wordings(found.record)
    context = {"statement": found, "wordings": worded, "events": events(found.record, frozenset())}
    return render(request, "thread/wordings.jinja", context)


@login_not_required
@require_safe
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """Show one edition as it was adopted."""
    found = queries.edition(number)
    adopted = queries.adopted_in(found, viewer(request))
    context = {"edition": found, "adopted": adopted, "editions": queries.editions(), "kinds": rules.STATEMENTS}
    return render(request, "thread/edition.jinja", context)


@login_not_required
@require_safe
def covered(request: HttpRequest) -> HttpResponse:
    """Show how much of the work serves an outcome; to those who own it, also which does not."""
    found = coverage.page(asked.person(request), now=timezone.now(), before=asked.before(request))
    return render(request, "thread/coverage.jinja", found)


@login_not_required
@require_safe
def follow(request: HttpRequest, reference: str) -> HttpResponse:
    """Follow the thread from one record, up and down: as a picture and as a list."""
    beyond = asked.beyond(request)
    found = walk.follow(readable_by_reference(reference, viewer(request)), viewer(request), beyond=beyond)
    comes_to = summary.of_thread(found, viewer(request), today=timezone.localdate())
    context = {"walk": found, "picture": picture.draw(found), "beyond": bool(beyond), "summary": comes_to}
    return render(request, "thread/follow.jinja", context)


@login_not_required
@require_safe
def follow_json(request: HttpRequest, reference: str) -> JsonResponse:
    """Give the same thread for programs: its stops, and how they are tied."""
    record = readable_by_reference(reference, viewer(request))
    return JsonResponse(pages.thread_json(walk.follow(record, viewer(request), beyond=asked.beyond(request))))
