"""What the asker says of an answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.core.clocks.models import Clock


class Verdict(models.Model):
    """Two taps by the one who asked: was the answer clear, and do they agree? One each; the latest counts.

    Agreeing is not required of anybody; a clear “no” that is understood is a good answer. `second_reading_asked_at`
    is set when the asker wants somebody else to read it again, and `second_reading` is the promise that followed.
    """

    clock = models.OneToOneField(Clock, on_delete=models.PROTECT, related_name="verdict")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verdicts")
    clear = models.BooleanField(null=True)
    agree = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    second_reading_asked_at = models.DateTimeField(null=True, blank=True)
    second_reading = models.OneToOneField(
        Clock, on_delete=models.PROTECT, null=True, blank=True, related_name="reads_again"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(clear__isnull=False) | Q(agree__isnull=False), name="verdict_says_something"
            ),
            models.CheckConstraint(
                condition=Q(second_reading_asked_at__isnull=True, second_reading__isnull=True)
                | Q(second_reading_asked_at__isnull=False, second_reading__isnull=False),
                name="verdict_second_reading_is_promised",
            ),
        ]

    def __str__(self) -> str:
        return f"verdict on clock {self.clock_id}"
