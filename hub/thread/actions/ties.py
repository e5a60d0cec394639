"""Tying work to the statements it serves: saying so, agreeing as a second person, ending it."""

from datetime import datetime

from django.db import transaction

from hub.accounts.models import Person
from hub.core.links import actions as links
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.foundation.errors import NotPossible
from hub.thread import permissions, rules
from hub.thread.actions import telling

SERVES = "serves"


@transaction.atomic
def tie(record: Record, statement: Record, *, by: Person, because: str = "", now: datetime | None = None) -> Link:
    """Say that `record` serves `statement` (its card), and why. Saying it twice changes nothing.

    It counts as confirmed when a second person agrees. Those who follow the statement, or what it
    serves itself, hear of it if they may read the record. Raises NotAllowed unless `by` may say so and may read both;
    NotPossible if it is no statement that this can serve, or was retired.
    """
    permissions.require_tie(by, record)
    _require_both_readable(record, statement, by)
    kind = rules.STATEMENTS.get(record.kind)
    if statement.kind not in (kind.above if kind else rules.SERVED_BY_WORK):
        raise NotPossible("Choose an outcome, a priority, a design principle or a big move that this serves.")
    if statement.state == rules.RETIRED:
        raise NotPossible(f"{statement.reference} was retired: choose a statement that holds now.")
    before = Link.objects.current().filter(source=record, target=statement, relation=SERVES).first()
    if before is not None:
        return before
    made = links.link(record, SERVES, statement, by=by, because=because, now=now)
    telling.tell_of_work(record, statement, by=by, now=now)
    return made


@transaction.atomic
def confirm(tie: Link, *, by: Person, now: datetime | None = None) -> None:
    """Agree, as a second person, that the record serves the statement.

    Raises NotAllowed unless `by` may judge it and may read both; NotPossible for the one who said so first, or for a
    tie that has ended or is of another sort.
    """
    permissions.require_confirm(by, tie)
    _require_both_readable(tie.source, tie.target, by)
    _require_serves(tie)
    links.confirm(tie, by=by, now=now)


@transaction.atomic
def end(tie: Link, *, by: Person, because: str, now: datetime | None = None) -> None:
    """Say that the record serves the statement no longer, and why. The tie stays in the history.

    Those who may say that it serves may say that it does not, and so may those who could confirm it.
    """
    permissions.require_end(by, tie)
    _require_both_readable(tie.source, tie.target, by)
    _require_serves(tie)
    links.end(tie, by=by, because=because, now=now)


def _require_both_readable(record: Record, statement: Record, by: Person) -> None:
    """Raise NotPossible, as for what does not exist, unless `by` may read both."""
    both = {record.pk, statement.pk}
    if Record.objects.visible_to(by).filter(pk__in=both).count() != len(both):
        raise NotPossible("One of the two is not there. It may have been taken down.")


def _require_serves(tie: Link) -> None:
    if tie.relation != SERVES or tie.target.kind not in rules.STATEMENTS:
        raise NotPossible("This tie is not part of the golden thread.")
