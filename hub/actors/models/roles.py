"""The roles that actors play on records, and what happened to each."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.actors import rules
from hub.actors.models.organisations import Organisation
from hub.actors.models.wanted import Capacity, OpenRole
from hub.core.comments.models import Offer
from hub.core.records.models import Record

PERSON = settings.AUTH_USER_MODEL


class ActorRole(models.Model):
    """An actor plays a role on a record: an organisation, a person, or those whom it is for, in words (`whom`).

    The actor offers it and the record's side answers, or the record's side proposes it and whoever speaks for the
    actor accepts. `words` is the promise as the actor accepted it, and nothing else is public; what waits for
    somebody's word stands in `proposed_words`. A person is shown by name only with `is_named`, else as “a resident”.
    Who, what and where cannot be changed afterwards, and no row is ever deleted.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="actor_roles")
    role = models.CharField(max_length=16, choices=[(part.code, part.label) for part in rules.PARTS.values()])
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="roles"
    )
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="actor_roles")
    whom = models.CharField(max_length=200, blank=True)
    is_named = models.BooleanField(default=False)
    state = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    proposed_words = models.TextField(blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    open_role = models.ForeignKey(OpenRole, on_delete=models.PROTECT, null=True, blank=True, related_name="answers")
    capacity = models.ForeignKey(Capacity, on_delete=models.PROTECT, null=True, blank=True, related_name="roles")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    begun_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["record", "state"], name="actor_role_by_record"),
            models.Index(fields=["organisation", "-begun_at", "-id"], name="actor_role_by_organisation"),
            models.Index(fields=["state", "begun_at"], condition=Q(state__in=rules.WAITING), name="actor_role_waiting"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=list(rules.PARTS)), name="actor_role_role_known"),
            models.CheckConstraint(condition=Q(state__in=list(rules.STATES)), name="actor_role_state_known"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, person__isnull=True, whom="")
                | Q(organisation__isnull=True, person__isnull=False, whom="")
                | (Q(organisation__isnull=True, person__isnull=True) & ~Q(whom="")),
                name="actor_role_one_actor",
            ),
            models.CheckConstraint(condition=Q(whom="") | Q(role=rules.BENEFITS), name="actor_role_whom_benefits"),
            models.CheckConstraint(
                condition=Q(is_named=False) | Q(person__isnull=False), name="actor_role_named_is_a_person"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=rules.WAS_AGREED, accepted_at__isnull=False) & ~Q(words=""))
                | Q(state__in=[*rules.WAITING, rules.NOT_TAKEN_UP], accepted_at__isnull=True, words=""),
                name="actor_role_agreed_has_words",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=rules.WAITING) | ~Q(proposed_words=""), name="actor_role_waiting_has_words"
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.OVER, ended_at__isnull=False)
                | Q(state__in=rules.RUNNING, ended_at__isnull=True),
                name="actor_role_over_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="actor_role_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["record", "role", "organisation"],
                condition=Q(state__in=rules.RUNNING, organisation__isnull=False),
                name="actor_role_once_for_organisation",
            ),
            models.UniqueConstraint(
                fields=["record", "role", "person"],
                condition=Q(state__in=rules.RUNNING, person__isnull=False),
                name="actor_role_once_for_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} on {self.record_id}"

    @property
    def part(self) -> rules.Part:
        return rules.PARTS[self.role]


class RoleChange(models.Model):
    """One thing that happened to a role; kept for ever. Leaving takes the words along, and keeps that it happened.

    `words` is the promise as it read then; `because` is for the two sides alone, never for the public.
    """

    role = models.ForeignKey(ActorRole, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=24, choices=list(rules.WHAT_HAPPENED.items()))
    words = models.TextField(null=True, blank=True)  # noqa: DJ001 - NULL is erased, "" was without words
    because = models.TextField(null=True, blank=True)  # noqa: DJ001
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["role", "at", "id"], name="role_change_by_role")]
        constraints = [
            models.CheckConstraint(condition=Q(what__in=list(rules.WHAT_HAPPENED)), name="role_change_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role_id}: {self.what}"
