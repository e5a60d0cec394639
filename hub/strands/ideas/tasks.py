"""What the ideas forum does by date."""

from datetime import datetime

from django.utils import timezone

from hub.strands.ideas import actions, rules
from hub.strands.ideas.models import Answer, Idea


def bring_back(*, now: datetime | None = None) -> int:
    """Open again the ideas whose date has come; return how many. Safe to run twice, and after days of standing still.

    Each in a transaction of its own, so that one that fails holds no other back.
    """
    now = now or timezone.now()
    due = Answer.objects.filter(returns_on__lte=timezone.localdate(now), idea__record__state=rules.NOT_NOW)
    ideas = Idea.objects.filter(pk__in=due.values("idea")).order_by("pk")
    return sum(actions.come_back(idea, now=now) for idea in ideas)
