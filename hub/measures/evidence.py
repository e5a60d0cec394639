"""Which level of evidence a record has: measures do not know, so whoever does registers it here.

Levels are those of Nesta's Standards of Evidence, 1 to 5. Below 3 a chart may show that something changed, and never
what caused it.
"""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from django.db.models import DateField, IntegerField, Value

Read = Callable[[str], Any]


def _no_level(_: str) -> Any:
    return Value(None, output_field=IntegerField())


def _no_day(_: str) -> Any:
    return Value(None, output_field=DateField())


class Evidence(NamedTuple):
    """How to read what a record can show of a cause: its level, and the day on which it began."""

    level: Read = _no_level
    began: Read = _no_day


_registered: dict[str, Evidence] = {}


def register(kinds: Collection[str], level: Read, *, began: Read = _no_day) -> None:
    """Say how to read the level of records of these kinds, and the day on which they began. Each kind once.

    Both are given the name by which the outer statement knows the record's key, and return an expression that is read
    with it, so that asking costs no statement of its own:

        def of_experiment(column):
            return lambda key: Subquery(Experiment.objects.filter(record_id=OuterRef(key)).values(column)[:1])

        evidence.register({"experiment"}, of_experiment("evidence_level"), began=of_experiment("began_on"))

    The level is 1 to 5, or NULL where none is claimed; the day is NULL where none is known.
    """
    for kind in kinds:
        if kind in _registered:
            raise ValueError(f"The evidence of {kind!r} is registered twice.")
        _registered[kind] = Evidence(level, began)


def forget(kind: str) -> None:
    """Take a kind out again: for tests, and nothing else."""
    del _registered[kind]


def known(kind: str) -> Evidence:
    """Return how to read the evidence of records of `kind`: NULL for those of which nobody says any."""
    return _registered.get(kind, Evidence())
