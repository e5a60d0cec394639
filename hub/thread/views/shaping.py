"""Leaders shape the golden thread: editions, statements, their wording, reviews and their end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn
from hub.thread import forms, permissions, queries, rules
from hub.thread.actions import statements


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: SignedIn) -> HttpResponse:
    """Adopt a new edition of the thread."""
    permissions.require_shape(request.user)
    holding = queries.statements_holding(request.user)
    ticked = {"keep": [str(one.pk) for one in holding]}
    form = forms.EditionForm(request.POST or None, holding=holding, today=timezone.localdate(), initial=ticked)
    if form.is_valid():
        said = form.cleaned_data
        statements.adopt_edition(
            said["name"], adopted_on=said["adopted_on"], reason=said["reason"], by=request.user, keep=form.kept()
        )
        messages.success(request, f"The edition “{said['name']}” is in force.")
        return redirect("thread:whole")
    return render(request, "thread/adopt.jinja", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn, kind: str) -> HttpResponse:
    """Adopt one more statement."""
    permissions.require_shape(request.user)
    statement_kind = rules.STATEMENTS[kind]
    above = queries.holding(request.user, statement_kind.above)
    form = forms.AddForm(request.POST or None, kind=kind, above=above)
    if form.is_valid():
        added = statements.add_statement(kind, form.said(), by=request.user, serves=form.hangs_from())
        messages.success(request, "The statement is adopted, and everybody can read it.")
        return redirect(added.record)
    return render(request, "thread/add.jinja", {"form": form, "kind": statement_kind})


@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Say a statement in other words, with the reason."""
    permissions.require_shape(request.user)
    found = queries.statement(kind, number, request.user)
    behaviours = "\n".join(one.wording for one in found.behaviours.order_by("position"))
    now = {"title": found.record.title, "wording": found.wording, "behaviours": behaviours}
    form = forms.RewordForm(request.POST or None, kind=kind, initial=now)
    if form.is_valid():
        statements.reword(found, form.said(), by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "The new wording is published. The older one stays readable, with your reason.")
        return redirect(found.record)
    return render(request, "thread/reword.jinja", {"form": form, "record": found.record})


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Put a statement under review, and invite views."""
    permissions.require_shape(request.user)
    found = queries.statement(kind, number, request.user)
    form = forms.ReviewForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        said = form.cleaned_data
        statements.put_under_review(found, until=said["until"], invitation=said["invitation"], by=request.user)
        messages.success(request, "Everybody is invited to say what they think.")
        return redirect(found.record)
    return render(request, "thread/review.jinja", {"form": form, "record": found.record})


@require_http_methods(["GET", "HEAD", "POST"])
def end_review(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """End a review, saying what came of it."""
    permissions.require_shape(request.user)
    found = queries.statement(kind, number, request.user)
    form = forms.BecauseForm(request.POST or None, question="What came of the review?")
    if form.is_valid():
        statements.end_review(found, by=request.user, because=form.cleaned_data["because"])
        messages.success(request, "The review has ended, and everybody can read what came of it.")
        return redirect(found.record)
    context = {"form": form, "record": found.record, "heading": "End the review", "button": "End the review"}
    return render(request, "thread/because.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def retire(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Retire a statement, saying why."""
    permissions.require_shape(request.user)
    found = queries.statement(kind, number, request.user)
    form = forms.BecauseForm(request.POST or None, question="Why does it hold no longer?")
    if form.is_valid():
        statements.retire(found, by=request.user, because=form.cleaned_data["because"])
        messages.success(request, "The statement is retired. Its page stays readable.")
        return redirect(found.record)
    context = {"form": form, "record": found.record, "heading": "Retire this statement", "button": "Retire it"}
    return render(request, "thread/because.jinja", context)
