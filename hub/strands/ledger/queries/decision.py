"""One decision or delegation with what belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet, Subquery
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.records.models import Record, VersionField
from hub.core.records.prepared import prepared
from hub.core.records.queries import found_or_gone, without_shapes
from hub.core.records.visibility import Viewer
from hub.strands.ledger import permissions, rules, text
from hub.strands.ledger.models import Decision, Delegation, MonitoringNote, Redaction


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One sealed version after the first: when it was put right and why."""

    number: int
    at: datetime
    because: str


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a decision says now, part by part, and how it came to say so. `was` is what was signed, where it differs."""

    said: Mapping[str, str]
    was: Mapping[str, str]
    corrections: list[Correction]


def decision(number: int, viewer: Viewer) -> Decision:
    """Return the decision with this number, with its post, delegation, signature and clearance. One statement.

    Its `clearer_id` is the key of who acts for the clearing post today. Raises Http404 or Gone.
    """
    clearing, today = settings.HUB_CLEARING_POST, timezone.localdate()
    found = _decision(number=number, viewer=viewer, clearing=clearing, today=today)
    return found_or_gone(found, rules.DECISION, number)


@prepared
def _decision(*, number: int, viewer: Viewer, clearing: str, today: date) -> QuerySet[Decision]:
    mine = Record.objects.visible_to(viewer).of_kind(rules.DECISION)
    related = ("record__team", "record__post__team", "record__place", "delegation__record__post")
    found = Decision.objects.select_related(*related, "signature__post", "clearance__post")
    acting = Post.objects.filter(title=clearing).annotate(acts=Post.who_acts(today)).values("acts")
    clearer = {"clearer_id": Subquery(acting)}
    whole = without_shapes(found, "record__place").annotate(**clearer)
    return whole.filter(mine.behind("record"), pk=number)


def delegation(number: int, viewer: Viewer) -> Delegation:
    """Return the delegation with this number. One statement. Raises Http404 or Gone."""
    return found_or_gone(_delegation(number=number, viewer=viewer), rules.DELEGATION, number)


@prepared
def _delegation(*, number: int, viewer: Viewer) -> QuerySet[Delegation]:
    mine = Record.objects.visible_to(viewer).of_kind(rules.DELEGATION)
    found = Delegation.objects.select_related("record__team", "record__post", "record__place")
    return without_shapes(found, "record__place").filter(mine.behind("record"), pk=number)


def decisions_under(delegation: Delegation, viewer: Viewer, count: int) -> list[Record]:
    """Return the newest decisions taken under a delegation that `viewer` may read. One statement."""
    return _decisions_under(count, delegation=delegation.pk, viewer=viewer)


@prepared
def _decisions_under(count: int, *, delegation: int, viewer: Viewer) -> QuerySet[Record]:
    taken = Decision.objects.filter(delegation=delegation).values("pk")
    found = Record.objects.visible_to(viewer).filter(pk__in=taken).newest_first().select_related("place")
    return without_shapes(found, "place")[:count]


def wording(decision: Decision) -> Wording:
    """Return what the decision says now. One statement if it was put right, else none."""
    signed = text.of_decision(decision)
    if decision.version <= 1:
        return Wording(said=signed, was={}, corrections=[])
    fields = _put_right(record=decision.pk)
    latest = {row.name: row.value or "" for row in fields if row.version.number == decision.version}
    said = {name: latest.get(name, "") for name in text.PARTS}
    versions = {row.version.number: row.version for row in fields}
    return Wording(
        said=said,
        was={name: signed[name] for name in text.PARTS if signed[name] != said[name]},
        corrections=[Correction(number=n, at=one.at, because=one.reason) for n, one in versions.items()],
    )


@prepared
def _put_right(*, record: int) -> QuerySet[VersionField]:
    rows = VersionField.objects.filter(version__record=record, version__number__gt=1)
    return rows.select_related("version").order_by("version__number", "position")


def kept_back(record: Record) -> list[Redaction]:
    """Return what is or was kept back of a record, in order. One statement."""
    return _kept_back(record=record.pk)


@prepared
def _kept_back(*, record: int) -> QuerySet[Redaction]:
    return Redaction.objects.filter(record=record).order_by("pk")


def notes_on(decision: Decision) -> list[MonitoringNote]:
    """Return what the monitoring officer said. One statement for a decision outside its delegation, else none."""
    return list(decision.monitoring_notes.order_by("at", "pk")) if decision.outside else []


def delegations_for(post: Post | None, viewer: Viewer, on: date) -> list[Delegation]:
    """Return the delegations in force on a day, those to `post` first. One statement."""
    held = Delegation.objects.filter(Record.objects.visible_to(viewer).behind("record"), since__lte=on)
    found = held.filter(Q(until__isnull=True) | Q(until__gte=on)).select_related("record__post").order_by("pk")
    return sorted(found, key=lambda one: post is None or one.record.post_id != post.pk)


def posts_to_write_for(person: Person) -> list[Post]:
    """Return the posts that the person may write decisions and contracts for, by title. One statement."""
    mine = Q(team__in=person.team_ids) | Q(holder=person) | Q(deputy=person)
    found = Post.objects.filter(mine).select_related("team").order_by("title")
    return [post for post in found if permissions.in_its_team(person, post)]
