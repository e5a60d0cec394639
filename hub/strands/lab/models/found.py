"""What is written down about an experiment or a pilot while it runs and after: rows that can only be added.

They hang on the record, since an experiment and a pilot have them alike.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.accounts.models import Post
from hub.core.money import MoneyField
from hub.core.records.models import Record, StateChange
from hub.strands.lab import evidence, rules
from hub.strands.lab.models.plans import choices

PERSON = settings.AUTH_USER_MODEL


class Amendment(models.Model):
    """A change to what was locked at the start. What was planned stays; this stands beside it, with its reason."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=32)
    words = models.TextField()
    because = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record", "at", "id"], name="amendment_by_record")]
        constraints = [
            models.CheckConstraint(condition=~Q(part="") & ~Q(words=""), name="amendment_says_what"),
            models.CheckConstraint(condition=~Q(because=""), name="amendment_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.record_id}"


class Result(models.Model):
    """What was found on one day. `began_on` is the day on which the trial began, so that the database can refuse a
    result from before it."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    found_on = models.DateField()
    began_on = models.DateField()
    words = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record", "found_on", "id"], name="result_by_record")]
        constraints = [
            models.CheckConstraint(condition=Q(found_on__gte=F("began_on")), name="result_not_before_the_start"),
            models.CheckConstraint(condition=~Q(words=""), name="result_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} on {self.found_on}"


class Cost(models.Model):
    """Money that was spent on a trial. A mistake is put right by a row that takes it back, with `takes_back`."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    amount = MoneyField()
    what = models.CharField(max_length=200)
    spent_on = models.DateField()
    takes_back = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="taken_back_by"
    )
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record", "spent_on", "id"], name="cost_by_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(takes_back__isnull=True, amount__gt=0) | Q(takes_back__isnull=False, amount__lt=0),
                name="cost_above_zero",
            ),
            models.CheckConstraint(condition=~Q(what=""), name="cost_says_for_what"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} for {self.record_id}"


class Halt(models.Model):
    """It was stopped at once because of harm, in the words of whoever stopped it. There is one.

    `move` is the state change that keeps the same words.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="+")
    words = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    move = models.OneToOneField(StateChange, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="halt_says_which_harm")]

    def __str__(self) -> str:
        return f"{self.record_id} stopped for harm"


class Ending(models.Model):
    """What came of it, written when it ends. There is no ending without something learned.

    `verdict` says which threshold was reached; it is empty for what had none. `prediction` and `salt` are those of a
    sealed prediction that was opened and fits its seal; both are empty for one that was not sealed, or was never
    opened.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="+")
    ended_on = models.DateField()
    began_on = models.DateField()
    verdict = models.CharField(max_length=16, choices=choices(rules.VERDICTS), blank=True)
    happened = models.TextField()
    learned = models.TextField()
    surprise = models.TextField(blank=True)
    prediction = models.TextField(blank=True)
    salt = models.CharField(max_length=32, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["-ended_on", "-record"], name="ending_newest"),
            models.Index(fields=["-at", "-record"], name="ending_newest_written"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ended_on__gte=F("began_on")), name="ending_not_before_the_start"),
            models.CheckConstraint(condition=Q(verdict="") | Q(verdict__in=list(rules.VERDICTS)),
                                   name="ending_verdict_known"),
            models.CheckConstraint(condition=~Q(happened=""), name="ending_says_what_happened"),
            models.CheckConstraint(condition=~Q(learned=""), name="ending_says_what_was_learned"),
            models.CheckConstraint(
                condition=Q(prediction="", salt="") | (~Q(prediction="") & ~Q(salt="")),
                name="ending_salt_goes_with_prediction",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"the end of {self.record_id}"


class Decision(models.Model):
    """What follows from it: stop, adapt, adopt or scale, in words of its own. There is one.

    `move` is the state change that keeps the same words; what is said `for_users` goes with them.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="+")
    kind = models.CharField(max_length=16, choices=choices(rules.DECISIONS))
    words = models.TextField()
    for_users = models.TextField(blank=True, help_text="What happens to the people who use it.")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    move = models.OneToOneField(StateChange, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(rules.DECISIONS)), name="lab_decision_kind_known"),
            models.CheckConstraint(condition=~Q(words=""), name="lab_decision_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.record_id}"


class Claim(models.Model):
    """A level of evidence that was claimed, with its grounds; the latest counts. Level 4 names who judged it from
    outside and what an outcome cost, level 5 how many other places run it."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    because = models.TextField()
    evaluator = models.CharField(max_length=200, blank=True)
    cost_per_outcome = MoneyField(null=True, blank=True)
    other_sites = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record", "-at", "-id"], name="claim_by_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__gte=evidence.ACCOUNT, level__lte=evidence.SCALE), name="claim_level_known"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="claim_says_why"),
            models.CheckConstraint(
                condition=Q(level__lt=evidence.REPLICATION)
                | (~Q(evaluator="") & Q(cost_per_outcome__isnull=False, cost_per_outcome__gte=0)),
                name="claim_of_replication_is_independent",
            ),
            models.CheckConstraint(
                condition=Q(level__lt=evidence.SCALE) | Q(other_sites__gte=evidence.SITES_FOR_SCALE),
                name="claim_of_scale_names_places",
            ),
        ]

    def __str__(self) -> str:
        return f"level {self.level} for {self.record_id}"
