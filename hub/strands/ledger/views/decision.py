"""The page of a decision, and what its post, its clearer and the monitoring officer do there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.second_factor import require_second_factor
from hub.core.requests import asked_page, done, done_once, question_page
from hub.design.forms import Form
from hub.foundation.errors import NotAllowed
from hub.strands.ledger import check, page, permissions, text
from hub.strands.ledger.actions import signing
from hub.strands.ledger.forms import decision as forms
from hub.strands.ledger.models import Decision
from hub.strands.ledger.queries import decision as queries
from hub.strands.ledger.shown import about, on
from hub.strands.ledger.views import asking

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
    lacks = check.gaps_of(found, queries.wording(found).said)
    context = {"decision": found, "gaps": lacks, "writes": page.writes(found, request.user)}
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
    context = {"decision": found, "gaps": check.before_signing(found), "outside": check.outside(found)}
    return question_page(request, "ledger/sign.jinja", form, **context)


@require_second_factor
@require_http_methods(ASKS)
def clear(request: SignedIn, number: int) -> HttpResponse:
    """Let a second post clear what was signed."""
    found = queries.decision(number, request.user)
    permissions.require_clearer(request.user, found, timezone.localdate())
    form = forms.ClearForm(typed(request))
    then = page.after_clearing(found)
    if done(form, lambda: signing.clear(found, by=request.user, words=form.cleaned_data["words"])):
        messages.success(request, f"Cleared. {then}")
        return redirect(found.record)
    lead = f"You have read it as a second post, and nothing stands against publishing it. {then}"
    ask = about(found.record, "Clear this decision?", "Clear it", lead)
    return asking.page(request, ask, form, gaps=check.gaps_of(found, queries.wording(found).said))


@require_http_methods(ASKS)
def publish(request: SignedIn, number: int) -> HttpResponse:
    """Let everybody read it."""
    found = queries.decision(number, request.user)
    permissions.require_publisher(request.user, found.record, timezone.localdate())
    check.require_publishable(found, timezone.localdate())
    form = Form(typed(request))
    if done(form, lambda: signing.publish(found, by=request.user)):
        messages.success(request, "Published. Those with whom it began have been told.")
        return redirect(found.record)
    lead = "Everybody can then read it. What is kept back stays kept back, with its ground."
    return asking.page(request, about(found.record, "Publish this decision?", "Publish it", lead), form)


@require_second_factor
@require_http_methods(ASKS)
def end_embargo(request: SignedIn, number: int) -> HttpResponse:
    """Publish what was cleared before its embargo ends, with the reason."""
    found = queries.decision(number, request.user)
    today = timezone.localdate()
    permissions.require_corrector(request.user, found.record, today)
    check.require_embargo(found, today)
    form = forms.EmbargoForm(typed(request))
    if done(form, lambda: signing.end_embargo(found, by=request.user, **form.cleaned_data)):
        messages.success(request, "Published. Those with whom it began have been told.")
        return redirect(found.record)
    lead = (
        f"Everybody can then read it at once, and not on {on(found.embargo_until)} only. "
        f"Why it was to wait: {found.embargo_because}"
    )
    ask = about(found.record, "End the embargo now?", "End it and publish", lead)
    return asking.page(request, ask, form)


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
    return asking.page(request, about(found.record, "Put this decision right", "Put it right", lead), form)


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
    first = done_once(form, found.record, lambda: signing.note_outside(found, by=request.user, **form.cleaned_data))
    if first is not None:
        asking.tell(request, "Said. The deciding post has been told.", first=first)
        return redirect(found.record)
    ask = about(found.record, "This was decided outside delegation", "Say it", found.outside)
    return asking.page(request, ask, form)
