"""Coding what was said, and settling where two codings differ: for the study's team alone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.models import Person
from hub.core.requests import done, question_page
from hub.strands.methods import actions, permissions
from hub.strands.methods.forms.coding import AddCodeForm, CodeForm, SettleForm
from hub.strands.methods.models import Demand
from hub.strands.methods.queries import said as queries
from hub.strands.methods.queries import studies
from hub.strands.methods.queries.said import demand as find_demand
from hub.strands.methods.queries.studies import study as find

LONGEST_KEY = 18


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: SignedIn, number: int) -> HttpResponse:
    """Show the study's codes, and add one."""
    study = find(number, request.user)
    permissions.require_worker(request.user, study)
    form = AddCodeForm(typed(request))
    if done(form, lambda: actions.add_code(study, **form.cleaned_data, by=request.user)):
        messages.success(request, "Added. Go on coding, or add another.")
        return redirect("methods:codes", number=number)
    context = {"study": study, "codes": studies.codes(study, retired=True)}
    return question_page(request, "methods/codes.jinja", form, **context)


@require_POST
def retire(request: SignedIn, code: int) -> HttpResponse:
    """No longer offer a code."""
    found = studies.code(code, request.user)
    actions.retire_code(found, by=request.user)
    messages.success(request, "The code is no longer offered. What was coded with it stays.")
    return redirect("methods:codes", number=found.study_id)


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: SignedIn, number: int) -> HttpResponse:
    """Code one after the other: first what nobody has coded, then, where wanted, what one other has."""
    study = find(number, request.user)
    permissions.require_worker(request.user, study)
    second = "second" in request.GET
    here = request.POST.get("demand", "")
    on_screen = find_demand(int(here), request.user) if here.isdecimal() and len(here) <= LONGEST_KEY else None
    form = CodeForm(typed(request), studies.codes(study))
    if on_screen and done(form, lambda: _code(on_screen, form, by=request.user)):
        return redirect(request.get_full_path())
    passed = request.GET.get("behind", "")
    behind = int(passed) if passed.isdecimal() and len(passed) <= LONGEST_KEY else 0
    shown = on_screen or queries.next_to_code(study, request.user, second=second, behind=behind)
    left = queries.left_to_code(study, request.user)
    context = {"study": study, "demand": shown, "second": second, "left": left, "has_codes": bool(form.codes)}
    return question_page(request, "methods/code.jinja", form, **context)


@require_safe
def differences(request: SignedIn, number: int) -> HttpResponse:
    """Show where two codings differ, and what was proposed."""
    study = find(number, request.user)
    permissions.require_worker(request.user, study)
    context = {"study": study, "found": queries.differences(study), "name_of": studies.name_of, "me": request.user}
    return render(request, "methods/differences.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: SignedIn, demand: int) -> HttpResponse:
    """Propose what it should be."""
    found = find_demand(demand, request.user)
    form = SettleForm(typed(request), studies.codes(found.study))
    if done(form, lambda: _propose(found, form, by=request.user)):
        messages.success(request, "Proposed. It counts once the other one agrees.")
        return redirect("methods:differences", number=found.study_id)
    difference = next(iter(queries.differences(found.study, only=demand)), None)
    if difference is None:
        raise Http404
    back = reverse("methods:differences", kwargs={"number": found.study_id})
    context = {"difference": difference, "name_of": studies.name_of, "back_url": back}
    return question_page(request, "methods/settle.jinja", form, **context)


@require_POST
def agree(request: SignedIn, demand: int) -> HttpResponse:
    """Agree to what the other proposed."""
    found = find_demand(demand, request.user)
    actions.agree(found, by=request.user)
    messages.success(request, "Settled.")
    return redirect("methods:differences", number=found.study_id)


def _code(demand: Demand, form: CodeForm, *, by: Person) -> None:
    actions.code(demand, form.chosen(), matters=form.cleaned_data["matters"], by=by)


def _propose(demand: Demand, form: SettleForm, *, by: Person) -> None:
    actions.propose(demand, form.chosen(), because=form.cleaned_data["because"], by=by)
