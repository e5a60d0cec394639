"""What search does by itself."""

from datetime import datetime

from django_tasks import task

from hub.core.search import actions


@task()
def refresh_terms() -> int:
    """Count in how many records each term stands. Doing it twice changes nothing."""
    return actions.refresh_terms()


def refresh_terms_by_night(*, now: datetime) -> None:  # noqa: ARG001 - the schedule gives it to every job
    """Have a worker count the terms."""
    refresh_terms.enqueue()
