"""A demand study: what it asks, who does it, what people said, and how the team coded it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.core.money import MoneyField
from hub.core.records.models import DetailManager, RecordDetail
from hub.strands.methods.rules import CAUSES, FAILURE, KINDS, REPEAT_DAYS, STEP_KINDS, STUDY

PERSON = settings.AUTH_USER_MODEL


class Study(RecordDetail):
    """Why people come to one service, in their own words.

    The card's title names the study, its summary is the `purpose`: what the service is for, in the words of those who
    use it. `channels` are the ways in at which it listens, one a line. `learned` is said when it is reported.

    Who asks again for the same within `repeat_days` comes back. What one contact costs is only ever stated, from
    `cost_low` to `cost_high`, with where the figure comes from; `contacts_a_year` is how many there are, if known.
    """

    KIND: ClassVar[str] = STUDY

    service = models.CharField(max_length=200)
    purpose = models.TextField(help_text="What the service is for, in the words of those who use it.")
    channels = models.TextField(help_text="The ways in at which it listens, one a line.")
    sampling = models.TextField(blank=True, help_text="When and how the team listens, so that it hears everybody.")
    privacy_note = models.TextField(help_text="What people are told about their words being written down.")
    starts_on = models.DateField()
    ends_on = models.DateField()
    learned = models.TextField(blank=True)
    repeat_days = models.PositiveSmallIntegerField(default=REPEAT_DAYS)
    cost_low = MoneyField(null=True, blank=True)
    cost_high = MoneyField(null=True, blank=True)
    cost_source = models.CharField(max_length=500, blank=True, default="")
    contacts_a_year = models.PositiveIntegerField(null=True, blank=True)

    objects = DetailManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="study_ends_after_start"),
            models.CheckConstraint(condition=~Q(service="") & ~Q(purpose=""), name="study_says_of_what"),
            models.CheckConstraint(condition=Q(repeat_days__gte=1), name="study_repeats_within_days"),
            models.CheckConstraint(
                condition=Q(cost_low__isnull=True, cost_high__isnull=True, cost_source="", contacts_a_year__isnull=True)
                | (
                    Q(cost_low__isnull=False, cost_high__isnull=False)
                    & Q(cost_low__gte=0, cost_high__gte=F("cost_low"))
                    & ~Q(cost_source="")
                ),
                name="study_cost_has_source",
            ),
        ]

    @property
    def ways_in(self) -> list[str]:
        """The channels as a list."""
        return [line.strip() for line in self.channels.splitlines() if line.strip()]


class Member(models.Model):
    """One person of a study's team: takes words down, and codes them."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="studies")
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "person"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.person_id} works on {self.study_id}"


class Demand(models.Model):
    """What one person asked for, in their own words. Never shown outside the team unless its words are released.

    `who` is a mark by which the same person or case is known again within this study, made of what was typed and a key
    that the database does not hold: nobody can read back who it is. Empty where nothing was typed.

    `at_once` says whether they got what they needed where they first asked; None where nobody knows. `done_at` is when
    they had what they needed. `key` makes a second click harmless. `released_words` may differ from `words`: what could
    still say who spoke is taken out.
    """

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="demands")
    words = models.TextField()
    channel = models.CharField(max_length=100)
    heard_at = models.DateTimeField()
    at_once = models.BooleanField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    taken_down_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=43, unique=True)
    who = models.CharField(max_length=16, blank=True, default="")
    released_words = models.TextField(blank=True)
    released_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["study", "-heard_at", "-id"], name="demand_by_study")]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="demand_has_words"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(done_at__gte=F("heard_at")), name="demand_done_after_heard"
            ),
            models.CheckConstraint(
                condition=~Q(at_once=True) | Q(done_at__isnull=False), name="demand_at_once_is_done"
            ),
            models.CheckConstraint(
                condition=Q(released_words="", released_by__isnull=True, released_at__isnull=True)
                | (~Q(released_words="") & Q(released_by__isnull=False, released_at__isnull=False)),
                name="demand_release_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"demand {self.pk} of {self.study_id}"


class HandOn(models.Model):
    """A demand was passed on to somebody else, named by their job."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="hand_ons")
    to = models.CharField(max_length=200)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=43, unique=True)

    class Meta:
        indexes = [models.Index(fields=["demand", "at", "id"], name="hand_on_by_demand")]
        constraints = [models.CheckConstraint(condition=~Q(to=""), name="hand_on_says_to_whom")]

    def __str__(self) -> str:
        return f"{self.demand_id} handed on"


class Step(models.Model):
    """One step of how the service works today, in the order of `place`: done by `who` (a job, never a name).

    `works_minutes` is the work itself, `waits_minutes` how long it lies before somebody takes it up.
    """

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    who = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=list(STEP_KINDS.items()))
    works_minutes = models.PositiveIntegerField()
    waits_minutes = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["study", "place", "id"], name="step_by_study")]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(who=""), name="step_says_what_and_who"),
            models.CheckConstraint(condition=Q(kind__in=list(STEP_KINDS)), name="step_kind_known"),
            models.CheckConstraint(condition=Q(place__gte=1), name="step_has_place"),
        ]

    def __str__(self) -> str:
        return f"step {self.place} of {self.study_id}"


class Code(models.Model):
    """One kind of demand in a study's own list, in plain words: “I want …”, “Where is …”. Never guessed in advance.

    `cause` is for failure demand alone. A code that is no longer used keeps its codings.
    """

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="codes")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=list(KINDS.items()))
    cause = models.CharField(max_length=16, blank=True, choices=list(CAUSES.items()))
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "name"], name="code_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="code_has_name"),
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="code_kind_known"),
            models.CheckConstraint(
                condition=Q(cause="") | Q(kind=FAILURE, cause__in=list(CAUSES)), name="code_cause_of_failure"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Coding(models.Model):
    """One person's choice of code for one demand, made without seeing the other's. `matters`: what mattered to them."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="codings")
    matters = models.CharField(max_length=200, blank=True)
    coder = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["demand", "coder"], name="coding_once_by_coder")]

    def __str__(self) -> str:
        return f"{self.coder_id} coded {self.demand_id}"


class Settlement(models.Model):
    """What two agree on whose codings differ: one proposes a code and says why, the other agrees."""

    demand = models.OneToOneField(Demand, on_delete=models.PROTECT, primary_key=True, related_name="settlement")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+")
    because = models.TextField()
    proposed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(because=""), name="settlement_says_why"),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True)
                | (Q(agreed_by__isnull=False, agreed_at__isnull=False) & ~Q(agreed_by=F("proposed_by"))),
                name="settlement_needs_two",
            ),
        ]

    def __str__(self) -> str:
        return f"settlement of {self.demand_id}"
