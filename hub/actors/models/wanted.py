"""Who is wanted on a record, and what is free. Both have pages of their own."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.actors import rules
from hub.actors.models.organisations import Organisation
from hub.core.places.models import Place
from hub.core.records.models import Record

PERSON = settings.AUTH_USER_MODEL


class OpenRole(models.Model):
    """Somebody is wanted on a record: to do what, how much of it, where and when.

    `wanted` is how many would be enough; when as many roles that answer it have been agreed, it is found.
    `terms` are its words as search compares them.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="open_roles")
    role = models.CharField(max_length=16, choices=[(part.code, part.label) for part in rules.PARTS.values()])
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    gives = models.CharField(max_length=16, choices=list(rules.GIVES.items()))
    how_much = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    wanted = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=16, default=rules.OPEN)
    terms = models.TextField(blank=True)
    opened_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["record", "state"], name="open_role_by_record"),
            models.Index(fields=["state", "-opened_at", "-id"], name="open_role_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=list(rules.PARTS)), name="open_role_role_known"),
            models.CheckConstraint(condition=Q(gives__in=list(rules.GIVES)), name="open_role_gives_known"),
            models.CheckConstraint(condition=Q(state__in=list(rules.WANTED_STATES)), name="open_role_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="open_role_has_title"),
            models.CheckConstraint(condition=Q(wanted__gte=1), name="open_role_wants_somebody"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="open_role_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"wanted on {self.record_id}: {self.title}"

    def has_passed(self, today: date) -> bool:
        """Return whether the last day on which somebody is wanted is over."""
        return self.until is not None and self.until < today

    def is_wanted(self, today: date) -> bool:
        """Return whether somebody is wanted still: neither found, hidden, past its day nor for what is over."""
        is_open = self.state == rules.OPEN and self.hidden_at is None
        return is_open and not self.has_passed(today) and not self.record.is_closed


class Capacity(models.Model):
    """Something is free: what, where, when and until which day. An organisation's, or a person's.

    A person's has their name only with `is_named`. `terms` are its words as search compares them.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="capacities"
    )
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="capacities")
    is_named = models.BooleanField(default=False)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    gives = models.CharField(max_length=16, choices=list(rules.GIVES.items()))
    when_words = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    until = models.DateField()
    terms = models.TextField(blank=True)
    offered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["until", "-offered_at", "-id"], name="capacity_newest"),
            models.Index(fields=["organisation", "until"], name="capacity_by_organisation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, person__isnull=False)
                | Q(organisation__isnull=False, person__isnull=True),
                name="capacity_is_somebodys",
            ),
            models.CheckConstraint(condition=Q(gives__in=list(rules.GIVES)), name="capacity_gives_known"),
            models.CheckConstraint(condition=~Q(title=""), name="capacity_has_title"),
            models.CheckConstraint(
                condition=Q(is_named=False) | Q(person__isnull=False), name="capacity_named_is_a_persons"
            ),
        ]

    def __str__(self) -> str:
        return f"offered: {self.title}"
