"""What the lab does by itself."""

from django.utils import timezone
from django_tasks import task

from hub.strands.lab.queries import spread


@task()
def count_spread() -> None:
    """Count how all that was tried is spread, and keep it for its readers. Doing it twice changes nothing."""
    spread.keep_spread(now=timezone.now())
