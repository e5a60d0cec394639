"""The panel “Thinkers and doers” that stands on the page of every record that takes roles."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from hub.accounts.models import Person
from hub.actors import rules
from hub.actors.models import OpenRole
from hub.actors.queries import roles
from hub.actors.queries.roles import RoleShown
from hub.core.records import kinds
from hub.core.records.models import Record
from hub.core.records.panels import Panel
from hub.core.records.visibility import Visibility
from hub.design.addresses import address
from hub.design.shapes import Act


@dataclass(frozen=True, kw_only=True)
class Group:
    """Those who think, do, pay or benefit: `code` is one of `rules.GROUPS`, and of the room's own people."""

    code: str
    title: str
    roles: list[RoleShown]


def who_is_in_it(record: Record, viewer: Person | None) -> dict[str, object] | None:
    """Return who plays which role on `record`, who is wanted, and what the reader may do. Two statements, or none.

    On a record that is closed also who played one to its end: what they did together is what it tells now. Nothing on
    an organisation's own page and on the statements of the thread, which others serve.
    """
    if record.kind == rules.ORGANISATION or kinds.get(record.kind).in_thread:
        return None
    if record.visibility in {Visibility.DRAFT, Visibility.TEAM, Visibility.WITHDRAWN}:
        return None
    found, arranges = roles.on_record(record, viewer or AnonymousUser())
    return {
        "groups": grouped([role for role in found if role.plays or (record.is_closed and role.played)]),
        "waiting": [role for role in found if role.waits and not role.is_over],
        "earlier": [role for role in found if role.is_over],
        "wanted": [] if record.is_closed else wanted(roles.open_on(record)),
        "acts": acts(record, arranges=arranges),
        "url": address("actors:roles", {"reference": record.reference}),
    }


def grouped(found: list[RoleShown]) -> list[Group]:
    """Return roles by who thinks, does, pays and benefits; all four groups, since the room has people of its own."""
    return [
        Group(code=code, title=title, roles=[role for role in found if role.part.group == code])
        for code, title in rules.GROUPS.items()
    ]


def wanted(found: list[OpenRole]) -> list[dict[str, str]]:
    """Return what is wanted, as a list shows it: words, address, and how much, where and when."""
    return [
        {
            "title": one.title,
            "url": address("actors:open_role", {"number": one.pk}),
            "note": " · ".join(
                filter(None, [one.how_much, one.place.name if one.place else "", roles.when(one.since, one.until)])
            ),
        }
        for one in found
    ]


def acts(record: Record, *, arranges: bool) -> list[Act]:
    """Return what the reader may do about roles on `record`."""
    to = {"reference": record.reference}
    offered = [Act(text="Offer to play a part", url=address("actors:offer", to))]
    if not arranges:
        return offered
    want = [] if record.is_closed else [Act(text="Say who is wanted", url=address("actors:want", to))]
    return [
        *offered,
        Act(text="Ask an organisation to play a part", url=address("actors:propose", to)),
        *want,
        Act(text="Say whom it is for", url=address("actors:for_whom", to)),
    ]


PANEL = Panel(
    code="actors", kinds=None, template="actors/parts/who.jinja", context=who_is_in_it, order=10, region="people"
)
