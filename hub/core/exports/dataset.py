"""One file of open data: its columns, and how its rows are read without holding them all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hub.core.records.kinds import Column
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer

BATCH = 1000
Row = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """One file of open data. `find` begins with `visible_to` and fetches what the columns read.

    `prepare` fetches for a whole batch what no join gives, such as tallies.
    """

    code: str
    label: str
    meaning: str
    columns: tuple[Column, ...]
    find: Callable[[Viewer], QuerySet[Any]]
    prepare: Callable[[Sequence[Any]], None] | None = None

    def rows(self, viewer: Viewer) -> Iterator[Row]:
        """Yield the rows that `viewer` may read, in the order of their keys.

        One statement for each thousand rows, and one more where there are tallies; a thousand are held at a time.
        """
        found, last = self.find(viewer).order_by("pk"), 0
        while batch := list(found.filter(pk__gt=last)[:BATCH]):
            last = batch[-1].pk
            if self.prepare:
                self.prepare(batch)
            for item in batch:
                yield {one.name: one.get(item) for one in self.columns}


def column(name: str, meaning: str, type_: str, get: Callable[[Any], object]) -> Column:
    """Return one column of a dataset: `get` takes a row."""
    return Column(name=name, meaning=meaning, type=type_, get=get)


def readable(viewer: Viewer) -> QuerySet[Record]:
    """Return the published records that `viewer` may read: what a dataset about records begins with."""
    return Record.objects.visible_to(viewer).published()
