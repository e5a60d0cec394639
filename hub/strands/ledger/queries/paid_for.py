"""What a contract pays for, and how much of it is for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django.db.models import BigIntegerField, Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from hub.core.costs import Spent
from hub.core.links.models import Link
from hub.core.money import MoneyField
from hub.core.records.among import Keys, among
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.design.words import money
from hub.strands.ledger import rules
from hub.strands.ledger.models import Allotment, Contract


class Paid(NamedTuple):
    """What was paid under a contract; what it pays for beside `keys`; and the shares of what it pays for among them."""

    pk: int
    paid: Decimal
    value: Decimal | None
    others: int
    unknown: int
    known: int
    shares: Decimal | None


@dataclass(frozen=True, kw_only=True)
class PaidFor:
    """One thing that a contract pays for, and its share: None where it is not recorded. `words` stand beside it."""

    record: Record
    amount: Decimal | None
    words: str


def _latest() -> QuerySet[Allotment]:
    return Allotment.objects.filter(link=OuterRef("pk")).order_by("-at", "-pk")


def paid_for(contract: Contract, viewer: Viewer) -> list[PaidFor]:
    """Return what the contract pays for and `viewer` may read, as it was tied. One statement."""
    return around(contract, [], viewer)[1]


def around(contract: Contract, organisations: Sequence[int], viewer: Viewer) -> tuple[list[Record], list[PaidFor]]:
    """Return the records of these keys, and what the contract pays for, as far as `viewer` may read them.

    One statement: the page of a contract needs both.
    """
    found = list(_around(contract=contract.pk, keys=Keys(organisations), viewer=viewer))
    things = sorted((one for one in found if one.tie is not None), key=lambda one: one.tie)
    return (
        [one for one in found if one.tie is None],
        [PaidFor(record=one, amount=one.share, words=one.share_words or "") for one in things],
    )


@prepared
def _around(*, contract: int, keys: Keys, viewer: Viewer) -> QuerySet[Any]:
    tie = Link.objects.current().filter(relation=rules.PAYS, source=OuterRef("pk"), target=contract)
    said = Allotment.objects.filter(
        link__source=OuterRef("pk"), link__target=contract, link__relation=rules.PAYS, link__ended_at=None
    ).order_by("-at", "-pk")
    visible = Record.objects.visible_to(viewer)
    found = visible.annotate(
        tie=Subquery(tie.values("pk")[:1]),
        share=Subquery(said.values("amount")[:1]),
        share_words=Subquery(said.values("words")[:1]),
    )
    paid = Link.objects.current().filter(relation=rules.PAYS, target=contract).order_by().values("source")
    # Their union, and not either of two conditions: for that PostgreSQL would look through all records.
    both = paid.union(visible.filter(among(keys)).order_by().values("pk"))
    return found.filter(pk__in=both).order_by("pk")


def contracts_under(decision: Record, viewer: Viewer) -> list[Contract]:
    """Return the contracts that a decision authorised and `viewer` may read. One statement."""
    return list(_contracts_under(decision=decision.pk, viewer=viewer))


@prepared
def _contracts_under(*, decision: int, viewer: Viewer) -> QuerySet[Contract]:
    readable = Record.objects.visible_to(viewer).of_kind(rules.CONTRACT)
    ties = Link.objects.current().filter(relation=rules.AUTHORISED, target=decision).values("source")
    return Contract.objects.filter(readable.behind("record"), pk__in=ties).select_related("record").order_by("pk")


def shares_of(contract: Contract) -> dict[int, Decimal | None]:
    """Return the share of everything that the contract pays for, readable or not, by the key of its tie.

    For the action that holds them against the whole. One statement.
    """
    ties = Link.objects.current().filter(relation=rules.PAYS, target=contract.pk)
    return dict(ties.annotate(share=Subquery(_latest().values("amount")[:1])).values_list("pk", "share"))


def spent(keys: Sequence[int], viewer: Viewer) -> list[Spent]:
    """Return what was paid under the contracts among `keys`, for what of `keys` they pay for. One statement.

    Where a contract pays for other things too, what it has paid counts by the shares that are written down; where one
    is not, all of it counts, and is said to be for the others as well. What `viewer` may not read is not counted.
    """
    return [_spent(Paid(*row)) for row in _paid_contracts(keys=Keys(keys), viewer=viewer)]


@prepared
def _paid_contracts(*, keys: Keys, viewer: Viewer) -> QuerySet[Contract, tuple[Any, ...]]:
    ties = Link.objects.current().filter(relation=rules.PAYS, target=OuterRef("pk"))
    readable = ties.filter(Record.objects.visible_to(viewer).behind("source")).order_by()
    said = readable.filter(among(keys, "source__id")).annotate(share=Subquery(_latest().values("amount")[:1]))
    shares = said.values("target").annotate(all=Sum("share")).values("all")
    found = Contract.objects.filter(among(keys, "record__id"), paid__gt=0).annotate(
        others=_counted(readable.exclude(among(keys, "source__id"))),
        unknown=_counted(said.filter(share=None)),
        known=_counted(said.exclude(share=None)),
        shares=Subquery(shares, output_field=MoneyField()),
    )
    return cast("QuerySet[Contract, tuple[Any, ...]]", found.order_by("pk").values_list("pk", *Paid._fields[1:]))


def _counted(ties: QuerySet[Link]) -> Coalesce:
    count = ties.values("target").annotate(all=Count("pk")).values("all")
    return Coalesce(Subquery(count, output_field=BigIntegerField()), 0)


def _spent(one: Paid) -> Spent:
    part = rules.part_of(one.paid, one.shares, one.value) if one.known and not one.unknown else None
    if not one.others or part is None or one.shares is None or one.value is None:
        return Spent(record_id=one.pk, pounds=one.paid, words="paid under the contract", also_for=one.others)
    words = f"paid under the contract, by its share of {money(one.shares)} in {money(one.value)}"
    return Spent(record_id=one.pk, pounds=part, words=words)
