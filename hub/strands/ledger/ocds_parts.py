"""The parts of an Open Contracting release (see `ocds`): who, how much, when. No statement for what is fetched."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone

from hub.foundation.money import VatBasis
from hub.strands.ledger import rules
from hub.strands.ledger.grounds import GROUNDS
from hub.strands.ledger.models import Contract, Party, Payment, Redaction

COUNCIL_ROLES = ["buyer", "procuringEntity", "payer"]
Json = dict[str, Any]


def withheld(part: Redaction) -> Json:
    """Return a part that is kept back, or was removed after it had been published, with its ground."""
    ground = GROUNDS[part.ground].label if part.ground else ""
    paragraph = part.ground.removeprefix("12a-") if part.ground.startswith("12a-") else ""
    return without_empty(
        {
            "id": str(part.pk),
            "name": part.label,
            "rationale": ". ".join(said.rstrip(".") for said in (ground, part.weighing) if said),
            "rationaleClassifications": [{"scheme": "GB-LGA1972-12A", "id": paragraph, "description": ground}]
            if paragraph
            else [],
        }
    )


def council() -> Json:
    """Return the council as a party; with its identifier where the settings have one in a public list."""
    scheme, _, key = settings.HUB_COUNCIL_ID.rpartition("-")
    identifier = {"scheme": scheme, "id": key, "legalName": settings.HUB_COUNCIL} if scheme else {}
    return without_empty(
        {"id": council_id(), "name": settings.HUB_COUNCIL, "identifier": identifier, "roles": COUNCIL_ROLES}
    )


def party_as_data(party: Party) -> Json:
    """Return somebody a contract is with."""
    roles = ["supplier", "payee"] if party.role != "subcontractor" else ["subcontractor"]
    return without_empty(
        {
            "id": _party_id(party),
            "name": str(party),
            "identifier": {"id": party.number, "legalName": party.name} if party.number else {},
            "roles": roles,
        }
    )


def _party_id(party: Party) -> str:
    return f"{party.contract_id}-party-{party.pk}"


def supplier(party: Party, value: Decimal | None) -> Json:
    """Return a supplier of the award, with its share as our own field."""
    share = rules.amount_of(party.share, value)
    percent = party.share.percent
    return without_empty(
        {
            "id": _party_id(party),
            "name": str(party),
            "x_share": without_empty(
                {"amount": _amount(share), "percentage": float(percent) if percent is not None else None}
            ),
        }
    )


def instalment_as_data(one: Any) -> Json:
    """Return what is planned to be paid; its amount in words, since a milestone has no value."""
    words = f"£{one.amount:,.2f}" if one.amount is not None else "The amount is not recorded"
    said = f"{words}. {one.condition}" if one.condition else f"{words}."
    return without_empty(
        {
            "id": f"instalment-{one.number}",
            "title": f"Instalment {one.number}",
            "type": "payment",
            "description": said,
            "dueDate": day(one.due_on),
            "status": "scheduled",
        }
    )


def deliverable_as_data(one: Any) -> Json:
    """Return what is to be delivered; met once the council has accepted it."""
    return without_empty(
        {
            "id": f"deliverable-{one.number}",
            "title": one.words,
            "type": "delivery",
            "dueDate": day(one.due_on),
            "dateMet": day(one.accepted_on),
            "status": "met" if one.accepted_on else "scheduled",
        }
    )


def transaction_as_data(payment: Payment) -> Json:
    """Return a payment; one that takes another back is below nothing."""
    payee = {"id": _party_id(payment.party), "name": str(payment.party)} if payment.party else {}
    return without_empty(
        {
            "id": str(payment.pk),
            "source": settings.HUB_BASE_URL,
            "date": day(payment.paid_on),
            "value": _amount(payment.amount),
            "payer": {"id": council_id(), "name": settings.HUB_COUNCIL},
            "payee": payee,
        }
    )


def value_as_data(contract: Contract) -> Json:
    """Return the value: as `amount`, which is without VAT, or `amountGross` where VAT is in it; its basis beside it."""
    if contract.value is None:
        return {}
    name = "amountGross" if contract.vat_basis == VatBasis.INCLUDED else "amount"
    basis = {"x_vatBasis": contract.vat_basis, "x_isMaximum": contract.value_is_maximum}
    return {name: float(contract.value), "currency": "GBP", **basis}


def _amount(amount: Decimal | None) -> Json:
    return {} if amount is None else {"amount": float(amount), "currency": "GBP"}


def period(contract: Contract) -> Json:
    """Return when it runs, as far as that is known."""
    return without_empty({"startDate": day(contract.starts_on), "endDate": day(contract.ends_on)})


def council_id() -> str:
    """Return the council’s id among the parties."""
    return settings.HUB_COUNCIL_ID or "council"


def day(when: date | None) -> str | None:
    """Return a day as the standard writes it: its first moment here."""
    return moment(timezone.make_aware(datetime.combine(when, time()))) if when else None


def moment(when: datetime) -> str:
    """Return a moment with its distance from universal time."""
    return timezone.localtime(when).isoformat(timespec="seconds")


def without_empty(row: Json) -> Json:
    """Return `row` without what says nothing: the standard has no empty texts, objects or lists."""
    return {name: value for name, value in row.items() if value not in (None, "", [], {})}
