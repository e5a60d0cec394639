"""The register of contracts as councils publish it: the columns that the Local Government Transparency Code 2015 asks.

Reference, title, department, description, supplier, sum, VAT, dates, and how it was let. The Code fixes no names of
columns; these follow it word by word.
"""

from collections.abc import Iterator

from hub.core.exports import streaming
from hub.strands.ledger import ocds
from hub.strands.ledger.law import ROUTES
from hub.strands.ledger.models import Contract

BATCH = 500
COLUMNS = (
    "contract_reference",
    "open_contracting_id",
    "title",
    "department",
    "description",
    "supplier_name",
    "supplier_registration_number",
    "contract_value_pounds",
    "value_is_maximum",
    "vat_basis",
    "paid_so_far_pounds",
    "start_date",
    "end_date",
    "review_date",
    "process",
    "status",
)


def lines() -> Iterator[str]:
    """Yield the register line by line: every contract that everybody may read, in the order of its key."""
    return streaming.csv_lines(list(COLUMNS), _rows(), with_mark=True)


def _rows() -> Iterator[dict[str, object]]:
    last = 0
    while batch := list(ocds.readable().filter(pk__gt=last)[:BATCH]):
        for contract in batch:
            yield _row(contract)
        last = batch[-1].pk


def _row(contract: Contract) -> dict[str, object]:
    parties, record = list(contract.parties.all()), contract.record
    return {
        "contract_reference": record.reference,
        "open_contracting_id": ocds.release(contract)["ocid"],
        "title": record.title,
        "department": record.team.name if record.team else "",
        "description": contract.scope,
        "supplier_name": "; ".join(party.name or "not named" for party in parties),
        "supplier_registration_number": "; ".join(party.number for party in parties if party.number),
        "contract_value_pounds": contract.value,
        "value_is_maximum": "yes" if contract.value_is_maximum else "no",
        "vat_basis": contract.vat_basis,
        "paid_so_far_pounds": contract.paid,
        "start_date": contract.starts_on,
        "end_date": contract.ends_on,
        "review_date": contract.review_on,
        "process": ROUTES[contract.route].label if contract.route else "",
        "status": record.state_label,
    }
