"""What the API reads: the same records, through the same door, as the pages."""

import base64
import binascii
from collections.abc import Sequence
from datetime import UTC, datetime

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from hub.api.shapes import Asked
from hub.core.clocks import promises, rules
from hub.core.clocks.models import Clock
from hub.core.clocks.shown import days
from hub.core.exports.datasets import of_kind
from hub.core.links.models import Link
from hub.core.links.relations import READINGS
from hub.core.records import kinds
from hub.core.records.models import Record, RecordQuerySet, StateChange
from hub.core.records.visibility import Viewer
from hub.foundation.errors import BadInput

JOINED = ("team", "post", "place")
PROMISES_SHOWN = TIES_SHOWN = 200
Json = dict[str, object]


def records(asked: Asked, viewer: Viewer) -> tuple[list[Record], str | None]:
    """Return a page of what is asked for and what to ask `after` for the next one, or None on the last.

    One statement, however many pages went before. Raises BadInput for an unknown kind or a forged `after`.
    """
    found = _filtered(Record.objects.visible_to(viewer).newest_first(), asked).select_related(*JOINED)
    if asked.after:
        at, key = _position(asked.after)
        found = found.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=key), published_at__lte=at)
    page = list(found[: asked.limit + 1])
    if len(page) <= asked.limit:
        return page, None
    return page[:-1], _after(page[-2])


def _filtered(found: RecordQuerySet, asked: Asked) -> RecordQuerySet:
    if asked.kind:
        if asked.kind not in kinds.codes():
            raise BadInput("There is no such kind.", {"kind": "Take one of the codes at /api/v1/kinds/."})
        found = found.of_kind(asked.kind)
    named = {"state": asked.state, "place__code": asked.place, "team__code": asked.service}
    found = found.filter(**{name: value for name, value in named.items() if value})
    if asked.changed_since:
        since = _in_utc(asked.changed_since)
        moved = StateChange.objects.filter(record=OuterRef("pk"), at__gte=since)
        found = found.filter(Q(published_at__gte=since) | Exists(moved))
    return found


def _in_utc(moment: datetime) -> datetime:
    """Return `moment` in UTC, which it is taken for where it names no zone."""
    try:
        return moment.astimezone(UTC) if timezone.is_aware(moment) else moment.replace(tzinfo=UTC)
    except OverflowError as error:
        raise BadInput("There is no such moment.", {"changed_since": "Give a year from 1 to 9999."}) from error


def _after(record: Record) -> str:
    published = (record.published_at or record.created_at).astimezone(UTC)
    return base64.urlsafe_b64encode(f"{published:%Y-%m-%dT%H:%M:%S.%f},{record.pk}".encode()).decode().rstrip("=")


def _position(after: str) -> tuple[datetime, int]:
    try:
        at, key = base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)).decode().split(",")
        number = min(max(int(key), 0), 2**63 - 1)
        return datetime.strptime(at, "%Y-%m-%dT%H:%M:%S.%f").replace(tzinfo=UTC), number
    except (ValueError, binascii.Error) as error:
        raise BadInput("This is not where a page ended.", {"after": "Take it from `next`, as it is."}) from error


def with_posts(found: Sequence[Record]) -> Sequence[Record]:
    """Return the same records with their teams, posts and places fetched. Three statements at most."""
    prefetch_related_objects(list(found), *JOINED)
    return found


def card(record: Record) -> Json:
    """Return a record's card. No statement if its team, post and place have been fetched."""
    return {
        "reference": record.reference,
        "kind": record.kind,
        "title": record.title,
        "summary": record.summary,
        "state": record.state,
        "state_label": record.state_label,
        "service": record.team.name if record.team else None,
        "post": record.post.title if record.post else None,
        "place": record.place.name if record.place else None,
        "language": record.lang,
        "published_at": record.published_at,
        "url": settings.HUB_BASE_URL + record.get_absolute_url(),
    }


def whole(record: Record, viewer: Viewer) -> Json:
    """Return all of one record that `viewer` may read. Five statements."""
    return {
        "card": card(record),
        "own": own(record),
        "ties": ties(record, viewer),
        "promises": [promise(clock) for clock in _clocks(record)],
    }


def own(record: Record) -> Json:
    """Return what the record's kind has of its own: its columns of open data. Two statements."""
    kind = kinds.get(record.kind)
    dataset = of_kind(kind)
    detail = apps.get_model(kind.detail_model)._default_manager.select_related("record__pin").get(pk=record.pk)
    if dataset.prepare:
        dataset.prepare([detail])
    return {column.name: column.get(detail) for column in kind.columns}


def ties(record: Record, viewer: Viewer) -> list[Json]:
    """Return how `record` relates to what `viewer` may read, newest first. One statement."""
    readable = Record.objects.visible_to(viewer).published()
    ends = Q(readable.behind("target"), source=record) | Q(readable.behind("source"), target=record)
    found = Link.objects.current().filter(ends).select_related("source", "target").order_by("-pk")
    return [_tie(link, record) for link in found[:TIES_SHOWN]]


def _tie(link: Link, record: Record) -> Json:
    forwards = link.source_id == record.pk
    other, reading = (link.target if forwards else link.source), READINGS[link.relation]
    return {
        "relation": link.relation,
        "reads": reading.forwards if forwards else reading.backwards,
        "reference": other.reference,
        "title": other.title,
        "confirmed": link.confirmed_at is not None,
    }


def _clocks(record: Record) -> QuerySet[Clock]:
    found = Clock.objects.filter(record=record).select_related("record", "owner_post__team")
    return found.order_by("-started_on", "-pk")[:PROMISES_SHOWN]


def promise(clock: Clock) -> Json:
    """Return what is owed. No statement if its record, post and team have been fetched."""
    post = clock.owner_post
    return {
        "reference": clock.record.reference,
        "title": clock.record.title,
        "promise": clock.promise,
        "label": promises.get(clock.promise).label,
        "post": post.title if post else None,
        "service": post.team.name if post else None,
        "received_on": clock.started_on,
        "due_on": clock.due_on,
        "paused_on": clock.paused_on,
        "stopped_on": clock.stopped_on,
        "standing": rules.standing(days(clock), timezone.localdate()).value,
    }


def every_kind() -> list[Json]:
    """Return the kinds of record, each with its states and columns. No statement."""
    return [
        {
            "code": kind.code,
            "prefix": kind.prefix,
            "label": kind.label,
            "plural": kind.plural,
            "states": dict(kind.lifecycle.labels),
            "columns": [
                {"name": column.name, "meaning": column.meaning, "type": column.type, "unit": column.unit}
                for column in kind.columns
            ],
        }
        for kind in kinds.every()
    ]
