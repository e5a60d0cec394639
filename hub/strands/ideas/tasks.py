"""What the ideas forum does by date."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from hub.core.tallies.actions import keep
from hub.strands.ideas import actions, rules
from hub.strands.ideas.figures import packed
from hub.strands.ideas.models import Answer, Idea
from hub.strands.ideas.queries.figures import KEPT_AS, figures


def bring_back(*, now: datetime | None = None) -> int:
    """Open again the ideas whose date has come; return how many. Safe to run twice, and after days of standing still.

    Each in a transaction of its own, so that one that fails holds no other back.
    """
    now = now or timezone.now()
    due = Answer.objects.filter(returns_on__lte=timezone.localdate(now), idea__record__state=rules.NOT_NOW)
    ideas = Idea.objects.filter(pk__in=due.values("idea")).order_by("pk")
    return sum(actions.come_back(idea, now=now) for idea in ideas)


@task()
def count_figures() -> None:
    """Count “How are we doing?” and keep it for its readers. Doing it twice changes nothing."""
    now = timezone.now()
    keep(KEPT_AS, packed(figures(timezone.localdate(now))), now=now)
