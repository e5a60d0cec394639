"""Programmes, and which projects are in them."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed, viewer
from hub.accounts.models import Person
from hub.accounts.second_factor import require_second_factor
from hub.core.lists.pages import list_page
from hub.core.requests import done, question_page, record_once
from hub.strands.team import forms, page, permissions, queries, rules
from hub.strands.team.actions import projects as actions
from hub.strands.team.models import Programme

ASKS = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes."""
    return list_page(request, rules.PROGRAMME, template="team/programmes.jinja", may_open=page.runs_team(request))


@login_not_required
@require_safe
def programme(request: HttpRequest, number: int) -> HttpResponse:
    """Show one programme with its projects."""
    found = queries.programme(number, viewer(request))
    return render(request, "team/programme.jinja", page.programme_page(request, found))


@ASKS
@require_second_factor
def new(request: SignedIn) -> HttpResponse:
    """Open a programme."""
    permissions.require_team(request.user)
    moves = {str(move.pk): move for move in queries.big_moves(request.user)}
    form = forms.ProgrammeForm(typed(request), page.posts(), page.titles(moves))
    if opened := record_once(form, lambda: _open(form, moves, request.user), by=request.user):
        messages.success(request, "The programme is open.")
        return redirect(opened)
    return question_page(request, "team/plan.jinja", form, heading="Open a programme", button="Open the programme")


def _open(form: forms.ProgrammeForm, moves: Mapping[str, Any], by: Person) -> Programme:
    given = form.cleaned_data
    move, sponsor = moves.get(given["big_move"]), form.chosen("sponsor")
    return actions.open_programme(title=given["title"], aim=given["aim"], sponsor=sponsor, big_move=move, by=by)


@ASKS
@require_second_factor
def put_into(request: SignedIn, number: int) -> HttpResponse:
    """Put a project into a programme."""
    found = queries.project(number, request.user)
    permissions.require_manager(request.user, found.record)
    running = {str(one.pk): one for one in queries.programmes_open(request.user)}
    form = forms.IntoProgrammeForm(typed(request), page.titles(running))
    if form.is_valid():
        chosen = queries.programme(int(form.cleaned_data["programme"]), request.user)
        actions.put_into_programme(found, chosen, by=request.user)
        messages.success(request, f"It is part of “{chosen.record.title}” now.")
        return redirect(found.record)
    return question_page(request, "team/act.jinja", form, **page.act("Put it into a programme", found.record))


@ASKS
@require_second_factor
def close(request: SignedIn, number: int) -> HttpResponse:
    """Close a programme."""
    found, form = queries.programme(number, request.user), forms.ReasonForm(typed(request))
    permissions.require_manager(request.user, found.record)
    if done(form, lambda: actions.close_programme(found, reason=form.cleaned_data["reason"], by=request.user)):
        messages.success(request, "The programme is closed.")
        return redirect(found.record)
    return question_page(request, "team/act.jinja", form, **page.act("Close the programme", found.record))
