"""What the page “Decisions and money” tells: what is new, what is late and by whom, and what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum, Value

from hub.core.records.cards import cards
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import without_shapes
from hub.core.records.visibility import Viewer
from hub.design.shapes import Card
from hub.strands.ledger import kind, rules
from hub.strands.ledger.models import Contract, Decision, Party
from hub.strands.ledger.models.contracting import LEAD
from hub.strands.ledger.queries.lateness import Late, Posts, late, posts

NEWEST = 5


@dataclass(frozen=True, kw_only=True)
class Money:
    """What the contracts that a reader may see come to: `unknown` of them have no recorded value."""

    contracts: int
    value: Decimal
    unknown: int
    paid: Decimal


@dataclass(frozen=True, kw_only=True)
class Front:
    """All that the page tells."""

    decisions: list[Card]
    contracts: list[Card]
    late: list[Late]
    posts: Posts
    money: Money
    promised_days: int


def front(viewer: Viewer, today: date) -> Front:
    """Return the page as `viewer` may read it. Five statements."""
    return Front(
        decisions=newest(rules.DECISION, viewer),
        contracts=newest(rules.CONTRACT, viewer),
        late=late(viewer, today),
        posts=posts(today),
        money=money(viewer),
        promised_days=settings.HUB_PUBLISH_DAYS,
    )


def newest(code: str, viewer: Viewer) -> list[Card]:
    """Return the newest records of a kind. One statement."""
    return cards(_newest(code, viewer=viewer))


@prepared
def _newest(code: str, *, viewer: Viewer) -> QuerySet[Record]:
    found = Record.objects.visible_to(viewer).of_kind(code).newest_first().select_related("place")
    return without_shapes(found, "place")[:NEWEST]


def money(viewer: Viewer) -> Money:
    """Return what the published contracts come to. One statement."""
    [(contracts, known, worth, paid)] = _money(viewer=viewer)
    nothing = Decimal(0)
    return Money(contracts=contracts, value=worth or nothing, unknown=contracts - known, paid=paid or nothing)


@prepared
def _money(*, viewer: Viewer) -> QuerySet[Contract, tuple[int, int, Decimal | None, Decimal | None]]:
    readable = Record.objects.visible_to(viewer).of_kind(rules.CONTRACT).published()
    found = Contract.objects.filter(readable.behind("record")).order_by().values(all=Value(1))
    sums = found.annotate(contracts=Count("pk"), known=Count("value"), worth=Sum("value"), so_far=Sum("paid"))
    return sums.values_list("contracts", "known", "worth", "so_far")


def facts_of_decisions(records: Sequence[Record]) -> Mapping[int, list[str]]:
    """Return what a card of each decision says beside its title. One statement."""
    rows = Decision.objects.filter(pk__in=[record.pk for record in records])
    return {
        one.pk: [
            *([kind.amount_in_words(one.value, one.vat_basis, is_maximum=one.value_is_maximum)] if one.value else []),
            *(["Outside delegation"] if one.outside else []),
        ]
        for one in rows
    }


def facts_of_contracts(records: Sequence[Record]) -> Mapping[int, list[str]]:
    """Return what a card of each contract says beside its title: its value and who leads. One statement."""
    lead = Party.objects.filter(contract=OuterRef("pk"), role=LEAD).order_by("pk").values("name")[:1]
    rows = Contract.objects.filter(pk__in=[record.pk for record in records]).annotate(lead=Subquery(lead))
    return {
        one.pk: [
            kind.amount_in_words(one.value, one.vat_basis, is_maximum=one.value_is_maximum)
            if one.value is not None
            else "Value not recorded",
            *([one.lead] if one.lead else []),
        ]
        for one in rows
    }
