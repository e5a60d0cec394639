"""Which level of evidence a record has: measures do not know, so whoever does registers it here.

Levels are those of Nesta's Standards of Evidence, 1 to 5. Below 3 a chart may show that something changed, and never
what caused it.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import IntegerField, Value

Level = Callable[[str], Any]
_levels: dict[str, Level] = {}


def register(kinds: Collection[str], level: Level) -> None:
    """Say how to read the level of records of these kinds. Each kind is registered once, in an `apps.py`.

    `level` is given the name by which the outer statement knows the record's key, and returns an expression that is
    read with it, so that asking costs no statement of its own:

        evidence.register(
            {"experiment"},
            lambda key: Subquery(Experiment.objects.filter(record_id=OuterRef(key)).values("evidence_level")[:1]),
        )

    The expression gives 1 to 5, or NULL where no level is claimed.
    """
    for kind in kinds:
        if kind in _levels:
            raise ValueError(f"The evidence of {kind!r} is registered twice.")
        _levels[kind] = level


def forget(kind: str) -> None:
    """Take a kind out again: for tests, and nothing else."""
    del _levels[kind]


def known(kind: str) -> Level:
    """Return how to read the level of records of `kind`: NULL for those of which nobody says one."""
    return _levels.get(kind, _none)


def _none(_: str) -> Any:
    return Value(None, output_field=IntegerField())
