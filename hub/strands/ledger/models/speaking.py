"""Who spoke for the supplier of a contract. Who does now is among the record’s readers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.strands.ledger.models.contracting import Contract

PERSON = settings.AUTH_USER_MODEL


class FormerSpeaker(models.Model):
    """Somebody spoke for the supplier from `since` until `at`, when `by` took them off. Never changed."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="former_speakers")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    because = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(because=""), name="former_speaker_says_why"),
            models.CheckConstraint(condition=Q(at__gte=F("since")), name="former_speaker_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} spoke for the supplier of {self.contract_id}"
