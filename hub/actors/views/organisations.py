"""Organisations: the list, one page, putting one forward, and who speaks for it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.http import SignedIn, typed, viewer
from hub.actors import actions, pages, permissions, rules
from hub.actors.forms import organisations as forms
from hub.actors.queries import organisations as queries
from hub.core.lists.pages import list_page
from hub.core.requests import asked_page, done, made, question_page

ASKS = ["GET", "HEAD", "POST"]
STEP = "actors/step.jinja"


@login_not_required
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations and groups that take part."""
    return list_page(request, rules.ORGANISATION, template="actors/organisations.jinja", facts=pages.sorts)


@login_not_required
@require_safe
def organisation(request: HttpRequest, number: int) -> HttpResponse:
    """Show one organisation: what it does, where it plays which part, what it has free."""
    found = queries.organisation(number, viewer(request))
    shown = pages.organisation(found, viewer(request), page=asked_page(request))
    return render(request, "actors/organisation.jinja", shown)


@require_http_methods(ASKS)
def add(request: SignedIn) -> HttpResponse:
    """Put an organisation forward; the improvement team adds it at once."""
    form = forms.OrganisationForm(typed(request), pages.places())
    keeps = permissions.keeps_all(request.user)
    act = actions.add if keeps else actions.put_forward
    if added := made(form, lambda: act(form.said(), by=request.user)):
        messages.success(request, "Everybody can read it now." if keeps else "Thank you. We check it, then list it.")
        return redirect(added.record)
    return question_page(request, "actors/add_organisation.jinja", form, keeps=keeps)


@require_http_methods(ASKS)
def edit(request: SignedIn, number: int) -> HttpResponse:
    """Say anew what an organisation is and does."""
    found = queries.organisation(number, request.user)
    permissions.require_keep(request.user, found)
    begins = forms.as_it_is(found, queries.numbers_of(found), queries.facts(found).reaches)
    form = forms.OrganisationForm(typed(request), pages.places(), initial=begins)
    if done(form, lambda: actions.describe(found, form.said(), by=request.user)):
        messages.success(request, "Changed. Everybody who can read it reads it so.")
        return redirect(found.record)
    return question_page(request, "actors/edit_organisation.jinja", form, record=found.record)


@require_POST
def list_it(request: SignedIn, number: int) -> HttpResponse:
    """List an organisation that was put forward."""
    found = queries.organisation(number, request.user)
    actions.list_it(found, by=request.user)
    messages.success(request, "It is listed. Whoever put it forward speaks for it.")
    return redirect(found.record)


@require_http_methods(ASKS)
def do_not_list(request: SignedIn, number: int) -> HttpResponse:
    """Say why an organisation is not listed."""
    found = queries.organisation(number, request.user)
    permissions.require_keeps_all(request.user)
    form = forms.BecauseForm(typed(request))
    if done(form, lambda: actions.do_not_list(found, because=form.cleaned_data["because"], by=request.user)):
        messages.success(request, "Whoever put it forward has been told, with your reason.")
        return redirect(found.record)
    return question_page(request, STEP, form, **pages.step(found.record, "Do not list this", "Tell them"))


@require_http_methods(ASKS)
def close(request: SignedIn, number: int) -> HttpResponse:
    """Say that an organisation takes part no longer."""
    found = queries.organisation(number, request.user)
    permissions.require_keep(request.user, found)
    form = forms.BecauseForm(typed(request))
    if done(form, lambda: actions.close(found, because=form.cleaned_data["because"], by=request.user)):
        messages.success(request, "It takes part no longer. What it did stays readable.")
        return redirect(found.record)
    return question_page(request, STEP, form, **pages.step(found.record, "It takes part no longer", "Close it"))


@require_http_methods(ASKS)
def speakers(request: SignedIn, number: int) -> HttpResponse:
    """Show who speaks for an organisation, and name somebody."""
    found = queries.organisation(number, request.user)
    permissions.require_keep(request.user, found)
    form = forms.SpeakerForm(typed(request))
    if done(form, lambda: pages.name_by_address(found, form, by=request.user)):
        messages.success(request, "They speak for it now, and have been told.")
        return redirect("actors:speakers", number=number)
    shown = {"record": found.record, "speakers": queries.speakers_of(found)}
    return question_page(request, "actors/speakers.jinja", form, keeps=permissions.keeps_all(request.user), **shown)


@require_POST
def end_speaker(request: SignedIn, number: int, key: int) -> HttpResponse:
    """End that somebody speaks for an organisation."""
    found = queries.organisation(number, request.user)
    actions.end_speaker(queries.speaker(found, key), by=request.user)
    messages.success(request, "They speak for it no longer.")
    return redirect(found.record)


@require_POST
def my_name(request: SignedIn, number: int) -> HttpResponse:
    """Show or hide one's own name beside the organisation one speaks for."""
    found = queries.organisation(number, request.user)
    act = actions.show_my_name if request.POST.get("show") == "yes" else actions.hide_my_name
    act(found, by=request.user)
    messages.success(request, "Done. You can change it whenever you like.")
    return redirect("actors:speakers", number=number)
