"""Setting up a measure, saying it anew, its targets, and its end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.core.requests import done, made, question_page
from hub.foundation.errors import NotAllowed
from hub.measures import forms, permissions, queries
from hub.measures.actions import defining
from hub.measures.views.asking import ask


@require_http_methods(["GET", "HEAD", "POST"])
def define(request: SignedIn) -> HttpResponse:
    """Set up a measure."""
    if not permissions.may_define(request.user):
        raise NotAllowed(permissions.REFUSED)
    posts = queries.posts(permissions.posts_offered(request.user))
    form = forms.DefinitionForm(typed(request), posts=posts)
    if measure := made(form, lambda: defining.define(form.said(), by=request.user)):
        messages.success(request, "The measure is set up, and everybody can read it. Add its first value.")
        return redirect(measure.record)
    return question_page(request, "measures/define.jinja", form)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedIn, number: int) -> HttpResponse:
    """Say what is measured anew, with the reason."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    posts = queries.posts(permissions.posts_offered(request.user))
    form = forms.ChangeForm(typed(request), posts=posts, initial=forms.ChangeForm.holds(found))
    if done(form, lambda: defining.change(found, form.said(), reason=form.cleaned_data["reason"], by=request.user)):
        messages.success(request, "Saved. The earlier definition stays readable, with your reason.")
        return redirect(found.record)
    return ask(request, form, found, "Change what is measured")


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: SignedIn, number: int) -> HttpResponse:
    """Set what is aimed at from a day on."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    form = forms.TargetForm(typed(request))
    if done(form, lambda: defining.set_target(found, by=request.user, **form.cleaned_data)):
        messages.success(request, "Saved. What was aimed at before stays drawn.")
        return redirect(found.record)
    return ask(request, form, found, "Set a target")


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedIn, number: int) -> HttpResponse:
    """Say that it is no longer taken."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    form = forms.BecauseForm(typed(request))
    if done(form, lambda: defining.end(found, reason=form.cleaned_data["because"], by=request.user)):
        messages.success(request, "No more values are taken. What was measured stays.")
        return redirect(found.record)
    return ask(request, form, found, "No longer take this measure", button="No longer take it")


@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: SignedIn, number: int) -> HttpResponse:
    """Take values again."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    form = forms.BecauseForm(typed(request))
    if done(form, lambda: defining.resume(found, reason=form.cleaned_data["because"], by=request.user)):
        messages.success(request, "Values are taken again.")
        return redirect(found.record)
    return ask(request, form, found, "Take this measure up again", button="Take it up again")
