"""Taking in the rows of a plan: a row to an action, a batch to a transaction, counted and indexed once at its end."""

import time
from collections.abc import Callable, Sequence
from itertools import islice

from django.db import DatabaseError

from hub.core.records.after import together
from hub.strands.ideas.actions import bring_in, bring_up_to_date
from hub.strands.ideas.brought import Brought
from hub.strands.ideas.importing.plan import Counts, Plan, Refusal
from hub.strands.ideas.models import Imported

BATCH = 50  # on SQLite nobody else writes meanwhile
PAUSE_SECONDS = 0.01  # longer than anybody who waits to write sleeps (hub.config.sqlite)


def write(planned: Plan, *, dry_run: bool, done: Callable[[int], object]) -> Counts:
    """Take in the rows of a plan; return what became of them. `done` is told how many rows each batch had.

    What was brought before and says the same costs no statement of its own. A batch is held at a time.
    """
    counts = Counts()
    rows = planned.rows()
    while read := list(islice(rows, BATCH)):
        counts.refused += [row for row in read if isinstance(row, Refusal)]
        batch = [row for row in read if not isinstance(row, Refusal)]
        if batch:
            with together():
                _write_batch(batch, counts, dry_run=dry_run)
        done(len(read))
        time.sleep(PAUSE_SECONDS)
    return counts


def _write_batch(batch: Sequence[tuple[int, Brought]], counts: Counts, *, dry_run: bool) -> None:
    source = batch[0][1].source
    keys = [brought.key for _, brought in batch]
    here = {row.key: row for row in Imported.objects.filter(source=source, key__in=keys)}
    for line, brought in batch:
        imported = here.get(brought.key)
        if imported and imported.digest == brought.digest:
            counts.unchanged += 1
            continue
        try:
            if not dry_run:
                with together():  # a row that the database refuses takes its counts with it
                    _write(imported, brought)
        except DatabaseError as error:
            counts.refused.append(Refusal(line=line, reason=f"The database does not take it: {error}".strip()))
            continue
        counts.changed += bool(imported)
        counts.added += not imported


def _write(imported: Imported | None, brought: Brought) -> None:
    if imported:
        bring_up_to_date(imported, brought)
    else:
        bring_in(brought)
