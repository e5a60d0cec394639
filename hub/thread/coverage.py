"""Coverage: which outcomes nobody works on, which work serves nothing, which ties wait for a second person."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from hub.accounts.models import Person
from hub.core.links.models import Link
from hub.core.records import kinds
from hub.core.records.models import Record, RecordQuerySet, Viewer
from hub.core.records.queries import COUNTED_EXACTLY
from hub.core.ways import Owing
from hub.thread import permissions, rules
from hub.thread.models import Statement

SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many there are, and the first of them. Beyond a thousand only that there are more (`exact` is False)."""

    count: int
    exact: bool
    first: list[Record]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One tie that waits for a second person. `may_confirm` is False for the one who made it."""

    tie: Link
    may_confirm: bool


def page(person: Person | None, *, today: date, before: int | None = None) -> dict[str, object]:
    """Return what the coverage page shows to `person`. Two statements; nine for those who own it.

    `before` is the key before which the list of work that serves nothing goes on.
    """
    viewer: Viewer = person or AnonymousUser()
    outcomes = _outcomes(viewer)
    nobody = list(_nobody_works_on(outcomes, viewer).order_by("pk"))
    context: dict[str, object] = {"outcomes": outcomes.count(), "nobody": len(nobody), "owns": False}
    if not permissions.owns_coverage(person) or person is None:
        return context
    idle = _serving_nothing(viewer)
    keys = list(idle.order_by("-pk").values_list("pk", flat=True)[: COUNTED_EXACTLY + 1])
    shown = [key for key in keys[:COUNTED_EXACTLY] if before is None or key < before][: SHOWN + 1]
    cards = Record.objects.visible_to(viewer).in_bulk(shown[:SHOWN])
    return context | {
        "owns": True,
        "outcomes_nobody": nobody,
        "idle": Counted(
            count=len(keys), exact=len(keys) <= COUNTED_EXACTLY, first=[cards[key] for key in shown[:SHOWN]]
        ),
        "older": shown[SHOWN - 1] if len(shown) > SHOWN else None,
        "waiting": [Waiting(tie=tie, may_confirm=permissions.may_confirm(person, tie)) for tie in waiting(person)],
        "overdue": _overdue(viewer, today),
    }


def _outcomes(viewer: Viewer) -> RecordQuerySet:
    return Record.objects.visible_to(viewer).of_kind(rules.OUTCOME).exclude(state=rules.RETIRED)


def _nobody_works_on(outcomes: RecordQuerySet, viewer: Viewer) -> RecordQuerySet:
    """Keep the outcomes that nothing serves which `viewer` may read and which was not declined."""
    work = _work(viewer).filter(
        links_out__target=OuterRef("pk"), links_out__relation="serves", links_out__ended_at__isnull=True
    )
    return outcomes.exclude(Exists(work))


def _serving_nothing(viewer: Viewer) -> RecordQuerySet:
    """Keep the work that serves no statement, and that came from nothing which does.

    An experiment that came from an idea is on the thread through the idea, so it is not asked to say it again.
    """
    current = Link.objects.current()
    serves = current.filter(source=OuterRef("pk"), relation="serves")
    from_serving = current.filter(
        Exists(Link.objects.current().filter(source=OuterRef("source"), relation="serves")),
        target=OuterRef("pk"),
        relation="became",
    )
    still_open = Q(pk__in=())
    for kind in kinds.every():
        if kind.code not in rules.STATEMENTS:
            states = sorted(set(kind.lifecycle.labels) - kind.lifecycle.closed - kind.lifecycle.declined)
            still_open |= Q(kind=kind.code, state__in=states)
    return _work(viewer).published().filter(still_open).exclude(Exists(serves)).exclude(Exists(from_serving))


def _work(viewer: Viewer) -> RecordQuerySet:
    """Return what `viewer` may read that is neither a statement nor was declined."""
    said_no = Q()
    for kind in kinds.every():
        if kind.lifecycle.declined:
            said_no |= Q(kind=kind.code, state__in=sorted(kind.lifecycle.declined))
    work = Record.objects.visible_to(viewer).exclude(kind__in=list(rules.STATEMENTS))
    return work.exclude(said_no) if said_no else work


def waiting(person: Person) -> QuerySet[Link]:
    """Return the twenty oldest ties of work to statements that nobody has confirmed. One statement."""
    card = Record.objects.visible_to(person)
    return (
        Link.objects.current()
        .filter(
            Exists(card.filter(pk=OuterRef("source")).exclude(kind__in=list(rules.STATEMENTS))),
            Exists(card.filter(pk=OuterRef("target"))),
            relation="serves",
            confirmed_at__isnull=True,
            target__in=Statement.objects.order_by().values("pk"),
        )
        .select_related("source", "target", "by")
        .order_by("pk")[:SHOWN]
    )


def to_confirm(person: Person, count: int) -> list[Owing]:
    """Return the ties that `person` is asked to confirm as the second person, the oldest first. One statement."""
    if not permissions.owns_coverage(person):
        return []
    return [
        Owing(
            title=f"{tie.source.reference} serves “{tie.target.title}”",
            url=reverse("thread:coverage") + "#waiting",
            what="Confirm it, or say that it does not",
        )
        for tie in waiting(person)
        if permissions.may_confirm(person, tie)
    ][:count]


def _overdue(viewer: Viewer, today: date) -> list[Statement]:
    """Return the statements whose review has closed and whose result is still to be said."""
    readable = Record.objects.visible_to(viewer).filter(state=rules.UNDER_REVIEW)
    return list(Statement.objects.filter(record__in=readable, review_until__lt=today).order_by("review_until", "pk"))
