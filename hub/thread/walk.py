"""Following the thread from any record: up to the purpose it serves, down to what came of it.

Bounded and permission-checked: one statement a level for both directions, joined to the cards the reader may read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hub.core.links.relations import MEASURES, READINGS
from hub.core.records import kinds
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.design.addresses import address
from hub.thread import rules
from hub.thread.level import SHOWN, WIDEST, Levels, Step
from hub.thread.stops import Stop, Tie, Walk, Way

LEVELS = 4
# How a record reads from above of which nothing comes: what measures it, authorises it, or pays for it.
ENDS = {READINGS[MEASURES].backwards, READINGS["authorised_by"].forwards, READINGS["paid_by"].forwards}


@dataclass
class _Found:
    """What the walk has gathered so far."""

    seen: dict[int, int]
    stops: dict[int, Stop] = field(default_factory=dict)
    ties: dict[tuple[int, int], Tie] = field(default_factory=dict)


def follow(record: Record, viewer: Viewer, *, levels: int = LEVELS, beyond: Mapping[Way, int] | None = None) -> Walk:
    """Return the thread from `record` (which `viewer` may read), `levels` each way. One statement a level, at most.

    From each stop ten on either way are followed, what measures it and then the newest, and at most sixty in a level;
    where there are others, the stop says where to go on; so does, from a piece of work, the work at the last level.
    `beyond` goes on where an earlier page stopped: only records with a key below the one given are taken in the first
    level of that way.
    """
    here = _stop(record.pk, record.kind, record.title, record.state)
    found = _Found(seen={here.key: 0}, stops={here.key: here})
    reading = Levels(viewer)
    frontier: dict[Way, list[int]] = {"up": [here.key], "down": [here.key]}
    after = dict(beyond or {})
    for level in range(1, levels + 1):
        kinds_of = {way: [(key, found.stops[key].kind) for key in keys] for way, keys in frontier.items()}
        steps = reading.read(kinds_of, after)
        frontier = {way: _take(found, steps, way, frontier[way], level) for way in frontier}
        after = {}
        if not any(frontier.values()):
            break
    if here.kind not in rules.STATEMENTS:
        _mark_last(found, frontier["down"])
    stops = found.stops.values()
    return Walk(
        here=found.stops[here.key],
        ups=tuple(stop for stop in stops if stop.step < 0),
        downs=tuple(stop for stop in stops if stop.step > 0),
        ties=tuple(found.ties.values()),
    )


def side_line(record: Record, viewer: Viewer) -> tuple[list[Stop], list[Stop]]:
    """Return the way from the purpose down to `record`, and what directly came of it. One statement.

    The way is the shortest that leads to the purpose; where none does, the one that leads furthest. It may take two
    steps to the first statement; from there on it goes by how the statements hang together. Work that the
    record came from, authorised or pays for, and that is not on that way, stands first of what follows it: so that one
    gets back as one got here.
    """
    steps = Levels(viewer).around(record.pk, record.kind)
    known = [step for step in steps if step.way != "down"]
    cards = {(step.node, step.key): step for step in sorted(known, key=lambda step: -step.key)}
    above: dict[int, list[int]] = {}
    for node, key in cards:
        above.setdefault(node, []).append(key)
    tops = frozenset(step.key for step in known if step.kind == rules.PURPOSE)
    way, node = [], record.pk
    for distance, key in enumerate(rules.way_up(record.pk, above, tops), start=1):
        way.append(_reached(cards[node, key], -distance))
        node = key
    on_the_way = {stop.key for stop in way}
    work = [step for step in known if step.node == record.pk and step.kind not in rules.STATEMENTS]
    beside = sorted({step.key: step for step in work if step.key not in on_the_way}.values(), key=_order)
    downs = [*beside, *sorted((step for step in steps if step.way == "down"), key=_order)]
    return way[::-1], [_reached(step, 1) for step in downs[: SHOWN + 1]]


def thread_url(reference: str) -> str:
    """Return the address of the page that follows the thread from a record."""
    return address("thread:follow", {"reference": reference})


def _take(found: _Found, steps: Iterable[Step], way: Way, nodes: list[int], level: int) -> list[int]:
    """Add one level's steps on `way` to what was found; return the keys to go on from.

    Each node gives its newest first, and the nodes take turns, so that one with many does not crowd out the others.
    """
    mine: dict[int, list[Step]] = {node: [] for node in nodes}
    for step in steps:
        if step.way == way:
            mine[step.node].append(step)
    turns: list[tuple[int, int, Step]] = []
    for order, node in enumerate(nodes):
        newest = sorted(mine[node], key=_order)
        if len({step.key for step in newest}) > SHOWN:
            _mark_more(found, node, way, newest[SHOWN].key + 1)
        turns += [(turn, order, step) for turn, step in enumerate(newest[:SHOWN])]
    reached: list[int] = []
    for _, _, step in sorted(turns, key=lambda turn: turn[:2]):
        if step.key in found.seen:
            _tie(found, step)
        elif len(reached) < WIDEST:
            found.seen[step.key] = level
            found.stops[step.key] = _reached(step, -level if way == "up" else level)
            reached.append(step.key)
        else:
            _mark_more(found, step.node, way, None)
    return reached


def _order(step: Step) -> tuple[bool, int, str]:
    """Return the place of a step among those from one node: what measures it, then the newest."""
    return not step.measures, -step.key, step.relation


def _tie(found: _Found, step: Step) -> None:
    """Keep a further tie between two stops, unless one of them was reached along it."""
    if step.key == step.node or found.stops[step.node].nearer == step.key or found.stops[step.key].nearer == step.node:
        return
    pair = (min(step.node, step.key), max(step.node, step.key))
    found.ties.setdefault(pair, Tie(nearer=step.node, relation=_reading(step), farther=step.key))


def _mark_more(found: _Found, node: int, way: Way, after: int | None) -> None:
    stop = found.stops[node]
    query = f"?{way}={after}" if after is not None else ""
    url = thread_url(stop.reference) + query
    found.stops[node] = replace(stop, more_above=url) if way == "up" else replace(stop, more_below=url)


def _mark_last(found: _Found, last: Iterable[int]) -> None:
    """Let the work that was reached last say where to go on: what is below it was not read."""
    for key in last:
        stop = found.stops[key]
        if stop.relation not in ENDS and stop.kind not in rules.STATEMENTS and not stop.more_below:
            _mark_more(found, key, "down", None)


def _reading(step: Step) -> str:
    reading = READINGS[step.relation]
    return reading.forwards if step.forwards else reading.backwards


def _reached(step: Step, distance: int) -> Stop:
    stop = _stop(step.key, step.kind, step.title, step.state)
    return replace(stop, step=distance, nearer=step.node, relation=_reading(step))


def _stop(key: int, code: str, title: str, state: str) -> Stop:
    kind = kinds.get(code)
    return Stop(
        key=key,
        kind=code,
        kind_label=kind.label,
        reference=f"{kind.prefix}-{key}",
        title=title,
        state=kind.lifecycle.labels.get(state, state),
        url=address(kind.url_name, {"number": key}),
    )
