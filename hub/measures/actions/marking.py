"""Marking a chart: limits anew from a day on, which a second person agrees to, and what was changed when."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.follows.queries import followers
from hub.core.records.models import Record
from hub.foundation.dates import day_words
from hub.foundation.errors import NotPossible
from hub.measures.models import Annotation, Measure, Rebase
from hub.measures.permissions import require_write


@transaction.atomic
def rebase(measure: Measure, *, from_on: date, reason: str, by: Person, now: datetime | None = None) -> Rebase:
    """Propose that limits are reckoned anew from a day on, because the process has changed and the change will last.

    It holds when a second person agrees. Raises NotPossible without a reason, for a day that is a rebase already, and
    unless there are values before the day and from it on.
    """
    require_write(by, measure.record)
    if not reason.strip():
        raise NotPossible("Say what changed, and why it is expected to last.")
    if measure.rebases.filter(from_on=from_on, ended_at=None).exists():
        raise NotPossible(f"Limits begin anew on {day_words(from_on)} already.")
    days = measure.observations.filter(value__isnull=False)
    if not days.filter(period__lt=from_on).exists() or not days.filter(period__gte=from_on).exists():
        raise NotPossible("Choose a day that has values before it and after it.")
    proposed = Rebase.objects.create(measure=measure, from_on=from_on, reason=reason, by=by, at=now or timezone.now())
    note(verb="measure.rebase", subject=measure, by=by, detail={"rebase": proposed.pk})
    words = f"Limits are proposed to begin anew on {day_words(from_on)}; a second person has to agree: {reason}"
    notify(measure.record, words, by=by, now=now)
    return proposed


@transaction.atomic
def agree(proposed: Rebase, *, by: Person, now: datetime | None = None) -> None:
    """Agree, as a second person, that limits begin anew: from now on they do. A second click changes nothing.

    Raises NotPossible for whoever proposed it, and for one that was taken back.
    """
    require_write(by, proposed.measure.record)
    locked = Rebase.objects.select_for_update().get(pk=proposed.pk)
    if locked.ended_at:
        raise NotPossible("This was taken back. Propose it again if it still holds.")
    if locked.agreed_at:
        return
    if locked.by_id == by.pk:
        raise NotPossible("You proposed it: somebody else has to agree.")
    locked.agreed_by, locked.agreed_at = by, now or timezone.now()
    locked.save(update_fields=["agreed_by", "agreed_at"])
    note(verb="measure.rebase_agreed", subject=locked.measure, by=by, detail={"rebase": locked.pk})
    _tell(locked, f"Limits begin anew on {day_words(locked.from_on)}: {locked.reason}", by=by, now=now)


@transaction.atomic
def take_back(proposed: Rebase, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Reckon limits across this day again, and say why. Raises NotPossible without a reason, or if it was ended."""
    require_write(by, proposed.measure.record)
    if not because.strip():
        raise NotPossible("Say why limits should not begin anew on that day.")
    locked = Rebase.objects.select_for_update().get(pk=proposed.pk)
    if locked.ended_at:
        raise NotPossible("This was taken back already.")
    locked.ended_at, locked.ended_because = now or timezone.now(), because
    locked.save(update_fields=["ended_at", "ended_because"])
    note(verb="measure.rebase_ended", subject=locked.measure, by=by, detail={"rebase": locked.pk})
    _tell(locked, f"Limits do not begin anew on {day_words(locked.from_on)}: {because}", by=by, now=now)


def _tell(rebase: Rebase, words: str, *, by: Person, now: datetime | None) -> None:
    """Tell those who follow the measure, and whoever proposed it."""
    record = rebase.measure.record
    proposer = [rebase.by] if rebase.by else []
    notify(record, words, by=by, to=[*followers(record), *proposer], now=now)


@transaction.atomic
def annotate(
    measure: Measure, *, on: date, words: str, by: Person, record: Record | None = None, now: datetime | None = None
) -> Annotation:
    """Say what happened on a day, and which record tells of what was changed. `record` is one that `by` may read.

    The same said twice of a day changes nothing: there is one flag for it.
    Raises NotPossible for a day to come, without words, and for a record that `by` may not read.
    """
    require_write(by, measure.record)
    now = now or timezone.now()
    if not words.strip():
        raise NotPossible("Say what happened, in a few words.")
    if on > timezone.localdate(now):
        raise NotPossible("That day is still to come. Note it when it has happened.")
    if record is not None and not Record.objects.visible_to(by).filter(pk=record.pk).exists():
        raise NotPossible("There is no such record.")
    Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    if said := measure.annotations.filter(on=on, words=words, record=record).first():
        return said
    made = Annotation.objects.create(measure=measure, on=on, words=words, record=record, by=by, at=now)
    note(verb="measure.annotated", subject=measure, by=by, detail={"annotation": made.pk})
    return made
