"""The demonstration's letters, which are shown in the browser instead of being sent."""

from django.db import models


class Letter(models.Model):
    """One e-mail that would have been sent to one address."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["to", "-at", "-id"], name="letter_by_address")]

    def __str__(self) -> str:
        return f"{self.subject} to {self.to}"
