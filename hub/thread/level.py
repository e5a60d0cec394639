"""One level of the walk in one statement: what lies one step on from each of a set of records.

The condition of what the reader may see is compiled from `visible_to` itself, once a walk; the statement of each level
is put together from that. A record that thousands serve costs as little as one that two do: what serves a statement is
read newest first from the index over links and stops at the eleventh. Elsewhere ROW_NUMBER keeps eleven of each node.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import CharField, F, QuerySet, Value, Window
from django.db.models.functions import RowNumber

from hub.core.links.relations import DOWN, UP
from hub.core.records.models import Record, Viewer
from hub.thread import rules
from hub.thread.models import Statement
from hub.thread.stops import Way

SHOWN = 10
WIDEST = 60


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


class _Side(NamedTuple):
    """Which end of a link the card is at: the names, from the card, of its links, of the other end and of itself."""

    links: str
    node: str
    card: str


_Sql = tuple[str, tuple[Any, ...]]
_Rows = QuerySet[Record, tuple[Any, ...]]
FORWARDS = _Side("links_in", "links_in__source", "links_in__target")
BACKWARDS = _Side("links_out", "links_out__target", "links_out__source")
COLUMNS = ("node", "way", "relation", "forwards", "pk", "kind", "title", "state", "rank")
_RELATIONS: dict[Way, tuple[tuple[str, ...], tuple[str, ...]]] = {"up": (UP, DOWN), "down": (DOWN, UP)}
# Stand in the compiled statements for what each level puts in their place; no record has such a key or relation.
_NODES = range(-WIDEST, 0)
_BEFORE = -(WIDEST + 1)
_WAY = "?way"
_TIES = tuple(f"?{number}" for number in range(max(len(UP), len(DOWN))))
_NO_END = 2**63 - 1


class Levels:
    """The levels of one walk of one reader."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self._compiled: dict[str, _Sql] = {}

    def read(
        self, frontier: Mapping[Way, Sequence[tuple[int, str]]], beyond: Mapping[Way, int], *, frame: bool = False
    ) -> list[Step]:
        """Return what lies one step on from each record of `frontier`: keys and kinds, at most 60 on each way.

        With `frame`, also how the statements hang together, as steps whose way is “frame”. One statement, none where
        there is nothing to ask.
        """
        arms = [_compile(self._frame())] if frame else []
        for way in _RELATIONS:
            nodes = frontier.get(way, ())
            arms += self._arms(way, nodes, beyond.get(way, _NO_END))
        if not arms:
            return []
        sql = " UNION ALL ".join(f"SELECT * FROM ({text}) arm{number}" for number, (text, _) in enumerate(arms))  # noqa: S608 - our own text; values apart
        with connections[Record.objects.db].cursor() as cursor:
            cursor.execute(sql, [value for _, values in arms for value in values])
            return [Step._make(row[:-1]) for row in cursor.fetchall()]

    def _arms(self, way: Way, nodes: Sequence[tuple[int, str]], before: int) -> Iterable[_Sql]:
        onwards, back = _RELATIONS[way]
        served = [key for key, kind in nodes if way == "down" and kind in rules.STATEMENTS]
        others = [key for key, _ in nodes if key not in served]
        if nodes:
            yield self._about("forwards", way, [key for key, _ in nodes], onwards, before)
        if others:
            yield self._about("backwards", way, others, back, before)
        for key in served:
            yield self._about("served", way, [key], ["serves"], before)

    def _about(self, arm: str, way: Way, keys: Sequence[int], relations: Sequence[str], before: int) -> _Sql:
        """Return a compiled arm with its own values in it, the last of each list repeated to fill it."""
        if arm not in self._compiled:
            self._compiled[arm] = _compile(self._arm(arm))
        text, values = self._compiled[arm]
        places: dict[object, int | str] = {_BEFORE: before, _WAY: way}
        places |= {node: keys[min(position, len(keys) - 1)] for position, node in enumerate(_NODES)}
        places |= {tie: relations[min(position, len(relations) - 1)] for position, tie in enumerate(_TIES)}
        return text, tuple(places.get(value, value) for value in values)

    def _arm(self, arm: str) -> _Rows:
        if arm == "served":
            newest = self._tied(BACKWARDS, [_NODES[0]], _TIES[:1]).annotate(rank=Value(1))
            return newest.order_by(F(BACKWARDS.card).desc()).values_list(*COLUMNS)[: SHOWN + 1]
        side = FORWARDS if arm == "forwards" else BACKWARDS
        rank = Window(RowNumber(), partition_by=F(side.node), order_by=F(side.card).desc())
        tied = self._tied(side, list(_NODES), _TIES)
        return tied.annotate(rank=rank).filter(rank__lte=SHOWN + 1).values_list(*COLUMNS)

    def _tied(self, side: _Side, nodes: list[int], relations: Sequence[str]) -> QuerySet[Record]:
        """Return the cards tied to `nodes` by `relations`, as the reader may see them."""
        tied: dict[str, Any] = {
            f"{side.node}__in": nodes,
            f"{side.links}__relation__in": relations,
            f"{side.links}__ended_at__isnull": True,
        }
        if len(nodes) == len(relations) == 1:
            # Equality lets both databases read the index in its own order.
            tied = {side.node: nodes[0], f"{side.links}__relation": relations[0], f"{side.links}__ended_at": None}
        return (
            Record.objects.visible_to(self.viewer)
            .filter(pk__lt=_BEFORE, **tied)
            .annotate(
                node=F(side.node),
                way=Value(_WAY, output_field=CharField()),
                relation=F(f"{side.links}__relation"),
                forwards=Value(int(side is FORWARDS)),
            )
        )

    def _frame(self) -> _Rows:
        """Return how the statements hang together: a row for each statement that another serves."""
        return (
            Record.objects.visible_to(self.viewer)
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


def _compile(rows: _Rows) -> _Sql:
    text, values = rows.query.get_compiler(rows.db).as_sql()
    return text, tuple(values)
