"""Ending what was tried, deciding what follows, and claiming how sure one can be."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.follows.hearing import tell_followers
from hub.core.records import after
from hub.core.records.actions import change_state
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.text import shorten
from hub.strands.lab import evidence, permissions, plan_parts, rules
from hub.strands.lab.actions.growing import require_words
from hub.strands.lab.actions.running import is_test
from hub.strands.lab.actions.telling import tell_first
from hub.strands.lab.models import Claim, Decision, Ending, Experiment, Pilot, Trial
from hub.strands.lab.queries.running import grounds


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said at the end. `verdict` is asked of a test, `afterwards` of a pilot.

    `prediction` opens a sealed one; `prediction_lost` says that nobody has its words any more.
    """

    happened: str
    learned: str
    verdict: str = ""
    surprise: str = ""
    ended_on: date | None = None
    prediction: str = ""
    prediction_lost: bool = False
    afterwards: str = ""


@transaction.atomic
def end(trial: Trial, said: Said, *, by: Person, now: datetime | None = None) -> Ending:
    """Say that it is over, what happened and what was learned: without learning there is no end.

    Raises NotPossible unless it runs; BadInput for what is missing, for a day outside its run, and for a prediction
    that does not fit its seal.
    """
    permissions.require_runner(by, trial.record)
    now = now or timezone.now()
    if trial.began_on is None or trial.record.state not in {rules.RUNNING, rules.HALTED}:
        raise NotPossible("It does not run: only what runs can end.")
    ended_on = said.ended_on or timezone.localdate(now)
    _check(trial, said, ended_on, today=timezone.localdate(now))
    opened = said.prediction.strip() if isinstance(trial, Experiment) and trial.prediction_seal else ""
    change_state(trial.record, to=rules.ENDED, by=by, reason="", now=now)
    trial.ended_on = ended_on
    changed = ["ended_on"]
    if isinstance(trial, Pilot) and said.afterwards.strip():
        trial.afterwards = said.afterwards.strip()
        changed.append("afterwards")
    trial.save(update_fields=changed)
    ending = Ending.objects.create(
        record=trial.record,
        ended_on=ended_on,
        began_on=trial.began_on,
        verdict=said.verdict if is_test(trial) else "",
        happened=said.happened.strip(),
        learned=said.learned.strip(),
        surprise=said.surprise.strip(),
        prediction=opened,
        salt=trial.prediction_salt if opened and isinstance(trial, Experiment) else "",
        by=by,
        at=now,
    )
    note(verb=f"{trial.record.kind}.ended", subject=trial.record, by=by)
    learned = shorten(said.learned, 300)
    tell_first(trial.record, f"was tried in “{trial.record.title}”. What was learned: {learned}", by=by, now=now)
    tell_followers(trial.record, f"“{trial.record.title}” has ended. What was learned: {learned}", by=by, now=now)
    after.changed(trial.record)
    return ending


def _check(trial: Trial, said: Said, ended_on: date, *, today: date) -> None:
    wrong = {
        "happened": "" if said.happened.strip() else "Say what happened.",
        "learned": "" if said.learned.strip() else "Say what was learned: it cannot end without that.",
        "ended_on": _fault_of_day(trial, ended_on, today),
        "verdict": "Say which threshold was reached." if is_test(trial) and said.verdict not in rules.VERDICTS else "",
        "prediction": _fault_of_seal(trial, said),
    }
    if isinstance(trial, Pilot) and not (said.afterwards.strip() or trial.afterwards):
        wrong["afterwards"] = "Say what happens now, and to those who use it: a pilot cannot end without that."
    found = {name: sentence for name, sentence in wrong.items() if sentence}
    if found:
        raise BadInput(next(iter(found.values())), found)


def _fault_of_day(trial: Trial, ended_on: date, today: date) -> str:
    if trial.began_on and ended_on < trial.began_on:
        return f"It began on {day_words(trial.began_on)}: it cannot have ended before."
    return "This day has not come yet: end it on that day, or give an earlier one." if ended_on > today else ""


def _fault_of_seal(trial: Trial, said: Said) -> str:
    if not isinstance(trial, Experiment) or not trial.prediction_seal:
        return ""
    if said.prediction_lost:
        return "Either say the prediction, or say that it is lost." if said.prediction.strip() else ""
    if not said.prediction.strip():
        return "Say the prediction that was sealed, in the same words, or say that they are lost."
    if not plan_parts.fits_seal(trial.prediction_seal, trial.prediction_salt, said.prediction):
        return "These are not the words that were sealed: every letter has to be the same."
    return ""


@transaction.atomic
def decide(  # noqa: PLR0913 - what a decision consists of
    trial: Trial,
    *,
    kind: str,
    words: str,
    by: Person,
    for_users: str = "",
    post: Post | None = None,
    now: datetime | None = None,
) -> Decision:
    """Decide what follows: stop, adapt, adopt or scale, in words of its own. Once, and after it has ended."""
    permissions.require_lead(by)
    now = now or timezone.now()
    if kind not in rules.DECISIONS:
        raise BadInput("Choose what follows.", {"kind": "Choose what follows."})
    if trial.record.state in {rules.PLANNED, rules.RUNNING, rules.HALTED}:
        raise NotPossible("It has not ended yet: say first what was learned.")
    require_words(words=words)
    move = change_state(trial.record, to=kind, by=by, reason=words.strip(), now=now)
    made = Decision.objects.create(
        record=trial.record,
        kind=kind,
        words=words.strip(),
        for_users=for_users.strip(),
        post=post,
        by=by,
        move=move,
        at=now,
    )
    note(verb=f"{trial.record.kind}.decided", subject=trial.record, by=by, detail={"kind": kind})
    meaning = rules.DECISIONS[kind].meaning
    title = trial.record.title
    tell_first(trial.record, f"was tried in “{title}”, and it is decided: {meaning} {words.strip()}", by=by, now=now)
    tell_followers(trial.record, f"“{title}” is decided: {meaning}", by=by, now=now)
    after.changed(trial.record)
    return made


@transaction.atomic
def claim(  # noqa: PLR0913 - a level and its grounds
    trial: Trial,
    *,
    level: int,
    because: str,
    by: Person,
    evaluator: str = "",
    cost_per_outcome: Decimal | None = None,
    other_sites: int = 0,
    now: datetime | None = None,
) -> Claim:
    """Claim a level of evidence with its grounds; the latest claim counts. Raises BadInput for a jump."""
    permissions.require_lead(by)
    if trial.ended_on is None:
        raise NotPossible("It has not ended: how sure one can be is said afterwards.")
    require_words(because=because)
    stands_on = grounds(trial, evaluator=evaluator, cost_per_outcome=cost_per_outcome, other_sites=other_sites)
    if sentence := evidence.refusal(level, stands_on):
        raise BadInput(sentence, {"level": sentence})
    claimed = Claim.objects.create(
        record=trial.record,
        level=level,
        because=because.strip(),
        evaluator=evaluator.strip(),
        cost_per_outcome=cost_per_outcome,
        other_sites=other_sites,
        by=by,
        at=now or timezone.now(),
    )
    trial.evidence_level = level
    trial.save(update_fields=["evidence_level"])
    note(verb=f"{trial.record.kind}.evidence", subject=trial.record, by=by, detail={"level": level})
    after.changed(trial.record)
    return claimed
