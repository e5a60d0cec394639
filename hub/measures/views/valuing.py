"""Adding values, one or many, and correcting them."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.core.requests import done, made, question_page
from hub.design.words import plural
from hub.measures import pasting, periods, permissions, queries
from hub.measures import value_forms as forms
from hub.measures.actions import observing
from hub.measures.views.asking import ask


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn, number: int) -> HttpResponse:
    """Add the value of one period."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    suggested = forms.suggested_period(queries.last_period(found), found.frequency, timezone.localdate())
    form = forms.ValueForm(typed(request), measure=found, suggested=suggested)
    if done(form, lambda: observing.observe(found, form.cleaned_data["period"], form.measured(), by=request.user)):
        said = pasting.saved(found, form.cleaned_data["period"], form.measured(), timezone.localdate())
        messages.success(request, said)
        return redirect(found.record)
    return question_page(request, "measures/add.jinja", form, record=found.record, number=number)


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: SignedIn, number: int) -> HttpResponse:
    """Add many values: read what was pasted, show what was read, and save it once it was seen."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    form = forms.PasteForm(typed(request), request.FILES or None, measure=found)
    look = pasting.look(found, today=timezone.localdate(), **form.said()) if form.is_valid() else None
    counts = (
        made(form, lambda: observing.observe_many(found, look.rows, by=request.user)) if look and look.to_save else None
    )
    if counts:
        messages.success(request, f"Saved: {plural(counts.added, 'value', 'values')}.")
        return redirect(found.record)
    page = question_page(request, "measures/paste.jinja", form, record=found.record, look=look, measure=found)
    page.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if look and look.problems else page.status_code
    return page


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedIn, number: int, key: int) -> HttpResponse:
    """Put one value right, with the reason."""
    found = queries.measure(number, request.user)
    permissions.require_write(request.user, found.record)
    value = queries.observation(found, key)
    form = forms.CorrectForm(typed(request), measure=found, initial=forms.CorrectForm.holds(value))
    if done(form, lambda: observing.correct(value, form.measured(), reason=form.because, by=request.user)):
        messages.success(request, "Corrected. The earlier value stays readable, with your reason.")
        return redirect(found.record)
    heading = f"Correct the value for {periods.words(value.period, found.frequency)}"
    return ask(request, form, found, heading, button="Correct it", intro=forms.CorrectForm.says(value, found.unit))
