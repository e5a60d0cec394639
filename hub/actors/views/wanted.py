"""“Wanted and offered”: the two lists, one of each, and how they meet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts import limits
from hub.accounts.http import SignedIn, typed, viewer
from hub.actors import actions, asked, pages, permissions, together
from hub.actors.forms.wanted import FilterForm, NeedForm
from hub.actors.queries import wanted as queries
from hub.core.moderation.forms import ReportForm
from hub.core.moderation.models import WORRIED
from hub.core.records.queries import readable_by_reference
from hub.core.requests import done, made, question_page

ASKS = ["GET", "HEAD", "POST"]
STEP = "actors/step.jinja"


@login_not_required
@require_safe
def wanted_and_offered(request: HttpRequest) -> HttpResponse:
    """Show who is wanted for what, and what is free."""
    form = FilterForm(request.GET.dict(), pages.places())
    return render(request, "actors/wanted_and_offered.jinja", together.lists(form, viewer(request)))


@login_not_required
@require_safe
def open_role(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is wanted, and what is free that fits it."""
    found = queries.open_role(number, viewer(request))
    return render(request, "actors/open_role.jinja", together.open_role(found, viewer(request)))


@login_not_required
@require_safe
def capacity(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is free, and what is wanted that fits it."""
    found = queries.capacity(number, viewer(request))
    return render(request, "actors/capacity.jinja", together.capacity(found, viewer(request)))


@require_http_methods(ASKS)
def want(request: SignedIn, reference: str) -> HttpResponse:
    """Say who is wanted on a record."""
    record = readable_by_reference(reference, request.user)
    permissions.require_arrange(request.user, record)
    form = NeedForm(typed(request), pages.places())
    if opened := made(form, lambda: actions.open_role(record, form.need(), by=request.user)):
        messages.success(request, "It is on the list. Here is what is free already and may fit.")
        return redirect("actors:open_role", number=opened.pk)
    return question_page(request, STEP, form, **pages.step(record, "Say who is wanted", "Put it on the list"))


@require_http_methods(ASKS)
def answer(request: SignedIn, number: int) -> HttpResponse:
    """Answer what is wanted: it becomes an offer."""
    found = queries.open_role(number, request.user)
    form = asked.offer_form(request.user, typed(request), asks_role=False)
    if done(form, lambda: asked.answer(found, form, by=request.user)):
        messages.success(request, "Thank you. Those who answer for this have been told, and will answer you.")
        return redirect("actors:open_role", number=number)
    return question_page(request, "actors/answer.jinja", form, open_role=found, record=found.record)


@require_POST
def close(request: SignedIn, number: int) -> HttpResponse:
    """Say that nobody is wanted any more."""
    found = queries.open_role(number, request.user)
    actions.close_role(found, by=request.user)
    messages.success(request, "It is off the list.")
    return redirect("actors:roles", reference=found.record.reference)


@require_http_methods(ASKS)
def offer(request: SignedIn) -> HttpResponse:
    """Say what is free."""
    form = asked.free_form(request.user, typed(request), pages.places())
    if offered := made(form, lambda: asked.offer_capacity(form, by=request.user)):
        messages.success(request, "Thank you. Here is what is wanted and may fit.")
        return redirect("actors:capacity", number=offered.pk)
    return question_page(request, "actors/offer_capacity.jinja", form, capacity=None)


@require_http_methods(ASKS)
def change(request: SignedIn, number: int) -> HttpResponse:
    """Say anew what is free."""
    found = queries.capacity(number, request.user)
    permissions.require_keep_capacity(request.user, found)
    form = asked.change_form(found, request.user, typed(request), pages.places())
    if done(form, lambda: actions.change_capacity(found, form.free(), by=request.user)):
        messages.success(request, "Changed.")
        return redirect("actors:capacity", number=number)
    return question_page(request, "actors/offer_capacity.jinja", form, capacity=found)


@require_http_methods(ASKS)
def report(request: SignedIn, number: int) -> HttpResponse:
    """Take a report of what a person has free. What is on a record is reported there."""
    found = queries.loose_capacity(number, request.user)
    form, back = ReportForm(typed(request)), reverse("actors:capacity", kwargs={"number": number})
    if done(form, lambda: asked.report(found, form, by=request.user, caller=limits.caller(request))):
        messages.success(request, "Thank you. A moderator will look at it.")
        return redirect("core:help_nearby" if form.cleaned_data["reason"] == WORRIED else back)
    context = {"heading": "Report this", "caption": found.title, "back_url": back, "part": None}
    return question_page(request, "core/report.jinja", form, **context)


@require_POST
def end(request: SignedIn, number: int) -> HttpResponse:
    """Say that something is no longer offered."""
    actions.end_capacity(queries.capacity(number, request.user), by=request.user)
    messages.success(request, "It is no longer offered.")
    return redirect("actors:wanted_and_offered")
