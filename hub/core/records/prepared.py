"""Prepared queries about what somebody may read; `hub.accounts.prepared` says what they are, and how to write one.

Among what is given by name, a person or somebody who has not signed in becomes a `Sight`: what they may see says which
query it is, and their key and their teams are filled in.
"""

from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import connections
from django.db.models import QuerySet

from hub.accounts import prepared as plain
from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.records.visibility import Sight, Viewer

P = ParamSpec("P")
R = TypeVar("R")
_conditions: dict[Hashable, tuple[str, tuple[Any, ...]]] = {}


def prepared(build: Callable[P, QuerySet[Any, R]]) -> Callable[P, list[R]]:
    """Have the query that `build` returns compiled once for each of what is given by position. One statement."""
    return plain.prepared(build, understand=_understand)


def prepared_count(build: Callable[P, QuerySet[Any, Any]]) -> Callable[P, int]:
    """Have the rows of the query that `build` returns counted, up to where it is cut off. One statement."""
    return plain.prepared_count(build, understand=_understand)


def _understand(value: Any) -> Any:
    return Sight.of(value) if isinstance(value, Person | AnonymousUser) else value


def visible_sql(viewer: Viewer) -> tuple[str, list[Any]]:
    """Return the condition of `visible_to` as SQL about the table of records, and its parameters."""
    sight, database = Sight.of(viewer), Record.objects.db
    if sight.shape() not in _conditions:
        compiler = Record.objects.visible_to(sight.places("sight")).query.get_compiler(database)
        compiler.setup_query()
        text, parameters = compiler.compile(compiler.query.where)
        if connections[database].vendor == "postgresql":
            text, parameters = plain.with_constants(text, parameters)
        _conditions[sight.shape()] = text, tuple(parameters)
    text, parameters = _conditions[sight.shape()]
    return text, plain.fill(parameters, {"sight": sight}, connections[database])
