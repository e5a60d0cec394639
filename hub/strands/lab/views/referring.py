"""Referring a problem, kept as a draft until it is sent; and what the lab says to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts import limits
from hub.accounts.http import SignedIn, typed
from hub.accounts.models import Person
from hub.accounts.second_factor import require_second_factor
from hub.core.drafts import actions as drafts
from hub.core.drafts.claiming import IN_SESSION
from hub.core.requests import done, question_page
from hub.strands.lab import actions, permissions, problem_page, rules
from hub.strands.lab.actions.growing import Origin
from hub.strands.lab.actions.problems import Referral
from hub.strands.lab.forms.problems import NothingForm, OfRecordForm, ReferralForm, WordForm, referral
from hub.strands.lab.models import Problem
from hub.strands.lab.queries import asking, lists
from hub.strands.lab.queries import trial as queries
from hub.strands.lab.source import source
from hub.strands.lab.views.asking import who

KEPT_IN_SESSION = 10
WORDS = {
    rules.TAKEN_UP: actions.take_up,
    rules.DECLINED: actions.decline,
    rules.SETTLED: actions.settle,
}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: HttpRequest, token: str = "") -> HttpResponse:
    """Ask what the problem is, and keep the answers; one need not have signed in."""
    draft = asking.draft(token, rules.PROBLEM, request.user, request.session.get(IN_SESSION, [])) if token else None
    form = ReferralForm(typed(request), wards=asking.wards(), initial=draft.answers if draft else {})
    if form.is_valid():
        kept = drafts.keep(token, rules.PROBLEM, form.cleaned_data, by=who(request))
        request.session[IN_SESSION] = [*request.session.get(IN_SESSION, []), kept.token][-KEPT_IN_SESSION:]
        return redirect("lab:check", token=kept.token)
    return question_page(request, "lab/refer.jinja", form, days=asking.promised_days())


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was said once more with what is like it; send it, once one has signed in."""
    if record := asking.sent(token, request.user):
        return redirect(record)
    draft = asking.draft(token, rules.PROBLEM, request.user, request.session.get(IN_SESSION, []))
    if request.method == "POST":
        return _send(request, token)
    cards = lists.alike(asking.text_of(draft.answers), request.user, kind=rules.PROBLEM)
    said = referral(draft.answers)
    context = {"draft": draft, "said": said, "cards": cards, "signed_in": who(request) is not None}
    return render(request, "lab/check.jinja", {"form": NothingForm(), **context})


def _send(request: HttpRequest, token: str) -> HttpResponse:
    if not isinstance(request.user, Person):
        return redirect_to_login(request.path)
    limits.spend(limits.TELL, by=limits.caller(request))
    record = actions.send(token, referral, by=request.user)
    messages.success(request, f"Thank you. Your problem is {record.reference}. The lab says whether it takes it up.")
    return redirect(record)


@require_safe
def go_on(request: SignedIn, draft: int) -> HttpResponse:
    """Lead from “My hub” back into a draft."""
    found = asking.my_draft(draft, rules.PROBLEM, request.user)
    return redirect("lab:check", token=found.token)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def of_record(request: SignedIn, reference: str) -> HttpResponse:
    """Make a problem of another record, from what it says."""
    permissions.require_lead(request.user)
    found = source(reference, request.user)
    form = OfRecordForm(typed(request), wards=asking.wards(), initial=asking.problem_from(found))
    made: list[Problem] = []

    def make() -> None:
        origin = Origin(record=found.record, because=form.cleaned_data["because"])
        made.append(_make_once(form, origin, referral(form.cleaned_data), request.user))

    if done(form, make):
        messages.success(request, "The lab has taken it up, and those with whom it began have been told.")
        return redirect(made[0].record)
    return question_page(request, "lab/of_record.jinja", form, source=found.record, heading="Make it a problem")


def _make_once(form: OfRecordForm, origin: Origin, said: Referral, by: Person) -> Problem:
    key = form.cleaned_data["key"]
    record = drafts.once(key, by=by, make=lambda: actions.make_of(origin, said, by=by).record)
    return queries.problem(record.pk, by)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def word(request: SignedIn, number: int, state: str) -> HttpResponse:
    """Say what the lab does with a problem."""
    found = queries.problem(number, request.user)
    if state not in WORDS:
        raise Http404
    permissions.require_lead(request.user)
    form, post = WordForm(typed(request)), asking.my_post(request.user)
    if done(form, lambda: WORDS[state](found, words=form.cleaned_data["words"], by=request.user, post=post)):
        messages.success(request, "It stands on its page, and whoever referred it has been told.")
        return redirect(found.record)
    heading, hint, button = problem_page.ACTS[state]
    return question_page(
        request, "lab/act.jinja", form, record=found.record, heading=heading, intro=hint, button=button
    )
