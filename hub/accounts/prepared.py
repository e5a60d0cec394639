"""Queries that Django builds and compiles once in a process, and that are only filled in after that.

Django takes two to ten times as long to put a query into SQL as the database takes to answer it, and does it anew for
every page. The queries of the pages that are read most are therefore functions marked with `prepared`:

    @prepared
    def _late(shown: int, *, viewer: Viewer, today: date) -> QuerySet[Clock]:
        return running(viewer).filter(due_on__lt=today)[:shown]

    clocks = _late(5, viewer=request.user, today=today)

What is given by position says which query it is: the function is called once for each of it. What is given by name is
filled in each time, so inside the function it is no value but the place of one: to be handed on to `filter`,
`visible_to` or a lookup, and to nothing that would look into it. No row and no value is kept, only SQL.

A total is counted with `.values(all=Value(1)).annotate(total=…)`, which gives one row whatever there is; how many rows
a query finds before it is cut off, by a function marked with `prepared_count`.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
R = TypeVar("R")
MOST_KEPT = 500  # of one function's queries: addresses can ask for many, and each is some kilobytes
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PLACE = re.compile(r"%[%s]")
Parameters = Sequence[Any] | Mapping[str, Any]


class Hole(NamedTuple):
    """Where a value goes among a statement's parameters: its name, and for one of several its number."""

    name: str
    number: int | None = None


class Place(Expression):
    """The place of one value in a query that is being built; with a `count`, of so many in brackets, after IN."""

    def __init__(self, name: str, count: int | None = None) -> None:
        super().__init__()
        self.name = name
        self.count = count

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:  # noqa: ARG002 - Django's names
        if self.count is None:
            return "%s", [Hole(self.name)]
        return f"({', '.join(['%s'] * self.count)})", [Hole(self.name, number) for number in range(self.count)]


class Parts(ABC):
    """A value made of several. Its places are named after its attributes: `viewer.person`."""

    @abstractmethod
    def shape(self) -> Hashable:
        """Return what of it decides which query it is."""

    @abstractmethod
    def places(self, name: str) -> "Parts":
        """Return the same with places instead of values, each named `name`, a point and the attribute."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A compiled statement. `compiler` knows how its rows become what the query set yields; None if it finds none."""

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler | None
    sql: str = ""
    parameters: Parameters = ()


@dataclass(frozen=True)
class _Filled:
    """What Django's iterables read of a query set: where it is asked, and what its query compiles to."""

    db: str
    compiler: SQLCompiler
    _known_related_objects: Mapping[Any, Any]

    @property
    def query(self) -> "_Filled":
        return self

    def get_compiler(self, using: str) -> SQLCompiler:  # noqa: ARG002 - as Django calls it
        return self.compiler


def prepared(
    build: Callable[P, QuerySet[Any, R]], *, understand: Callable[[Any], Any] = lambda value: value
) -> Callable[P, list[R]]:
    """Have the query that `build` returns compiled once for each of what is given by position. One statement.

    `understand` is asked first about each value given by name.
    """
    return _once_compiled(build, _rows, understand)


def prepared_count(
    build: Callable[P, QuerySet[Any, Any]], *, understand: Callable[[Any], Any] = lambda value: value
) -> Callable[P, int]:
    """Have the rows of the query that `build` returns counted, up to where it is cut off. As `prepared`."""
    return _once_compiled(build, _count, understand)


def _once_compiled(
    build: Callable[P, QuerySet[Any, Any]],
    answer: "Callable[[_Ready, Mapping[str, Any]], R]",
    understand: Callable[[Any], Any],
) -> Callable[P, R]:
    if getattr(build, "__closure__", None):
        raise TypeError("A prepared query sees only what it is given: define it in a module.")
    known: dict[Hashable, _Ready] = {}

    @wraps(build)
    def answered(*positional: P.args, **named: P.kwargs) -> R:
        values = {name: understand(value) for name, value in named.items()}
        key = (positional, tuple((name, shape(value)) for name, value in values.items()))
        if key not in known:
            if len(known) >= MOST_KEPT:
                known.clear()
            places = {name: place(name, value) for name, value in values.items()}
            known[key] = _compiled(cast("Callable[..., QuerySet[Any, Any]]", build)(*positional, **places))
        return answer(known[key], values)

    return answered


def shape(value: Any) -> Hashable:
    """Return what of a value decides which query it is: of several values, how many they are."""
    if isinstance(value, Parts):
        return value.shape()
    return len(value) if isinstance(value, list | tuple) else None


def place(name: str, value: Any) -> Any:
    """Return what stands for a value while its query is built."""
    if isinstance(value, Parts):
        return value.places(name)
    if isinstance(value, list | tuple):
        return Place(name, len(value)) if value else []
    return Place(name)


