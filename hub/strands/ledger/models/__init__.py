"""The tables of the ledger."""

from hub.strands.ledger.models.contracting import (
    Allotment,
    Change,
    Contract,
    Deliverable,
    Instalment,
    Party,
    Payment,
    Review,
    WhatItBuys,
)
from hub.strands.ledger.models.deciding import (
    Clearance,
    Decision,
    Delegation,
    MonitoringNote,
    Redaction,
    Signature,
)
from hub.strands.ledger.models.speaking import FormerSpeaker

__all__ = [
    "Allotment",
    "Change",
    "Clearance",
    "Contract",
    "Decision",
    "Delegation",
    "Deliverable",
    "FormerSpeaker",
    "Instalment",
    "MonitoringNote",
    "Party",
    "Payment",
    "Redaction",
    "Review",
    "Signature",
    "WhatItBuys",
]
