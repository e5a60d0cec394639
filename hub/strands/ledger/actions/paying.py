"""Writing payments down, and taking back what was wrong."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.hearing import tell_followers
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.money import in_pounds
from hub.strands.ledger import permissions, rules
from hub.strands.ledger.models import Contract, Instalment, Party, Payment


@dataclass(frozen=True, kw_only=True)
class Paid:
    """Money that was paid: how much, when, to whom and for which instalment, where that is known."""

    amount: Decimal
    paid_on: date
    words: str = ""
    instalment: Instalment | None = None
    party: Party | None = None


@transaction.atomic
def pay(contract: Contract, paid: Paid, *, by: Person, now: datetime | None = None) -> Payment:
    """Write down what was paid under the contract. For finance.

    Raises BadInput for a payment that goes beyond the contract, of nothing, on a day that has not come, or that stands
    there already in all it says; NotPossible for a contract that was never published.
    """
    permissions.require_finance(by)
    now = now or timezone.now()
    locked = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    if locked.record.state in {rules.DRAFT, rules.GIVEN_UP}:
        raise NotPossible("This contract is not published: nothing can have been paid under it.")
    rules.checked_payment(paid.amount, locked.paid, locked.value)
    if paid.paid_on > timezone.localdate(now):
        sentence = "That day has not come yet. Write a payment down once it is made."
        raise BadInput(sentence, {"paid_on": sentence})
    for one in (paid.instalment, paid.party):
        if one is not None and one.contract_id != locked.pk:
            raise BadInput("Choose what belongs to this contract.", {"instalment": "Choose what belongs to it."})
    _not_twice(locked, paid)
    made = Payment.objects.create(
        contract=locked,
        instalment=paid.instalment,
        party=paid.party,
        amount=paid.amount,
        paid_on=paid.paid_on,
        words=paid.words,
        by=by,
        at=now,
    )
    _add(contract, locked, paid.amount)
    tell_followers(locked.record, f"{in_pounds(paid.amount)} was paid under “{locked.record.title}”", by=by, now=now)
    note(verb="contract.paid", subject=locked.record, by=by, detail={"payment": made.pk})
    return made


@transaction.atomic
def take_back(payment: Payment, *, because: str, by: Person, now: datetime | None = None) -> Payment:
    """Take back a payment that was written down wrongly: both stand, with the reason. For finance, and once.

    Those who heard that it was paid hear of it.
    """
    permissions.require_finance(by)
    now = now or timezone.now()
    if not because.strip():
        raise BadInput("Say what was wrong with it.", {"because": "Say what was wrong with it."})
    locked = Contract.objects.select_for_update(of=("self",)).get(pk=payment.contract_id)
    if payment.takes_back_id or Payment.objects.filter(takes_back=payment).exists():
        raise NotPossible("This payment was taken back already, or is itself one that takes back another.")
    made = Payment.objects.create(
        contract=locked,
        instalment=payment.instalment,
        party=payment.party,
        amount=-payment.amount,
        paid_on=timezone.localdate(now),
        words=because,
        takes_back=payment,
        by=by,
        at=now,
    )
    _add(payment.contract, locked, -payment.amount)
    sentence = f"{in_pounds(payment.amount)} was not paid after all under “{locked.record.title}”: {because}"
    tell_followers(locked.record, sentence, by=by, now=now)
    note(verb="contract.payment_taken_back", subject=locked.record, by=by, detail={"payment": made.pk})
    return made


def _not_twice(contract: Contract, paid: Paid) -> None:
    """Refuse what a second click sends, and a payment that nobody could tell from another. The contract is locked."""
    same = contract.payments.filter(
        amount=paid.amount, paid_on=paid.paid_on, party=paid.party, instalment=paid.instalment, words=paid.words
    )
    if same.filter(taken_back_by=None).exists():
        sentence = (
            f"{in_pounds(paid.amount)} on {day_words(paid.paid_on)} is written down already. If this is another "
            "payment, say what it is for, so that the two can be told apart."
        )
        raise BadInput(sentence, {"words": sentence})


def _add(contract: Contract, locked: Contract, amount: Decimal) -> None:
    locked.paid += amount
    locked.save(update_fields=["paid"])
    contract.paid = locked.paid
