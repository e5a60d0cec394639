"""Beginning what was planned, and what is written down while it runs."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.follows.hearing import tell_followers
from hub.core.records import after
from hub.core.records.actions import change_state
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.lab import permissions, plan_parts, rules
from hub.strands.lab.actions.growing import require_words
from hub.strands.lab.actions.telling import leading, tell_first
from hub.strands.lab.models import Amendment, Bench, Cost, Experiment, Halt, Pilot, Result, Trial
from hub.strands.lab.queries.running import limit_reached, planned


@transaction.atomic
def begin(trial: Trial, *, by: Person, over_limit_because: str = "", now: datetime | None = None) -> None:
    """Begin. From now on the database refuses to change what was planned.

    Where as many run as the lab allows itself, the lab lead can go over with a reason, which is shown.
    Raises NotPossible while something that has to be said before is missing, or its last day is over.
    """
    permissions.require_runner(by, trial.record)
    now = now or timezone.now()
    today = timezone.localdate(now)
    _hold_bench()
    _require_whole(trial, today)
    over = limit_reached() is not None
    if over:
        permissions.require_go_over(by)
        if not over_limit_because.strip():
            sentence = "Say why this cannot wait until something else has ended: the reason is shown."
            raise BadInput(sentence, {"over_limit_because": sentence})
    change_state(trial.record, to=rules.RUNNING, by=by, reason="", now=now)
    trial.began_on = today
    trial.over_limit_because = over_limit_because.strip() if over else ""
    trial.save(update_fields=["began_on", "over_limit_because"])
    note(verb=f"{trial.record.kind}.began", subject=trial.record, by=by)
    tell_first(trial.record, _now_tried(trial), by=by, now=now)
    tell_followers(trial.record, f"“{trial.record.title}” has begun", by=by, now=now)


def _hold_bench() -> None:
    """Let nobody else begin until this transaction ends, so that the limit holds whoever presses at once.

    PostgreSQL locks the row; on SQLite every transaction of ours begins as IMMEDIATE, and so has the only pen.
    """
    Bench.objects.select_for_update().get_or_create(pk=Bench.THE_ONE)


def _require_whole(trial: Trial, today: date) -> None:
    """Raise NotPossible that says all at once what stands in the way of beginning."""
    if trial.record.state != rules.PLANNED:
        return
    sentences = []
    if lacking := planned(trial).missing:
        names = ", ".join(part[:1].lower() + part[1:] for part in lacking)
        sentences.append(f"Before it can begin, its plan has to say: {names}.")
    if trial.ends_on and trial.ends_on < today:
        sentences.append(f"It was to end on {day_words(trial.ends_on)}: give it a later last day first.")
    if sentences:
        raise NotPossible(" ".join(sentences))


def _now_tried(trial: Trial) -> str:
    until = f" until {day_words(trial.ends_on)}" if trial.ends_on else ""
    if isinstance(trial, Pilot):
        return f"is now being tried for real, {_where(trial)}{until}: “{trial.record.title}”."
    return f"is now being tried in an experiment{until}: “{trial.record.title}”."


def _where(pilot: Pilot) -> str:
    names = [site.place.name for site in pilot.sites.select_related("place").order_by("pk")]
    if not names:
        return f"here: {pilot.where_words}"
    if len(names) == 1:
        return f"in {names[0]}"
    return f"in {', '.join(names[:-1])} and {names[-1]}"


@transaction.atomic
def amend(trial: Trial, *, part: str, words: str, because: str, by: Person, now: datetime | None = None) -> Amendment:
    """Change what was locked at the start, in the open: it stands beside what was planned, with its reason.

    Raises NotPossible unless it runs; BadInput for a part that there is not.
    """
    permissions.require_runner(by, trial.record)
    if trial.record.state == rules.PLANNED:
        raise NotPossible("It has not begun, and nothing is locked: change the plan itself.")
    if trial.record.state != rules.RUNNING:
        raise NotPossible("It is over. What was planned, amended and found stands as it is.")
    parts = plan_parts.PARTS[trial.record.kind]
    if part not in parts:
        raise BadInput("Choose what you want to change.", {"part": "Choose what you want to change."})
    require_words(words=words, because=because)
    made = Amendment.objects.create(
        record=trial.record, part=part, words=words.strip(), because=because.strip(), by=by, at=now or timezone.now()
    )
    note(verb=f"{trial.record.kind}.amended", subject=trial.record, by=by, detail={"part": part})
    tell_followers(trial.record, f"“{trial.record.title}” was amended: {parts[part].lower()}", by=by, now=now)
    return made


@transaction.atomic
def stop_for_harm(trial: Trial, *, words: str, by: Person, now: datetime | None = None) -> Halt:
    """Stop it at once because of harm. It shows so everywhere from this moment; what was learned is said afterwards.

    The lab, those who follow it and those with whom it began are told at once. Raises BadInput without the harm,
    NotPossible unless it runs.
    """
    permissions.require_runner(by, trial.record)
    said = words.strip()
    if not said:
        raise BadInput("Say which harm.", {"words": "Say which harm, in a few words. The rest can be said later."})
    if trial.record.state != rules.RUNNING:
        raise NotPossible("It does not run, so there is nothing to stop.")
    now = now or timezone.now()
    move = change_state(trial.record, to=rules.HALTED, by=by, reason=said, now=now)
    halt = Halt.objects.create(record=trial.record, words=said, by=by, move=move, at=now)
    note(verb=f"{trial.record.kind}.stopped_for_harm", subject=trial.record, by=by)
    title = trial.record.title
    notify(trial.record, f"“{title}” was stopped for harm: {said}", by=by, to=leading(), personal=True, now=now)
    tell_first(trial.record, f"was being tried in “{title}”, and that was stopped for harm. {said}", by=by, now=now)
    tell_followers(trial.record, f"“{title}” was stopped for harm: {said}", by=by, now=now)
    after.changed(trial.record)
    return halt


@transaction.atomic
def write_result(
    trial: Trial, *, words: str, by: Person, found_on: date | None = None, now: datetime | None = None
) -> Result:
    """Write down what was found on a day (today, unless another is given) between its start and now.

    Raises NotPossible before the start or once it is decided; BadInput for another day.
    """
    permissions.require_runner(by, trial.record)
    now = now or timezone.now()
    today = timezone.localdate(now)
    found_on = found_on or today
    if trial.began_on is None:
        raise NotPossible("It has not begun: a result cannot come before the start. Begin it first.")
    if trial.record.state not in {rules.RUNNING, rules.HALTED, rules.ENDED}:
        raise NotPossible("It has been decided already. Say what you found since as a comment.")
    _require_between(found_on, trial.began_on, today, name="found_on")
    require_words(words=words)
    found = Result.objects.create(
        record=trial.record, found_on=found_on, began_on=trial.began_on, words=words.strip(), by=by, at=now
    )
    note(verb=f"{trial.record.kind}.result", subject=trial.record, by=by)
    tell_followers(trial.record, f"“{trial.record.title}” has a new result", by=by, now=now)
    after.changed(trial.record)
    return found


def _require_between(day: date, began_on: date, today: date, *, name: str) -> None:
    if day < began_on:
        sentence = f"It began on {day_words(began_on)}: give that day or a later one."
        raise BadInput(sentence, {name: sentence})
    if day > today:
        sentence = "This day has not come yet: give today or an earlier one."
        raise BadInput(sentence, {name: sentence})


@transaction.atomic
def spend(
    trial: Trial, *, amount: Decimal, what: str, by: Person, spent_on: date | None = None, now: datetime | None = None
) -> Cost:
    """Write down money that was spent, in pounds above 0, on a day that has come."""
    permissions.require_runner(by, trial.record)
    now = now or timezone.now()
    today = timezone.localdate(now)
    if amount <= 0:
        sentence = "Enter an amount above £0. To take one back, use “Take it back” beside it."
        raise BadInput(sentence, {"amount": sentence})
    if spent_on and spent_on > today:
        sentence = "This day has not come yet: write down what has been spent."
        raise BadInput(sentence, {"spent_on": sentence})
    require_words(what=what)
    spent = Cost.objects.create(
        record=trial.record, amount=amount, what=what.strip(), spent_on=spent_on or today, by=by, at=now
    )
    note(verb=f"{trial.record.kind}.spent", subject=trial.record, by=by)
    return spent


@transaction.atomic
def take_back_cost(trial: Trial, cost: Cost, *, because: str, by: Person, now: datetime | None = None) -> Cost:
    """Take back an amount that was written down by mistake. Both rows stay. Twice raises NotPossible."""
    permissions.require_runner(by, trial.record)
    if cost.record_id != trial.record.pk or cost.takes_back_id:
        raise NotPossible("This cannot be taken back here.")
    if Cost.objects.filter(takes_back=cost).exists():
        raise NotPossible("This was taken back already.")
    require_words(because=because)
    back = Cost.objects.create(
        record=trial.record,
        amount=-cost.amount,
        what=because.strip()[:200],
        spent_on=cost.spent_on,
        takes_back=cost,
        by=by,
        at=now or timezone.now(),
    )
    note(verb=f"{trial.record.kind}.cost_taken_back", subject=trial.record, by=by, detail={"cost": cost.pk})
    return back


def is_test(trial: Trial) -> bool:
    """Return whether it said before what it expects, with thresholds."""
    return isinstance(trial, Experiment) and trial.mode == rules.TEST
