"""Finding rows by many keys at once."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup, Q
from django.db.models.sql.compiler import SQLCompiler


def among(keys: Iterable[int], key: str = "id") -> Q:
    """Keep the rows whose `key` is one of `keys`, as `in` does, with one parameter for all of them.

    A thousand parameters cost 5 ms of CPU before the database has seen them.
    """
    return Q(**{f"{key}__among": list(keys)})


@models.BigAutoField.register_lookup
class Among(Lookup[Any]):
    """`id__among=keys`, for the list of keys that `among` makes."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[str]]:
        """Hand the keys over as JSON."""
        column, _ = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(self.rhs)]  # noqa: S608 - a parameter

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[list[int]]]:
        """Hand the keys over as an array."""
        column, _ = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", [self.rhs]
