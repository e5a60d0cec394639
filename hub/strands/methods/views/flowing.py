"""How the service works today, step by step, and what a contact costs: for the study's team."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.http import SignedIn, typed
from hub.core.requests import done, question_page
from hub.strands.methods import actions, permissions
from hub.strands.methods.forms.flowing import CostForm, StepForm
from hub.strands.methods.queries import flow as queries
from hub.strands.methods.queries.studies import study as find

ASK = "methods/ask.jinja"


@require_http_methods(["GET", "HEAD", "POST"])
def flow(request: SignedIn, number: int) -> HttpResponse:
    """Show the steps, and add one."""
    study = find(number, request.user)
    permissions.require_worker(request.user, study)
    steps = queries.steps(study)
    form = StepForm(typed(request), steps=len(steps))
    if done(form, lambda: actions.add_step(study, form.flowing(), by=request.user)):
        messages.success(request, "Added. Go on with the next, or look at what they add up to.")
        return redirect("methods:flow", number=number)
    return question_page(request, "methods/flow.jinja", form, study=study, flow=queries.shown(steps), works=True)


@require_http_methods(["GET", "HEAD", "POST"])
def change_step(request: SignedIn, step: int) -> HttpResponse:
    """Say a step anew."""
    found = queries.step(step, request.user)
    form = StepForm(typed(request), step=found)
    if done(form, lambda: actions.change_step(found, form.flowing(), by=request.user)):
        messages.success(request, "Changed.")
        return redirect("methods:flow", number=found.study_id)
    back = reverse("methods:flow", kwargs={"number": found.study_id})
    return question_page(request, ASK, form, heading=f"Step {found.place}", button="Save", back_url=back)


@require_POST
def remove_step(request: SignedIn, step: int) -> HttpResponse:
    """Take a step out."""
    found = queries.step(step, request.user)
    number = found.study_id
    actions.remove_step(found, by=request.user)
    messages.success(request, "The step is out; those behind it have moved up.")
    return redirect("methods:flow", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
def cost(request: SignedIn, number: int) -> HttpResponse:
    """State what one contact costs, and who says so."""
    study = find(number, request.user)
    permissions.require_lead(request.user, study)
    form = CostForm(typed(request), study)
    if done(form, lambda: actions.state_cost(study, form.stated(), by=request.user)):
        messages.success(request, "It stands in the results, with its source.")
        return redirect(study.record)
    lead = "Without a figure that somebody answers for, nothing is reckoned: we never make one up."
    heading, back = "What does one contact cost?", study.record.get_absolute_url()
    return question_page(request, ASK, form, heading=heading, button="State it", lead=lead, back_url=back)
