"""One contract with all that hangs on it, in one statement."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    F,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast

from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import by_reference, found_or_gone, readable_by_reference, without_shapes
from hub.core.records.visibility import Viewer
from hub.foundation.errors import NotPossible
from hub.foundation.money import from_pence
from hub.strands.ledger import rules
from hub.strands.ledger.models import (
    Change,
    Contract,
    Decision,
    Deliverable,
    Instalment,
    Party,
    Payment,
    Review,
    WhatItBuys,
)
from hub.strands.ledger.models.contracting import COUNCIL, PARTY_ROLES, SUPPLIER


@dataclass(frozen=True, slots=True)
class Line:
    """One row of whatever hangs on a contract. What each column holds depends on `what` (see `_PARTS`)."""

    what: str
    pk: int
    number: int | None
    words: str
    more: str
    name: str
    source: str
    amount_pence: int | None
    other_pence: int | None
    day: date | None
    second_day: date | None
    third_day: date | None
    at: datetime | None

    @property
    def amount(self) -> Decimal | None:
        return None if self.amount_pence is None else from_pence(self.amount_pence)

    @property
    def other(self) -> Decimal | None:
        return None if self.other_pence is None else from_pence(self.other_pence)

    @property
    def share(self) -> rules.Share:
        """The share of a party."""
        return rules.Share(amount=self.amount, percent=None if self.number is None else Decimal(self.number) / 100)

    @property
    def role(self) -> str:
        """What a party does, in words."""
        return PARTY_ROLES.get(self.more, "")


@dataclass(frozen=True, kw_only=True)
class Lines:
    """What hangs on a contract, each in its order."""

    parties: list[Line]
    instalments: list[Line]
    payments: list[Line]
    deliverables: list[Line]
    changes: list[Line]
    reviews: list[Line]
    buys_council: Line | None
    buys_supplier: Line | None


# For each table: which of its columns stands where in a Line.
_PARTS: dict[str, dict[str, str]] = {
    "parties": {
        "number": "percent_hundredths",
        "words": "name",
        "more": "role",
        "name": "number",
        "source": "source",
        "amount_pence": "amount",
        "other_pence": "organisation_id",
    },
    "instalments": {"number": "number", "words": "condition", "amount_pence": "amount", "day": "due_on"},
    "payments": {
        "number": "instalment__number",
        "words": "words",
        "name": "party__name",
        "amount_pence": "amount",
        "other_pence": "takes_back_id",
        "day": "paid_on",
    },
    "deliverables": {
        "number": "number",
        "words": "words",
        "day": "due_on",
        "second_day": "delivered_on",
        "third_day": "accepted_on",
    },
    "changes": {
        "words": "words",
        "more": "because",
        "amount_pence": "new_value",
        "other_pence": "old_value",
        "day": "new_ends_on",
        "second_day": "old_ends_on",
        "at": "at",
    },
    "reviews": {"words": "words", "more": "what", "day": "next_on", "at": "at"},
    "buys": {"words": "words", "more": "side", "at": "at"},
}
_TABLES: dict[str, type[Any]] = {
    "parties": Party,
    "instalments": Instalment,
    "payments": Payment,
    "deliverables": Deliverable,
    "changes": Change,
    "reviews": Review,
    "buys": WhatItBuys,
}
_COLUMNS: dict[str, Any] = {
    "number": BigIntegerField,
    "words": TextField,
    "more": TextField,
    "name": TextField,
    "source": TextField,
    "amount_pence": BigIntegerField,
    "other_pence": BigIntegerField,
    "day": DateField,
    "second_day": DateField,
    "third_day": DateField,
    "at": DateTimeField,
}
_TEXTS = ("words", "more", "name", "source")


def contract(number: int, viewer: Viewer) -> Contract:
    """Return the contract with this number, its team, post and place fetched. One statement. Raises Http404 or Gone."""
    return found_or_gone(_contract(number=number, viewer=viewer), rules.CONTRACT, number)


@prepared
def _contract(*, number: int, viewer: Viewer) -> QuerySet[Contract]:
    mine = Record.objects.visible_to(viewer).of_kind(rules.CONTRACT)
    found = Contract.objects.select_related("record__team", "record__post__team", "record__place")
    return without_shapes(found, "record__place").filter(mine.behind("record"), pk=number)


def lines(contract: Contract) -> Lines:
    """Return all that hangs on the contract. One statement."""
    found = [Line(*row) for row in _lines(contract=contract.pk)]
    by_table = {name: sorted((x for x in found if x.what == name), key=_order) for name in _PARTS}
    latest = {line.more: line for line in by_table["buys"]}
    return Lines(
        parties=by_table["parties"],
        instalments=by_table["instalments"],
        payments=by_table["payments"],
        deliverables=by_table["deliverables"],
        changes=by_table["changes"],
        reviews=by_table["reviews"],
        buys_council=latest.get(COUNCIL),
        buys_supplier=latest.get(SUPPLIER),
    )


@prepared
def _lines(*, contract: int) -> QuerySet[Any, tuple[Any, ...]]:
    first, *others = (_rows(name, model.objects.filter(contract=contract)) for name, model in _TABLES.items())
    return first.union(*others, all=True)


def _order(line: Line) -> tuple[object, ...]:
    """Order by number where a table has numbers, payments by day, everything else as it was written down."""
    if line.what in {"instalments", "deliverables"}:
        return (line.number,)
    return (line.day, line.pk) if line.what == "payments" else (line.pk,)


def _rows(what: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    columns = {f"{name}_": _column(name, _PARTS[what].get(name)) for name in _COLUMNS}
    found: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(what_=Value(what, output_field=CharField()), **columns)
        .values_list("what_", "pk", *columns)
    )
    return found


def _column(name: str, source: str | None) -> Any:
    """Return the column cast to its type: a union has the same types in every branch, and pence stay pence."""
    if source is None:
        return Cast(Value("" if name in _TEXTS else None), output_field=_COLUMNS[name]())
    return Cast(F(source), output_field=_COLUMNS[name]())


def to_contract(reference: str, viewer: Viewer) -> Record:
    """Return the decision under this reference, that a contract is written under. One statement.

    Raises Http404 or Gone; NotPossible for a record of another kind.
    """
    found = readable_by_reference(reference, viewer)
    if found.kind != rules.DECISION:
        raise NotPossible("A contract is authorised by a decision.")
    return found


def authorised(decision: Record) -> dict[str, Any]:
    """Return what a decision says that its contract begins with. One statement."""
    found = Decision.objects.get(pk=decision.pk)
    return {
        "scope": found.decision,
        "value": found.value,
        "value_is_maximum": found.value_is_maximum,
        "vat_basis": found.vat_basis,
        "value_source": decision.reference if found.value is not None else "",
        "budget": found.budget,
        "route": found.route,
        "route_reason": found.route_reason,
    }


def to_take_out(contract: Contract) -> list[Party | Instalment | Deliverable]:
    """Return what was written into a draft and can be taken out: who it is with, instalments, what is delivered.

    Three statements. Raises NotPossible once it is published, and where there is nothing to take out.
    """
    tables = (
        contract.parties.order_by("pk"),
        contract.instalments.order_by("number"),
        contract.deliverables.order_by("number"),
    )
    found = [part for rows in tables for part in rows.select_related("contract__record__post")]
    if contract.record.state != rules.DRAFT or not found:
        raise NotPossible("Nothing can be taken out: it is published, or nothing stands in it yet.")
    return found


def to_share_anew(contract: Contract) -> list[Party]:
    """Return whose shares can be said anew: all that a contract in force is with. One statement.

    Raises NotPossible where it is not in force, or nobody stands in it.
    """
    found = contract.parties.select_related("contract__record__post").order_by("pk")
    if contract.record.state != rules.IN_FORCE or not (parties := list(found)):
        raise NotPossible("No share can be changed: it is not in force, or nobody stands in it yet.")
    return parties


def to_deliver(contract: Contract) -> list[Deliverable]:
    """Return what is not accepted yet, in its order. One statement."""
    open_ones = contract.deliverables.filter(accepted_on=None).select_related("contract__record__post")
    return list(open_ones.order_by("number"))


def not_delivered(contract: Contract) -> list[Deliverable]:
    """Return what is not delivered yet, in its order. One statement."""
    return [one for one in to_deliver(contract) if one.delivered_on is None]


def to_take_back(contract: Contract) -> list[Payment]:
    """Return the payments that can be taken back, the oldest first. One statement."""
    return list(contract.payments.filter(takes_back=None, taken_back_by=None).order_by("paid_on", "pk"))


def named(reference: str, kind: str, viewer: Viewer) -> Record | None:
    """Return the record of `kind` under this reference that `viewer` may read, or None. One statement."""
    found = by_reference(reference, viewer)
    return found if found and found.kind == kind else None
