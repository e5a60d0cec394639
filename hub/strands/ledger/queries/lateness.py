"""Whether decisions are published in time: which wait though their day has passed, and how each post has published."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.tallies.actions import keep
from hub.core.tallies.queries import kept
from hub.strands.ledger import rules
from hub.strands.ledger.models import Decision

LATE_SHOWN = 20
LATE_COUNTED = 1000
A_YEAR = timedelta(days=365)
KEPT_AS = "ledger_posts"


@dataclass(frozen=True, kw_only=True)
class PostLateness:
    """How one post publishes: decisions of a year, how many were late, and the most working days it took."""

    post: str
    published: int
    late: int
    longest_days: int


@dataclass(frozen=True, kw_only=True)
class Posts:
    """How each post publishes, the most late first, as it was at `at`; None if that is now."""

    lines: list[PostLateness]
    at: datetime | None

    @property
    def rows(self) -> list[tuple[str, str, str, str]]:
        """The same as the rows of a table."""
        return [(one.post, str(one.published), str(one.late), str(one.longest_days)) for one in self.lines]


@dataclass(frozen=True, kw_only=True)
class Late:
    """One decision that was signed and is not published though its day has passed."""

    title: str
    url: str
    post: str
    signed_on: date
    days: int


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
    return found.select_related("record__post").order_by("signed_at", "pk")[:LATE_COUNTED]


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


def posts(today: date) -> Posts:
    """Return how each post has published, as the task last kept it. One statement; two before its first run."""
    if table := kept(KEPT_AS):
        return Posts(lines=[PostLateness(**line) for line in table.content], at=table.counted_at)
    return Posts(lines=by_post(today), at=None)


def keep_posts(*, now: datetime) -> None:
    """Count how each post has published, and keep it for the page. Done by a task: it reads a year of decisions."""
    keep(KEPT_AS, [asdict(line) for line in by_post(timezone.localdate(now))], now=now)


def by_post(today: date) -> list[PostLateness]:
    """Return how each post has published what everybody may read, in a year, the most late first. One statement."""
    since = timezone.make_aware(datetime.combine(today - A_YEAR, time()))
    by_title: defaultdict[str, list[rules.Publishing]] = defaultdict(list)
    for post, *moments in _published(since).iterator():
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


def _published(since: datetime) -> QuerySet[Decision, Any]:
    readable = Record.objects.visible_to(AnonymousUser()).of_kind(rules.DECISION)
    found = Decision.objects.filter(readable.behind("record"), published_at__gte=since, signed_at__isnull=False)
    return found.order_by().values_list("record__post__title", "signed_at", "published_at", "embargo_until")
