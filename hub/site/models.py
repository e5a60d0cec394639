"""When each job of the schedule was last begun, and when the schedule was last seen alive."""

from django.db import models


class Scheduled(models.Model):
    """One job of the schedule. `due_at` is the time it was last due and taken; one process takes it, and no other.

    `done_at` is empty while it runs, and stays so if it broke off. The row “heartbeat” says when the schedule was last
    at work.
    """

    code = models.CharField(max_length=40, primary_key=True)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.code} due {self.due_at:%Y-%m-%d %H:%M}"
