"""Each rule that the database itself keeps about the ledger, broken once; and history that cannot be rewritten."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.strands.ledger.actions import parts, paying, redacting, signing
from hub.strands.ledger.models import (
    Change,
    Clearance,
    Contract,
    Decision,
    Delegation,
    Deliverable,
    Instalment,
    MonitoringNote,
    Party,
    Payment,
    Redaction,
    Signature,
    WhatItBuys,
)
from hub.strands.ledger.tests.factories import a_contract, a_delegation, a_draft

NOW, DAY = timezone.now(), date(2026, 1, 5)


@pytest.fixture
def things(officer_post, officer, monitor):
    """A delegation, a draft decision, a contract, and who made them."""
    return {
        "delegation": a_delegation(post=officer_post, by=monitor),
        "decision": a_draft(post=officer_post, by=officer),
        "contract": a_contract(post=officer_post, by=officer),
        "by": officer,
    }


def update(name, **values):
    """Return what breaks a rule by changing a row that is there."""
    return lambda t: type(t[name]).objects.filter(pk=t[name].pk).update(**values)


def insert(model, **values):
    """Return what breaks a rule by adding rows; the values may name what is there."""

    def add(t):
        common = {"contract": t["contract"]} if "contract" in {f.name for f in model._meta.fields} else {}
        return model.objects.create(**common, **{n: v(t) if callable(v) else v for n, v in values.items()})

    return add


def twice(model, **values):
    def add(t):
        for _ in "12":
            insert(model, **values)(t)

    return add


def by(t):
    return t["by"]


def delegation(**values):
    """Return what breaks a rule by adding a delegation, which cannot be changed, on a card that is there."""
    sound = {"subject": "x", "instrument": "x", "resolved_by": "x", "since": DAY}
    return insert(Delegation, record=lambda t: t["decision"].record, **(sound | values))


BROKEN = {
    "delegation_says_what_and_by_what": delegation(subject=""),
    "delegation_limit_sound": delegation(limit=Decimal(-1)),
    "delegation_ends_after_start": update("delegation", until=date(2000, 1, 1)),
    "delegation_function_known": delegation(function="x"),
    "decision_function_known": update("decision", function="x"),
    "decision_value_sound": update("decision", value=Decimal(-1)),
    "decision_route_known": update("decision", route="x"),
    "decision_alternatives_or_none": update("decision", no_alternatives=True),
    "decision_conflicts_or_none": update("decision", conflicts="A cousin."),
    "decision_embargo_says_why": update("decision", embargo_until=DAY),
    "decision_published_after_signed": update("decision", published_at=NOW),
    "decision_signed_has_version": update("decision", signed_at=NOW),
    "monitoring_note_has_words": insert(MonitoringNote, decision=lambda t: t["decision"], words="", by=by, at=NOW),
    "redaction_has_label": insert(Redaction, record=lambda t: t["decision"].record, label="", by=by, at=NOW),
    "redaction_ground_known": insert(
        Redaction, record=lambda t: t["decision"].record, label="x", ground="x", by=by, at=NOW
    ),
    "redaction_release_says_why": insert(
        Redaction, record=lambda t: t["decision"].record, label="x", by=by, at=NOW, released_at=NOW
    ),
    "contract_route_known": update("contract", route="x"),
    "contract_ends_after_start": update("contract", starts_on=DAY, ends_on=date(2025, 1, 1)),
    "contract_paid_not_below_nothing": update("contract", paid=Decimal(-1)),
    "contract_paid_within_value": update("contract", paid=Decimal(150_001)),
    "party_role_known": insert(Party, role="x"),
    "party_share_at_most_all": insert(Party, percent_hundredths=10_001),
    "party_amount_sound": insert(Party, amount=Decimal(-1)),
    "party_share_said_once": insert(Party, amount=Decimal(1), percent_hundredths=1),
    "instalment_number_once": twice(Instalment, number=1),
    "instalment_amount_sound": insert(Instalment, number=1, amount=Decimal(0)),
    "payment_more_than_nothing": insert(Payment, amount=Decimal(-1), paid_on=DAY, by=by, at=NOW),
    "deliverable_number_once": twice(Deliverable, number=1, words="x"),
    "deliverable_has_words": insert(Deliverable, number=1, words=""),
    "deliverable_accepted_after_delivered": insert(Deliverable, number=1, words="x", accepted_on=DAY),
    "change_says_what_and_why": insert(Change, words="x", because="", by=by, at=NOW),
    "buys_side_known": insert(WhatItBuys, side="x", words="x", by=by, at=NOW),
    "buys_has_words": insert(WhatItBuys, side="council", words="", by=by, at=NOW),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name, things):
    said = "(?i)unique" if name.endswith("number_once") else name  # SQLite names columns, and not the constraint
    with pytest.raises(IntegrityError, match=said), transaction.atomic():
        BROKEN[name](things)


def test_every_constraint_is_broken_here():
    models = (Delegation, Decision, MonitoringNote, Redaction, Contract, Party, Instalment, Payment, Deliverable)
    named = {rule.name for model in (*models, Change, WhatItBuys) for rule in model._meta.constraints}

    assert named == set(BROKEN)


def test_what_was_signed_paid_changed_and_said_cannot_be_changed_or_removed(things, officer, monitor, finance):
    decision, contract = things["decision"], things["contract"]
    signing.sign(decision, by=officer)
    signing.clear(decision, by=monitor)
    signing.note_outside(decision, words="It stands.", by=monitor)
    redacting.keep_back(decision.record, redacting.KeptBack(label="x"), by=officer)
    paying.pay(contract, paying.Paid(amount=Decimal(1), paid_on=DAY), by=finance)
    parts.say_what_it_buys(contract, side="council", words="Light.", by=officer)
    Change.objects.create(contract=contract, words="x", because="y", by=officer, at=NOW)

    for model in (Signature, Clearance, MonitoringNote, Redaction, Payment, Change, WhatItBuys):
        row = model.objects.get()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.filter(pk=row.pk).update(at=timezone.now())
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()
    for row in (decision, contract, things["delegation"]):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()


@pytest.mark.parametrize(
    "values",
    [{"decision": "x"}, {"value": Decimal(1)}, {"signed_at": NOW}, {"decided_on": DAY}, {"delegation": None}],
)
def test_a_signed_decision_is_locked_by_the_database(things, officer, values):
    Decision.objects.filter(pk=things["decision"].pk).update(decision="It can be changed until it is signed.")
    signing.sign(things["decision"], by=officer)
    if "delegation" in values:
        values = {"delegation": things["delegation"]}

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Decision.objects.filter(pk=things["decision"].pk).update(**values)
