"""Comments that want an answer."""

from django.db import models
from django.db.models import F, Q

from hub.core.clocks.models import Clock
from hub.core.comments.models import Comment


class Question(models.Model):
    """A comment with the tick “I would like an answer”, and the clock that runs for it.

    Questions that ask the same are joined to one of them (`joined_to`) and share its answer: it keeps the promise made
    to each asker, and each says what they think of it. `answer` is an official comment.
    """

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, primary_key=True, related_name="question")
    clock = models.OneToOneField(Clock, on_delete=models.PROTECT, related_name="question")
    joined_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined")
    answer = models.ForeignKey(Comment, on_delete=models.PROTECT, null=True, blank=True, related_name="answers")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("comment")),
                name="question_not_to_itself",
            )
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"
