"""What is measured, each value with its corrections, and what is said about them."""

from dataclasses import fields
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.core.links.models import Link
from hub.core.records.models import DetailManager, Record, RecordDetail
from hub.measures.figures import LARGEST, Measurement
from hub.measures.periods import FREQUENCIES
from hub.measures.rules import MEASURE, PARTS
from hub.measures.spc import LEAST_BASELINE, Direction
from hub.measures.varying import COUNTED, Kind

PERSON = settings.AUTH_USER_MODEL


class Measure(RecordDetail):
    """What is measured, said so exactly that two people would count the same.

    The card's title is its name, its post the owner. `baseline` is how many first values of each part the limits rest
    on, None for all; `screened` leaves extreme moving ranges out. `made_data` marks values that were made up to show
    how a measure works: every chart and file of it says so. Earlier definitions are sealed versions of the record.
    `limits` says how limits are reckoned; `per` in what a rate is told: 1,000 for “per 1,000”.
    """

    KIND: ClassVar[str] = MEASURE

    definition = models.TextField(help_text="What is counted, and what is not.")
    numerator = models.CharField(max_length=300, blank=True, help_text="For a share: what is counted.")
    denominator = models.CharField(max_length=300, blank=True, help_text="For a share: out of what.")
    unit = models.CharField(max_length=60)
    direction = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Direction])
    frequency = models.CharField(max_length=20, choices=[(one.code, one.label) for one in FREQUENCIES.values()])
    source = models.CharField(max_length=300, help_text="Which system or survey the values come from.")
    baseline = models.PositiveSmallIntegerField(null=True, blank=True)
    screened = models.BooleanField(default=True)
    limits = models.CharField(max_length=3, choices=[(one.value, one.value) for one in Kind], default=Kind.XMR.value)
    per = models.PositiveIntegerField(default=1)
    made_data = models.BooleanField(default=False)

    objects = DetailManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(definition=""), name="measure_has_definition"),
            models.CheckConstraint(condition=~Q(unit=""), name="measure_has_unit"),
            models.CheckConstraint(condition=~Q(source=""), name="measure_has_source"),
            models.CheckConstraint(
                condition=Q(direction__in=[one.value for one in Direction]), name="measure_direction_known"
            ),
            models.CheckConstraint(condition=Q(frequency__in=list(FREQUENCIES)), name="measure_frequency_known"),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True) | Q(baseline__gte=LEAST_BASELINE), name="measure_baseline_is_enough"
            ),
            models.CheckConstraint(condition=Q(limits__in=[one.value for one in Kind]), name="measure_limits_known"),
            models.CheckConstraint(condition=Q(per__gte=1), name="measure_told_in_one_or_more"),
            models.CheckConstraint(
                condition=~Q(limits__in=sorted(COUNTED)) | (~Q(numerator="") & ~Q(denominator="")),
                name="measure_limits_know_of_what",
            ),
        ]


class Target(models.Model):
    """What the measure should reach from a day on; None ends the target before it. The latest day that has come counts.

    Targets are kept for ever: a new one does not redraw what was aimed at before.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="targets")
    from_on = models.DateField()
    value = models.FloatField(null=True, blank=True)
    set_by = models.CharField(max_length=200, help_text="Which body or post set it.")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "from_on"], name="target_day_once"),
            models.CheckConstraint(condition=~Q(set_by=""), name="target_says_who"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=-LARGEST, value__lte=LARGEST), name="target_is_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} from {self.from_on}"


class Observation(models.Model):
    """The value of one period, known by its first day. None where none could be taken; it then says why, if known.

    `numerator` and `denominator` are what it was computed from, where both were given. It changes only by correction,
    as a provisional one does to become final, and is never removed.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="observations")
    period = models.DateField()
    value = models.FloatField(null=True, blank=True)
    why_missing = models.CharField(max_length=200, blank=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "period"], name="observation_period_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=-LARGEST, value__lte=LARGEST),
                name="observation_is_a_number",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(why_missing=""), name="observation_missing_or_measured"
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(
                    value__isnull=False,
                    numerator__isnull=False,
                    denominator__isnull=False,
                    numerator__gte=0,
                    numerator__lte=LARGEST,
                    denominator__gt=0,
                    denominator__lte=LARGEST,
                ),
                name="observation_counted_out_of_some",
            ),
            models.CheckConstraint(
                condition=Q(provisional=False) | Q(value__isnull=False), name="observation_provisional_has_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} in {self.period}"

    @property
    def measured(self) -> Measurement:
        """What was measured, as actions and pages hold it against something else."""
        return Measurement(**{one.name: getattr(self, one.name) for one in fields(Measurement)})


class Correction(models.Model):
    """What a value was before it was corrected, and why it was. Kept for ever: limits move when history moves.

    `numerator` and `denominator` are what it was computed from before; `made_final`: it was provisional until then.
    """

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="corrections")
    old = models.FloatField(null=True, blank=True)
    new = models.FloatField(null=True, blank=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    made_final = models.BooleanField(default=False)
    reason = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["observation", "at", "id"], name="correction_by_observation")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="correction_has_reason")]

    def __str__(self) -> str:
        return f"{self.old} to {self.new}"


class Rebase(models.Model):
    """From a day on, limits are reckoned anew, because the process has changed and the change is understood.

    It holds once a second person has agreed. Taking it back ends it, with a reason; the row stays.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="rebases")
    from_on = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    agreed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "from_on"], condition=Q(ended_at__isnull=True), name="rebase_day_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="rebase_has_reason"),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | (Q(agreed_at__isnull=False) & ~Q(agreed_by=F("by"))),
                name="rebase_agreed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="rebase_end_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"rebase of {self.measure_id} from {self.from_on}"


class Annotation(models.Model):
    """What happened on a day that the chart should show; with the record of what was changed, if it has one."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="annotations")
    on = models.DateField()
    words = models.CharField(max_length=300)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, blank=True, related_name="annotations")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["measure", "on", "id"], name="annotation_by_measure")]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="annotation_has_words")]

    def __str__(self) -> str:
        return f"{self.on}: {self.words}"


class Measured(models.Model):
    """What part a measure plays for the record to which its link leads: its outcome, the same locally, a comparison.

    The link “measures” ties the two, and ends; this says how to read it.
    """

    link = models.OneToOneField(Link, on_delete=models.PROTECT, primary_key=True, related_name="measured")
    part = models.CharField(max_length=12, choices=[(part.code, part.label) for part in PARTS.values()])

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(part__in=list(PARTS)), name="measured_part_known")]

    def __str__(self) -> str:
        return f"{self.link_id}: {self.part}"
