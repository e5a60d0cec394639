"""Leaders shape the golden thread: editions, statements, their wording, reviews and their end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.core.requests import done, made, question_page
from hub.thread import forms, permissions, queries, rules
from hub.thread.actions import statements

RETIRING = (
    "It holds no longer from now on, and cannot be brought back. Its page stays, with what was done in its name. Work "
    "that serves nothing else is listed under coverage, to be tied to what holds."
)


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: SignedIn) -> HttpResponse:
    """Adopt a new edition of the thread."""
    permissions.require_shape(request.user)
    holding = queries.statements_holding(request.user)
    ticked = {"keep": [str(one.pk) for one in holding]}
    form = forms.EditionForm(typed(request), holding=holding, today=timezone.localdate(), initial=ticked)
    edition = made(form, lambda: statements.adopt_edition(**form.said(), by=request.user))
    if edition:
        messages.success(request, f"The edition “{edition.name}” is in force.")
        return redirect("thread:whole")
    return question_page(request, "thread/adopt.jinja", form)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn, kind: str) -> HttpResponse:
    """Adopt one more statement."""
    permissions.require_shape(request.user)
    statement_kind = rules.STATEMENTS[kind]
    above = queries.holding(request.user, statement_kind.above)
    form = forms.AddForm(typed(request), kind=kind, above=above)
    added = made(form, lambda: statements.add_statement(kind, form.said(), by=request.user, serves=form.hangs_from()))
    if added:
        messages.success(request, "The statement is adopted, and everybody can read it.")
        return redirect(added.record)
    return question_page(request, "thread/add.jinja", form, kind=statement_kind)


@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Say a statement in other words, with the reason."""
    permissions.require_shape(request.user)
    found = queries.statement(kind, number, request.user)
    behaviours = "\n".join(one.wording for one in found.behaviours.order_by("position"))
    now = {"title": found.record.title, "wording": found.wording, "behaviours": behaviours}
    form = forms.RewordForm(typed(request), kind=kind, initial=now)
    if done(form, lambda: statements.reword(found, form.said(), by=request.user, reason=form.cleaned_data["reason"])):
        messages.success(request, "The new wording is published. The older one stays readable, with your reason.")
        return redirect(found.record)
    return question_page(request, "thread/reword.jinja", form, record=found.record)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Put a statement under review, and invite views."""
    permissions.require_shape(request.user)
    found = queries.statement(kind, number, request.user)
    form = forms.ReviewForm(typed(request), today=timezone.localdate())
    if done(form, lambda: statements.put_under_review(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "Everybody is invited to say what they think.")
        return redirect(found.record)
    return question_page(request, "thread/review.jinja", form, record=found.record)


@require_http_methods(["GET", "HEAD", "POST"])
def end_review(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """End a review, saying what came of it."""
    permissions.require_shape(request.user)
    found = queries.statement(kind, number, request.user)
    form = forms.BecauseForm(typed(request), question="What came of the review?")
    if done(form, lambda: statements.end_review(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "The review has ended, and everybody can read what came of it.")
        return redirect(found.record)
    context = {"record": found.record, "heading": "End the review", "button": "End the review"}
    return question_page(request, "thread/because.jinja", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def retire(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Retire a statement, saying why."""
    permissions.require_shape(request.user)
    found = queries.statement(kind, number, request.user)
    form = forms.BecauseForm(typed(request), question="Why does it hold no longer?")
    if done(form, lambda: statements.retire(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "The statement is retired. Its page stays readable.")
        return redirect(found.record)
    context = {"record": found.record, "heading": "Retire this statement", "button": "Retire it", "says": RETIRING}
    return question_page(request, "thread/because.jinja", form, **context)
