"""What the rules need to know of a trial: what its plan lacks, what its evidence stands on, how many run."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings

from hub.strands.lab import evidence, plan_parts, rules
from hub.strands.lab.models import Ending, Experiment, Pilot, Result, Trial


@dataclass(frozen=True, kw_only=True)
class Planned:
    """How far a plan has come: which parts it needs, and which of them it does not say yet, by their names."""

    needed: list[str]
    missing: list[str]


def how_many_run() -> int:
    """Return how many experiments and pilots run, whoever may read them. Two statements."""
    running: dict[str, Any] = {"began_on__isnull": False, "ended_on__isnull": True, "record__state": rules.RUNNING}
    return Experiment.objects.filter(**running).count() + Pilot.objects.filter(**running).count()


@dataclass(frozen=True, kw_only=True)
class Full:
    """The lab runs as much as it allows itself, or more."""

    running: int
    limit: int


def limit_reached() -> Full | None:
    """Return how many run and how many may, if one more would be over the limit. Two statements."""
    running, limit = how_many_run(), settings.HUB_LAB_LIMIT
    return Full(running=running, limit=limit) if rules.over_limit(running, limit) else None


def planned(trial: Trial) -> Planned:
    """Return how far the plan has come. No statement."""
    kind = trial.record.kind
    needed = plan_parts.NEEDED[trial.mode if isinstance(trial, Experiment) else rules.PILOT]
    names = plan_parts.PARTS[kind]
    return Planned(
        needed=[names[part] for part in needed],
        missing=[names[part] for part in plan_parts.missing(needed, said(trial))],
    )


def said(trial: Trial) -> dict[str, Any]:
    """Return what the plan says, by part; a prediction that is sealed is said. No statement."""
    found = {part: getattr(trial, part) for part in plan_parts.PARTS[trial.record.kind]}
    if isinstance(trial, Experiment) and trial.prediction_seal:
        found["prediction"] = trial.prediction_seal
    return found


def grounds(
    trial: Trial, *, evaluator: str = "", cost_per_outcome: Decimal | None = None, other_sites: int = 0
) -> evidence.Grounds:
    """Return what a claim of evidence for the trial stands on. One statement, two for a sealed prediction."""
    return evidence.Grounds(
        explores=isinstance(trial, Experiment) and trial.mode == rules.EXPLORE,
        design=trial.design,
        predicted=_predicted(trial),
        results=Result.objects.filter(record=trial.record_id).count(),
        evaluator=evaluator,
        cost_per_outcome=cost_per_outcome,
        other_sites=other_sites,
    )


def _predicted(trial: Trial) -> bool:
    if not isinstance(trial, Experiment) or trial.mode == rules.EXPLORE:
        return True
    if trial.prediction_seal:
        return Ending.objects.filter(record=trial.record_id).exclude(prediction="").exists()
    return bool(trial.prediction)
