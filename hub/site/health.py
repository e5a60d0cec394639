"""Whether the hub is well: does the database answer, is the schedule kept, are tasks being worked on?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from hub.site.schedule import is_alive

WAITS_TOO_LONG = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class State:
    """What is well. `tasks` is false when one has waited for a quarter of an hour."""

    database: bool
    schedule: bool
    tasks: bool

    @property
    def well(self) -> bool:
        return self.database and self.schedule and self.tasks


def state(now: datetime) -> State:
    """Return how the hub is. Two statements; raises DatabaseError if the database does not answer."""
    return State(database=True, schedule=is_alive(now), tasks=not _waiting(now))


def _waiting(now: datetime) -> bool:
    return DBTaskResult.objects.ready().filter(enqueued_at__lt=now - WAITS_TOO_LONG).exists()
