"""What the lab and the team that runs something do from its start to its decision."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.accounts.models import Person
from hub.accounts.second_factor import require_second_factor
from hub.core.requests import done, question_page
from hub.design.forms import Form
from hub.strands.lab import actions, asked, permissions, plan_parts
from hub.strands.lab.forms import found as forms
from hub.strands.lab.models import Trial
from hub.strands.lab.queries import asking
from hub.strands.lab.queries import trial as queries
from hub.strands.lab.queries.running import limit_reached


@dataclass(frozen=True, kw_only=True)
class Doing:
    """One act on what runs or ran: its form, what it does with what was typed, what is said, and who may."""

    form: Callable[[Mapping[str, Any] | None, Trial], Form]
    act: Callable[[Trial, Any, Person], object]
    says: str
    by_lab: bool = False


DOING: Mapping[str, Doing] = {
    "amend": Doing(
        form=lambda data, trial: forms.AmendForm(data, plan_parts.PARTS[trial.record.kind]),
        act=lambda trial, form, by: actions.amend(trial, **form.cleaned_data, by=by),
        says="The amendment stands beside what was planned.",
    ),
    "harm": Doing(
        form=lambda data, _: forms.HarmForm(data),
        act=lambda trial, form, by: actions.stop_for_harm(trial, **form.cleaned_data, by=by),
        says="It is stopped, and everybody sees so. Say what happened when you can.",
    ),
    "result": Doing(
        form=lambda data, _: forms.ResultForm(data),
        act=lambda trial, form, by: actions.write_result(trial, **form.cleaned_data, by=by),
        says="The result is written down.",
    ),
    "cost": Doing(
        form=lambda data, _: forms.CostForm(data),
        act=lambda trial, form, by: actions.spend(trial, **form.cleaned_data, by=by),
        says="What was spent is written down.",
    ),
    "end": Doing(
        form=lambda data, trial: forms.EndForm(data, **asked.asked_at_the_end(trial)),
        act=lambda trial, form, by: actions.end(trial, form.said(), by=by),
        says="It has ended. What was learned stands in the learning log.",
    ),
    "decide": Doing(
        form=lambda data, _: forms.DecideForm(data),
        act=lambda trial, form, by: actions.decide(trial, **form.cleaned_data, post=asking.my_post(by), by=by),
        says="The decision stands on its page, and those with whom it began have been told.",
        by_lab=True,
    ),
    "evidence": Doing(
        form=lambda data, _: forms.ClaimForm(data),
        act=lambda trial, form, by: actions.claim(trial, **form.claimed(), by=by),
        says="The level of evidence stands on its page, with its grounds.",
        by_lab=True,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def do(request: SignedIn, number: int, kind: str, act: str) -> HttpResponse:
    """Do one of DOING."""
    doing, found = DOING[act], queries.trial(kind, number, request.user)
    if doing.by_lab:
        permissions.require_lead(request.user)
    permissions.require_runner(request.user, found.record)
    form = doing.form(typed(request), found)
    if done(form, lambda: doing.act(found, form, request.user)):
        messages.success(request, doing.says)
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act(act, found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def begin(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Ask once more, then begin: from then on the plan is locked."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    over, leads = limit_reached(), permissions.may_go_over(request.user)
    form = forms.BeginForm(typed(request), over=over is not None and leads)
    if done(form, lambda: actions.begin(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "It has begun, and its plan is locked. Those with whom it began have been told.")
        return redirect(found.record)
    context = asked.begin(found, over=over, may_go_over=leads)
    return question_page(request, "lab/begin.jinja", form, **context)


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
