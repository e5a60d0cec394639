"""What the improvement team is asked for, and the projects and programmes it carries."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.accounts.models import Post
from hub.core.money import MoneyField
from hub.core.records.models import DetailManager, Record, RecordDetail, StateChange
from hub.strands.team import rules

PERSON = settings.AUTH_USER_MODEL


class SupportRequest(RecordDetail):
    """Somebody asks the improvement team for help. The card's summary says what it is about.

    `looks_again_on` is there while the answer is “not yet”, and on that day the request waits again by itself.
    """

    KIND: ClassVar[str] = rules.REQUEST

    wanted = models.TextField(help_text="What help is wanted.")
    tried = models.TextField(blank=True, help_text="What has been tried already.")
    service = models.CharField(max_length=200, blank=True, help_text="For which team or service.")
    needed_by = models.DateField(null=True, blank=True)
    looks_again_on = models.DateField(null=True, blank=True)

    objects = DetailManager()

    class Meta:
        indexes = [
            models.Index(fields=["looks_again_on"], condition=Q(looks_again_on__isnull=False), name="request_again")
        ]
        constraints = [models.CheckConstraint(condition=~Q(wanted=""), name="request_says_what")]


class RequestAnswer(models.Model):
    """What the team answered; kept for ever. The latest counts.

    `move` is the state change that keeps the same words.
    """

    request = models.ForeignKey(SupportRequest, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in rules.ANSWERS])
    words = models.TextField()
    looks_again_on = models.DateField(null=True, blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    move = models.OneToOneField(StateChange, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["request", "-at", "-id"], name="request_answer_by_request")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=rules.ANSWERS), name="request_answer_kind_known"),
            models.CheckConstraint(condition=~Q(words=""), name="request_answer_has_words"),
            models.CheckConstraint(
                condition=Q(kind=rules.NOT_YET, looks_again_on__isnull=False)
                | (~Q(kind=rules.NOT_YET) & Q(looks_again_on__isnull=True)),
                name="request_answer_not_yet_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.request_id}"


class Programme(RecordDetail):
    """Projects that go together for one big move. What is in it are links: a project serves its programme."""

    KIND: ClassVar[str] = rules.PROGRAMME

    aim = models.TextField(help_text="What will be different when it is finished.")
    sponsor = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = DetailManager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(aim=""), name="programme_has_aim")]


class Project(RecordDetail):
    """A piece of work with an end. The card's post leads it, and the card's team answers for it."""

    KIND: ClassVar[str] = rules.PROJECT

    aim = models.TextField(help_text="What will be different when it is finished, and for whom.")
    sponsor = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    decision_needed = models.TextField(blank=True)
    decision_due_on = models.DateField(null=True, blank=True)
    decision_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = DetailManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(aim=""), name="project_has_aim"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(decision_needed="", decision_due_on__isnull=True, decision_by__isnull=True)
                | (~Q(decision_needed="") & Q(decision_due_on__isnull=False)),
                name="project_decision_has_day",
            ),
        ]


class Member(models.Model):
    """Somebody who works on a project, and what they do there. In public they appear by their part, not by name."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="project_parts")
    part = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "person"], condition=Q(until__isnull=True), name="project_member_once"
            ),
            models.CheckConstraint(condition=~Q(part=""), name="project_member_has_part"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="project_member_until_after_since"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} on {self.project_id}"


class Milestone(models.Model):
    """Something that is reached on a day. Days that moved are kept (`MilestoneMove`)."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["project", "due_on", "id"], name="milestone_by_project")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="milestone_has_title"),
            models.UniqueConstraint(fields=["project", "title"], name="milestone_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} of {self.project_id}"


class MilestoneMove(models.Model):
    """A milestone was given another day, and why; kept for ever."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="moves")
    old = models.DateField()
    new = models.DateField()
    because = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(because=""), name="milestone_move_says_why"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="milestone_move_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id}: {self.old} to {self.new}"


class Report(models.Model):
    """How a project goes, in plain words; kept for ever. The latest says how it goes now."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="reports")
    health = models.CharField(max_length=16, choices=[(code, code) for code in rules.HEALTH])
    done = models.TextField(help_text="What happened since the last report.")
    next = models.TextField(help_text="What happens next.")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "-at", "-id"], name="report_by_project")]
        constraints = [
            models.CheckConstraint(condition=Q(health__in=list(rules.HEALTH)), name="report_health_known"),
            models.CheckConstraint(condition=~Q(done="") & ~Q(next=""), name="report_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.health} on {self.project_id}"


class Risk(models.Model):
    """What could go wrong, how likely, how bad (1 to 3 each), and what is done about it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="risks")
    what = models.CharField(max_length=300)
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    response = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["project", "id"], name="risk_by_project")]
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(response=""), name="risk_has_words"),
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 3), impact__range=(1, 3)), name="risk_levels_from_1_to_3"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_because="")
                | (Q(closed_at__isnull=False) & ~Q(closed_because="")),
                name="risk_closed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} on {self.project_id}"


class Benefit(models.Model):
    """What a project brought. Money that a budget no longer needs counts only once finance has confirmed it.

    `pounds` is there for money alone. A benefit may be a loss to somebody (`is_loss`): that is said as well.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="benefits")
    kind = models.CharField(max_length=16, choices=[(code, code) for code in rules.BENEFITS])
    words = models.TextField()
    pounds = MoneyField(null=True, blank=True)
    is_loss = models.BooleanField(default=False)
    evidence = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["project", "id"], name="benefit_by_project")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(rules.BENEFITS)), name="benefit_kind_known"),
            models.CheckConstraint(condition=~Q(words=""), name="benefit_has_words"),
            models.CheckConstraint(
                condition=Q(kind=rules.CASH, pounds__isnull=False, pounds__gt=0)
                | (~Q(kind=rules.CASH) & Q(pounds__isnull=True)),
                name="benefit_money_has_amount",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, kind=rules.CASH),
                name="benefit_confirmed_is_money",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("by")), name="benefit_confirmed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.project_id}"


class Lesson(models.Model):
    """What a project taught, for whoever does the like next; kept for ever."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="lessons")
    words = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "id"], name="lesson_by_project")]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="lesson_has_words")]

    def __str__(self) -> str:
        return f"lesson of {self.project_id}"
