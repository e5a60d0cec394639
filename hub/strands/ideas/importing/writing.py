"""Taking in the rows of a plan, a batch to a transaction, a row to an action."""

import time
from collections.abc import Callable, Sequence

from django.db import DatabaseError, transaction

from hub.strands.ideas.actions import bring_in, bring_up_to_date
from hub.strands.ideas.brought import Brought
from hub.strands.ideas.importing.plan import Counts, Refusal
from hub.strands.ideas.models import Imported

BATCH = 50  # on SQLite nobody else writes meanwhile
PAUSE_SECONDS = 0.01  # longer than anybody who waits to write sleeps (hub.config.sqlite)


def write(rows: Sequence[tuple[int, Brought]], *, dry_run: bool, done: Callable[[int], object]) -> Counts:
    """Take in `rows`; return what became of them. `done` is told how many rows each batch had.

    What was brought before and says the same costs no statement of its own.
    """
    counts = Counts()
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        with transaction.atomic():
            _write_batch(batch, counts, dry_run=dry_run)
        done(len(batch))
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
