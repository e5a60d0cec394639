"""Organisations and groups: their numbers, where they work, and who speaks for them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.actors import rules
from hub.actors.identifiers import SCHEMES
from hub.core.places.models import Place
from hub.core.records.models import DetailManager, RecordDetail

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
