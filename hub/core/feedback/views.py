"""Two taps on an answer, and reading it a second time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.http import typed
from hub.core import keys
from hub.core.clocks.shown import second_reading_url, shown
from hub.core.comments.queries import address
from hub.core.feedback import actions, permissions, queries
from hub.core.feedback.forms import ReadAgainForm, SecondReadingForm, TapsForm
from hub.core.requests import done, made, question_page, signed_in


@require_POST
def verdict(request: HttpRequest, number: int) -> HttpResponse:
    """Take one tap on the record’s page."""
    clock = queries.clock_for(request.user, number)
    form = TapsForm(request.POST)
    form.is_valid()
    actions.give_verdict(clock, form.taps(), by=signed_in(request))
    messages.success(request, "Thank you. It stands beside the answer now.")
    return redirect(clock.record)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verdict_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Take the taps of somebody who comes from a letter. Opening the link changes nothing: mail scanners open links."""
    clock, person = queries.clock_and_asker(token)
    form = TapsForm(request.POST or request.GET)
    form.is_valid()
    given = actions.give_verdict(clock, form.taps(), by=person) if request.method == "POST" else None
    again = shown(clock, viewer_pk=person.pk).may_ask_again
    context = {"clock": clock, "taps": form.taps(), "given": given, "token": token, "again": again}
    return render(request, "core/verdict.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def second_reading(request: HttpRequest, number: int) -> HttpResponse:
    """Take the wish that somebody else reads an answer again."""
    clock = queries.clock_for(request.user, number)
    if request.method != "POST":
        permissions.require_may_ask_again(clock, signed_in(request))
    form = SecondReadingForm(typed(request))
    if done(form, lambda: actions.ask_second_reading(clock, form.cleaned_data["words"], by=signed_in(request))):
        messages.success(request, "Somebody else will read it again. You will hear from them.")
        return redirect(clock.record)
    return question_page(request, "core/second_reading.jinja", form, record=clock.record)


@require_http_methods(["GET", "HEAD", "POST"])
def read_again(request: HttpRequest, number: int) -> HttpResponse:
    """Take what the second reading found."""
    clock = queries.clock_for(request.user, number)
    if request.path != (at := second_reading_url(clock)):
        return redirect(at)
    found = queries.verdict_on(clock)
    form = ReadAgainForm(typed(request), initial={"key": keys.new()})
    said = made(form, lambda: actions.read_again(found, form.said(), by=signed_in(request)))
    if said is not None:
        messages.success(request, "Your reading is published, and the asker is told.")
        return redirect(address(said))
    return question_page(request, "core/read_again.jinja", form, record=clock.record, verdict=found)
