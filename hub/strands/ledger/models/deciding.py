"""Delegations, and the decisions that officers take under them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.accounts.models import Post
from hub.core.money import MoneyField
from hub.core.records.models import DetailManager, Record, RecordDetail
from hub.foundation.money import VatBasis
from hub.strands.ledger import rules
from hub.strands.ledger.grounds import GROUNDS
from hub.strands.ledger.law import ROUTES, Function

PERSON = settings.AUTH_USER_MODEL
VAT = [(basis.value, basis.label) for basis in VatBasis]
FUNCTIONS = [(function.value, function.label) for function in Function]


class Delegation(RecordDetail):
    """A post may decide something, up to a limit. The post is the card's; `resolved_by` is who delegates.

    `limit` None means that none was set. In force from `since` up to and with `until`.
    """

    KIND: ClassVar[str] = rules.DELEGATION

    subject = models.TextField(help_text="What may be decided.")
    resolved_by = models.CharField(max_length=200, help_text="Who delegates: the council, the cabinet, a committee.")
    instrument = models.CharField(max_length=200, help_text="By what: the resolution or clause, with its number.")
    source = models.CharField(max_length=300, blank=True, help_text="Where it can be read.")
    conditions = models.TextField(blank=True)
    function = models.CharField(max_length=16, choices=FUNCTIONS, default=Function.EXECUTIVE)
    limit = MoneyField(null=True, blank=True)
    vat_basis = models.CharField(max_length=16, choices=VAT, default=VatBasis.NOT_SAID)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DetailManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(instrument=""), name="delegation_says_what_and_by_what"
            ),
            models.CheckConstraint(condition=Q(limit__isnull=True) | Q(limit__gte=0), name="delegation_limit_sound"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="delegation_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(function__in=Function), name="delegation_function_known"),
        ]


class Decision(RecordDetail):
    """What an officer decided, with all that the law asks to be recorded (docs of `law` and `gaps` name it).

    The deciding post is the card's. What was not said is empty; `no_alternatives` and `no_conflicts` say outright that
    there were none; `is_key` None is not said. From `signed_at` on the database lets nobody change the text: this row
    is what was signed, and what was put right later stands in the sealed versions. `version` counts those.
    """

    KIND: ClassVar[str] = rules.DECISION

    function = models.CharField(max_length=16, choices=FUNCTIONS, default=Function.EXECUTIVE)
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_on = models.DateField(null=True, blank=True)
    decision = models.TextField(blank=True)
    wards = models.CharField(max_length=300, blank=True, help_text="Which wards it concerns, in words.")
    reasons = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    no_alternatives = models.BooleanField(default=False)
    conflicts = models.TextField(blank=True)
    no_conflicts = models.BooleanField(default=False)
    consultation = models.TextField(blank=True)
    equality = models.TextField(blank=True)
    papers = models.TextField(blank=True)
    is_key = models.BooleanField(null=True, blank=True)
    notice = models.CharField(max_length=300, blank=True, help_text="The notice of a key decision.")
    value = MoneyField(null=True, blank=True)
    vat_basis = models.CharField(max_length=16, choices=VAT, default=VatBasis.NOT_SAID)
    value_is_maximum = models.BooleanField(default=False)
    budget = models.TextField(blank=True)
    route = models.CharField(max_length=32, blank=True, choices=[(r.code, r.label) for r in ROUTES.values()])
    route_reason = models.TextField(blank=True)
    threshold_quoted = MoneyField(null=True, blank=True)
    openness = models.TextField(blank=True, help_text="Who may read it, or which part is exempt and why.")
    outside = models.TextField(blank=True, help_text="Why it is outside the delegation; empty where it is inside.")
    embargo_until = models.DateField(null=True, blank=True)
    embargo_because = models.TextField(blank=True)
    version = models.PositiveSmallIntegerField(default=0)
    signed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = DetailManager()

    # Only where `queries.decision` read it: who acts for the clearing post.
    clearer_id: int | None

    class Meta:
        indexes = [
            models.Index(
                fields=["signed_at"],
                condition=Q(signed_at__isnull=False, published_at__isnull=True),
                name="decision_signed_unpublished",
            ),
            models.Index(
                fields=["-published_at", "-record"],
                condition=Q(published_at__isnull=False),
                name="decision_published_newest",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(function__in=Function), name="decision_function_known"),
            models.CheckConstraint(condition=Q(value__isnull=True) | Q(value__gte=0), name="decision_value_sound"),
            models.CheckConstraint(condition=Q(route__in=["", *ROUTES]), name="decision_route_known"),
            models.CheckConstraint(
                condition=Q(no_alternatives=False) | Q(alternatives=""), name="decision_alternatives_or_none"
            ),
            models.CheckConstraint(
                condition=Q(no_conflicts=False) | Q(conflicts=""), name="decision_conflicts_or_none"
            ),
            models.CheckConstraint(
                condition=Q(embargo_until__isnull=True) | ~Q(embargo_because=""), name="decision_embargo_says_why"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(signed_at__isnull=False, published_at__gte=F("signed_at")),
                name="decision_published_after_signed",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, version=0) | Q(signed_at__isnull=False, version__gte=1),
                name="decision_signed_has_version",
            ),
        ]


class Signature(models.Model):
    """The act by which a decision is taken. One to a decision; never changed.

    `deputising` says that the deputy signed while the holder of the post was away or the post vacant.
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, primary_key=True, related_name="signature")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    deputising = models.BooleanField(default=False)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"signature of {self.decision_id}"


class Clearance(models.Model):
    """A second post has read the decision and lets it be published. Never by the one who signed."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, primary_key=True, related_name="clearance")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"clearance of {self.decision_id}"


class MonitoringNote(models.Model):
    """What the monitoring officer says of a decision that is outside its delegation. Kept for ever, in public."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="monitoring_notes")
    words = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["decision", "at", "id"], name="monitoring_note_by_decision")]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="monitoring_note_has_words")]

    def __str__(self) -> str:
        return f"monitoring note on {self.decision_id}"


class Redaction(models.Model):
    """A part of a decision or contract that is kept back: what it is stands in public, what it says does not.

    `words` is what is kept back, read only by those who sign, clear and monitor; empty where it is kept elsewhere.
    It holds until `review_on`, when somebody has to look again, and ends with `released_at`: everybody can then read.
    What was taken out after it had been published `stood_in` these parts; "" where it was kept back from the outset.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="redactions")
    label = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    ground = models.CharField(max_length=20, blank=True, choices=[(g.code, g.label) for g in GROUNDS.values()])
    weighing = models.TextField(blank=True, help_text="Why keeping it back serves the public better than telling it.")
    review_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    released_because = models.TextField(blank=True)
    stood_in = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["record", "id"], name="redaction_by_record"),
            models.Index(fields=["review_on"], condition=Q(released_at__isnull=True), name="redaction_to_review"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(label=""), name="redaction_has_label"),
            models.CheckConstraint(condition=Q(ground__in=["", *GROUNDS]), name="redaction_ground_known"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | ~Q(released_because=""), name="redaction_release_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.label}” of {self.record_id}"
