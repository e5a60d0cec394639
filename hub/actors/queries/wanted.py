"""Reading what is wanted and what is free, and what fits what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import matching, permissions, rules
from hub.actors.matching import Side
from hub.actors.models import ActorRole, Capacity, OpenRole
from hub.core.records import kinds
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.core.search.terms import query_words

COMPARED, FITTING, PER_PAGE = 1000, 5, 20


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks of “Wanted and offered”; what is empty asks for nothing."""

    words: str = ""
    gives: str = ""
    place_id: int | None = None


def open_roles(viewer: Viewer) -> QuerySet[OpenRole]:
    """Return what is wanted today on records `viewer` may read, newest first; on those that are over nobody is."""
    today = timezone.localdate()
    wanted = OpenRole.objects.exclude(_over()).filter(
        Record.objects.visible_to(viewer).behind("record"),
        Q(until=None) | Q(until__gte=today),
        state=rules.OPEN,
        hidden_at=None,
    )
    return wanted.select_related("record", "place", "opened_by").order_by("-opened_at", "-pk")


def _over() -> Q:
    over = Q(pk__in=())
    for kind in kinds.every():
        over |= Q(record__kind=kind.code, record__state__in=sorted(kind.lifecycle.closed))
    return over


def capacities(viewer: Viewer) -> QuerySet[Capacity]:
    """Return what is free today: people's, and that of organisations `viewer` may read; newest first."""
    of_one = Q(organisation=None) | Q(Record.objects.visible_to(viewer).behind("organisation"))
    free = Capacity.objects.filter(of_one, ended_at=None, hidden_at=None, until__gte=timezone.localdate())
    return free.select_related("organisation__record", "person", "place").order_by("-offered_at", "-pk")


def open_role(number: int, viewer: Viewer) -> OpenRole:
    """Return what is or was wanted, if `viewer` may read its record; else raise Http404. One statement."""
    found = (
        OpenRole.objects.filter(Record.objects.visible_to(viewer).behind("record"), pk=number, hidden_at=None)
        .select_related("record__team", "record__post", "record__place", "place")
        .first()
    )
    if found is None:
        raise Http404
    return found


def capacity(number: int, viewer: Viewer) -> Capacity:
    """Return what is free now, or was and is the viewer's to keep; else raise Http404. Two statements at most.

    What is no longer offered has no page for others.
    """
    of_one = Q(organisation=None) | Q(Record.objects.visible_to(viewer).behind("organisation"))
    found = Capacity.objects.filter(of_one, pk=number, hidden_at=None)
    one = found.select_related("organisation__record", "person", "place").first()
    if one is None:
        raise Http404
    is_free = one.ended_at is None and one.until >= timezone.localdate()
    if not is_free and not permissions.may_keep_capacity(viewer if isinstance(viewer, Person) else None, one):
        raise Http404
    return one


def loose_capacity(number: int, viewer: Viewer) -> Capacity:
    """Return what a person has free, which is on no record; else raise Http404. Two statements at most."""
    found = capacity(number, viewer)
    if found.organisation_id:
        raise Http404
    return found


def free_of(person: Person) -> QuerySet[Capacity]:
    """Return what a person has free, and the organisations they speak for."""
    speaking = permissions.speakers(timezone.localdate()).filter(person=person).values("organisation")
    mine = Capacity.objects.filter(Q(person=person) | Q(organisation__in=speaking), ended_at=None, hidden_at=None)
    return mine.filter(until__gte=timezone.localdate()).order_by("title", "pk")


def narrowed(found: QuerySet[OpenRole] | QuerySet[Capacity], asked: Asked) -> list[OpenRole | Capacity]:
    """Return at most 1,000 of `found` that fit what is asked, in their order. One statement.

    Somebody who looks in a ward also sees what is not bound to any. Words are compared as search compares them.
    """
    if asked.gives:
        found = found.filter(gives=asked.gives)
    if asked.place_id:
        found = found.filter(Q(place=asked.place_id) | Q(place=None))
    rows: list[OpenRole | Capacity] = list(found[:COMPARED])
    if not asked.words:
        return rows
    query = query_words(asked.words, ["en"])
    return [row for row in rows if matching.has_every(query, row.terms)]


def fitting_capacities(role: OpenRole, viewer: Viewer, *, least: float = matching.ENOUGH) -> list[Capacity]:
    """Return what is free and fits what is wanted at least so well, best first. One statement."""
    found = capacities(viewer)
    if role.since:
        found = found.filter(until__gte=role.since)
    rows = {one.pk: one for one in found[:COMPARED]}
    return [rows[key] for key in _best(role, rows.values(), least)]


def fitting_open_roles(free: Capacity, viewer: Viewer, *, least: float = matching.ENOUGH) -> list[OpenRole]:
    """Return what is wanted and fits what is free at least so well, best first. One statement."""
    found = open_roles(viewer).filter(Q(since=None) | Q(since__lte=free.until))
    rows = {one.pk: one for one in found[:COMPARED]}
    return [rows[key] for key in _best(free, rows.values(), least)]


def _best(one: OpenRole | Capacity, others: Iterable[OpenRole | Capacity], least: float) -> list[int]:
    found = matching.best(_side(one), [_side(other) for other in others], most=FITTING, least=least)
    return [key for key, _ in found]


def _side(one: OpenRole | Capacity) -> Side:
    return Side(key=one.pk, gives=one.gives, place_id=one.place_id, terms=one.terms)


def own_answer(role: OpenRole, person: Person) -> ActorRole | None:
    """Return what the person offered in answer, for themselves, and has not come to nothing. One statement."""
    running = ActorRole.objects.filter(open_role=role, person=person, state__in=rules.RUNNING)
    return running.order_by("-begun_at", "-pk").first()


def answers(role: OpenRole) -> Sequence[ActorRole]:
    """Return what was offered in answer to what is wanted, for those who arrange. One statement."""
    found = ActorRole.objects.filter(open_role=role).select_related("organisation__record", "person")
    return list(found.order_by("begun_at", "pk")[:200])
