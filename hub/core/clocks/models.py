"""What is owed to whom, and by when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.accounts.models import Post
from hub.core.records.models import Record

# Promises that several people may be owed about one record at the same time.
MANY_AT_ONCE = ("answer_question", "second_reading")


class ClockQuerySet(models.QuerySet["Clock"]):
    def running(self) -> "ClockQuerySet":
        """Keep what is still owed, paused or not."""
        return self.filter(stopped_at__isnull=True)


class Clock(models.Model):
    """One promise to one asker: owed by a post, due on a day, in public.

    `promise` is the code of a registered promise. Day 0 is `started_on`, the day it was received; it is late from the
    day after `due_on`. Settings that change later never move a running clock. While `paused_on` is set the clock
    stands still, and resuming moves `due_on` by the working days of the pause. State and lateness are derived from
    these dates (`rules.state`), never stored.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="clocks")
    promise = models.CharField(max_length=32)
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="asked"
    )
    owner_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="clocks")
    started_on = models.DateField()
    due_on = models.DateField()
    paused_on = models.DateField(null=True, blank=True)
    paused_because = models.TextField(blank=True)
    paused_days = models.PositiveSmallIntegerField(default=0, help_text="Working days spent in ended pauses.")
    stopped_on = models.DateField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    called_off_because = models.TextField(blank=True, help_text="Why nothing is owed any more, if not kept.")

    objects = ClockQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner_post", "due_on", "id"],
                condition=Q(stopped_at__isnull=True),
                name="clock_running_by_post",
            ),
            models.Index(
                fields=["promise", "due_on", "id"],
                condition=Q(stopped_at__isnull=True),
                name="clock_running_by_promise",
            ),
            models.Index(fields=["record", "started_on"], name="clock_by_record"),
            models.Index(fields=["stopped_on", "promise"], name="clock_by_stop"),
            models.Index(fields=["due_on", "id"], condition=Q(stopped_at__isnull=True), name="clock_running_by_due"),
            models.Index(
                fields=["-stopped_on", "-stopped_at", "-id"],
                condition=Q(stopped_at__isnull=False, called_off_because=""),
                name="clock_newest_kept",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "promise"],
                condition=Q(stopped_at__isnull=True) & ~Q(promise__in=MANY_AT_ONCE),
                name="clock_one_running_promise",
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("started_on")), name="clock_due_not_before_start"),
            models.CheckConstraint(
                condition=Q(stopped_on__isnull=True) | Q(stopped_on__gte=F("started_on")),
                name="clock_stops_after_start",
            ),
            models.CheckConstraint(
                condition=Q(stopped_on__isnull=True, stopped_at__isnull=True)
                | Q(stopped_on__isnull=False, stopped_at__isnull=False),
                name="clock_stop_has_day_and_time",
            ),
            models.CheckConstraint(
                condition=Q(paused_on__isnull=True) | ~Q(paused_because=""), name="clock_pause_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise} for {self.record_id} by {self.due_on}"
