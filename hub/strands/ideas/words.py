"""How ideas are said on cards and pages: the colour of a state, who supports, what is late."""

from collections.abc import Mapping

from hub.core.records.models import Record
from hub.design.shapes import Card, Tone
from hub.design.words import plural
from hub.strands.ideas import rules

TONES: Mapping[str, Tone] = {
    rules.NEW: "waiting",
    rules.ACKNOWLEDGED: "moving",
    rules.ASKED: "waiting",
    rules.GOING_AHEAD: "moving",
    rules.NOT_NOW: "quiet",
    rules.ALREADY: "done",
    rules.NOT_FOR_US: "quiet",
    rules.DONE: "done",
    rules.CONFIRMED: "done",
    rules.SENT_ON: "quiet",
    rules.WITHDRAWN: "quiet",
}


def supporters(voices: int) -> str:
    """Return how many support an idea, as a card says it."""
    return f"{plural(voices, 'person supports', 'people support')} this" if voices else "Nobody has supported this yet"


def card(record: Record, tallies: Mapping[str, int]) -> Card:
    """Return the card of an idea. `record` has its place and team fetched, and `is_late` from the list's query."""
    facts = [supporters(tallies.get(rules.VOICES, 0))]
    if comments := tallies.get("comments", 0):
        facts.append(plural(comments, "comment", "comments"))
    if record.place:
        facts.insert(0, record.place.name)
    if record.team:
        facts.append(record.team.name)
    late = getattr(record, "is_late", False)
    return Card(
        title=record.title,
        url=record.get_absolute_url(),
        kind=record.kind_label,
        reference=record.reference,
        state=f"{record.state_label}, and late" if late else record.state_label,
        tone="late" if late else TONES[record.state],
        summary=record.summary,
        facts=facts,
        published=record.published_at,
        lang=record.lang if record.lang != "en" else "",
    )
