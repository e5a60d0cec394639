"""The words that tie two records together, and which way each leads along the golden thread. Plain data."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Where following a link forwards leads: up to the purpose, down to what came of it, or to its side."""

    UP = "up"
    DOWN = "down"
    BESIDE = "beside"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a relation reads from its source and from its target, and where each of the two readings leads."""

    forwards: str
    backwards: str
    leads: Direction

    @property
    def leads_back(self) -> Direction:
        """Where the link leads when it is followed from its target."""
        return {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}.get(self.leads, Direction.BESIDE)


# What a measure does for a record. Nothing else leads from it, so that it stands at the end of every thread.
MEASURES = "measures"

READINGS: dict[str, Reading] = {
    "serves": Reading(forwards="serves", backwards="is served by", leads=Direction.UP),
    "responds_to": Reading(forwards="responds to", backwards="is answered by", leads=Direction.UP),
    "became": Reading(forwards="became", backwards="came from", leads=Direction.DOWN),
    "taught_in": Reading(forwards="is taught in", backwards="teaches", leads=Direction.BESIDE),
    "authorised_by": Reading(forwards="was authorised by", backwards="authorised", leads=Direction.DOWN),
    "paid_by": Reading(forwards="is paid for by", backwards="pays for", leads=Direction.DOWN),
    "evidenced_by": Reading(forwards="is evidenced by", backwards="is evidence for", leads=Direction.DOWN),
    "led_to": Reading(forwards="led to", backwards="happened because of", leads=Direction.DOWN),
    MEASURES: Reading(forwards="measures", backwards="is measured by", leads=Direction.UP),
    "same_as": Reading(forwards="is the same as", backwards="is the same as", leads=Direction.BESIDE),
}

# Followed from source to target these lead up, from target to source down; and the other way round.
UP = tuple(name for name, reading in READINGS.items() if reading.leads is Direction.UP)
DOWN = tuple(name for name, reading in READINGS.items() if reading.leads is Direction.DOWN)
BESIDE = tuple(name for name, reading in READINGS.items() if reading.leads is Direction.BESIDE)
