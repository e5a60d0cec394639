"""The contracts that an organisation is a party of: the panel on its page."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.design.words import money
from hub.strands.ledger import kind, rules
from hub.strands.ledger.models import Party
from hub.strands.ledger.models.contracting import PARTY_ROLES

SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class UnderContract:
    """One contract of an organisation: what it does in it, what its share is, and where the contract stands."""

    record: Record
    role: str
    share: str
    stands: str


def contracts_of(record: Record, person: Person | None) -> dict[str, object] | None:
    """Return the contracts that an organisation is a party of and the reader may read, newest first. One statement."""
    contracts = [
        UnderContract(
            record=one.contract.record,
            role=PARTY_ROLES[one.role],
            share=_share(one),
            stands=kind.contract_stands(one.contract),
        )
        for one in _parties(organisation=record.pk, viewer=person or AnonymousUser())
    ]
    return {"contracts": contracts} if contracts else None


@prepared
def _parties(*, organisation: int, viewer: Viewer) -> QuerySet[Party]:
    readable = Record.objects.visible_to(viewer).of_kind(rules.CONTRACT).published()
    found = Party.objects.filter(readable.behind("contract"), organisation=organisation)
    return found.select_related("contract__record").order_by("-contract__record__published_at", "-pk")[:SHOWN]


def _share(party: Party) -> str:
    """Return its share of the contract in words: “£77,000 of up to £150,000”."""
    value = party.contract.value
    amount = rules.amount_of(party.share, value)
    if amount is None:
        return "Its share is not recorded"
    whole = f" of {'up to ' if party.contract.value_is_maximum else ''}{money(value)}" if value is not None else ""
    return f"Its share is {money(amount)}{whole}"
