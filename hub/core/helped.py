"""Who has helped with records: parts that know of organisations and people with a role say so here, for the thread."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hub.core.records.visibility import Viewer


@dataclass(frozen=True, kw_only=True)
class Helped:
    """One actor who plays or played a part on one record, in words that may be shown to whoever asks."""

    record_id: int
    name: str
    role: str  # “funds”, “hosts”
    url: str = ""


Find = Callable[[Iterable[int], Viewer], Iterable[Helped]]

_sources: dict[str, Find] = {}


def register(code: str, find: Find) -> None:
    """Ask `find` who helped. It gets keys that the viewer may read, and makes one statement."""
    if code in _sources:
        raise ValueError(f"Those who helped, {code!r}, are registered twice.")
    _sources[code] = find


def with_records(keys: Iterable[int], viewer: Viewer) -> list[Helped]:
    """Return who helped with the records, source by source. One statement a source."""
    wanted = list(keys)
    return [one for find in _sources.values() for one in find(wanted, viewer)] if wanted else []
