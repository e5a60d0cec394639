"""What is reported or worrying, and what moderators decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.core.records.models import Record

# Why something is reported.
WORRIED = "worried"
REASONS = [
    ("insult", "It insults or threatens somebody"),
    ("personal", "It holds somebody’s personal details"),
    ("spam", "It is an advertisement"),
    ("unlawful", "It may be against the law"),
    (WORRIED, "I am worried about somebody’s safety"),
    ("other", "Something else"),
]
# Why something is hidden, in words that its author and everybody can read.
GROUNDS = [
    ("insult", "It insults or threatens somebody"),
    ("personal", "It holds personal details"),
    ("spam", "It is an advertisement"),
    ("unlawful", "It may be against the law"),
    ("off_topic", "It is about something else"),
    ("care", "It is safer for somebody if it is not public"),
]


class Case(models.Model):
    """One thing to look at: a record, or a passage on it named by `part` (“comment:17”).

    `record` is None for a passage that is on none, such as what a person has free.

    `concern` cases are private: somebody may be at risk, and they carry the local contacts. Rules raise `priority`
    (0 routine, 1 soon, 2 at once) and people decide. `outcome` is empty while the case is open;
    `ground` and `reason` are told to the author. `again` is the decided
    case that the author asked somebody else to look at a second time.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    part = models.CharField(max_length=40, blank=True)
    concern = models.BooleanField(default=False)
    priority = models.PositiveSmallIntegerField(default=0)
    found_by_rule = models.CharField(max_length=40, blank=True)
    again = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="second_look")
    opened_at = models.DateTimeField()
    outcome = models.CharField(
        max_length=16,
        blank=True,
        choices=[
            ("kept", "Left as it is"),
            ("hidden", "Hidden"),
            ("shown", "Shown again"),
            ("passed_on", "Passed on to people who help"),
        ],
    )
    ground = models.CharField(max_length=16, blank=True, choices=GROUNDS)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["concern", "-priority", "opened_at"], condition=Q(outcome=""), name="case_open")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "part", "concern"], condition=Q(outcome=""), name="case_one_open"
            ),
            models.UniqueConstraint(
                fields=["part", "concern"], condition=Q(outcome="", record__isnull=True), name="case_one_open_on_none"
            ),
            models.CheckConstraint(condition=Q(record__isnull=False) | ~Q(part=""), name="case_is_about_something"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "kept", "hidden", "shown", "passed_on"]), name="case_outcome_known"
            ),
            models.CheckConstraint(condition=Q(priority__lte=2), name="case_priority_known"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(outcome="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="case_decided_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(outcome="hidden") | ~Q(ground=""), name="case_hidden_says_why"),
        ]

    def __str__(self) -> str:
        return f"case {self.pk} on {self.record_id} {self.part}"

    @property
    def about(self) -> str:
        """The title of the record, or "" where there is none. The record is fetched."""
        return self.record.title if self.record else ""


class Report(models.Model):
    """One reader says that something breaks the rules."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="reports")
    reason = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="report_once")]

    def __str__(self) -> str:
        return f"report on case {self.case_id}"
