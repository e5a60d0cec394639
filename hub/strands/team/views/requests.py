"""Support requests: the public queue, one request, and its answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed, viewer
from hub.accounts.models import Person
from hub.accounts.second_factor import require_second_factor
from hub.core.lists.pages import list_page
from hub.core.requests import done, made, question_page, record_once
from hub.strands.team import forms, overview, page, permissions, queries, rules
from hub.strands.team.actions import requests as actions

ASKS = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """Show the queue, for everybody: what is waiting, what comes later and why."""
    signs_in, facts = not isinstance(request.user, Person), overview.waiting_facts
    may_ask = isinstance(request.user, Person) and permissions.may_ask(request.user)
    template = "team/requests.jinja"
    return list_page(request, rules.REQUEST, template=template, facts=facts, signs_in=signs_in, may_ask=may_ask)


@login_not_required
@require_safe
def request(request: HttpRequest, number: int) -> HttpResponse:
    """Show one request."""
    found = queries.support_request(number, viewer(request))
    return render(request, "team/request.jinja", page.request_page(request, found))


@ASKS
def ask(request: SignedIn) -> HttpResponse:
    """Ask the team for support."""
    permissions.require_asker(request.user)
    form = forms.AskForm(typed(request))
    if asked := record_once(form, lambda: actions.ask_for_support(form.said(), by=request.user), by=request.user):
        messages.success(request, "The team has been told. You hear from it by the day on this page.")
        return redirect(asked)
    return question_page(request, "team/ask.jinja", form)


@ASKS
@require_second_factor
def answer(request: SignedIn, number: int) -> HttpResponse:
    """Answer a request."""
    permissions.require_team(request.user)
    found, form = queries.support_request(number, request.user), forms.AnswerForm(typed(request))
    if form.is_valid():
        given = form.cleaned_data
        if made(form, lambda: actions.answer_request(found, **given, by=request.user, post=found.record.post)):
            messages.success(request, "The answer stands on its page, and whoever asked has been told.")
            return redirect(found.record)
    return question_page(request, "team/act.jinja", form, **page.act("Answer this request", found.record))


@ASKS
@require_second_factor
def helped(request: SignedIn, number: int) -> HttpResponse:
    """Say that the team has helped."""
    permissions.require_team(request.user)
    found, form = queries.support_request(number, request.user), forms.WordsForm(typed(request))
    if done(form, lambda: actions.finish_helping(found, words=form.cleaned_data["words"], by=request.user)):
        messages.success(request, "It is finished, and whoever asked has been told.")
        return redirect(found.record)
    return question_page(request, "team/act.jinja", form, **page.act("What came of the help?", found.record))


@ASKS
def take_back(request: SignedIn, number: int) -> HttpResponse:
    """Take back one's own request."""
    found, form = queries.support_request(number, request.user), forms.ReasonForm(typed(request))
    permissions.require_author(request.user, found.record)
    if done(form, lambda: actions.take_back_request(found, reason=form.cleaned_data["reason"], by=request.user)):
        messages.success(request, "Your request is taken back.")
        return redirect(found.record)
    return question_page(request, "team/act.jinja", form, **page.act("Take back this request?", found.record))
