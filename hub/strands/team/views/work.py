"""What is written down while a project goes on. Each act is one form and one action."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.accounts.second_factor import require_second_factor
from hub.core.drafts.forms import OnceForm
from hub.core.requests import done, done_once, question_page
from hub.design.forms import Form
from hub.strands.team import forms, page, permissions, queries
from hub.strands.team.actions import projects, work
from hub.strands.team.models import Benefit, Milestone, Project, Risk

ASKS = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class Doing:
    """One act on a project: what is asked, what does it, and what is said before and after."""

    form: type[Form]
    do: Callable[..., object]
    heading: str
    said: str


ACTS = {
    "start": Doing(
        form=forms.NothingForm, do=projects.start, heading="Start the work?", said="The project is running."
    ),
    "pause": Doing(form=forms.ReasonForm, do=projects.pause, heading="Pause the work", said="The project is paused."),
    "report": Doing(form=forms.ReportForm, do=work.report, heading="How does it go?", said="The report is published."),
    "milestone": Doing(
        form=forms.MilestoneForm, do=work.add_milestone, heading="Add a milestone", said="The milestone is added."
    ),
    "risk": Doing(form=forms.RiskForm, do=work.raise_risk, heading="Add a risk", said="The risk is written down."),
    "decided": Doing(
        form=forms.WordsForm, do=work.decision_taken, heading="What was decided?", said="It stands in the reports."
    ),
    "benefit": Doing(
        form=forms.BenefitForm, do=work.record_benefit, heading="What did it bring?", said="It is written down."
    ),
    "lesson": Doing(
        form=forms.WordsForm, do=work.record_lesson, heading="What did it teach?", said="The lesson is written down."
    ),
}


@ASKS
@require_second_factor
def act(request: SignedIn, number: int, act: str) -> HttpResponse:
    """Do one of ACTS."""
    if act not in ACTS:
        raise Http404
    doing, found = ACTS[act], queries.project(number, request.user)
    permissions.require_manager(request.user, found.record)
    return _asked(request, found, doing.form(typed(request)), doing.heading, doing.said, partial(doing.do, found))


@ASKS
@require_second_factor
def finish(request: SignedIn, number: int, early: bool) -> HttpResponse:
    """Close a project, or stop it early, with what it brought or what it taught."""
    found = queries.project(number, request.user)
    permissions.require_manager(request.user, found.record)
    brought = page.brought(found, early=early)
    form = forms.FinishForm(typed(request), asks_lesson=brought["asks_lesson"])
    do = partial(projects.stop if early else projects.close, found)
    if done(form, lambda: do(**form.cleaned_data, by=request.user)):
        messages.success(request, "The project is stopped." if early else "The project is closed.")
        return redirect(found.record)
    heading = "Stop the project early" if early else "Close the project"
    return question_page(request, "team/finish.jinja", form, **page.act(heading, found.record), **brought)


@ASKS
@require_second_factor
def need_decision(request: SignedIn, number: int) -> HttpResponse:
    """Say which decision is needed next."""
    found = queries.project(number, request.user)
    permissions.require_manager(request.user, found.record)
    form, do = (
        forms.DecisionForm(typed(request), page.posts(), has_sponsor=found.sponsor_id is not None),
        (partial(work.need_decision, found)),
    )
    return _asked(request, found, form, "Which decision is needed next?", "Whoever decides has been told.", do)


@ASKS
@require_second_factor
def move_milestone(request: SignedIn, number: int, key: int) -> HttpResponse:
    """Give a milestone another day."""
    found = queries.project(number, request.user)
    permissions.require_manager(request.user, found.record)
    one = queries.part_of(found, Milestone, key)
    form, do = forms.MoveForm(typed(request)), partial(work.move_milestone, one)
    return _asked(request, found, form, f"Move “{one.title}”", "The milestone has a new day.", do)


@ASKS
@require_second_factor
def reach_milestone(request: SignedIn, number: int, key: int) -> HttpResponse:
    """Say that a milestone is reached."""
    found = queries.project(number, request.user)
    permissions.require_manager(request.user, found.record)
    one = queries.part_of(found, Milestone, key)
    form, do = forms.NothingForm(typed(request)), partial(work.reach_milestone, one)
    return _asked(request, found, form, f"Is “{one.title}” reached?", "The milestone is reached.", do)


@ASKS
@require_second_factor
def close_risk(request: SignedIn, number: int, key: int) -> HttpResponse:
    """Say that a risk is none any more."""
    found = queries.project(number, request.user)
    permissions.require_manager(request.user, found.record)
    one = queries.part_of(found, Risk, key)
    form, do = forms.BecauseForm(typed(request)), partial(work.close_risk, one)
    return _asked(request, found, form, f"Close the risk “{one.what}”", "The risk is closed.", do)


@ASKS
@require_second_factor
def confirm_benefit(request: SignedIn, number: int, key: int) -> HttpResponse:
    """Confirm, for finance, that a budget no longer needs this money."""
    permissions.require_finance(request.user)
    found = queries.project(number, request.user)
    one = queries.part_of(found, Benefit, key)
    form, do = forms.NothingForm(typed(request)), partial(work.confirm_benefit, one)
    return _asked(request, found, form, "Does a budget no longer need this money?", "Finance has confirmed it.", do)


def _asked(
    request: SignedIn, found: Project, form: Form, heading: str, said: str, do: Callable[..., Any]
) -> HttpResponse:
    """Do what was asked and go back to the project, or show the page that asks. What adds something does so once."""

    def act() -> object:
        return do(**form.cleaned_data, by=request.user)

    first = done_once(form, found.record, act) if isinstance(form, OnceForm) else done(form, act) or None
    if first is not None:
        said = said if first else "This form had come already: it was added once."
        messages.success(request, said)
        return redirect(found.record)
    return question_page(request, "team/act.jinja", form, **page.act(heading, found.record))
