"""Contracts: who gets what for which money, and whether it happened."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.core.links.models import Link
from hub.core.money import MoneyField
from hub.core.records.models import DetailManager, Record, RecordDetail
from hub.foundation.money import VatBasis
from hub.strands.ledger import rules
from hub.strands.ledger.law import ROUTES

PERSON = settings.AUTH_USER_MODEL
VAT = [(basis.value, basis.label) for basis in VatBasis]
LEAD, MEMBER, SUBCONTRACTOR = "lead", "member", "subcontractor"
PARTY_ROLES = {LEAD: "Leads the work", MEMBER: "Member of the consortium", SUBCONTRACTOR: "Works for one of them"}
COUNCIL, SUPPLIER = "council", "supplier"
LOOKED, PUT_OFF = "looked", "put_off"
REVIEWS = {LOOKED: "It was looked at as a whole", PUT_OFF: "It is looked at on another day"}
SIDES = {COUNCIL: "The council", SUPPLIER: "The supplier"}


class Contract(RecordDetail):
    """An agreement to pay for something. What is not recorded is None or empty, and is said to be so.

    `value` is a maximum (“up to”) with `value_is_maximum`. `paid` is what was paid so far, kept with each payment, so
    that the database itself holds payments within the contract.
    """

    KIND: ClassVar[str] = rules.CONTRACT

    scope = models.TextField(blank=True, help_text="What is to be done, as it was agreed.")
    value = MoneyField(null=True, blank=True)
    vat_basis = models.CharField(max_length=16, choices=VAT, default=VatBasis.NOT_SAID)
    value_is_maximum = models.BooleanField(default=False)
    value_source = models.CharField(max_length=200, blank=True, help_text="Where the value stands.")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    budget = models.TextField(blank=True)
    route = models.CharField(max_length=32, blank=True, choices=[(r.code, r.label) for r in ROUTES.values()])
    route_reason = models.TextField(blank=True)
    notice = models.CharField(max_length=300, blank=True, help_text="The published notice, by number or address.")
    paid = MoneyField(default=Decimal(0))
    changes_made = models.PositiveSmallIntegerField(default=0)

    objects = DetailManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(route__in=["", *ROUTES]), name="contract_route_known"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="contract_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(paid__gte=0), name="contract_paid_not_below_nothing"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(paid__lte=F("value")), name="contract_paid_within_value"
            ),
        ]


class Party(models.Model):
    """Somebody the contract is with, and their share: an amount, or hundredths of a per cent, or neither if unknown.

    A partner who is not named has no `name`. `organisation` is its record where the hub has one. `source` says where
    the share was told.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=16, choices=list(PARTY_ROLES.items()), default=LEAD)
    number = models.CharField(max_length=60, blank=True, help_text="Company, charity or other registered number.")
    amount = MoneyField(null=True, blank=True)
    percent_hundredths = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["contract", "id"], name="party_by_contract")]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=PARTY_ROLES), name="party_role_known"),
            models.CheckConstraint(
                condition=Q(percent_hundredths__isnull=True) | Q(percent_hundredths__lte=10_000),
                name="party_share_at_most_all",
            ),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gte=0), name="party_amount_sound"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(percent_hundredths__isnull=True), name="party_share_said_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name or "A partner who is not named"

    @property
    def share(self) -> rules.Share:
        """The share as the rules take it."""
        hundredths = self.percent_hundredths
        percent = None if hundredths is None else Decimal(hundredths) / 100
        return rules.Share(amount=self.amount, percent=percent)


class Instalment(models.Model):
    """One part in which the money is to be paid, as agreed. Amount and day are None where they were not said."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    amount = MoneyField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    condition = models.CharField(max_length=300, blank=True, help_text="What has to have happened.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="instalment_number_once"),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gt=0), name="instalment_amount_sound"),
        ]

    def __str__(self) -> str:
        return f"instalment {self.number} of {self.contract_id}"


class Payment(models.Model):
    """Money that was paid. Never changed: one that was wrong is taken back by another, below nothing."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="payments")
    instalment = models.ForeignKey(Instalment, on_delete=models.PROTECT, null=True, blank=True, related_name="payments")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="payments")
    amount = MoneyField()
    paid_on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    takes_back = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="taken_back_by"
    )
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["contract", "paid_on", "id"], name="payment_by_contract")]
        constraints = [
            models.CheckConstraint(
                condition=Q(takes_back__isnull=True, amount__gt=0)
                | (Q(takes_back__isnull=False, amount__lt=0) & ~Q(words="")),
                name="payment_more_than_nothing",
            )
        ]

    def __str__(self) -> str:
        return f"£{self.amount} of {self.contract_id}"


class Deliverable(models.Model):
    """Something that is to be delivered; then it was; then the council accepted it."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="deliverables")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    due_on = models.DateField(null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="deliverable_number_once"),
            models.CheckConstraint(condition=~Q(words=""), name="deliverable_has_words"),
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True)
                | Q(delivered_on__isnull=False, accepted_on__gte=F("delivered_on")),
                name="deliverable_accepted_after_delivered",
            ),
        ]

    def __str__(self) -> str:
        return f"deliverable {self.number} of {self.contract_id}"


class Change(models.Model):
    """One change of a contract, with what it was before and why. Never changed itself."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="changes")
    words = models.TextField()
    because = models.TextField()
    old_value = MoneyField(null=True, blank=True)
    new_value = MoneyField(null=True, blank=True)
    old_ends_on = models.DateField(null=True, blank=True)
    new_ends_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["contract", "at", "id"], name="change_by_contract")]
        constraints = [models.CheckConstraint(condition=~Q(words="") & ~Q(because=""), name="change_says_what_and_why")]

    def __str__(self) -> str:
        return f"change of {self.contract_id}"


class Review(models.Model):
    """The contract was looked at as a whole: what was found; or why that is done on another day. Never changed.

    `next_on` is the day on which it is looked at next; None where none was set.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="reviews")
    what = models.CharField(max_length=8, choices=list(REVIEWS.items()))
    words = models.TextField()
    next_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["contract", "at", "id"], name="review_by_contract")]
        constraints = [
            models.CheckConstraint(condition=Q(what__in=REVIEWS), name="review_kind_known"),
            models.CheckConstraint(condition=~Q(words=""), name="review_has_words"),
            models.CheckConstraint(
                condition=~Q(what=PUT_OFF) | Q(next_on__isnull=False), name="review_put_off_has_day"
            ),
        ]

    def __str__(self) -> str:
        return f"review of {self.contract_id}"


class Allotment(models.Model):
    """How much of a contract is for one of the things it pays for; None where that is not known.

    `link` is the tie “is paid for by” that leads to the contract. The latest of a tie counts, and all stay. `words` say
    where that was said, or why it was said anew.
    """

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="allotments")
    amount = MoneyField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["link", "-at", "-id"], name="allotment_by_link")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gte=0), name="allotment_amount_sound")
        ]

    def __str__(self) -> str:
        return f"£{self.amount} for {self.link_id}"


class WhatItBuys(models.Model):
    """What this money buys, by the council or by the supplier, each in their own words. The latest of a side counts."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="buys")
    side = models.CharField(max_length=16, choices=list(SIDES.items()))
    words = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["contract", "side", "-at", "-id"], name="buys_by_contract")]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=SIDES), name="buys_side_known"),
            models.CheckConstraint(condition=~Q(words=""), name="buys_has_words"),
        ]

    def __str__(self) -> str:
        return f"what {self.contract_id} buys, by the {self.side}"
