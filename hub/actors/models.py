"""Organisations and groups, who speaks for them, the roles that actors play on records, and what is wanted and offered.

An organisation is a record. Roles, open roles and what is free hang on records, and have pages of their own.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.actors import rules
from hub.actors.identifiers import SCHEMES
from hub.core.comments.models import Offer
from hub.core.places.models import Place
from hub.core.records.models import DetailManager, Record, RecordDetail

PERSON = settings.AUTH_USER_MODEL


class Organisation(RecordDetail):
    """An organisation or a group, of any size. The card has its name, and the ward it is based in.

    `sort` is one of `rules.SORTS`; `about` says what it does, in its own words.
    """

    KIND: ClassVar[str] = rules.ORGANISATION

    sort = models.CharField(max_length=32, choices=list(rules.SORTS.items()), default="community_group")
    about = models.TextField(blank=True)
    web = models.URLField(max_length=300, blank=True)

    objects = DetailManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sort__in=list(rules.SORTS)), name="organisation_sort_known"),
            models.CheckConstraint(
                condition=Q(web="") | Q(web__startswith="https://") | Q(web__startswith="http://"),
                name="organisation_web_is_an_address",
            ),
        ]


class Identifier(models.Model):
    """The number by which one register knows an organisation. No two organisations have the same."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=16, choices=[(code, one.label) for code, one in SCHEMES.items()])
    number = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="identifier_once"),
            models.CheckConstraint(condition=Q(scheme__in=list(SCHEMES)), name="identifier_scheme_known"),
            models.CheckConstraint(condition=~Q(number=""), name="identifier_has_number"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}-{self.number}"


class Reach(models.Model):
    """An organisation works in an area. None at all: it works everywhere here."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reaches")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "place"], name="reach_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} works in {self.place_id}"


class Speaker(models.Model):
    """A person speaks for an organisation, from a day until a day: they accept, word and end what it promises.

    `is_named` where the person agreed that everybody may read their name beside it. Kept for ever; only the end and
    the naming change.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="speakers")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="speaks_for")
    is_named = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    named_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=Q(until__isnull=True), name="speaker_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="speaker_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} speaks for {self.organisation_id}"


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
