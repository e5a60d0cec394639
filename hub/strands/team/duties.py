"""What projects ask of people, for the list “What I owe”."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.queries import posts_of
from hub.core.records.prepared import prepared
from hub.core.ways import Owing
from hub.strands.team import rules
from hub.strands.team.models import Project, Report


def of_projects(person: Person, count: int) -> list[Owing]:
    """Return the decisions waited for from the person's posts, then the reports that are due. Two statements."""
    today = timezone.localdate()
    posts = [post.pk for post in posts_of(person, today)]
    if not posts:
        return []
    projects = _waiting(count, posts=posts, since=timezone.now() - timedelta(days=rules.REPORT_EVERY_DAYS))
    owing = [
        Owing(
            title=project.record.title,
            url=project.record.get_absolute_url(),
            what=f"Decide: {project.decision_needed.rstrip('.')}",
            due_on=project.decision_due_on,
        )
        for project in projects
        if project.decision_by_id in posts
    ]
    owing += [
        Owing(title=project.record.title, url=project.record.get_absolute_url(), what="Write how the project goes")
        for project in projects
        if project.decision_by_id not in posts
    ]
    return owing[:count]


@prepared
def _waiting(count: int, *, posts: list[int], since: datetime) -> QuerySet[Project]:
    reported = Report.objects.filter(project=OuterRef("pk"), at__gte=since)
    decide = Q(decision_by__in=posts, decision_due_on__isnull=False)
    write = Q(record__post__in=posts, record__state=rules.RUNNING) & ~Q(Exists(reported))
    found = Project.objects.filter(decide | write, record__state__in=rules.OPEN_PROJECTS)
    return found.order_by("decision_due_on", "pk")[:count]
