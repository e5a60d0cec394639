"""Limits anew from a day on, and what happened when."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.http import SignedIn, typed
from hub.core.requests import done
from hub.foundation.dates import day_words
from hub.measures import forms, permissions, queries
from hub.measures.actions import marking
from hub.measures.views.asking import ask


@require_http_methods(["GET", "HEAD", "POST"])
def rebase(request: SignedIn, number: int) -> HttpResponse:
    """Propose that limits begin anew."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    form = forms.RebaseForm(typed(request), today=timezone.localdate())
    if done(form, lambda: marking.rebase(found, by=request.user, **form.cleaned_data)):
        messages.success(request, "Proposed. The limits begin anew once a second person agrees.")
        return redirect(found.record)
    return ask(request, form, found, "Begin the limits anew", button="Propose it")


@require_POST
def agree(request: SignedIn, number: int, key: int) -> HttpResponse:
    """Agree, as a second person, that limits begin anew."""
    found = queries.measure(number, request.user)
    marking.agree(queries.rebase(found, key), by=request.user)
    messages.success(request, "Agreed: the limits begin anew on that day.")
    return redirect(found.record)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedIn, number: int, key: int) -> HttpResponse:
    """Reckon limits across the day again, with the reason."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    proposed = queries.rebase(found, key)
    form = forms.BecauseForm(typed(request))
    if done(form, lambda: marking.take_back(proposed, by=request.user, **form.cleaned_data)):
        messages.success(request, "Taken back. The reason stays readable.")
        return redirect(found.record)
    return ask(request, form, found, f"Do not begin the limits anew on {day_words(proposed.from_on)}")


@require_http_methods(["GET", "HEAD", "POST"])
def annotate(request: SignedIn, number: int) -> HttpResponse:
    """Say what happened on a day, and which record tells of it."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    form = forms.AnnotateForm(typed(request), today=timezone.localdate(), viewer=request.user)
    if done(form, lambda: marking.annotate(found, by=request.user, **form.said())):
        messages.success(request, "The chart shows it as a numbered flag.")
        return redirect(found.record)
    return ask(request, form, found, "Say what happened on a day")
