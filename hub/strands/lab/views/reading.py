"""The pages of the lab that everybody reads."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hub.core.exports.streaming import csv_lines
from hub.core.lists.pages import list_page
from hub.core.requests import asked_page
from hub.design.shapes import Link
from hub.strands.lab import page, permissions, problem_page, rules
from hub.strands.lab.forms.lists import LogForm, PortfolioForm
from hub.strands.lab.queries import lists
from hub.strands.lab.queries import portfolio as queries_of_all
from hub.strands.lab.queries import trial as queries
from hub.strands.lab.queries.spread import outcomes
from hub.strands.lab.queries.spread import spread as spread_of_all
from hub.strands.lab.views.asking import who


@login_not_required
@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """Show the lab’s work at a glance, or what is asked for of it."""
    plans, spread = permissions.may_plan(who(request)), spread_of_all(request.user)
    form = PortfolioForm(request.GET.dict(), [(key, title) for key, title, _ in spread.outcomes])
    board = queries_of_all.board(form.asked(), request.user)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    ways = [Link("Table", f"{reverse('lab:portfolio_file')}{query}", note="CSV")]
    context = {"form": form, "spread": spread, "board": board, "plans": plans, "ways": ways}
    return render(request, "lab/portfolio.jinja", context)


@login_not_required
@require_safe
def portfolio_file(request: HttpRequest) -> StreamingHttpResponse:
    """Serve what is asked for as CSV."""
    form = PortfolioForm(request.GET.dict(), outcomes())
    found = queries_of_all.rows(form.asked(), request.user, address=settings.HUB_BASE_URL)
    return StreamingHttpResponse(
        csv_lines(queries_of_all.FILE_COLUMNS, found, with_mark=True),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="lab-portfolio.csv"'},
    )


@login_not_required
@require_safe
def learning(request: HttpRequest) -> HttpResponse:
    """Show what was learned, newest first, or what has the words that are looked for."""
    form = LogForm(request.GET)
    log = lists.learned(request.user, words=form.words(), number=form.number())
    return render(request, "lab/learning.jinja", {"form": form, "log": log, "words": form.words()})


@login_not_required
@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """List the problems."""
    return list_page(request, rules.PROBLEM, template="lab/problems.jinja")


@login_not_required
@require_safe
def experiments(request: HttpRequest) -> HttpResponse:
    """List the experiments."""
    plans = permissions.may_plan(who(request))
    return list_page(request, rules.EXPERIMENT, template="lab/experiments.jinja", facts=lists.trial_facts, plans=plans)


@login_not_required
@require_safe
def pilots(request: HttpRequest) -> HttpResponse:
    """List the pilots."""
    plans = permissions.may_plan(who(request))
    return list_page(request, rules.PILOT, template="lab/pilots.jinja", facts=lists.trial_facts, plans=plans)


@login_not_required
@require_safe
def problem(request: HttpRequest, number: int) -> HttpResponse:
    """Show one problem."""
    found = queries.problem(number, request.user)
    return render(request, "lab/problem.jinja", problem_page.context(found, request.user, asked_page(request)))


@login_not_required
@require_safe
def trial(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Show one experiment or pilot."""
    found = queries.trial(kind, number, request.user)
    return render(request, "lab/trial.jinja", page.context(found, request.user, asked_page(request)))
