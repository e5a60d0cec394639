"""Taking down what people say on a phone, and what became of it: for the study's team alone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.http import SignedIn, typed
from hub.core.requests import asked_page, question_page
from hub.core.requests import done as was_done
from hub.strands.methods import actions, permissions
from hub.strands.methods.forms.capturing import CaptureForm, HandOnForm, ReleaseForm
from hub.strands.methods.models import Study
from hub.strands.methods.queries import said as queries
from hub.strands.methods.queries.said import demand as find_demand
from hub.strands.methods.queries.studies import study as find

ASK = "methods/ask.jinja"


@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: SignedIn, number: int) -> HttpResponse:
    """One screen for one demand; then the same screen again, empty."""
    study = find(number, request.user)
    permissions.require_worker(request.user, study)
    if request.method != "POST":  # what was typed before it ended comes back with the sentence
        permissions.require_listening(study)
    form = CaptureForm(typed(request), study.ways_in, request.GET.get("channel", ""))
    if was_done(form, lambda: _take_down(request, study, form)):
        messages.success(request, "Kept. Ready for the next.")
        query = urlencode({"channel": form.cleaned_data["channel"]})
        return redirect(f"{reverse('methods:take_down', kwargs={'number': number})}?{query}")
    mine, everybodys = queries.taken_down_by(study, request.user)
    context = {"study": study, "mine": mine, "everybodys": everybodys}
    return question_page(request, "methods/take_down.jinja", form, **context)


def _take_down(request: SignedIn, study: Study, form: CaptureForm) -> None:
    heard = form.heard(without="without" in request.POST)
    actions.take_down(study, heard, key=form.cleaned_data["key"], by=request.user)


@require_safe
def said(request: SignedIn, number: int) -> HttpResponse:
    """Show the team what people said."""
    study = find(number, request.user)
    permissions.require_worker(request.user, study)
    which = request.GET.get("which", "")
    rows, last = queries.said(study, which, number=asked_page(request))
    context = {
        "study": study,
        "rows": rows,
        "last": last,
        "which": which,
        "page_number": min(asked_page(request), last),
    }
    return render(request, "methods/said.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def demand(request: SignedIn, demand: int) -> HttpResponse:
    """Show one, and take down to whom it was passed on."""
    found, form = find_demand(demand, request.user), HandOnForm(typed(request))
    if was_done(form, lambda: actions.hand_on(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "Written down.")
        return redirect("methods:demand", demand=demand)
    leads = permissions.may_lead(request.user, found.study)
    context = {"demand": found, "study": found.study, "hand_ons": queries.hand_ons(found), "leads": leads}
    return question_page(request, "methods/demand.jinja", form, **context)


@require_POST
def done(request: SignedIn, demand: int) -> HttpResponse:
    """Take down that they have what they needed."""
    found = find_demand(demand, request.user)
    actions.finish(found, by=request.user)
    messages.success(request, "Written down: they have what they needed.")
    return redirect(f"{reverse('methods:said', kwargs={'number': found.study_id})}?which=open")


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: SignedIn, demand: int) -> HttpResponse:
    """Let some words be read by everybody."""
    found = find_demand(demand, request.user)
    permissions.require_lead(request.user, found.study)
    form = ReleaseForm(typed(request), initial={"words": found.released_words or found.words})
    if was_done(form, lambda: actions.release(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "Everybody can read these words once the study is reported.")
        return redirect("methods:demand", demand=demand)
    heading, back = "Let everybody read these words?", reverse("methods:demand", kwargs={"demand": demand})
    return question_page(request, ASK, form, heading=heading, button="Let everybody read them", back_url=back)


@require_POST
def end_release(request: SignedIn, demand: int) -> HttpResponse:
    """Take the words back out of public."""
    found = find_demand(demand, request.user)
    actions.end_release(found, by=request.user)
    messages.success(request, "These words are for the team alone again.")
    return redirect("methods:demand", demand=demand)
