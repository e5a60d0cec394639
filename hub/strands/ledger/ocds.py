"""Contracts as releases of the Open Contracting Data Standard 1.1.5, each a whole picture of its contract as it is now.

Mapping: the council is buyer, procuring entity and payer; each party is a supplier of the one award (the standard's own
guidance for consortia); a share stands as `x_share` beside its supplier, since the standard has no place for it; the
decision and the two texts of what the money buys are documents; planned instalments are milestones of type “payment”,
their amount in the description; payments are transactions; deliverables are implementation milestones; changes are
amendments; parts that are kept back are withheldInformation. “Not recorded” is left out, never made up.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.strands.ledger import rules
from hub.strands.ledger.law import GROUNDS, ROUTES, threshold_on
from hub.strands.ledger.models import Contract, Party, Payment

BATCH = 100
COUNCIL_ROLES = ["buyer", "procuringEntity", "payer"]
WITHHELD = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_withheldInformation_extension/master/extension.json"
STATUS = {rules.IN_FORCE: "active", rules.ENDED: "terminated", rules.ENDED_EARLY: "terminated"}
Json = dict[str, Any]


def readable() -> QuerySet[Contract]:
    """Return the contracts that everybody may read, with all that a release says. Nine statements for any number."""
    records = Record.objects.visible_to(AnonymousUser()).published()
    found = Contract.objects.filter(record__in=records).select_related("record__post", "record__team")
    decided = Link.objects.current().filter(relation="authorised_by", target__in=records).select_related("target")
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
        "extensions": [WITHHELD],
        "publishedDate": _day(timezone.localdate()),
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
    council = {"id": _council_id(), "name": settings.HUB_COUNCIL}
    return _without_empty(
        {
            "ocid": f"{settings.HUB_OCID_PREFIX}-{key}",
            "id": f"{key}-{max(moments):%Y%m%dT%H%M%S}",
            "date": _moment(max(moments)),
            "tag": ["award", "contract", *(["implementation"] if payments else [])],
            "initiationType": "tender",
            "language": record.lang,
            "title": record.title,
            "description": record.summary,
            "parties": [{**council, "roles": COUNCIL_ROLES}, *(_party(party) for party in contract.parties.all())],
            "buyer": council,
            "planning": _without_empty(
                {"budget": _without_empty({"description": contract.budget}), "documents": _decisions(record)}
            ),
            "tender": _tender(contract),
            "awards": [_award(contract)],
            "contracts": [_contract(contract, changes, payments)],
            "withheldInformation": [
                _without_empty(
                    {
                        "id": str(part.pk),
                        "name": part.label,
                        "rationale": part.weighing or (GROUNDS[part.ground].label if part.ground else ""),
                        "rationaleClassifications": [{"scheme": "GB-LGA1972-12A", "id": part.ground}]
                        if part.ground.startswith("12a-")
                        else [],
                        "availabilityDate": _day(part.review_on),
                    }
                )
                for part in record.redactions.all()
                if not part.released_at
            ],
        }
    )


def _party(party: Party) -> Json:
    roles = ["supplier", "payee"] if party.role != "subcontractor" else ["subcontractor"]
    return _without_empty(
        {
            "id": _party_id(party),
            "name": str(party).capitalize() if not party.name else party.name,
            "identifier": {"id": party.number, "legalName": party.name} if party.number else {},
            "roles": roles,
        }
    )


def _party_id(party: Party) -> str:
    return f"{party.contract_id}-party-{party.pk}"


def _supplier(party: Party, value: Decimal | None) -> Json:
    share = rules.amount_of(party.share, value)
    percent = party.share.percent
    return _without_empty(
        {
            "id": _party_id(party),
            "name": party.name or str(party).capitalize(),
            "x_share": _without_empty(
                {"amount": _amount(share), "percentage": float(percent) if percent is not None else None}
            ),
        }
    )


def _tender(contract: Contract) -> Json:
    """Return how the supplier was found. An id is always there: the standard asks for it."""
    route = ROUTES.get(contract.route)
    threshold = threshold_on(contract.starts_on) if contract.starts_on else None
    above = None if threshold is None or contract.value is None else contract.value >= threshold.goods
    return _without_empty(
        {
            "id": f"{contract.record.reference}-tender",
            "status": "complete",
            "procurementMethod": {True: "open", False: "direct"}[route.competes]
            if route and route.code != "none"
            else None,
            "procurementMethodDetails": route.label if route else "",
            "procurementMethodRationale": contract.route_reason,
            "x_aboveThreshold": above,
        }
    )


def _award(contract: Contract) -> Json:
    return _without_empty(
        {
            "id": f"{contract.record.reference}-award",
            "title": contract.record.title,
            "status": "active",
            "value": _value(contract),
            "suppliers": [
                _supplier(party, contract.value) for party in contract.parties.all() if party.role != "subcontractor"
            ],
            "contractPeriod": _period(contract),
            "documents": [
                {
                    "id": f"buys-{one.pk}",
                    "documentType": "contractSummary",
                    "title": f"What this money buys, by the {one.side}",
                    "description": one.words,
                    "datePublished": _moment(one.at),
                    "url": settings.HUB_BASE_URL + contract.record.get_absolute_url(),
                }
                for one in contract.buys.all()
            ],
        }
    )


def _contract(contract: Contract, changes: list[Any], payments: list[Payment]) -> Json:
    record = contract.record
    return _without_empty(
        {
            "id": record.reference,
            "awardID": f"{record.reference}-award",
            "title": record.title,
            "description": contract.scope,
            "status": STATUS.get(record.state),
            "value": _value(contract),
            "period": _period(contract),
            "milestones": [_instalment(one) for one in contract.instalments.all()],
            "amendments": [
                {
                    "id": str(change.pk),
                    "date": _moment(change.at),
                    "description": change.words,
                    "rationale": change.because,
                }
                for change in changes
            ],
            "implementation": _without_empty(
                {
                    "transactions": [_transaction(payment) for payment in payments],
                    "milestones": [_deliverable(one) for one in contract.deliverables.all()],
                }
            ),
        }
    )


def _instalment(one: Any) -> Json:
    words = f"£{one.amount:,.2f}" if one.amount is not None else "The amount is not recorded"
    said = f"{words}. {one.condition}" if one.condition else f"{words}."
    return _without_empty(
        {
            "id": f"instalment-{one.number}",
            "title": f"Instalment {one.number}",
            "type": "payment",
            "description": said,
            "dueDate": _day(one.due_on),
            "status": "scheduled",
        }
    )


def _deliverable(one: Any) -> Json:
    return _without_empty(
        {
            "id": f"deliverable-{one.number}",
            "title": one.words,
            "type": "delivery",
            "dueDate": _day(one.due_on),
            "dateMet": _day(one.accepted_on),
            "status": "met" if one.accepted_on else "scheduled",
        }
    )


def _transaction(payment: Payment) -> Json:
    payee = {"id": _party_id(payment.party), "name": str(payment.party)} if payment.party else {}
    return _without_empty(
        {
            "id": str(payment.pk),
            "source": settings.HUB_BASE_URL,
            "date": _day(payment.paid_on),
            "value": _amount(payment.amount),
            "payer": {"id": _council_id(), "name": settings.HUB_COUNCIL},
            "payee": payee,
        }
    )


def _decisions(record: Record) -> list[Json]:
    return [
        {
            "id": tie.target.reference,
            "documentType": "x_officerDecision",
            "title": tie.target.title,
            "url": settings.HUB_BASE_URL + tie.target.get_absolute_url(),
        }
        for tie in getattr(record, "decisions", [])
    ]


def _value(contract: Contract) -> Json:
    """Return the value where it is said without VAT, which is what `amount` means; else with its basis in words."""
    if contract.value is None:
        return {}
    basis = {"x_vatBasis": contract.vat_basis, "x_isMaximum": contract.value_is_maximum}
    return {**_amount(contract.value), **basis}


def _amount(amount: Decimal | None) -> Json:
    return {} if amount is None else {"amount": float(amount), "currency": "GBP"}


def _period(contract: Contract) -> Json:
    return _without_empty({"startDate": _day(contract.starts_on), "endDate": _day(contract.ends_on)})


def _council_id() -> str:
    return settings.HUB_COUNCIL_ID or "council"


def _day(when: date | None) -> str | None:
    return _moment(timezone.make_aware(datetime.combine(when, time()))) if when else None


def _moment(when: datetime) -> str:
    return timezone.localtime(when).isoformat(timespec="seconds")


def _without_empty(row: Json) -> Json:
    """Return `row` without what says nothing: the standard has no empty texts, objects or lists."""
    return {name: value for name, value in row.items() if value not in (None, "", [], {})}
