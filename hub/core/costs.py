"""What records have cost so far: each strand that knows of spending says so here, and the thread adds it up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hub.core.records.visibility import Viewer


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What one source says that one record has cost so far. `pounds` is what was paid or spent, never a budget.

    `is_part_of` names records whose amount has this one in it already (the payments of a contract are in the project
    that it pays for), so that nothing is added up twice. `also_for` counts what else the amount pays for, beside the
    records that were asked about: it cannot be split, and is said to be for those as well.
    """

    record_id: int
    pounds: Decimal
    words: str  # “paid under the contract”, “staff time and materials”
    is_part_of: frozenset[int] = frozenset()
    also_for: int = 0


Find = Callable[[Sequence[int], Viewer], Iterable[Spent]]

_sources: dict[str, Find] = {}


def register(code: str, find: Find) -> None:
    """Ask `find` for what records have cost. It gets keys that the viewer may read, and makes one statement."""
    if code in _sources:
        raise ValueError(f"The costs {code!r} are registered twice.")
    _sources[code] = find


def of_records(keys: Iterable[int], viewer: Viewer) -> Mapping[str, list[Spent]]:
    """Return what the records cost, by source. `viewer` may read them, as was found before. One statement a source."""
    wanted = list(keys)
    return {code: list(find(wanted, viewer)) for code, find in _sources.items()} if wanted else {}
