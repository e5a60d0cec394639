"""How open each field of the hub's tables is. Each app says it in its `field_classes.py`."""

from collections.abc import Mapping
from enum import StrEnum


class Openness(StrEnum):
    """Who may be given the value of a field. `OPEN` still means: on records that are public."""

    OPEN = "open"  # may stand in open data
    INTERNAL = "internal"  # keeps the hub running; never given away
    PERSONAL = "personal"  # about a person: shown to them, erased with them, never in open data


OPEN, INTERNAL, PERSONAL = Openness.OPEN, Openness.INTERNAL, Openness.PERSONAL

# A model's name, and the class of each of its fields.
Classes = Mapping[str, Mapping[str, Openness]]


def each(openness: Openness, *fields: str) -> dict[str, Openness]:
    """Return `fields` with the same class."""
    return dict.fromkeys(fields, openness)
