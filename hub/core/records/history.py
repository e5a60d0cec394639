"""What happened to a record, as its page tells it: by role and team, never by name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Case, Model, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, TruncDate

from hub.accounts.models import Grant
from hub.accounts.roles import Role
from hub.core.records import kinds
from hub.core.records.hidings import ERASED, shown_words, why_hidden
from hub.core.records.models import Record, StateChange, VisibilityChange
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Visibility
from hub.design.addresses import address
from hub.design.shapes import Event

M = TypeVar("M", bound=Model)
SHOWN = 100
STATE, VISIBILITY = "state", "visibility"  # what the passages are called that were said with a change
_READABLE_BY = {
    Visibility.DRAFT: "by its authors alone",
    Visibility.TEAM: "by the team that answers for it",
    Visibility.PARTNERS: "by the team and named partners",
    Visibility.STAFF: "by the council’s staff",
    Visibility.SIGNED_IN: "by everybody who has signed in",
    Visibility.PUBLIC: "by everybody",
    Visibility.WITHDRAWN: "by nobody",
}


@dataclass(frozen=True, slots=True)
class _Change:
    table: str
    pk: int
    old: str
    new: str
    told: str
    hidden: str | None
    at: datetime
    by_id: int | None
    by_staff: bool | None
    role: str | None


def events(record: Record, author_ids: frozenset[int]) -> list[Event]:
    """Return the 100 newest changes of `record`, newest first. One statement, whoever made them.

    Who did it is told as the role held on that day: posts change hands, and grants keep their dates.
    """
    return [_event(record, _Change(*row), author_ids) for row in _newest(record=record.pk)]


@prepared
def _newest(*, record: int) -> QuerySet[Any, Any]:
    states = _changes(StateChange.objects.filter(record=record), STATE)
    visibilities = _changes(VisibilityChange.objects.filter(record=record), VISIBILITY)
    newest: QuerySet[Any, Any] = states.union(visibilities, all=True).order_by("-at", "-pk")[:SHOWN]
    return newest


def told(rows: QuerySet[M], table: str = STATE) -> QuerySet[M]:
    """Return state changes (or those of visibility) with `told`, the reason as everybody may read it, and `hidden`.

    `hidden` is why a moderator hid the reason, or None; `told` is then empty. Whatever leaves the hub reads this.
    """
    found: QuerySet[M] = rows.annotate(hidden=why_hidden(table)).annotate(told=shown_words("reason", "hidden"))
    return found


def with_held_role(rows: QuerySet[M]) -> QuerySet[M]:
    """Return rows that say `by` whom and `at` what moment with `role`: what that person was on that day, as `in_role`
    reads it; None for whoever held no role."""
    role = (
        Grant.objects.filter(person=OuterRef("by"), since__lte=OuterRef("day"))
        .exclude(until__lt=OuterRef("day"))
        .order_by(Case(When(role=Role.STAFF, then=1), default=0), "pk")
        .values(words=Concat("role", Value("|"), Coalesce("team__name", Value(""))))[:1]
    )
    found: QuerySet[M] = rows.annotate(day=TruncDate("at")).annotate(role=Subquery(role))
    return found


def in_role(role: str) -> str:
    """Return who did something, by the role and the team they did it for: “by Parks, staff”."""
    code, team = role.split("|", 1)
    label = Role(code).label.lower() if code != Role.STAFF else "staff"
    return f"by the {label}" if code == Role.IMPROVEMENT_TEAM else f"by {team or 'the council'}, {label}"


def _changes(rows: QuerySet[Any, Any], table: str) -> QuerySet[Any, Any]:
    changes: QuerySet[Any, Any] = (
        with_held_role(told(rows, table))
        .annotate(table=Value(table))
        .values_list("table", "pk", "old", "new", "told", "hidden", "at", "by_id", "by__is_staff", "role")
    )
    return changes


def _event(record: Record, change: _Change, author_ids: frozenset[int]) -> Event:
    if change.table == STATE:
        labels = kinds.get(record.kind).lifecycle.labels
        what = f"Now “{labels.get(change.new, change.new)}”, before that “{labels.get(change.old, change.old)}”"
    elif change.new == Visibility.PUBLIC:
        what = "Published"
    else:
        what = f"Can be read {_READABLE_BY[Visibility(change.new)]}"
    return Event(
        what=what,
        at=change.at,
        who=_who(change, author_ids),
        why=change.told,
        hidden=change.hidden or "",
        report_url=_report_url(record, change),
    )


def _report_url(record: Record, change: _Change) -> str:
    """Return where a reader reports what somebody said with the change; nothing where nobody said anything."""
    if change.by_id is None or change.told in {"", ERASED}:
        return ""
    return f"{address('core:report', {'reference': record.reference})}?part={change.table}:{change.pk}"


def _who(change: _Change, author_ids: frozenset[int]) -> str:
    if change.by_id is None:
        return "by itself, on its date"
    if change.by_id in author_ids:
        return "by the author"
    if change.role:
        return in_role(change.role)
    return "by the council’s staff" if change.by_staff else "by a participant"
