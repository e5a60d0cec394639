"""Starting, pausing, keeping and handing over what is owed."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.clocks import promises, rules
from hub.core.clocks.models import MANY_AT_ONCE, Clock
from hub.core.records.models import Record
from hub.foundation.errors import NotPossible


@transaction.atomic
def start(
    record: Record,
    promise: str,
    *,
    asker: Person | None,
    owner: Post | None,
    today: date | None = None,
    due_on: date | None = None,
) -> Clock:
    """Promise something to `asker` about `record`, owed by `owner`; its day 0 is today.

    It is due in as many days as the promise has, or on `due_on`; at once where that day has passed.

    Raises NotPossible if the same promise is running for this record already (questions may be several).
    """
    today = today or timezone.localdate()
    if promise not in MANY_AT_ONCE and Clock.objects.running().filter(record=record, promise=promise).exists():
        raise NotPossible("This is owed already.")
    clock = Clock.objects.create(
        record=record,
        promise=promise,
        asker=asker,
        owner_post=owner,
        started_on=today,
        due_on=max(due_on, today) if due_on else rules.due(today, promises.get(promise).days),
    )
    note(verb="clock.started", subject=clock, by=asker, detail={"promise": promise})
    return clock


@transaction.atomic
def keep(clock: Clock, *, by: Person | None, today: date | None = None) -> None:
    """Write down that what was promised has been done. Doing it twice changes nothing."""
    _stop(clock, by=by, today=today, because="")


@transaction.atomic
def call_off(clock: Clock, *, by: Person | None, because: str, today: date | None = None) -> None:
    """Write down that nothing is owed any more, and why. Raises NotPossible without a reason."""
    if not because.strip():
        raise NotPossible("Say why nothing is owed any more.")
    _stop(clock, by=by, today=today, because=because)


def _stop(clock: Clock, *, by: Person | None, today: date | None, because: str) -> None:
    locked = Clock.objects.select_for_update().get(pk=clock.pk)
    if locked.stopped_at:
        return
    today = today or timezone.localdate()
    if locked.paused_on:
        _resume(locked, today)
    locked.stopped_on, locked.stopped_at, locked.stopped_by = today, _moment(today), by
    locked.called_off_because = because
    locked.save()
    note(verb="clock.called_off" if because else "clock.kept", subject=locked, by=by)


def _moment(day: date) -> datetime:
    """Return now for today; for another day, of which the hour is not known, its noon."""
    if day == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(day, time(12)))


@transaction.atomic
def pause(clock: Clock, *, by: Person, because: str, today: date | None = None) -> None:
    """Stand still while the asker is asked something; in public, with `because`. Raises NotPossible if it cannot."""
    locked = Clock.objects.select_for_update().get(pk=clock.pk)
    if locked.stopped_at:
        raise NotPossible("This has been answered already.")
    if locked.paused_on:
        raise NotPossible("This is waiting for the asker already.")
    if not because.strip():
        raise NotPossible("Say what you are asking, so that others can see why it is waiting.")
    locked.paused_on, locked.paused_because = today or timezone.localdate(), because
    locked.save(update_fields=["paused_on", "paused_because"])
    note(verb="clock.paused", subject=locked, by=by)


@transaction.atomic
def resume(clock: Clock, *, by: Person | None, today: date | None = None) -> None:
    """Go on after a pause, with as many working days left as there were. Without a pause nothing changes."""
    locked = Clock.objects.select_for_update().get(pk=clock.pk)
    if locked.stopped_at or not locked.paused_on:
        return
    _resume(locked, today or timezone.localdate())
    locked.save()
    note(verb="clock.resumed", subject=locked, by=by)


def _resume(clock: Clock, today: date) -> None:
    if clock.paused_on is None:
        return
    clock.due_on, days = rules.resumed_due(clock.due_on, clock.paused_on, today)
    clock.paused_days += days
    clock.paused_on, clock.paused_because = None, ""


@transaction.atomic
def hand_over(clock: Clock, *, to: Post, by: Person) -> None:
    """Make another post owe it. The due day stays: moving a debt buys no time."""
    locked = Clock.objects.select_for_update().get(pk=clock.pk)
    if locked.stopped_at:
        raise NotPossible("This has been answered already.")
    old = locked.owner_post_id
    locked.owner_post = to
    locked.save(update_fields=["owner_post"])
    note(verb="clock.handed_over", subject=locked, by=by, detail={"from": old, "to": to.pk})
