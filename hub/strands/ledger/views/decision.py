"""The page of a decision, and what its post, its clearer and the monitoring officer do there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.second_factor import require_second_factor
from hub.core.requests import asked_page, done, question_page
from hub.design.forms import Form
from hub.foundation.errors import NotAllowed
from hub.strands.ledger import check, page, permissions, text
from hub.strands.ledger.actions import redacting, signing
from hub.strands.ledger.forms import decision as forms
from hub.strands.ledger.models import Decision
from hub.strands.ledger.queries import decision as queries
from hub.strands.ledger.views import asking, chosen
from hub.strands.ledger.views.asking import Ask

ASKS = ["GET", "HEAD", "POST"]


@login_not_required
@require_safe
def decision(request: HttpRequest, number: int) -> HttpResponse:
    """Show one decision: what, why, by whom, under which power, and what is not recorded."""
    found = queries.decision(number, request.user)
    return render(request, "ledger/decision.jinja", page.of_decision(found, request.user, asked_page(request)))


@require_safe
def gaps(request: SignedIn, number: int) -> HttpResponse:
    """Show those who write, clear and monitor it what is missing, each with its rule and source."""
    found = queries.decision(number, request.user)
    if not permissions.may_read_kept_back(request.user, found.record, timezone.localdate()):
        raise NotAllowed("Only those who write, clear and monitor a decision see what is missing.")
    context = {"decision": found, "gaps": check.gaps_of(found), "writes": page.writes(found, request.user)}
    return render(request, "ledger/gaps.jinja", context)


@require_second_factor
@require_http_methods(ASKS)
def sign(request: SignedIn, number: int) -> HttpResponse:
    """Show once more what is missing; then sign."""
    found = queries.decision(number, request.user)
    permissions.require_signer(request.user, found.record.post, timezone.localdate())
    form = Form(typed(request))
    if done(form, lambda: signing.sign(found, by=request.user)):
        messages.success(request, "Signed. A second post has been asked to clear it.")
        return redirect(found.record)
    context = {"decision": found, "gaps": check.gaps_of(found), "outside": check.outside(found)}
    return question_page(request, "ledger/sign.jinja", form, **context)


@require_second_factor
@require_http_methods(ASKS)
def clear(request: SignedIn, number: int) -> HttpResponse:
    """Let a second post clear what was signed."""
    found = queries.decision(number, request.user)
    permissions.require_clearer(request.user, found, timezone.localdate())
    form = forms.ClearForm(typed(request))
    if done(form, lambda: signing.clear(found, by=request.user, words=form.cleaned_data["words"])):
        messages.success(request, "Cleared. It can be published now, or is by itself when its embargo ends.")
        return redirect(found.record)
    lead = "You have read it as a second post, and nothing stands against publishing it."
    ask = _ask(found, "Clear this decision?", "Clear it", lead)
    return asking.page(request, ask, form, gaps=check.gaps_of(found))


@require_http_methods(ASKS)
def publish(request: SignedIn, number: int) -> HttpResponse:
    """Let everybody read it."""
    found = queries.decision(number, request.user)
    permissions.require_publisher(request.user, found.record, timezone.localdate())
    form = Form(typed(request))
    if done(form, lambda: signing.publish(found, by=request.user)):
        messages.success(request, "Published. Those with whom it began have been told.")
        return redirect(found.record)
    lead = "Everybody can then read it. What is kept back stays kept back, with its ground."
    return asking.page(request, _ask(found, "Publish this decision?", "Publish it", lead), form)


@require_second_factor
@require_http_methods(ASKS)
def correct(request: SignedIn, number: int) -> HttpResponse:
    """Put right what was signed, as a new version."""
    found = queries.decision(number, request.user)
    permissions.require_corrector(request.user, found.record, timezone.localdate())
    said = dict(queries.wording(found).said)
    form = forms.CorrectForm(typed(request), initial=said)
    if done(form, lambda: _correct(found, form, said, request)):
        messages.success(request, "Put right. What was signed stays beside it.")
        return redirect(found.record)
    lead = "What was signed stays, and can be compared. Your reason stands beside it."
    return asking.page(request, _ask(found, "Put this decision right", "Put it right", lead), form)


def _correct(found: Decision, form: Form, said: dict[str, str], request: SignedIn) -> None:
    changed = {name: form.cleaned_data[name] for name in text.PARTS if form.cleaned_data[name] != said[name]}
    signing.correct(found, changed, because=form.cleaned_data["because"], by=request.user)


@require_second_factor
@require_http_methods(ASKS)
def monitor(request: SignedIn, number: int) -> HttpResponse:
    """Let the monitoring officer say what follows from a decision outside its delegation."""
    found = queries.decision(number, request.user)
    permissions.require_monitor(request.user)
    form = forms.MonitorForm(typed(request))
    if done(form, lambda: signing.note_outside(found, by=request.user, **form.cleaned_data)):
        messages.success(request, "Said. The deciding post has been told.")
        return redirect(found.record)
    ask = _ask(found, "This was decided outside delegation", "Say it", found.outside)
    return asking.page(request, ask, form)


@require_http_methods(ASKS)
def keep_back(request: SignedIn, number: int) -> HttpResponse:
    """Keep a part of a decision back."""
    found = queries.decision(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    form = forms.KeepBackForm(typed(request))
    if done(form, lambda: _keep_back(found, form, request)):
        messages.success(request, "Kept back. Everybody sees that it is, on what ground, and until when.")
        return redirect(found.record)
    return asking.page(request, _ask(found, "Keep a part back", "Keep it back", KEEP_BACK), form)


KEEP_BACK = "As little as possible, on a ground that the law gives, and only for as long as the ground holds."


def _keep_back(found: Decision, form: Form, request: SignedIn) -> None:
    redacting.keep_back(found.record, redacting.KeptBack(**form.cleaned_data), by=request.user)


@require_http_methods(ASKS)
def look_again(request: SignedIn, number: int) -> HttpResponse:
    """Look again at what is kept back: go on, on a ground, or let everybody read it."""
    found = queries.decision(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    parts = [part for part in queries.kept_back(found.record) if not part.released_at]
    form = forms.AgainForm(typed(request))
    form.offer_parts(parts)
    if done(form, lambda: chosen.look_again(form, parts, request.user)):
        messages.success(request, "Looked at again.")
        return redirect(found.record)
    return asking.page(request, _ask(found, "Look again at what is kept back", "Save", ""), form)


def _ask(found: Decision, heading: str, button: str, lead: str) -> Ask:
    caption = f"{found.record.reference} {found.record.title}"
    return Ask(heading=heading, button=button, back=found.record.get_absolute_url(), caption=caption, lead=lead)
