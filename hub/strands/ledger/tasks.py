"""What the ledger does by date."""

from contextlib import suppress
from datetime import datetime

from django.utils import timezone
from django_tasks import task

from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotPossible
from hub.strands.ledger import rules
from hub.strands.ledger.actions import signing
from hub.strands.ledger.models import Decision
from hub.strands.ledger.queries import front, lateness


def publish_after_embargo(*, now: datetime | None = None) -> int:
    """Publish what was cleared and whose embargo has ended; return how many. Safe to run twice.

    Each in a transaction of its own: one that somebody published or took down meanwhile keeps no other from it. What
    was taken down stays down.
    """
    now = now or timezone.now()
    ended = Decision.objects.filter(embargo_until__lte=timezone.localdate(now), record__state=rules.CLEARED)
    published = 0
    for decision in ended.exclude(record__visibility=Visibility.WITHDRAWN).order_by("pk"):
        with suppress(NotPossible):
            signing.publish(decision, by=None, now=now)
            published += 1
    return published


@task()
def count_front() -> None:
    """Count what “Decisions and money” tells of all decisions and contracts, and keep it. Twice changes nothing."""
    now = timezone.now()
    lateness.keep_posts(now=now)
    front.keep_money(now=now)
