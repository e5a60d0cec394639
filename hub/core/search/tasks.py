"""What search does by itself."""

from django_tasks import task

from hub.core.search import actions


@task()
def refresh_terms() -> int:
    """Count by night in how many records each term stands. Doing it twice changes nothing."""
    return actions.refresh_terms()
