"""Reading organisations: one with all that is said of it, those one speaks for, and lists for forms."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.fields import CharField
from django.http import Http404
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import identifiers, permissions, rules
from hub.actors.models import Capacity, Identifier, Organisation, Reach, Speaker
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import found_or_gone, without_shapes
from hub.core.records.visibility import Viewer
from hub.design.shapes import Link

MOST_TO_CHOOSE = 1000


def organisation(number: int, viewer: Viewer) -> Organisation:
    """Return the organisation with this number, its record, team, post and place fetched. One statement.

    Raises Http404 if there is none or `viewer` may not read it; Gone if it was taken down.
    """
    return found_or_gone(_organisation(viewer=viewer, number=number), rules.ORGANISATION, number)


@prepared
def _organisation(*, viewer: Viewer, number: int) -> QuerySet[Organisation]:
    found = Organisation.objects.filter(Record.objects.visible_to(viewer).behind("record"), pk=number)
    joined = found.select_related("record__team", "record__post", "record__place")
    return without_shapes(joined, "record__place")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of an organisation beside its card: its numbers in registers, and the areas it works in."""

    numbers: list[Link]
    reaches: list[tuple[int, str]]


def facts(organisation: Organisation) -> Facts:
    """Return the numbers and the areas of an organisation. One statement."""
    rows = _facts(key=organisation.pk)
    return Facts(
        numbers=[
            Link(
                identifiers.SCHEMES[scheme].label,
                identifiers.page_of(scheme, number),
                note=identifiers.whole(scheme, number),
            )
            for what, _, scheme, number in sorted(rows)
            if what == "number"
        ],
        reaches=sorted(((key, name) for what, key, name, _ in rows if what == "reach"), key=lambda one: one[1]),
    )


@prepared
def _facts(*, key: int) -> QuerySet[Any, Any]:
    text = CharField()
    numbers = Identifier.objects.filter(organisation=key).annotate(what=Value("number", output_field=text))
    reaches = Reach.objects.filter(organisation=key).annotate(what=Value("reach", output_field=text))
    found: QuerySet[Any, Any] = numbers.values_list("what", "pk", "scheme", "number").union(
        reaches.values_list("what", "place_id", "place__name", "what"), all=True
    )
    return found


def numbers_of(organisation: Organisation) -> list[tuple[str, str]]:
    """Return the registers and numbers of an organisation, by register. One statement."""
    return list(organisation.identifiers.order_by("scheme", "number").values_list("scheme", "number"))


def speakers_of(organisation: Organisation, today: date | None = None) -> list[Speaker]:
    """Return who speaks for an organisation today, the first named first. One statement."""
    return _speakers_of(key=organisation.pk, today=today or timezone.localdate())


@prepared
def _speakers_of(*, key: int, today: date) -> QuerySet[Speaker]:
    return permissions.speakers(today).filter(organisation=key).select_related("person").order_by("pk")


def speaker(organisation: Organisation, key: int) -> Speaker:
    """Return one who speaks for an organisation; else raise Http404."""
    found = next((one for one in speakers_of(organisation) if one.pk == key), None)
    if found is None:
        raise Http404
    return found


def spoken_for_by(person: Viewer) -> QuerySet[Organisation]:
    """Return the listed organisations that `person` speaks for today, by name."""
    if not isinstance(person, Person):
        return Organisation.objects.none()
    speaking = permissions.speakers(timezone.localdate()).filter(person=person).values("organisation")
    return Organisation.objects.filter(pk__in=speaking, record__state=rules.LISTED).order_by("record__title", "pk")


def to_choose_from(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the organisations that can be asked, (key, name) by name: those that are listed. One statement."""
    listed = Record.objects.visible_to(viewer).of_kind(rules.ORGANISATION).filter(state=rules.LISTED)
    rows = listed.order_by("title", "pk").values_list("pk", "title")[:MOST_TO_CHOOSE]
    return [(str(key), title) for key, title in rows]


def free_at(organisation: Organisation) -> list[Capacity]:
    """Return what is free at an organisation now. One statement."""
    return _free_at(key=organisation.pk, today=timezone.localdate())


@prepared
def _free_at(*, key: int, today: date) -> QuerySet[Capacity]:
    open_now = Capacity.objects.filter(until__gte=today, organisation=key, ended_at=None, hidden_at=None)
    whole = without_shapes(open_now.select_related("place"), "place")
    return whole.order_by("-offered_at", "-pk")


def waiting_to_be_listed(viewer: Person, count: int) -> list[Record]:
    """Return the organisations that were put forward and wait, oldest first, for who keeps them. One statement."""
    if not permissions.keeps_all(viewer):
        return []
    return _to_list(count, viewer=viewer)


@prepared
def _to_list(count: int, *, viewer: Viewer) -> QuerySet[Record]:
    waiting = Record.objects.visible_to(viewer).of_kind(rules.ORGANISATION).filter(state=rules.PUT_FORWARD)
    return waiting.order_by("created_at", "pk")[:count]
