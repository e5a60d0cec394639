"""What is done by date and not by a person: each job once whenever it is due, however many processes watch."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from hub.site.models import Scheduled

log = logging.getLogger(__name__)
HEARTBEAT = "heartbeat"
ALIVE = timedelta(minutes=5)
KEPT = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Job:
    """One job: `run` is the dotted name of a task, or of a function that takes `now`. Run once more, it does no harm.

    Due every day `at` a local time, or `every` so long, counted from 1970-01-01 so that all machines agree.
    """

    code: str
    run: str
    at: time | None = None
    every: timedelta = timedelta(days=1)

    def last_due(self, now: datetime) -> datetime:
        """Return the latest moment up to `now` at which the job was due."""
        if self.at is None:
            epoch = datetime(1970, 1, 1, tzinfo=UTC)
            return epoch + ((now - epoch) // self.every) * self.every
        local = timezone.localtime(now)
        due = timezone.make_aware(datetime.combine(local.date(), self.at))
        return due if due <= now else timezone.make_aware(datetime.combine(local.date() - timedelta(days=1), self.at))


def run_due(jobs: Iterable[Job], now: datetime) -> list[str]:
    """Run each job that is due and that no other process has taken. Return the codes of those that went through.

    One that fails is logged and leaves the others alone; it comes up again when it is next due.
    """
    Scheduled.objects.update_or_create(code=HEARTBEAT, defaults={"due_at": now, "done_at": now})
    done = []
    for job in jobs:
        if not _take(job, now):
            continue
        try:
            _begin(import_string(job.run), now)
        except Exception:  # whatever it is, the other jobs are still due
            log.exception("The scheduled job %s failed", job.code)
            continue
        Scheduled.objects.filter(code=job.code).update(done_at=timezone.now())
        done.append(job.code)
    return done


def _begin(run: Task[[], object] | Callable[..., object], now: datetime) -> None:
    """Hand a task to the workers; do here what is no task."""
    if isinstance(run, Task):
        run.enqueue()
    else:
        run(now=now)


@transaction.atomic
def _take(job: Job, now: datetime) -> bool:
    """Return whether this process is the one to run `job` for its last due time."""
    due = job.last_due(now)
    if Scheduled.objects.filter(code=job.code, due_at__lt=due).update(due_at=due, done_at=None):
        return True
    return Scheduled.objects.get_or_create(code=job.code, defaults={"due_at": due})[1]


def is_alive(now: datetime) -> bool:
    """Return whether the schedule was at work in the last five minutes. One statement."""
    return Scheduled.objects.filter(code=HEARTBEAT, due_at__gte=now - ALIVE).exists()


def forget_finished_tasks(*, now: datetime) -> None:
    """Delete what the task queue keeps of tasks that ended well, after a fortnight. Failed ones stay."""
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT).delete()
