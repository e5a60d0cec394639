"""One decision or delegation with what belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from hub.accounts.models import Person, Post
from hub.core.records.models import Record, VersionField, Viewer
from hub.core.records.queries import raise_if_gone
from hub.strands.ledger import rules, text
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

    Raises Http404 or Gone.
    """
    found: Decision | None = _of(Decision.objects.all(), number, viewer)
    if found is None:
        raise_if_gone(rules.DECISION, number)
        raise Http404
    return found


def _of(rows: QuerySet[Any], number: int, viewer: Viewer) -> Any:
    related = ("record__team", "record__post__team", "record__place", "delegation__record__post")
    signed = ("signature__post", "clearance__post")
    return (
        rows.filter(record__in=Record.objects.visible_to(viewer), pk=number).select_related(*related, *signed).first()
    )


def delegation(number: int, viewer: Viewer) -> Delegation:
    """Return the delegation with this number. One statement. Raises Http404 or Gone."""
    found = (
        Delegation.objects.filter(record__in=Record.objects.visible_to(viewer), pk=number)
        .select_related("record__team", "record__post", "record__place")
        .first()
    )
    if found is None:
        raise_if_gone(rules.DELEGATION, number)
        raise Http404
    return found


def decisions_under(delegation: Delegation, viewer: Viewer, count: int) -> list[Record]:
    """Return the newest decisions taken under a delegation that `viewer` may read. One statement."""
    taken = Decision.objects.filter(delegation=delegation).values("pk")
    return list(Record.objects.visible_to(viewer).filter(pk__in=taken).newest_first().select_related("place")[:count])


def wording(decision: Decision) -> Wording:
    """Return what the decision says now. One statement if it was put right, else none."""
    signed = text.of_decision(decision)
    if decision.version <= 1:
        return Wording(said=signed, was={}, corrections=[])
    rows = VersionField.objects.filter(version__record=decision.record, version__number__gt=1)
    fields = list(rows.select_related("version").order_by("version__number", "position"))
    latest = {row.name: row.value or "" for row in fields if row.version.number == decision.version}
    said = {name: latest.get(name, "") for name in text.PARTS}
    versions = {row.version.number: row.version for row in fields}
    return Wording(
        said=said,
        was={name: signed[name] for name in text.PARTS if signed[name] != said[name]},
        corrections=[Correction(number=n, at=one.at, because=one.reason) for n, one in versions.items()],
    )


def kept_back(record: Record) -> list[Redaction]:
    """Return what is or was kept back of a record, in order. One statement."""
    return list(Redaction.objects.filter(record=record).order_by("pk"))


def notes_on(decision: Decision) -> list[MonitoringNote]:
    """Return what the monitoring officer said. One statement for a decision outside its delegation, else none."""
    return list(decision.monitoring_notes.order_by("at", "pk")) if decision.outside else []


def delegations_for(post: Post | None, viewer: Viewer, on: date) -> list[Delegation]:
    """Return the delegations in force on a day, those to `post` first. One statement."""
    held = Delegation.objects.filter(record__in=Record.objects.visible_to(viewer), since__lte=on)
    found = held.filter(Q(until__isnull=True) | Q(until__gte=on)).select_related("record__post").order_by("pk")
    return sorted(found, key=lambda one: post is None or one.record.post_id != post.pk)


def posts_to_write_for(person: Person) -> list[Post]:
    """Return the posts that the person may write decisions and contracts for, by title. One statement."""
    mine = Q(team__in=person.team_ids) | Q(holder=person) | Q(deputy=person)
    return list(Post.objects.filter(mine).select_related("team").order_by("title"))
