"""What projects ask of people, for the list “What I owe”."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.queries import posts_of
from hub.core.records.prepared import prepared
from hub.core.ways import Owing
from hub.design.addresses import address
from hub.strands.team import rules
from hub.strands.team.models import Project, Report


def of_projects(person: Person, count: int) -> list[Owing]:
    """Return the decisions waited for from the person's posts, then the reports that are due. Three statements."""
    today = timezone.localdate()
    posts = [post.pk for post in posts_of(person, today)]
    if not posts:
        return []
    since = timezone.now() - timedelta(days=rules.REPORT_EVERY_DAYS)
    decide = [
        Owing(title=title, url=_url(key), what=f"Decide: {needed.rstrip('.')}", due_on=due_on)
        for key, title, needed, due_on in _to_decide(count, posts=posts)
    ]
    write = [
        Owing(title=title, url=_url(key), what="Write how the project goes")
        for key, title in _to_report(count, posts=posts, since=since)
    ]
    return [*decide, *write][:count]


def _url(key: int) -> str:
    return address("team:project", {"number": key})


@prepared
def _to_decide(count: int, *, posts: list[int]) -> QuerySet[Project, Any]:
    found = Project.objects.filter(decision_by__in=posts, record__state__in=rules.OPEN_PROJECTS)
    shown = found.values_list("pk", "record__title", "decision_needed", "decision_due_on")
    return shown.order_by("decision_due_on", "pk")[:count]


@prepared
def _to_report(count: int, *, posts: list[int], since: datetime) -> QuerySet[Project, Any]:
    """Keep the running projects of `posts` that nobody has reported on since, but for those that they are to decide."""
    reported = Report.objects.filter(project=OuterRef("pk"), at__gte=since)
    running = Project.objects.filter(record__kind=rules.PROJECT, record__state=rules.RUNNING, record__post__in=posts)
    others = running.exclude(decision_by__in=posts).exclude(Exists(reported))
    return others.order_by("record").values_list("pk", "record__title")[:count]
