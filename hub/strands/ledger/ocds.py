"""Contracts as releases of the Open Contracting Data Standard 1.1.5, each a whole picture of its contract as it is now.

Mapping: the council is buyer, procuring entity and payer; each party is a supplier of the one award (the standard's own
guidance for consortia); a share stands as `x_share` beside its supplier, since the standard has no place for it; the
decision and the two texts of what the money buys are documents; planned instalments are milestones of type “payment”,
their amount in the description; payments are transactions; deliverables are implementation milestones; changes are
amendments; parts that are kept back are withheldInformation, without the day on which that is looked at again: it is no
promise to publish. An amount with VAT in it is the United Kingdom extension's amountGross, since the standard's own
amount is without. “Not recorded” is left out, never made up.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.strands.ledger import rules
from hub.strands.ledger.law import ROUTES, threshold_on
from hub.strands.ledger.models import Contract, Party, Payment
from hub.strands.ledger.ocds_parts import (
    Json,
    council,
    council_id,
    day,
    deliverable_as_data,
    instalment_as_data,
    moment,
    party_as_data,
    period,
    supplier,
    transaction_as_data,
    value_as_data,
    withheld,
    without_empty,
)

BATCH = 100
# A document that is a page of the hub.
PAGE = {"format": "text/html", "language": "en"}
EXTENSIONS = (
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_withheldInformation_extension/master/extension.json",
    "https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/master/extension.json",
)
STATUS = {rules.IN_FORCE: "active", rules.ENDED: "terminated", rules.ENDED_EARLY: "terminated"}


def readable() -> QuerySet[Contract]:
    """Return the contracts that everybody may read, with all that a release says. Nine statements for any number."""
    records = Record.objects.visible_to(AnonymousUser()).published()
    found = Contract.objects.filter(record__in=records).select_related("record__post", "record__team")
    decided = Link.objects.current().filter(relation=rules.AUTHORISED, target__in=records).select_related("target")
    return found.prefetch_related(
        Prefetch("parties", queryset=Party.objects.select_related("organisation").order_by("pk")),
        Prefetch("payments", queryset=Payment.objects.select_related("instalment", "party").order_by("paid_on", "pk")),
        *("instalments", "deliverables", "changes", "buys", "record__redactions"),
        Prefetch("record__links_out", queryset=decided, to_attr="decisions"),
    ).order_by("pk")


def with_parts(contract: Contract) -> Contract:
    """Return the contract, which everybody may read, with all that a release says."""
    return readable().get(pk=contract.pk)


def package(contracts: Iterable[Contract], *, address: str) -> Json:
    """Return a release package of `contracts`, found at `address`."""
    return {**_head(address), "releases": [release(contract) for contract in contracts]}


def package_lines(address: str) -> Iterator[str]:
    """Yield a release package of every contract that everybody may read, a hundred at a time."""
    yield json.dumps(_head(address), ensure_ascii=False)[:-1] + ', "releases": ['
    last, comma = 0, ""
    while batch := list(readable().filter(pk__gt=last)[:BATCH]):
        for contract in batch:
            yield comma + json.dumps(release(contract), ensure_ascii=False)
            comma = ","
        last = batch[-1].pk
    yield "]}"


def _head(address: str) -> Json:
    return {
        "uri": f"{settings.HUB_BASE_URL}{address}",
        "version": "1.1",
        "extensions": list(EXTENSIONS),
        "publishedDate": day(timezone.localdate()),
        "publisher": {"name": settings.HUB_COUNCIL, "uri": settings.HUB_BASE_URL},
        "license": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    }


def release(contract: Contract) -> Json:
    """Return one contract as a release. No statement for a contract of `readable`."""
    record = contract.record
    key, when = record.reference, record.published_at or record.created_at
    changes = sorted(contract.changes.all(), key=lambda change: change.pk)
    payments = list(contract.payments.all())
    moments = [when, *(change.at for change in changes), *(payment.at for payment in payments)]
    moments += [part.at for part in record.redactions.all()]
    return without_empty(
        {
            "ocid": f"{settings.HUB_OCID_PREFIX}-{key}",
            "id": f"{key}-{max(moments):%Y%m%dT%H%M%S}",
            "date": moment(max(moments)),
            "tag": ["award", "contract", *(["implementation"] if payments else [])],
            "initiationType": "tender",
            "language": record.lang,
            "title": record.title,
            "description": record.summary,
            "parties": [council(), *(party_as_data(party) for party in contract.parties.all())],
            "buyer": {"id": council_id(), "name": settings.HUB_COUNCIL},
            "planning": without_empty(
                {"budget": without_empty({"description": contract.budget}), "documents": _decisions(record)}
            ),
            "tender": _tender(contract),
            "awards": [_award(contract)],
            "contracts": [_contract(contract, changes, payments)],
            "withheldInformation": [withheld(part) for part in record.redactions.all() if not part.released_at],
        }
    )


def _tender(contract: Contract) -> Json:
    """Return how the supplier was found. An id is always there: the standard asks for it."""
    route = ROUTES.get(contract.route)
    threshold = threshold_on(contract.starts_on) if contract.starts_on else None
    above = None if threshold is None or contract.value is None else contract.value >= threshold.goods
    return without_empty(
        {
            "id": f"{contract.record.reference}-tender",
            "status": "complete",
            "procurementMethod": {True: "open", False: "direct"}[route.competes]
            if route and route.code != "none"
            else None,
            "procurementMethodDetails": route.label if route else "",
            "procurementMethodRationale": contract.route_reason,
            "aboveThreshold": above,
        }
    )


def _award(contract: Contract) -> Json:
    return without_empty(
        {
            "id": f"{contract.record.reference}-award",
            "title": contract.record.title,
            "status": "active",
            "value": value_as_data(contract),
            "suppliers": [
                supplier(party, contract.value) for party in contract.parties.all() if party.role != "subcontractor"
            ],
            "contractPeriod": period(contract),
            "documents": [
                {
                    "id": f"buys-{one.pk}",
                    "documentType": "contractSummary",
                    "title": f"What this money buys, by the {one.side}",
                    "description": one.words,
                    "datePublished": moment(one.at),
                    "url": settings.HUB_BASE_URL + contract.record.get_absolute_url(),
                    **PAGE,
                }
                for one in contract.buys.all()
            ],
        }
    )


def _contract(contract: Contract, changes: list[Any], payments: list[Payment]) -> Json:
    record = contract.record
    return without_empty(
        {
            "id": record.reference,
            "awardID": f"{record.reference}-award",
            "title": record.title,
            "description": contract.scope,
            "status": STATUS.get(record.state),
            "value": value_as_data(contract),
            "period": period(contract),
            "milestones": [instalment_as_data(one) for one in contract.instalments.all()],
            "amendments": [
                {
                    "id": str(change.pk),
                    "date": moment(change.at),
                    "description": change.words,
                    "rationale": change.because,
                }
                for change in changes
            ],
            "implementation": without_empty(
                {
                    "transactions": [transaction_as_data(payment) for payment in payments],
                    "milestones": [deliverable_as_data(one) for one in contract.deliverables.all()],
                }
            ),
        }
    )


def _decisions(record: Record) -> list[Json]:
    return [
        {
            "id": tie.target.reference,
            "documentType": "x_officerDecision",
            "title": tie.target.title,
            "url": settings.HUB_BASE_URL + tie.target.get_absolute_url(),
            **PAGE,
        }
        for tie in getattr(record, "decisions", [])
    ]
