"""Records as the lists of the design system show them."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from hub.core.records import kinds
from hub.core.records.models import Record
from hub.design.shapes import Card


def card(record: Record, facts: Sequence[str] = ()) -> Card:
    """Return the card of `record`, with its place and `facts`. No statement if its place has been fetched."""
    place = [str(record.place)] if record.place else []
    return Card(
        title=record.title,
        url=record.get_absolute_url(),
        kind=record.kind_label,
        reference=record.reference,
        state=record.state_label,
        tone=kinds.get(record.kind).lifecycle.tone(record.state),
        summary=record.summary,
        facts=[*place, *facts],
        published=timezone.localdate(record.published_at) if record.published_at else None,
        lang="" if record.lang == "en" else record.lang,
    )


def cards(records: Iterable[Record]) -> list[Card]:
    """Return the cards of `records` in their order; fetch their places with them."""
    return [card(record) for record in records]
