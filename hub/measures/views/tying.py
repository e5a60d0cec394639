"""Saying of which record a measure tells: from the measure, and from the record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.http import SignedIn, typed
from hub.core.records.queries import readable_by_reference
from hub.core.requests import done, question_page
from hub.measures import forms, permissions, queries
from hub.measures.actions import tying
from hub.measures.views.asking import ask


@require_http_methods(["GET", "HEAD", "POST"])
def tie(request: SignedIn, number: int) -> HttpResponse:
    """Say of which record the measure tells."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    form = forms.TieForm(typed(request), viewer=request.user)
    if done(form, lambda: tying.tie(found, by=request.user, **form.said())):
        messages.success(request, "Its page shows this chart now.")
        return redirect(found.record)
    return ask(request, form, found, "Say which record it tells of")


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedIn, reference: str) -> HttpResponse:
    """Choose a measure for a record."""
    record = readable_by_reference(reference, request.user)
    permissions.require_write(request.user, record)
    form = forms.BesideForm(
        typed(request), measures=queries.offered(request.user, permissions.posts_offered(request.user))
    )
    if done(form, lambda: tying.tie(form.chosen(), record, part=form.cleaned_data["part"], by=request.user)):
        messages.success(request, "Its chart stands on the page now.")
        return redirect("measures:beside", reference=record.reference)
    return question_page(request, "measures/choose.jinja", form, record=record)


@require_POST
def untie(request: SignedIn, number: int) -> HttpResponse:
    """Say that a measure no longer tells of a record."""
    tied = queries.tie(number, request.user)
    tying.untie(tied, by=request.user)
    messages.success(request, f"{tied.link.source.reference} no longer tells of {tied.link.target.reference}.")
    return redirect(tied.link.source)
