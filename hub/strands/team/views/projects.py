"""Projects: the list, the board, the timeline, one project, its plan and who works on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed, viewer
from hub.accounts.queries import with_address
from hub.accounts.second_factor import require_second_factor
from hub.core.lists.pages import list_page
from hub.core.records.queries import readable_by_reference
from hub.core.requests import done, made, question_page, record_once
from hub.strands.team import forms, overview, page, permissions, queries, rules
from hub.strands.team.actions import projects as actions
from hub.strands.team.models import Member

ASKS = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """List the projects."""
    may_open = page.runs_team(request)
    return list_page(request, rules.PROJECT, template="team/projects.jinja", facts=overview.facts, may_open=may_open)


@login_not_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the projects by where they stand."""
    return render(request, "team/board.jinja", overview.board(viewer(request)))


@login_not_required
@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Show when each project runs."""
    return render(request, "team/timeline.jinja", overview.timeline(viewer(request)))


@login_not_required
@require_safe
def project(request: HttpRequest, number: int) -> HttpResponse:
    """Show one project."""
    return render(request, "team/project.jinja", page.project_page(request, queries.project(number, viewer(request))))


@ASKS
@require_second_factor
def new(request: SignedIn) -> HttpResponse:
    """Open a project that came from nowhere else."""
    permissions.require_team(request.user)
    form = forms.PlanForm(typed(request), page.posts())
    if opened := record_once(form, lambda: actions.open_project(form.plan(), by=request.user), by=request.user):
        messages.success(request, "The project is open, and everybody can follow it.")
        return redirect(opened)
    return question_page(request, "team/plan.jinja", form, heading="Open a project", button="Open the project")


@ASKS
@require_second_factor
def make_project(request: SignedIn, reference: str) -> HttpResponse:
    """Make a project of a request, an idea or a pilot."""
    permissions.require_team(request.user)
    source = readable_by_reference(reference, request.user)
    permissions.require_can_become(source)
    form = forms.PlanForm(typed(request), page.posts(), initial=page.plan_of(source))
    by = request.user
    if opened := record_once(form, lambda: actions.open_project(form.plan(), by=by, came_from=source), by=by):
        messages.success(request, "The project is open. Those with whom it began have been told.")
        return redirect(opened)
    words = {"heading": "Make it a project", "button": "Open the project", "record": source}
    return question_page(request, "team/plan.jinja", form, **words)


@ASKS
@require_second_factor
def revise(request: SignedIn, number: int) -> HttpResponse:
    """Change a project's plan."""
    found = queries.project(number, request.user)
    permissions.require_manager(request.user, found.record)
    form = forms.PlanForm(typed(request), page.posts(), initial=page.plan_now(found))
    if done(form, lambda: actions.revise_plan(found, form.plan(), by=request.user)):
        messages.success(request, "The plan is changed.")
        return redirect(found.record)
    words = {"heading": "Change the plan", "button": "Save the plan", "record": found.record}
    return question_page(request, "team/plan.jinja", form, **words)


@ASKS
@require_second_factor
def add_member(request: SignedIn, number: int) -> HttpResponse:
    """Let somebody work on it."""
    found, form = queries.project(number, request.user), forms.MemberForm(typed(request))
    permissions.require_manager(request.user, found.record)
    if form.is_valid() and (person := form.found(with_address(form.cleaned_data["email"]))):
        part = form.cleaned_data["part"]
        if made(form, lambda: actions.add_member(found, person, part=part, by=request.user)):
            messages.success(request, "They work on it now.")
            return redirect(found.record)
    context = {**page.act("Who else works on it?", found.record), "project": found, "members": queries.members(found)}
    return question_page(request, "team/members.jinja", form, **context)


@ASKS
def end_membership(request: SignedIn, number: int, key: int) -> HttpResponse:
    """Say that somebody works on it no longer."""
    found, form = queries.project(number, request.user), forms.NothingForm(typed(request))
    member = queries.part_of(found, Member, key)
    if done(form, lambda: actions.end_membership(member, by=request.user)):
        messages.success(request, "They work on it no longer.")
        return redirect(found.record)
    return question_page(request, "team/act.jinja", form, **page.act(f"“{member.part}” ends?", found.record))
