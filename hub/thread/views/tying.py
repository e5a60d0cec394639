"""Tying work to the statements it serves, agreeing as a second person, ending a tie."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.http import SignedIn, typed
from hub.core.records.queries import readable_by_reference
from hub.core.requests import done, question_page
from hub.thread import forms, permissions, queries, rules
from hub.thread.actions import ties


@require_http_methods(["GET", "HEAD", "POST"])
def tie(request: SignedIn, reference: str) -> HttpResponse:
    """Say what a record serves; and show what it is said to serve already."""
    record = readable_by_reference(reference, request.user)
    permissions.require_tie(request.user, record)
    form = forms.TieForm(typed(request), statements=queries.can_serve(record, request.user))
    if done(form, lambda: ties.tie(record, form.chosen(), by=request.user, because=form.cleaned_data["because"])):
        messages.success(request, f"{record.reference} now serves it. A second person is asked to confirm.")
        return redirect("thread:tie", reference=record.reference)
    context = {"record": record, "ties": queries.ties_of(record, request.user), "kinds": rules.STATEMENTS}
    return question_page(request, "thread/tie.jinja", form, **context)


@require_POST
def confirm(request: SignedIn, number: int) -> HttpResponse:
    """Agree, as a second person, that a record serves a statement."""
    found = queries.tie(number, request.user)
    ties.confirm(found, by=request.user)
    messages.success(request, f"Confirmed: {found.source.reference} serves “{found.target.title}”.")
    return redirect("thread:coverage")


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedIn, number: int) -> HttpResponse:
    """End a tie, saying why."""
    found = queries.tie(number, request.user)
    permissions.require_end(request.user, found)
    form = forms.BecauseForm(typed(request), question="Why does it not serve this?")
    if done(form, lambda: ties.end(found, **form.cleaned_data, by=request.user)):
        messages.success(request, f"{found.source.reference} is no longer said to serve “{found.target.title}”.")
        return redirect(found.source)
    heading = f"It does not serve “{found.target.title}”"
    return question_page(
        request, "thread/because.jinja", form, record=found.source, heading=heading, button="End the tie"
    )
