"""Who speaks for the supplier of a contract, and who did: for those who write for its post."""

from dataclasses import dataclass

from hub.core.records.models import Reader
from hub.strands.ledger.models import Contract, FormerSpeaker


@dataclass(frozen=True, kw_only=True)
class Speakers:
    """Those who speak for it now, in the order in which they were named; and those who did, the latest first."""

    now: list[Reader]
    before: list[FormerSpeaker]


def speakers(contract: Contract) -> Speakers:
    """Return who speaks for the supplier, and who did. Two statements."""
    named = Reader.objects.filter(record=contract.record).select_related("person").order_by("pk")
    former = FormerSpeaker.objects.filter(contract=contract).select_related("person").order_by("-at", "-pk")
    return Speakers(now=list(named), before=list(former))
