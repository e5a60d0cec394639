"""What the lab and the team that runs something do from its start to its decision."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.accounts.second_factor import require_second_factor
from hub.core.requests import done, question_page
from hub.strands.lab import actions, asked, permissions, rules
from hub.strands.lab.forms import found as forms
from hub.strands.lab.queries import asking
from hub.strands.lab.queries import trial as queries
from hub.strands.lab.queries.running import limit_reached


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def begin(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Ask once more, then begin: from then on the plan is locked."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    over = limit_reached()
    form = forms.BeginForm(typed(request), over=over is not None)
    because = {"over_limit_because": ""} if over is None else {}
    if done(form, lambda: actions.begin(found, **{**because, **form.cleaned_data}, by=request.user)):
        messages.success(request, "It has begun, and its plan is locked. Those with whom it began have been told.")
        return redirect(found.record)
    context = asked.begin(found, over=over, may_go_over=permissions.may_go_over(request.user))
    return question_page(request, "lab/begin.jinja", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def amend(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Change what is locked, in the open."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    form = forms.AmendForm(typed(request), rules.PARTS[kind])
    if done(form, lambda: actions.amend(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "The amendment stands beside what was planned.")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("amend", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def result(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Write down what was found."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    form = forms.ResultForm(typed(request))
    if done(form, lambda: actions.write_result(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "The result is written down.")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("result", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def cost(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Write down what was spent."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    form = forms.CostForm(typed(request))
    if done(form, lambda: actions.spend(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "What was spent is written down.")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("cost", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def take_back_cost(request: SignedIn, number: int, kind: str, key: int) -> HttpResponse:
    """Take back an amount that was written down by mistake."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    amount, form = queries.cost(key, found), forms.ReasonForm(typed(request))
    if done(form, lambda: actions.take_back_cost(found, amount, because=form.cleaned_data["words"], by=request.user)):
        messages.success(request, "It is taken back. Both stand on the page.")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("take_back", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def end(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Say that it is over, and what was learned."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    form = forms.EndForm(typed(request), **asked.asked_at_the_end(found))
    if done(form, lambda: actions.end(found, form.said(), by=request.user)):
        messages.success(request, "It has ended. What was learned stands in the learning log.")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("end", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def decide(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Decide what follows."""
    found = queries.trial(kind, number, request.user)
    permissions.require_lead(request.user)
    form, post = forms.DecideForm(typed(request)), asking.my_post(request.user)
    if done(form, lambda: actions.decide(found, **form.cleaned_data, post=post, by=request.user)):
        messages.success(request, "The decision stands on its page, and those with whom it began have been told.")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("decide", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def evidence(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Claim a level of evidence."""
    found = queries.trial(kind, number, request.user)
    permissions.require_lead(request.user)
    form = forms.ClaimForm(typed(request))
    if done(form, lambda: actions.claim(found, **form.claimed(), by=request.user)):
        messages.success(request, "The level of evidence stands on its page, with its grounds.")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("evidence", found))
