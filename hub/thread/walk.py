"""Following the thread from any record: up to the purpose it serves, down to what came of it.

Bounded and permission-checked: one statement a level for both directions, joined to the cards the reader may read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from hub.core.links.relations import DOWN, READINGS, UP
from hub.core.records import kinds
from hub.core.records.models import Record, Viewer
from hub.thread import rules
from hub.thread.models import Statement
from hub.thread.stops import Stop, Tie, Walk, Way

SHOWN = 10
LEVELS = 4
WIDEST = 60


class _Side(NamedTuple):
    """Which end of a link the card is at: the names, from the card, of its links, of the other end and of itself."""

    links: str
    node: str
    card: str


_Arm = QuerySet[Record, tuple[Any, ...]]
_WAYS: tuple[tuple[Way, tuple[str, ...], tuple[str, ...]], ...] = (("up", UP, DOWN), ("down", DOWN, UP))
COLUMNS = ("node", "way", "relation", "forwards", "pk", "kind", "title", "state", "rank")
FORWARDS = _Side("links_in", "links_in__source", "links_in__target")
BACKWARDS = _Side("links_out", "links_out__target", "links_out__source")


class Step(NamedTuple):
    """One row of a level: from `node`, on `way`, along `relation` to the record of the card that follows."""

    node: int
    way: str
    relation: str
    forwards: int
    key: int
    kind: str
    title: str
    state: str


@dataclass
class _Found:
    """What the walk has gathered so far."""

    seen: dict[int, int]
    stops: dict[int, Stop] = field(default_factory=dict)
    ties: dict[tuple[int, int], Tie] = field(default_factory=dict)


def follow(record: Record, viewer: Viewer, *, levels: int = LEVELS, beyond: Mapping[Way, int] | None = None) -> Walk:
    """Return the thread from `record` (which `viewer` may read), `levels` each way. One statement a level, at most.

    From each stop the ten newest on either way are followed, and at most sixty in a level; where there are others, the
    stop says where to go on. `beyond` goes on where an earlier page stopped: only records with a key below the one
    given are taken in the first level of that way.
    """
    here = _stop(record.pk, record.kind, record.title, record.state)
    found = _Found(seen={here.key: 0}, stops={here.key: here})
    frontier: dict[Way, list[int]] = {"up": [here.key], "down": [here.key]}
    after = dict(beyond or {})
    for level in range(1, levels + 1):
        steps = _level(viewer, frontier, after)
        frontier = {way: _take(found, steps, way, frontier[way], level) for way in frontier}
        after = {}
        if not any(frontier.values()):
            break
    stops = found.stops.values()
    return Walk(
        here=found.stops[here.key],
        ups=tuple(stop for stop in stops if stop.step < 0),
        downs=tuple(stop for stop in stops if stop.step > 0),
        ties=tuple(found.ties.values()),
    )


def side_line(record: Record, viewer: Viewer) -> tuple[list[Stop], list[Stop]]:
    """Return the way from the purpose down to `record`, and what directly came of it. Two statements at most.

    The way is the shortest that leads to the purpose; where none does, the one that leads furthest. It may take two
    steps to the first statement; from there on it goes by how the statements hang together.
    """
    steps = _level(viewer, {"up": [record.pk], "down": [record.pk]}, {}, _between_statements(viewer))
    known = [step for step in steps if step.way != "down"]
    further = [step.key for step in known if step.node == record.pk and step.kind not in rules.STATEMENTS]
    if further:
        known += _level(viewer, {"up": further}, {})
    cards = {(step.node, step.key): step for step in sorted(known, key=lambda step: -step.key)}
    above: dict[int, list[int]] = {}
    for node, key in cards:
        above.setdefault(node, []).append(key)
    tops = frozenset(step.key for step in known if step.kind == rules.PURPOSE)
    way, node = [], record.pk
    for distance, key in enumerate(rules.way_up(record.pk, above, tops), start=1):
        way.append(_reached(cards[node, key], -distance))
        node = key
    downs = sorted((step for step in steps if step.way == "down"), key=lambda step: -step.key)
    return way[::-1], [_reached(step, 1) for step in downs[: SHOWN + 1]]


def thread_url(reference: str) -> str:
    """Return the address of the page that follows the thread from a record."""
    return reverse("thread:follow", kwargs={"reference": reference})


def _level(viewer: Viewer, frontier: Mapping[Way, list[int]], beyond: Mapping[Way, int], *more: _Arm) -> list[Step]:
    """Return what lies one step on from each record of `frontier`, on its way, and what `more` arms find.

    One statement, none where there is nothing to ask.
    """
    arms = list(more)
    for way, onwards, back in _WAYS:
        if nodes := frontier.get(way):
            arms += [
                _arm(viewer, way, FORWARDS, nodes, onwards, beyond.get(way)),
                _arm(viewer, way, BACKWARDS, nodes, back, beyond.get(way)),
            ]
    if not arms:
        return []
    return [Step._make(row[:-1]) for row in arms[0].union(*arms[1:], all=True)]


def _arm(viewer: Viewer, way: str, side: _Side, nodes: list[int], relations: Iterable[str], before: int | None) -> _Arm:
    """Return the cards tied to `nodes` by `relations`, the eleven newest of each node: ten, and a sign of more."""
    tied = {
        f"{side.node}__in": nodes,
        f"{side.links}__relation__in": relations,
        f"{side.links}__ended_at__isnull": True,
    }
    cards = Record.objects.visible_to(viewer)
    if before is not None:
        cards = cards.filter(pk__lt=before)
    return (
        cards.filter(**tied)
        .annotate(
            node=F(side.node),
            way=Value(way, output_field=CharField()),
            relation=F(f"{side.links}__relation"),
            forwards=Value(int(side is FORWARDS)),
            rank=Window(RowNumber(), partition_by=F(side.node), order_by=F(side.card).desc()),
        )
        .filter(rank__lte=SHOWN + 1)
        .values_list(*COLUMNS)
    )


def _between_statements(viewer: Viewer) -> _Arm:
    """Return how the statements hang together: a row for each statement that another serves."""
    return (
        Record.objects.visible_to(viewer)
        .filter(
            kind__in=list(rules.STATEMENTS),
            links_in__source__in=Statement.objects.order_by().values("pk"),
            links_in__relation="serves",
            links_in__ended_at__isnull=True,
        )
        .annotate(
            node=F("links_in__source"),
            way=Value("frame", output_field=CharField()),
            relation=F("links_in__relation"),
            forwards=Value(1),
            rank=Value(1),
        )
        .values_list(*COLUMNS)
    )


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
        newest = sorted(mine[node], key=lambda step: (-step.key, step.relation))
        if len({step.key for step in newest}) > SHOWN:
            _mark_more(found, node, way, newest[SHOWN - 1].key)
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
        url=reverse(kind.url_name, kwargs={"number": key}),
    )
