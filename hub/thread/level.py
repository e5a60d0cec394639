"""One level of the walk in one statement: what lies one step on from each of a set of records.

The condition of what the reader may see is compiled from `visible_to` itself and stands in every arm of
the statement; Django compiles a query of its own in milliseconds, and a walk has a dozen arms. What serves a statement
is read newest first from the index over links and stops at the eleventh, so that an outcome that thousands serve costs
as little as one that two do; elsewhere ROW_NUMBER keeps eleven of each node. What measures a record is read apart from
what came of it, however old it is, and is not read again further on. The SQL is the same on both databases.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connections

from hub.accounts.prepared import quoted
from hub.core.links.models import Link
from hub.core.links.relations import DOWN, MEASURES, UP
from hub.core.records.models import Record
from hub.core.records.prepared import visible_sql
from hub.core.records.visibility import Viewer
from hub.thread import rules
from hub.thread.models import Statement
from hub.thread.stops import Way

SHOWN = 10
WIDEST = 60
_NO_END = 2**63 - 1
_RECORDS, _LINKS, _STATEMENTS = Record._meta.db_table, Link._meta.db_table, Statement._meta.db_table
_CARD = f"{_RECORDS}.id AS pk, {_RECORDS}.kind, {_RECORDS}.title, {_RECORDS}.state"


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

    @property
    def measures(self) -> bool:
        """Whether the card is of what measures the node."""
        return self.relation == MEASURES and not self.forwards


class _Side(NamedTuple):
    """Which end of a link the card is at: the columns of the other end and of its own."""

    node: str
    card: str
    forwards: int


_Sql = tuple[str, list[Any]]
_FORWARDS, _BACKWARDS = _Side("source_id", "target_id", 1), _Side("target_id", "source_id", 0)
_RELATIONS: dict[Way, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "up": (UP, DOWN),
    "down": (DOWN, tuple(name for name in UP if name != MEASURES)),
}


class Levels:
    """The levels of one walk of one reader."""

    def __init__(self, viewer: Viewer) -> None:
        self._may_read, self._values = visible_sql(viewer)

    def read(self, frontier: Mapping[Way, Sequence[tuple[int, str]]], beyond: Mapping[Way, int]) -> list[Step]:
        """Return what lies one step on from each record of `frontier`, given as keys and kinds.

        One statement, none where there is nothing to ask.
        """
        arms: list[_Sql] = []
        for way in _RELATIONS:
            arms += self._arms(way, frontier.get(way, ()), beyond.get(way, _NO_END))
        return self._steps(arms) if arms else []

    def around(self, key: int, kind: str) -> list[Step]:
        """Return what lies one step on from one record, and two steps up. One statement.

        With them comes how the statements hang together, as steps whose way is “frame”. What lies two steps up is told
        although the record between may be hidden: go to it by the first step alone.
        """
        here = [(key, kind)]
        arms = [*self._arms("up", here, _NO_END), *self._arms("down", here, _NO_END), *self._second(key), self._frame()]
        return self._steps(arms)

    def _steps(self, arms: Sequence[_Sql]) -> list[Step]:
        sql = " UNION ALL ".join(f"SELECT * FROM ({text}) arm{number}" for number, (text, _) in enumerate(arms))  # noqa: S608
        with connections[Record.objects.db].cursor() as cursor:
            cursor.execute(sql, [value for _, values in arms for value in values])
            return [Step._make(row) for row in cursor.fetchall()]

    def _second(self, key: int) -> Iterator[_Sql]:
        """Return what lies two steps up from the record with this key, over what is no statement: those the frame has.

        SQLite would read through all that serves a statement in search of what led to it.
        """
        onwards, back = _RELATIONS["up"]
        first = (
            f"SELECT node FROM (SELECT target_id AS node FROM {_LINKS} WHERE source_id = %s"  # noqa: S608
            f" AND relation IN ({_words(onwards)}) AND ended_at IS NULL UNION ALL SELECT source_id FROM {_LINKS}"
            f" WHERE target_id = %s AND relation IN ({_words(back)}) AND ended_at IS NULL) firsts"
            f" WHERE node NOT IN (SELECT record_id FROM {_STATEMENTS})"
        )
        nodes = first, [key, key]
        yield self._ranked("up", _FORWARDS, nodes, onwards, _NO_END)
        yield self._ranked("up", _BACKWARDS, nodes, back, _NO_END)

    def _arms(self, way: Way, nodes: Sequence[tuple[int, str]], before: int) -> Iterator[_Sql]:
        onwards, back = _RELATIONS[way]
        served = [key for key, kind in nodes if way == "down" and kind in rules.STATEMENTS]
        others = [key for key, _ in nodes if key not in served]
        if nodes:
            yield self._ranked(way, _FORWARDS, _listed([key for key, _ in nodes]), onwards, before)
        if others:
            yield self._ranked(way, _BACKWARDS, _listed(others), back, before)
        for key in served:
            yield self._newest(way, key, before)
        if nodes and way == "down" and before == _NO_END:
            yield self._ranked(way, _BACKWARDS, _listed([key for key, _ in nodes]), (MEASURES,), before)

    def _ranked(self, way: Way, side: _Side, nodes: _Sql, relations: Sequence[str], before: int) -> _Sql:
        """Return the cards tied to `nodes` by `relations`, the eleven newest of each: ten, and a sign of more."""
        keys, found = nodes
        tied = f"l.{side.node} IN ({keys}) AND l.relation IN ({_words(relations)})"
        rank = f"ROW_NUMBER() OVER (PARTITION BY l.{side.node} ORDER BY l.{side.card} DESC) AS place"
        inside, values = self._tied(way, side, tied, found, before, more=f", {rank}")
        columns = "node, way, relation, forwards, pk, kind, title, state"
        return f"SELECT {columns} FROM ({inside}) ranked WHERE place <= {SHOWN + 1}", values  # noqa: S608

    def _newest(self, way: Way, node: int, before: int) -> _Sql:
        """Return the eleven newest cards that serve the statement `node`, in the order of the index over links."""
        text, values = self._tied(way, _BACKWARDS, "l.target_id = %s AND l.relation = 'serves'", [node], before)
        return f"{text} ORDER BY l.source_id DESC LIMIT {SHOWN + 1}", values

    def _frame(self) -> _Sql:
        """Return how the statements hang together: a row for each statement that another serves."""
        tied = f"l.source_id IN (SELECT record_id FROM {_STATEMENTS}) AND l.relation = 'serves'"  # noqa: S608
        text, values = self._tied("frame", _FORWARDS, tied, [], _NO_END)
        return f"{text} AND {_RECORDS}.kind IN ({_words(rules.STATEMENTS)})", values

    def _tied(self, way: str, side: _Side, tied: str, values: Sequence[object], before: int, *, more: str = "") -> _Sql:
        """Return the SELECT of the cards that are `tied` and that the reader may see."""
        text = (
            f"SELECT l.{side.node} AS node, '{way}' AS way, l.relation, {side.forwards} AS forwards, {_CARD}{more} "  # noqa: S608 - only our own words; values stand apart
            f"FROM {_LINKS} l INNER JOIN {_RECORDS} ON {_RECORDS}.id = l.{side.card} "
            f"WHERE {tied} AND l.ended_at IS NULL AND l.{side.card} < %s AND ({self._may_read})"
        )
        return text, [*values, before, *self._values]


def _listed(keys: list[int]) -> _Sql:
    return ", ".join(["%s"] * len(keys)), keys


def _words(ours: Iterable[str]) -> str:
    """Return words of our own, such as relations, as a list in the statement's text (decision 12)."""
    return ", ".join(map(quoted, ours))
