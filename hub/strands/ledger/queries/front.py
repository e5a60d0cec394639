"""What the page “Decisions and money” tells: what is new, what is late and by whom, and what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from hub.core.records.cards import cards
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import without_shapes
from hub.core.records.visibility import Viewer
from hub.core.tallies.actions import keep
from hub.core.tallies.queries import kept
from hub.design.shapes import Card
from hub.strands.ledger import kind, rules
from hub.strands.ledger.models import Contract, Decision, Party
from hub.strands.ledger.models.contracting import LEAD
from hub.strands.ledger.queries.lateness import Late, Posts, late, posts

NEWEST = 5
KEPT_AS = "ledger_money"


@dataclass(frozen=True, kw_only=True)
class Money:
    """What the published contracts came to at `at`, None if that is now: `unknown` of them have no recorded value."""

    contracts: int
    value: Decimal
    unknown: int
    paid: Decimal
    at: datetime | None = None


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
        money=money(),
        promised_days=settings.HUB_PUBLISH_DAYS,
    )


def newest(code: str, viewer: Viewer) -> list[Card]:
    """Return the newest records of a kind. One statement."""
    return cards(_newest(code, viewer=viewer))


@prepared
def _newest(code: str, *, viewer: Viewer) -> QuerySet[Record]:
    found = Record.objects.visible_to(viewer).of_kind(code).newest_first().select_related("place")
    return without_shapes(found, "place")[:NEWEST]


def money() -> Money:
    """Return what the published contracts came to, as a task last kept it. One statement; two before its first run."""
    if table := kept(KEPT_AS):
        contracts, unknown, value, paid = table.content
        return Money(
            contracts=contracts, unknown=unknown, value=Decimal(value), paid=Decimal(paid), at=table.counted_at
        )
    return summed()


def keep_money(*, now: datetime) -> None:
    """Add up what the published contracts come to, and keep it for the page. Done by a task: it reads them all."""
    sums = summed()
    keep(KEPT_AS, [sums.contracts, sums.unknown, str(sums.value), str(sums.paid)], now=now)


def summed() -> Money:
    """Add up the contracts that everybody may read. One statement."""
    readable = Record.objects.visible_to(AnonymousUser()).of_kind(rules.CONTRACT).published()
    found = Contract.objects.filter(readable.behind("record"))
    sums = found.aggregate(contracts=Count("pk"), known=Count("value"), worth=Sum("value"), so_far=Sum("paid"))
    return Money(
        contracts=sums["contracts"],
        unknown=sums["contracts"] - sums["known"],
        value=sums["worth"] or Decimal(0),
        paid=sums["so_far"] or Decimal(0),
    )


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
