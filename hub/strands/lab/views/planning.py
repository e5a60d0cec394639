"""Planning an experiment, after a look at what others have learned; planning a pilot; changing a plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts import limits
from hub.accounts.http import SignedIn, typed
from hub.accounts.models import Person
from hub.accounts.second_factor import require_second_factor
from hub.core import keys
from hub.core.drafts import actions as drafts
from hub.core.requests import done, question_page
from hub.foundation.errors import NotPossible
from hub.strands.lab import actions, asked, permissions, rules
from hub.strands.lab.actions.growing import Origin
from hub.strands.lab.actions.planning import LOOKED
from hub.strands.lab.forms.found import ReasonForm, SealForm
from hub.strands.lab.forms.plans import AskForm, ExperimentForm, PilotForm
from hub.strands.lab.models import Experiment, Pilot, Trial
from hub.strands.lab.queries import asking, lists
from hub.strands.lab.queries import trial as queries
from hub.strands.lab.source import Source, source


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def new_experiment(request: SignedIn, reference: str = "") -> HttpResponse:
    """Ask what one wants to learn, before anything is planned."""
    permissions.require_any_planner(request.user)
    initial = asking.experiment_from(_to_become(rules.EXPERIMENT, reference, request.user)) if reference else {}
    form = AskForm(typed(request), initial=initial)
    if form.is_valid():
        kept = drafts.keep("", rules.EXPERIMENT, {**initial, **form.cleaned_data}, by=request.user)
        return redirect("lab:alike", token=kept.token)
    return question_page(request, "lab/ask.jinja", form, source=initial.get("source", ""))


@require_POST
@require_second_factor
def anew(request: SignedIn, number: int) -> HttpResponse:
    """Begin the plan of a new experiment with that of one that was stopped for harm: what ran stays locked."""
    found = queries.experiment(number, request.user)
    permissions.require_runner(request.user, found.record)
    if not queries.was_halted(found) or found.ended_on is None:
        raise NotPossible("Only what was stopped for harm, and has ended, is begun anew like this.")
    draft = asking.draft_from(found.record.reference, request.user)
    draft = draft or drafts.keep("", rules.EXPERIMENT, asking.whole_plan_of(found), by=request.user)
    return redirect("lab:alike", token=draft.token)


@require_POST
def similar(request: SignedIn) -> HttpResponse:
    """Give the part of a page that shows what was tried that is like what is being typed."""
    permissions.require_any_planner(request.user)
    limits.spend(limits.SUGGEST, by=limits.caller(request))
    cards = lists.alike(asking.text_of(request.POST.dict()), request.user)
    return render(request, "lab/similar.jinja", {"cards": cards})


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def alike(request: SignedIn, token: str) -> HttpResponse:
    """Show what everybody else has tried that is like it, and what was learned; then go on to the plan."""
    draft = asking.draft(token, rules.EXPERIMENT, request.user, [])
    if request.method == "POST":
        drafts.keep(token, rules.EXPERIMENT, {LOOKED: True}, by=request.user)
        return redirect("lab:plan_experiment", token=token)
    cards = lists.alike(asking.text_of(draft.answers), request.user)
    return render(request, "lab/alike.jinja", {"cards": cards, "draft": draft})


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def plan_experiment(request: SignedIn, token: str) -> HttpResponse:
    """Ask for the plan, and make the experiment of it."""
    if record := asking.sent(token, request.user):
        return redirect(record)
    draft = asking.draft(token, rules.EXPERIMENT, request.user, [])
    if not draft.answers.get(LOOKED):
        return redirect("lab:alike", token=token)
    initial = {"mode": rules.TEST, "team": asking.my_team(request.user), **draft.answers}
    form = ExperimentForm(typed(request), teams=asking.teams_for(request.user), initial=initial)
    if done(form, lambda: _send(request, token, form, str(draft.answers.get("source") or ""))):
        messages.success(request, "It is planned. Say what is missing, then begin it.")
        return redirect("lab:plan_experiment", token=token)
    return question_page(request, "lab/plan.jinja", form, heading="Plan the experiment", back=("lab:alike", token))


def _send(request: SignedIn, token: str, form: ExperimentForm, reference: str) -> None:
    origin = Origin(record=source(reference, request.user).record) if reference else None
    actions.send_experiment(token, lambda _: (form.name(), form.plan(), origin), by=request.user)


@require_safe
def go_on(request: SignedIn, draft: int) -> HttpResponse:
    """Lead from “My hub” back into the plan of an experiment."""
    found = asking.my_draft(draft, rules.EXPERIMENT, request.user)
    return redirect("lab:plan_experiment", token=found.token)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def new_pilot(request: SignedIn, reference: str = "") -> HttpResponse:
    """Ask for the plan of a pilot, and make it."""
    permissions.require_any_planner(request.user)
    found = _to_become(rules.PILOT, reference, request.user) if reference else None
    from_it = asking.pilot_from(found) if found else {}
    initial = {"team": asking.my_team(request.user), "key": keys.new(), **from_it}
    form = PilotForm(typed(request), teams=asking.teams_for(request.user), wards=asking.wards(), initial=initial)
    made: list[Pilot] = []
    if done(form, lambda: made.append(_make(request, form, found))):
        messages.success(request, "It is planned. Say what is missing, then begin it.")
        return redirect(made[0].record)
    return question_page(request, "lab/plan.jinja", form, heading="Plan the pilot", back=("lab:pilots", ""))


def _to_become(kind: str, reference: str, person: Person) -> Source:
    """Return what something of `kind` is to grow out of, before anything is typed about it that could not be kept."""
    found = source(reference, person)
    permissions.require_can_become(person, kind, found.record)
    return found


def _make(request: SignedIn, form: PilotForm, came_from: Source | None) -> Pilot:
    origin, places = Origin(record=came_from.record) if came_from else None, form.places()
    record = drafts.once(
        form.cleaned_data["key"],
        by=request.user,
        make=lambda: actions.plan_pilot(form.name(), form.plan(), places=places, origin=origin, by=request.user).record,
    )
    return queries.pilot(record.pk, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def plan(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Change a plan that has not begun."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    if request.method != "POST" and found.began_on:
        messages.info(request, "It has begun, and its plan is locked. What changes is written here, beside the plan.")
        return redirect(f"lab:{kind}_amend", number=number)
    form = _plan_form(request, found)
    if done(form, lambda: _replan(found, form, request)):
        messages.success(request, "The plan is changed.")
        return redirect(found.record)
    return question_page(request, "lab/plan.jinja", form, heading="The plan", record=found.record, back=None)


def _plan_form(request: SignedIn, found: Trial) -> ExperimentForm | PilotForm:
    said = {field.name: getattr(found, field.name) for field in found._meta.concrete_fields}
    said |= {"title": found.record.title, "team": str(found.record.team_id or "")}
    teams = asking.teams_for(request.user)
    if isinstance(found, Pilot):
        said |= {"wards": [str(key) for key in queries.place_keys(found)], "key": keys.new()}
        return PilotForm(typed(request), teams=teams, wards=asking.wards(), initial=said)
    return ExperimentForm(typed(request), teams=teams, initial=said)


def _replan(found: Trial, form: ExperimentForm | PilotForm, request: SignedIn) -> None:
    places = form.places() if isinstance(form, PilotForm) else None
    actions.replan(found, form.name(), form.plan(), places=places, by=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def seal(request: SignedIn, number: int) -> HttpResponse:
    """Seal the prediction of a test, where knowing it would spoil it."""
    found: Experiment = queries.experiment(number, request.user)
    permissions.require_runner(request.user, found.record)
    form = SealForm(typed(request))
    if done(form, lambda: actions.seal_prediction(found, form.cleaned_data["prediction"], by=request.user)):
        messages.success(request, f"It is sealed. Its seal: {found.prediction_seal}")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("seal", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def give_up(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Give a plan up."""
    found = queries.trial(kind, number, request.user)
    permissions.require_runner(request.user, found.record)
    form = ReasonForm(typed(request))
    if done(form, lambda: actions.give_up(found, reason=form.cleaned_data["words"], by=request.user)):
        messages.success(request, "It is given up, and why stands in its history.")
        return redirect(found.record)
    return question_page(request, "lab/act.jinja", form, **asked.act("give_up", found))


@require_POST
@require_second_factor
def plan_again(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Take a plan up again."""
    found = queries.trial(kind, number, request.user)
    actions.plan_again(found, by=request.user)
    messages.success(request, "It is being planned again.")
    return redirect(found.record)


@require_POST
@require_second_factor
def show(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Let everybody read it."""
    found = queries.trial(kind, number, request.user)
    actions.show_everybody(found.record, by=request.user)
    messages.success(request, "Everybody can read it now.")
    return redirect(found.record)
