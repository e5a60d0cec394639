"""What is being drafted: decisions that wait to be signed, and contracts that wait to be published."""

from django.db.models import QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.records.cards import card
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import without_shapes
from hub.core.records.visibility import Viewer
from hub.design.shapes import Card
from hub.strands.ledger import permissions, rules

SHOWN = 100
WAITS = {rules.DECISION: "Yours to sign", rules.CONTRACT: "Yours to publish"}


def drafts(person: Person) -> list[Card]:
    """Return the cards of the newest drafts that the person may read, the first begun last. One statement.

    Each says which post it is for, and whether it is the person’s to sign or to publish today.
    """
    today, found = timezone.localdate(), _drafts(viewer=person)
    return [card(one, _facts(one, person, permissions.may_sign(person, one.post, today))) for one in found]


def _facts(record: Record, person: Person, signs: bool) -> list[str]:
    post = record.post
    standing_in = signs and post is not None and post.holder_id != person.pk
    return [
        *([post.title] if post else []),
        *([WAITS[record.kind]] if signs else []),
        *(["You stand in"] if standing_in else []),
    ]


@prepared
def _drafts(*, viewer: Viewer) -> QuerySet[Record]:
    found = Record.objects.visible_to(viewer).of_kind(rules.CONTRACT, rules.DECISION).filter(state=rules.DRAFT)
    return without_shapes(found.select_related("place", "post"), "place").order_by("-pk")[:SHOWN]
