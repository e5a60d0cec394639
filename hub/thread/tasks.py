"""What the golden thread does by itself."""

from django.utils import timezone
from django_tasks import task

from hub.thread import coverage


@task()
def find_idle_work() -> None:
    """Find the open work that serves nothing, for those who own coverage. Doing it twice changes nothing."""
    coverage.keep_idle(now=timezone.now())
