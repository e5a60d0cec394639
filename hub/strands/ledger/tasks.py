"""What the ledger does by date."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.strands.ledger import rules
from hub.strands.ledger.actions import signing
from hub.strands.ledger.models import Decision
from hub.strands.ledger.queries import front, lateness


def publish_after_embargo(*, now: datetime | None = None) -> int:
    """Publish what was cleared and whose embargo has ended; return how many. Safe to run twice.

    The days of publishing count again for what is not cleared yet. Each in a transaction of its own.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    ended = Decision.objects.filter(embargo_until__lte=today, published_at=None)
    cleared = list(ended.filter(record__state=rules.CLEARED).order_by("pk"))
    for decision in cleared:
        signing.publish(decision, by=None, now=now)
    waiting = Clock.objects.running().filter(
        promise=rules.PUBLISH, paused_on__isnull=False, record__in=ended.values("pk")
    )
    for clock in waiting:
        clocks.resume(clock, by=None, today=today)
    return len(cleared)


@task()
def count_front() -> None:
    """Count what “Decisions and money” tells of all decisions and contracts, and keep it. Twice changes nothing."""
    now = timezone.now()
    lateness.keep_posts(now=now)
    front.keep_money(now=now)
