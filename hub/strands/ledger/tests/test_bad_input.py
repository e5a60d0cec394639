"""What cannot be: each is refused on its page with a sentence that helps, and nothing is written."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hub.accounts.models import Grant
from hub.accounts.roles import Role
from hub.core.audit.models import AuditEvent
from hub.core.records.models import Record
from hub.strands.ledger import rules
from hub.strands.ledger.actions import parts, signing
from hub.strands.ledger.models import Clearance, Contract, Decision, Payment, Signature
from hub.strands.ledger.tests.factories import a_draft
from tests.cast import signed_in

MILLION = "x" * 1_000_000
FIFTH = {"paid_on-day": "5", "paid_on-month": "1", "paid_on-year": "2026"}


def refused(client, address, typed, sentence):
    """Send it; hold that the page says why, and that nothing at all was written."""
    before = AuditEvent.objects.count()
    page = client.post(address, typed)
    assert page.status_code == 422, page.status_code
    assert sentence in page.text
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"amount": "150,000.01"}, "£0.01 over the contract’s £150,000"),
        ({"amount": "-5"}, "Enter £0 or more"),
        ({"amount": "0"}, "Enter more than £0."),
        ({"amount": "five"}, "Enter an amount of pounds and pence"),
        ({"amount": "1e5"}, "Enter an amount of pounds and pence"),
        ({"amount": "5.005"}, "Enter an amount of pounds and pence"),
        ({"amount": "9" * 40}, "Enter an amount of pounds and pence"),
        ({"paid_on-day": "30", "paid_on-month": "2"}, "there is no such day in February"),
        ({"paid_on-year": "2999"}, "That day has not come yet"),
        ({"words": MILLION}, "300 characters"),
    ],
)
def test_a_payment_that_cannot_be(typed, sentence, contract, finance):
    refused(
        signed_in(finance), f"{contract.record.get_absolute_url()}pay/", {"amount": "5", **FIFTH, **typed}, sentence
    )
    assert Contract.objects.get(pk=contract.pk).paid == 0


def test_a_payment_is_written_down_once_however_often_it_is_sent(contract, finance):
    jo, at = signed_in(finance), f"{contract.record.get_absolute_url()}pay/"
    typed = {"amount": "5", "words": "For the\x00 first lamp", **FIFTH}

    assert jo.post(at, typed).status_code == 302
    refused(jo, at, typed, "£5 on 5 January 2026 is written down already.")

    assert Payment.objects.get().words == "For the first lamp"
    assert jo.post(at, typed | {"words": "For the second"}).status_code == 302
    assert Contract.objects.get(pk=contract.pk).paid == Decimal(10)
    jo.post(
        f"{contract.record.get_absolute_url()}take-back/", {"payment": Payment.objects.first().pk, "because": "No."}
    )
    assert jo.post(at, typed).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"percent": "100.01"}, "A share is at most 100 % of the contract"),
        ({"percent": "-1"}, "Enter 0 or more"),
        ({"percent": "33.333"}, "at most two figures after the point"),
        ({"percent": "half"}, "Enter a figure"),
        ({"amount": "-1"}, "Enter £0 or more"),
        ({"name": MILLION}, "200 characters"),
        ({"role": "king"}, "Choose one of the answers"),
    ],
)
def test_a_share_that_cannot_be(typed, sentence, contract, officer):
    said = {"name": "Bright CIC", "role": "lead", **typed}
    refused(signed_in(officer), f"{contract.record.get_absolute_url()}party/", said, sentence)
    assert not contract.parties.exists()


def test_who_it_is_with_and_what_is_delivered_stand_once(contract, officer):
    hilde, at = signed_in(officer), contract.record.get_absolute_url()
    for part, typed in (("party/", {"name": "Bright CIC", "role": "lead"}), ("deliverable/", {"words": "A lamp"})):
        assert hilde.post(f"{at}{part}", typed).status_code == 302
        refused(hilde, f"{at}{part}", typed, "stands here already")
    assert (contract.parties.count(), contract.deliverables.count()) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": MILLION}, "200 characters"),
        ({"title": "\x00 \u202e"}, "Say in a line what the contract is for."),
        ({"value": "-1"}, "Enter £0 or more"),
        ({"value": "a lot"}, "Enter an amount of pounds and pence"),
        ({"scope": MILLION}, "10,000 characters"),
        ({"starts_on-day": "30", "starts_on-month": "2", "starts_on-year": "2026"}, "no such day in February"),
        ({"starts_on-day": "2", "starts_on-month": "2", "starts_on-year": "2026",
          "ends_on-day": "1", "ends_on-month": "2", "ends_on-year": "2026"}, "It cannot end before it begins"),
        ({"route": "favour"}, "Choose one of the answers"),
        ({"post": "999999"}, "Choose one of the answers"),
    ],
)  # fmt: skip
def test_a_contract_that_cannot_be(typed, sentence, officer, officer_post):
    refused(signed_in(officer), "/contracts/new/", {"title": "Lamps", "post": officer_post.pk, **typed}, sentence)
    assert not Record.objects.filter(kind=rules.CONTRACT).exists()


@pytest.mark.parametrize(
    ("part", "typed", "sentence"),
    [
        ("what/", {"title": MILLION}, "200 characters"),
        ("what/", {"decision": "\x00"}, "Say what is decided."),
        ("power/", {"function": "executive", "value": "-3"}, "Enter £0 or more"),
        ("power/", {"function": "executive", "delegation": "999999"}, "Choose one of the answers"),
        ("reasons/", {"reasons": MILLION}, "10,000 characters"),
    ],
)
def test_a_decision_that_cannot_be(part, typed, sentence, officer, officer_post):
    decision = a_draft(post=officer_post, by=officer)
    said = {"title": "Lamps", "decision": "Three lamps.", **typed}
    refused(signed_in(officer), f"{decision.record.get_absolute_url()}{part}", said, sentence)


def test_an_embargo_lies_ahead(officer, officer_post):
    decision = a_draft(post=officer_post, by=officer)
    hilde, at = signed_in(officer), f"{decision.record.get_absolute_url()}openness/"
    today = timezone.localdate()

    for until, taken in ((today - timedelta(days=1), False), (today, False), (today + timedelta(days=9), True)):
        typed = {f"embargo_until-{part}": getattr(until, part) for part in ("day", "month", "year")}
        typed["embargo_because"] = "Those concerned hear first."
        if taken:
            assert hilde.post(at, typed).status_code == 302
        else:
            refused(hilde, at, typed, "This day has passed")
    assert Decision.objects.get().embargo_until == today + timedelta(days=9)


def test_it_is_signed_once_and_cleared_by_somebody_else(officer, officer_post, monitor):
    decision = a_draft(post=officer_post, by=officer)
    Grant.objects.create(person=officer, role=Role.MONITORING_OFFICER, since=timezone.localdate())
    hilde, at = signed_in(officer), decision.record.get_absolute_url()

    assert hilde.post(f"{at}sign/").status_code == 302
    refused(hilde, f"{at}sign/", {}, "A decision is signed once")
    page = hilde.post(f"{at}clear/")
    assert page.status_code == 403
    assert "You signed this yourself: somebody else has to clear it." in page.text
    assert not Clearance.objects.exists()
    assert Signature.objects.count() == 1

    ivor = signed_in(monitor)
    assert ivor.post(f"{at}clear/").status_code == 302
    refused(ivor, f"{at}clear/", {}, "can")
    assert Clearance.objects.get().person == monitor


def test_nothing_is_published_before_it_is_cleared(officer, officer_post):
    decision = a_draft(post=officer_post, by=officer)
    hilde, at = signed_in(officer), f"{decision.record.get_absolute_url()}publish/"
    before = Decision.objects.get().published_at
    signing.sign(decision, by=officer)

    page = hilde.post(at)

    assert page.status_code == 422
    assert Decision.objects.get().published_at == before


def test_names_stand_in_forms_as_they_were_written(contract, officer, finance):
    parts.add_party(contract, parts.WithWhom(name="Bright CIC"), by=officer)
    parts.add_party(contract, parts.WithWhom(role="member"), by=officer)

    paid = signed_in(finance).get(f"{contract.record.get_absolute_url()}pay/").text
    asked = signed_in(officer).get("/contracts/new/").text

    assert "Bright CIC" in paid
    assert "A partner who is not named" in paid
    assert "Including VAT" in asked
    assert "No VAT is due" in asked
