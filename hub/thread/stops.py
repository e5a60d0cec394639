"""What following the thread gives: stops and the ties between them. Page, picture and JSON all read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Way = Literal["up", "down"]


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One record on the thread.

    `step` is how far it lies from the record we began at: below 0 towards the purpose, 0 the record itself, above 0
    towards what came of it. `nearer` is the key of the stop it was reached from, and `relation` says how it reads from
    there: “(that one) serves (this one)”. `more_above` and `more_below` are where to go on, if more lies that way than
    is shown.
    """

    key: int
    kind: str
    kind_label: str
    reference: str
    title: str
    state: str
    url: str
    step: int = 0
    nearer: int | None = None
    relation: str = ""
    more_above: str = ""
    more_below: str = ""

    @property
    def way(self) -> Way:
        """Where it lies from the record we began at."""
        return "up" if self.step < 0 else "down"

    def more(self, way: Way) -> str:
        """Return the address at which the thread goes on from here on that way; "" if all is shown."""
        return self.more_above if way == "up" else self.more_below


@dataclass(frozen=True, kw_only=True)
class Tie:
    """Two stops that are tied besides the tie by which the farther was reached: `nearer` `relation` `farther`."""

    nearer: int
    relation: str
    farther: int


@dataclass(frozen=True, kw_only=True)
class Walk:
    """The thread as followed from one record: that record, what lies above and below it, each stop once.

    `ups` and `downs` are in the order they were reached, level by level. `ties` are the further ties between stops.
    """

    here: Stop
    ups: tuple[Stop, ...] = ()
    downs: tuple[Stop, ...] = ()
    ties: tuple[Tie, ...] = ()

    def __iter__(self) -> Iterator[Stop]:
        """Yield every stop from the top of the thread down, those of one step in the order they were reached."""
        yield from sorted(self.ups, key=lambda stop: stop.step)
        yield self.here
        yield from self.downs

    def beyond(self, stop: Stop, way: Way) -> list[Stop]:
        """Return the stops that were reached from `stop` on that way, in their order."""
        return self._reached.get((stop.key, way), [])

    def also(self, stop: Stop) -> list[tuple[str, Stop]]:
        """Return what else `stop` is tied to: the relation's words, and the other stop."""
        return self._also.get(stop.key, [])

    @cached_property
    def _reached(self) -> dict[tuple[int, Way], list[Stop]]:
        found: dict[tuple[int, Way], list[Stop]] = {}
        for stop in (*self.ups, *self.downs):
            if stop.nearer is not None:
                found.setdefault((stop.nearer, stop.way), []).append(stop)
        return found

    @cached_property
    def _also(self) -> dict[int, list[tuple[str, Stop]]]:
        by_key = {stop.key: stop for stop in self}
        found: dict[int, list[tuple[str, Stop]]] = {}
        for tie in self.ties:
            found.setdefault(tie.nearer, []).append((tie.relation, by_key[tie.farther]))
        return found
