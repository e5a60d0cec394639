"""What the page “Decisions and money” tells: what is new, what is late and by whom, and what it comes to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum, Value
from django.utils import timezone

from hub.core.records.cards import cards
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import without_shapes
from hub.core.records.visibility import Viewer
from hub.design.shapes import Card
from hub.strands.ledger import kind, rules
from hub.strands.ledger.models import Contract, Decision, Party
from hub.strands.ledger.models.contracting import LEAD

NEWEST = 5
LATE_SHOWN = 20
A_YEAR = timedelta(days=365)
COUNTED = 1000


@dataclass(frozen=True, kw_only=True)
class PostLateness:
    """How one post publishes: decisions of a year, how many were late, and the most working days it took."""

    post: str
    published: int
    late: int
    longest_days: int


@dataclass(frozen=True, kw_only=True)
class Late:
    """One decision that was signed and is not published though its day has passed."""

    title: str
    url: str
    post: str
    signed_on: date
    days: int


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
    posts: list[PostLateness]
    money: Money
    promised_days: int

    @property
    def posts_as_rows(self) -> list[tuple[str, str, str, str]]:
        """How each post publishes, as the rows of a table."""
        return [(one.post, str(one.published), str(one.late), str(one.longest_days)) for one in self.posts]


def front(viewer: Viewer, today: date) -> Front:
    """Return the page as `viewer` may read it. Five statements."""
    return Front(
        decisions=newest(rules.DECISION, viewer),
        contracts=newest(rules.CONTRACT, viewer),
        late=late(viewer, today),
        posts=by_post(viewer, today),
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


def late(viewer: Viewer, today: date) -> list[Late]:
    """Return what was signed and should be published by now, the oldest first. One statement.

    Only what `viewer` may read: before they are published, that is the council’s staff.
    """
    waiting = [(one, publishing(one)) for one in _signed(viewer=viewer)]
    return [
        Late(
            title=one.record.title,
            url=one.record.get_absolute_url(),
            post=one.record.post.title if one.record.post else "Nobody",
            signed_on=dates.signed_on,
            days=dates.days_taken(today),
        )
        for one, dates in waiting
        if dates and dates.is_late(today)
    ][:LATE_SHOWN]


@prepared
def _signed(*, viewer: Viewer) -> QuerySet[Decision]:
    readable = Record.objects.visible_to(viewer).of_kind(rules.DECISION)
    found = Decision.objects.filter(readable.behind("record"), signed_at__isnull=False, published_at=None)
    return found.select_related("record__post").order_by("signed_at", "pk")[:COUNTED]


def publishing(decision: Decision) -> rules.Publishing | None:
    """Return the dates by which lateness is told; None before it is signed."""
    if decision.signed_at is None:
        return None
    return _dates(decision.signed_at, decision.published_at, decision.embargo_until)


def _dates(signed_at: datetime, published_at: datetime | None, embargo_until: date | None) -> rules.Publishing:
    return rules.Publishing(
        signed_on=timezone.localdate(signed_at),
        promised_days=settings.HUB_PUBLISH_DAYS,
        published_on=timezone.localdate(published_at) if published_at else None,
        embargo_until=embargo_until,
    )


def by_post(viewer: Viewer, today: date) -> list[PostLateness]:
    """Return how each post has published in the last year, the most late first. One statement, at most 1,000 rows."""
    since = timezone.make_aware(datetime.combine(today - A_YEAR, time()))
    by_title: defaultdict[str, list[rules.Publishing]] = defaultdict(list)
    for post, *moments in _published(since=since, viewer=viewer):
        by_title[post or "Nobody"].append(_dates(*moments))
    found = [
        PostLateness(
            post=title,
            published=len(all_of),
            late=sum(dates.is_late(today) for dates in all_of),
            longest_days=max(dates.days_taken(today) for dates in all_of),
        )
        for title, all_of in by_title.items()
    ]
    return sorted(found, key=lambda row: (-row.late, row.post))


@prepared
def _published(*, since: datetime, viewer: Viewer) -> QuerySet[Decision, Any]:
    readable = Record.objects.visible_to(viewer).of_kind(rules.DECISION)
    found = Decision.objects.filter(readable.behind("record"), published_at__gte=since, signed_at__isnull=False)
    newest = found.order_by("-published_at", "-pk")[:COUNTED]
    return newest.values_list("record__post__title", "signed_at", "published_at", "embargo_until")


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
