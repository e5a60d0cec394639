"""Saying an idea in short steps, kept as a draft from the first, without signing in until the end."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts import limits
from hub.accounts.http import SignedIn
from hub.accounts.models import Person
from hub.core.drafts import actions as drafts
from hub.core.drafts.claiming import IN_SESSION
from hub.core.lists.queries import options
from hub.core.places.shown import pin_map
from hub.core.requests import question_page
from hub.design.forms import Form
from hub.strands.ideas import actions, rules
from hub.strands.ideas.forms.idea import NothingForm
from hub.strands.ideas.forms.telling import Step, WhereForm, first_missing, said, steps_for
from hub.strands.ideas.queries import telling
from hub.strands.ideas.queries.telling import Begun

KEPT_IN_SESSION = 10


def of_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the draft with the token in its address; what was sent already leads to the idea it became."""

    @wraps(view)
    def load(request: HttpRequest, token: str, **more: str) -> HttpResponse:
        try:
            found = telling.draft(token, request.user, request.session.get(IN_SESSION, []))
        except Http404:
            record = telling.sent(token, request.user)
            if record is None:
                raise
            return redirect(record)
        return view(request, found, **more)

    return load


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Say what it takes, then begin a draft."""
    person = request.user if isinstance(request.user, Person) else None
    if request.method == "POST":
        draft = drafts.keep("", rules.IDEA, {}, by=person)
        request.session[IN_SESSION] = [*request.session.get(IN_SESSION, []), draft.token][-KEPT_IN_SESSION:]
        return redirect("ideas:step", token=draft.token, code=steps_for(request.user)[0].code)
    begun = telling.begun(request.user, request.session.get(IN_SESSION, []))
    context = {"form": NothingForm(), "begun": begun, "promised": telling.promised()}
    return render(request, "ideas/begin.jinja", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def step(request: HttpRequest, draft: Begun, code: str) -> HttpResponse:
    """Ask one question, and keep the answer."""
    steps = steps_for(request.user)
    asked = next((one for one in steps if one.code == code), None)
    if asked is None:
        raise Http404
    form = _form(asked, draft, request)
    if form.is_valid():
        person = request.user if isinstance(request.user, Person) else None
        kept = drafts.keep(draft.token, rules.IDEA, form.cleaned_data, by=person)
        return redirect(_next(request, kept, asked))
    at = steps.index(asked)
    context = {"draft": draft, "number": at + 1, "of": len(steps), "back": steps[at - 1] if at else None}
    return question_page(request, "ideas/step.jinja", form, **context)


@login_not_required
@require_safe
@of_draft
def like_it(request: HttpRequest, draft: Begun) -> HttpResponse:
    """Show what others have said that is like it, after the first question; go straight on where there is nothing."""
    cards = telling.alike(telling.text_of(draft.answers), request.user)
    if not cards:
        return redirect("ideas:step", token=draft.token, code="better")
    return render(request, "ideas/like_it.jinja", {"cards": cards, "draft": draft})


@login_not_required
@require_POST
def similar(request: HttpRequest) -> HttpResponse:
    """Give the part of a page that shows what is like what is being typed."""
    limits.spend(limits.SUGGEST, by=limits.caller(request))
    cards = telling.alike(request.POST.get("problem", "")[:5000], request.user)
    return render(request, "ideas/similar.jinja", {"cards": cards})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def check(request: HttpRequest, draft: Begun) -> HttpResponse:
    """Show all answers once more, and what is like it; send it, once one has signed in."""
    if missing := first_missing(steps_for(request.user), draft.answers):
        return redirect("ideas:step", token=draft.token, code=missing.code)
    if request.method == "POST":
        return _send(request, draft)
    cards = telling.alike(telling.text_of(draft.answers), request.user)
    signed_in = isinstance(request.user, Person)
    context = {"draft": draft, "rows": answered(request, draft), "cards": cards, "signed_in": signed_in}
    return render(request, "ideas/check.jinja", {**context, "form": NothingForm()})


def _send(request: HttpRequest, draft: Begun) -> HttpResponse:
    """Send it; whoever has not signed in is led there first, and comes back to the answers."""
    if not isinstance(request.user, Person):
        return redirect_to_login(request.path)
    limits.spend(limits.TELL, by=limits.caller(request))
    of_them = {"staff": request.user.is_staff, "adult": telling.may_pin(request.user)}
    record = actions.send(draft.token, lambda answers: said(answers, **of_them), by=request.user)
    messages.success(request, f"Thank you. Your idea is {record.reference}. We will tell you when we have read it.")
    return redirect("core:help_nearby" if telling.worries(record) else record)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def throw_away(request: HttpRequest, draft: Begun) -> HttpResponse:
    """Ask whether what was begun may be forgotten, and forget it."""
    if request.method != "POST":
        return render(request, "ideas/throw_away.jinja", {"form": NothingForm(), "draft": draft})
    drafts.discard(draft.token, by=request.user if isinstance(request.user, Person) else None)
    messages.success(request, "What you had begun is gone.")
    return redirect("ideas:list")


@require_safe
def go_on(request: SignedIn, draft: int) -> HttpResponse:
    """Lead from “My hub” back into a draft, to its first question that is open."""
    found = telling.my_draft(draft, request.user)
    missing = first_missing(steps_for(request.user), found.answers)
    if missing:
        return redirect("ideas:step", token=found.token, code=missing.code)
    return redirect("ideas:check", token=found.token)


def answered(request: HttpRequest, draft: Begun) -> list[tuple[str, str, str]]:
    """Return what was answered, as (question, answer in words, code of the step where it can be changed)."""
    rows = []
    for one in steps_for(request.user):
        form = _form(one, draft, request, unbound=True)
        for bound in form:
            given = str(draft.answers.get(bound.name) or "")
            shown = dict(getattr(bound.field, "choices", [])).get(given, given)
            if bound.name == "pin" and not given:
                continue  # it is put by hand on the map alone, and “not said” would ask for it
            label = "Pin on the map" if bound.name == "pin" else str(bound.label)
            rows.append((label, shown or "Not said", one.code))
    return rows


def _form(asked: Step, draft: Begun, request: HttpRequest, *, unbound: bool = False) -> Form:
    data = None if unbound or request.method != "POST" else request.POST
    initial = {name: draft.answers.get(name, "") for name in asked.fields}
    if asked.form is WhereForm:
        shown = pin_map() if telling.may_pin(request.user) else None
        return WhereForm(data, initial=initial, wards=options()["place"], pins=shown)
    return asked.form(data, initial=initial)


def _next(request: HttpRequest, draft: Begun, asked: Step) -> str:
    """Return where it goes on: back to all answers for one who came from there, else to the next question."""
    if "change" in request.GET:
        return reverse("ideas:check", kwargs={"token": draft.token})
    steps = steps_for(request.user)
    at = steps.index(asked)
    if at == 0:
        return reverse("ideas:like_it", kwargs={"token": draft.token})
    if at + 1 < len(steps):
        return reverse("ideas:step", kwargs={"token": draft.token, "code": steps[at + 1].code})
    return reverse("ideas:check", kwargs={"token": draft.token})