def fill(parameters: Sequence[Any], values: Mapping[str, Any], connection: BaseDatabaseWrapper) -> list[Any]:
    """Return the parameters of a statement with the values in their places, as the database's driver takes them."""
    adapt = connection.ops.adapt_unknown_value
    return [adapt(_value(values, one)) if isinstance(one, Hole) else one for one in parameters]


def _filled(parameters: Parameters, values: Mapping[str, Any], connection: BaseDatabaseWrapper) -> Parameters:
    """Fill parameters that stand in their order, or that have names."""
    if isinstance(parameters, Mapping):
        return dict(zip(parameters, fill(list(parameters.values()), values, connection), strict=True))
    return fill(parameters, values, connection)


def _value(values: Mapping[str, Any], hole: Hole) -> Any:
    name, _, part = hole.name.partition(".")
    value = getattr(values[name], part) if part else values[name]
    return value if hole.number is None else value[hole.number]


def _compiled(queryset: QuerySet[Any, Any]) -> _Ready:
    compiler = queryset.query.get_compiler(queryset.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Ready(queryset, None)
    _know_converters(compiler)
    if any(isinstance(value, date) or (isinstance(value, str) and _DAY.match(value)) for value in parameters):
        raise TypeError("A day or a moment would stay the same for ever in this query: give it by name.")
    if compiler.connection.vendor == "postgresql":
        return _Ready(queryset, compiler, *with_names(*with_constants(sql, parameters)))
    return _Ready(queryset, compiler, sql, parameters)


def _know_converters(compiler: Any) -> None:
    """Find out once how the columns of a statement become what Python has, instead of with each answer.

    What converts is given the connection anew each time, and asks its own only for the time zone, which all share.
    """
    converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
    compiler.get_converters = lambda _: converters


def with_constants(sql: str, parameters: Sequence[Any]) -> tuple[str, list[Any]]:
    """Return a statement with its words, numbers and truths in its text, and the parameters that are left.

    PostgreSQL plans a statement that comes again once for all its parameters. So it has to read in the text what
    decides the plan: that most records are public, or that few are of a kind. And its driver takes some microseconds to
    hand over a parameter, each time; a reader's page has hundreds that never change.
    """
    left = []

    def text(value: Any) -> str:
        if isinstance(value, str):
            return quoted(value)
        if isinstance(value, bool):
            return str(value)
        if isinstance(value, int):  # plain, or as psycopg marks a number’s size
            return str(int(value))
        left.append(value)
        return "%s"

    return _rewritten(sql, parameters, text), left


def with_names(sql: str, parameters: Sequence[Any]) -> tuple[str, Mapping[str, Any]]:
    """Return a statement in which a value that is wanted in several places is sent once, and its parameters by name.

    Who reads stands in every condition of what one may read: thirty times in the statement of some pages.
    """
    named: dict[str, Any] = {}

    def text(value: Any) -> str:
        name = str(len(named))
        if isinstance(value, Hole):
            name = value.name if value.number is None else f"{value.name}.{value.number}"
        named[name] = value
        return f"%({name})s"

    return _rewritten(sql, parameters, text), named


def _rewritten(sql: str, parameters: Sequence[Any], text: Callable[[Any], str]) -> str:
    """Return a statement with the `text` of each parameter in its place; a per cent sign that is none stays."""
    given = iter(parameters)
    return _PLACE.sub(lambda place: "%%" if place[0] == "%%" else text(next(given)), sql)


def quoted(words: str) -> str:
    """Return words as they stand in the text of a statement that is given parameters, empty or not."""
    return "'" + words.replace("'", "''").replace("%", "%%") + "'"


def _rows(ready: _Ready, values: Mapping[str, Any]) -> list[Any]:
    if ready.compiler is None:
        return []
    database = ready.queryset.db
    compiler: Any = copy(ready.compiler)
    compiler.connection = connections[database]
    statement = ready.sql, _filled(ready.parameters, values, compiler.connection)
    compiler.as_sql = lambda: statement
    iterable: Any = ready.queryset._iterable_class
    return list(iterable(_Filled(database, compiler, {})))


def _count(ready: _Ready, values: Mapping[str, Any]) -> int:
    if ready.compiler is None:
        return 0
    connection = connections[ready.queryset.db]
    with connection.cursor() as cursor:
        counting = f"SELECT COUNT(*) FROM ({ready.sql}) counted"  # noqa: S608 - Django's own SQL
        cursor.execute(counting, _filled(ready.parameters, values, connection))
        return int(cursor.fetchone()[0])
