"""Stepping into a member of the cast, and reading the letters that the demonstration would have sent."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hub.demo import people
from hub.demo.models import Letter
from hub.demo.story import cast as story


@login_not_required
@require_safe
def cast(request: HttpRequest) -> HttpResponse:
    """Show the cast, to step into one of them."""
    groups = story.groups() if people.everybody() else {}
    return render(request, "demo/cast.jinja", {"groups": groups})


@login_not_required
@require_POST
def step_into(request: HttpRequest, key: str) -> HttpResponse:
    """Become a member of the cast until signing out."""
    person = people.everybody().get(key)
    if person is None:
        raise Http404
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("site:my_hub")


@login_not_required
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Show the newest letters, to everybody or to one address."""
    letters = Letter.objects.order_by("-at", "-pk")
    to = request.GET.get("to", "")[:254].replace("\x00", "")
    if to:
        letters = letters.filter(to=to)
    page = Paginator(letters, 20).get_page(request.GET.get("page"))
    return render(request, "demo/mailbox.jinja", {"page": page, "to": to})
