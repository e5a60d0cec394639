"""Roles on a record: all of them, one, and each step that one takes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.http import SignedIn, typed, viewer
from hub.actors import actions, asked, pages, permissions
from hub.actors.forms import roles as forms
from hub.actors.queries import organisations, roles
from hub.core.records.queries import readable_by_reference
from hub.core.requests import done, question_page

ASKS = ["GET", "HEAD", "POST"]
STEP = "actors/step.jinja"


@login_not_required
@require_safe
def on_record(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who thinks, does, pays and benefits, now and earlier, and what is wanted."""
    record = readable_by_reference(reference, viewer(request))
    return render(request, "actors/roles.jinja", pages.roles_of(record, viewer(request)))


@login_not_required
@require_safe
def role(request: HttpRequest, number: int) -> HttpResponse:
    """Show one role: what is promised, by whom, and what happened to it."""
    found = roles.role(number, viewer(request))
    return render(request, "actors/role.jinja", pages.role(found, viewer(request)))


@require_safe
def my_parts(request: SignedIn) -> HttpResponse:
    """Show what one, or whom one speaks for, offered or promised."""
    return render(request, "actors/my_parts.jinja", pages.parts_of(request.user))


@require_http_methods(ASKS)
def propose(request: SignedIn, reference: str) -> HttpResponse:
    """Ask an organisation to play a role."""
    record = readable_by_reference(reference, request.user)
    permissions.require_arrange(request.user, record)
    form = forms.ProposeForm(typed(request), organisations.to_choose_from(request.user))
    if done(form, lambda: asked.propose(record, form, by=request.user)):
        messages.success(request, "Those who speak for it have been asked. Nothing is public until they accept.")
        return redirect("actors:roles", reference=reference)
    shown = pages.step(record, "Ask an organisation to play a part", "Ask them")
    return question_page(request, "actors/propose.jinja", form, **shown)


@require_http_methods(ASKS)
def offer(request: SignedIn, reference: str) -> HttpResponse:
    """Offer to play a role."""
    record = readable_by_reference(reference, request.user)
    form = asked.offer_form(request.user, typed(request))
    if done(form, lambda: asked.offer(record, form, by=request.user)):
        messages.success(request, "Thank you. Those who answer for this have been told, and will answer you.")
        return redirect("actors:roles", reference=reference)
    return question_page(request, STEP, form, **pages.step(record, "Offer to play a part", "Offer it"))


@require_http_methods(ASKS)
def ask_helper(request: SignedIn, reference: str, key: int) -> HttpResponse:
    """Ask somebody who offered help to play a role."""
    record = readable_by_reference(reference, request.user)
    permissions.require_arrange(request.user, record)
    help_offered = roles.offer_on(record, key)
    form = forms.AskForm(typed(request), initial={"words": help_offered.words})
    if done(form, lambda: asked.take_up(help_offered, form, by=request.user)):
        messages.success(request, "They have been asked. Nothing is public until they accept.")
        return redirect("actors:roles", reference=reference)
    shown = pages.step(record, f"Ask {help_offered.person.shown_as} to play a part", "Ask them")
    return question_page(request, STEP, form, **shown)


@require_http_methods(ASKS)
def for_whom(request: SignedIn, reference: str) -> HttpResponse:
    """Say whom a record is for."""
    record = readable_by_reference(reference, request.user)
    permissions.require_arrange(request.user, record)
    form = forms.WhomForm(typed(request))
    if done(form, lambda: actions.name_beneficiaries(record, **form.cleaned_data, by=request.user)):
        messages.success(request, "Everybody who reads this can see whom it is for.")
        return redirect("actors:roles", reference=reference)
    return question_page(request, STEP, form, **pages.step(record, "Say whom it is for", "Say it"))


@require_http_methods(ASKS)
def accept(request: SignedIn, number: int) -> HttpResponse:
    """Accept what was proposed, in words of one's own; or what was offered, as it was."""
    found = roles.role(number, request.user)
    form = asked.accept_form(found, request.user, typed(request))
    if done(form, lambda: actions.accept(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "Agreed. Everybody who can read the page can read it there.")
        return redirect("actors:role", number=number)
    return question_page(request, "actors/accept.jinja", form, **pages.role(found, request.user))


@require_http_methods(ASKS)
def decline(request: SignedIn, number: int) -> HttpResponse:
    """Say no, or take back what one's own side began."""
    found = roles.role(number, request.user)
    form = forms.PrivateReasonForm(typed(request))
    if done(form, lambda: actions.decline(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "It is not taken up. Nothing of it was public.")
        return redirect(pages.after(found, request.user))
    return question_page(request, "actors/role_step.jinja", form, **pages.role_step(found, request.user, "decline"))


@require_http_methods(ASKS)
def reword(request: SignedIn, number: int) -> HttpResponse:
    """Say a promise in other words."""
    found = roles.role(number, request.user)
    form = forms.RewordForm(typed(request), initial={"words": found.words})
    if done(form, lambda: actions.reword(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "Said. Words that are not the actor’s own wait for their word.")
        return redirect("actors:role", number=number)
    return question_page(request, "actors/role_step.jinja", form, **pages.role_step(found, request.user, "reword"))


@require_POST
def keep_words(request: SignedIn, number: int) -> HttpResponse:
    """Keep the words of a promise as they are."""
    actions.keep_words(roles.role(number, request.user), by=request.user)
    messages.success(request, "The promise stays as it is.")
    return redirect("actors:role", number=number)


@require_http_methods(ASKS)
def finish(request: SignedIn, number: int) -> HttpResponse:
    """Say that what was promised has been given."""
    found = roles.role(number, request.user)
    form = forms.SureForm(typed(request))
    if done(form, lambda: actions.finish(found, by=request.user)):
        messages.success(request, "Finished. Thank you.")
        return redirect("actors:role", number=number)
    return question_page(request, "actors/role_step.jinja", form, **pages.role_step(found, request.user, "finish"))


@require_http_methods(ASKS)
def no_longer_offer(request: SignedIn, number: int) -> HttpResponse:
    """Say that what was agreed is not offered any more."""
    found = roles.role(number, request.user)
    form = forms.PrivateReasonForm(typed(request))
    if done(form, lambda: actions.no_longer_offer(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "It reads “no longer offered” now, and nothing else.")
        return redirect("actors:role", number=number)
    return question_page(request, "actors/role_step.jinja", form, **pages.role_step(found, request.user, "end"))
