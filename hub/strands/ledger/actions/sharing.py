"""Saying how much of a contract is for each of the things that it pays for."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.money import in_pounds
from hub.strands.ledger import permissions, rules
from hub.strands.ledger.models import Allotment, Contract
from hub.strands.ledger.queries.paid_for import shares_of


@transaction.atomic
def allot(
    contract: Contract,
    record: Record,
    *,
    amount: Decimal | None,
    by: Person,
    words: str = "",
    now: datetime | None = None,
) -> Allotment:
    """Say how much of the contract is for `record`, which it pays for; None where that is not known.

    What was said before stays, and the same again changes nothing. Shares need not add up; that they do not is shown.
    Raises BadInput where they would go beyond the contract, or where a known share becomes another without words;
    NotPossible unless the contract pays for `record`, and `by` may read it.
    """
    permissions.require_writer(by, contract.record.post)
    locked = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    readable = Record.objects.visible_to(by).filter(pk=record.pk).exists()
    tie = Link.objects.current().filter(relation=rules.PAYS, source=record, target=locked.record).first()
    if tie is None or not readable:
        raise NotPossible("This contract does not pay for that. Open it again to see what it pays for.")
    shares = shares_of(locked)
    before = shares.pop(tie.pk)
    _check(amount, before, rules.known_sum(shares.values()), locked.value, words)
    said = Allotment.objects.filter(link=tie).order_by("-at", "-pk").first()
    if said and (said.amount, said.words) == (amount, words):
        return said
    made = Allotment.objects.create(link=tie, amount=amount, words=words, by=by, at=now or timezone.now())
    note(verb="contract.share_said", subject=locked.record, by=by, detail={"allotment": made.pk, "for": record.pk})
    return made


def _check(amount: Decimal | None, before: Decimal | None, others: Decimal, value: Decimal | None, words: str) -> None:
    if amount is not None and amount < 0:
        raise BadInput("A share cannot be below nothing.", {"amount": "Enter £0 or more."})
    if value is not None and amount is not None and amount + others > value:
        together = f", with {in_pounds(others)} for the rest," if others else ""
        sentence = f"The whole contract is {in_pounds(value)}: {in_pounds(amount)}{together} is more than that."
        raise BadInput(sentence, {"amount": sentence})
    if before is not None and amount != before and not words.strip():
        sentence = f"It was {in_pounds(before)} until now. Say why that changes."
        raise BadInput(sentence, {"words": sentence})
