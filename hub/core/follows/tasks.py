"""What follows does in the background."""

from django_tasks import task

from hub.core.follows import actions


@task()
def send_digests() -> None:
    """Send today's letters. Running it twice sends each person one letter."""
    actions.send_digests()
