"""Open data of the actors: their numbers in registers, the roles that were agreed, what is wanted, what is free."""

from typing import Any

from django.db.models import Q, QuerySet

from hub.actors import rules
from hub.actors.models import ActorRole, Capacity, Identifier, OpenRole
from hub.core.exports.dataset import Dataset, column, readable
from hub.core.records.visibility import Viewer


def _of_one(viewer: Viewer) -> Q:
    return Q(organisation=None) | Q(organisation__record__in=readable(viewer))


def _roles(viewer: Viewer) -> QuerySet[ActorRole]:
    agreed = ActorRole.objects.filter(_of_one(viewer), state__in=rules.WAS_AGREED, record__in=readable(viewer))
    return agreed.filter(hidden_at=None).select_related("record", "organisation__record", "person")


def _open_roles(viewer: Viewer) -> QuerySet[OpenRole]:
    return OpenRole.objects.filter(hidden_at=None, record__in=readable(viewer)).select_related("record", "place")


def _capacities(viewer: Viewer) -> QuerySet[Capacity]:
    shown = Capacity.objects.filter(_of_one(viewer), hidden_at=None, ended_at=None)
    return shown.select_related("organisation__record", "place")


def _identifiers(viewer: Viewer) -> QuerySet[Identifier]:
    return Identifier.objects.filter(organisation__record__in=readable(viewer)).select_related("organisation__record")


def _actor(role: ActorRole) -> str:
    """Return who plays a role; people are never named in open data, whatever they agreed to on a page."""
    if role.organisation:
        return role.organisation.record.title
    return "a person" if role.person_id else role.whom


def _reference(one: Any) -> str | None:
    return one.organisation.record.reference if one.organisation else None


IDENTIFIERS = Dataset(
    code="identifiers",
    label="Identifiers",
    meaning="The number by which each register knows an organisation, with the register’s code of org-id.guide.",
    find=_identifiers,
    columns=(
        column("reference", "The organisation.", "text", lambda one: one.organisation.record.reference),
        column("scheme", "The register.", "text", lambda one: one.scheme),
        column("number", "The number.", "text", lambda one: one.number),
    ),
)
ROLES = Dataset(
    code="roles",
    label="Roles",
    meaning="Who plays which role on a record, as whoever plays it agreed to say. People are not named.",
    find=_roles,
    columns=(
        column("reference", "The record.", "text", lambda role: role.record.reference),
        column("role", "The role, as a code.", "text", lambda role: role.role),
        column("actor", "Who plays it.", "text", _actor),
        column("organisation", "The organisation that plays it.", "text", _reference),
        column("promise", "What was agreed, in the actor’s words.", "text", lambda role: role.words),
        column("state", "accepted, finished or no_longer_offered.", "text", lambda role: role.state),
        column("since", "From which day.", "date", lambda role: role.since),
        column("until", "Until which day.", "date", lambda role: role.until),
        column("agreed_at", "When it was agreed.", "datetime", lambda role: role.accepted_at),
        column("ended_at", "When it ended.", "datetime", lambda role: role.ended_at),
    ),
)
WANTED = Dataset(
    code="wanted",
    label="Wanted",
    meaning="Who is or was wanted on a record, to give what.",
    find=_open_roles,
    columns=(
        column("number", "Its number.", "integer", lambda one: one.pk),
        column("reference", "The record.", "text", lambda one: one.record.reference),
        column("title", "Who is wanted.", "text", lambda one: one.title),
        column("words", "More about it.", "text", lambda one: one.words),
        column("role", "The role, as a code.", "text", lambda one: one.role),
        column("gives", "What would be given, as a code.", "text", lambda one: one.gives),
        column("how_much", "How much of it.", "text", lambda one: one.how_much),
        column("place", "The ward or other area.", "text", lambda one: one.place and one.place.name),
        column("since", "From which day.", "date", lambda one: one.since),
        column("until", "Until which day.", "date", lambda one: one.until),
        column("wanted", "How many would be enough.", "integer", lambda one: one.wanted),
        column("state", "open, filled or closed.", "text", lambda one: one.state),
    ),
)
OFFERED = Dataset(
    code="offered",
    label="Offered",
    meaning="What is free, where, when and until which day. People are not named.",
    find=_capacities,
    columns=(
        column("number", "Its number.", "integer", lambda one: one.pk),
        column("title", "What is free.", "text", lambda one: one.title),
        column("words", "More about it.", "text", lambda one: one.words),
        column("gives", "What it is, as a code.", "text", lambda one: one.gives),
        column("organisation", "Whose it is, if an organisation’s.", "text", _reference),
        column("when", "When it is free, in words.", "text", lambda one: one.when_words),
        column("place", "The ward or other area.", "text", lambda one: one.place and one.place.name),
        column("until", "The last day on which it is free.", "date", lambda one: one.until),
    ),
)
DATASETS = (IDENTIFIERS, ROLES, WANTED, OFFERED)
