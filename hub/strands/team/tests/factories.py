"""Requests and projects for tests, made through the actions."""

from datetime import datetime, timedelta

from django.utils import timezone

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.strands.team.actions import projects, requests
from hub.strands.team.actions.projects import Plan
from hub.strands.team.actions.requests import Wanted
from hub.strands.team.models import Project, SupportRequest


def a_request(*, by: Person, now: datetime | None = None, **said: object) -> SupportRequest:
    """Return what `by` has just asked the team for."""
    words = {"title": "Fewer calls about bins", "wanted": "Every third call is about a missed bin.", **said}
    return requests.ask_for_support(Wanted(**words), by=by, now=now)


def a_project(*, by: Person, came_from: Record | None = None, now: datetime | None = None, **plan: object) -> Project:
    """Return a project that `by`, of the improvement team, has just opened, and that ends in 200 days."""
    ends_on = timezone.localdate() + timedelta(days=200)
    said = {"title": "Right first time", "aim": "Nobody calls twice.", "ends_on": ends_on, **plan}
    return projects.open_project(Plan(**said), by=by, came_from=came_from, now=now)
