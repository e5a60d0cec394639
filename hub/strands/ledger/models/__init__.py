"""The tables of the ledger."""

from hub.strands.ledger.models.contracting import (
    Change,
    Contract,
    Deliverable,
    Instalment,
    Party,
    Payment,
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

__all__ = [
    "Change",
    "Clearance",
    "Contract",
    "Decision",
    "Delegation",
    "Deliverable",
    "Instalment",
    "MonitoringNote",
    "Party",
    "Payment",
    "Redaction",
    "Signature",
    "WhatItBuys",
]
