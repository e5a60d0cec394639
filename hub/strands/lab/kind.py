"""What the core is told of the lab: its three kinds, its promise and its ways in."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from hub.core.clocks.promises import Promise
from hub.core.records.hidings import why_hidden
from hub.core.records.kinds import Column, Kind
from hub.core.ways import Act, Door
from hub.foundation.dates import day_words
from hub.strands.lab import evidence, plan_parts, rules
from hub.strands.lab.models import Ending, Experiment, Pilot, Problem, Result, Trial


def _text(name: str, meaning: str, get: Callable[[Any], object] | None = None) -> Column:
    return Column(name=name, meaning=meaning, type="text", get=get or (lambda row: getattr(row, name)))


def _day(name: str, meaning: str) -> Column:
    return Column(name=name, meaning=meaning, type="date", get=lambda row: getattr(row, name))


def search_problem(problem: Problem) -> str:
    """Return what search finds a problem by, beside its title and summary."""
    return "\n".join([problem.what, problem.affected, problem.crosses, problem.tried])


def search_trial(trial: Trial) -> str:
    """Return what search finds a trial by: its plan, what was found and what was learned. Two statements."""
    said = [str(getattr(trial, part)) for part in plan_parts.PARTS[trial.record.kind] if part not in _NOT_WORDS]
    results = Result.objects.filter(record=trial.record_id).annotate(hidden=why_hidden("result"))
    found = results.filter(hidden=None).order_by("pk").values_list("words", flat=True)
    ends = _shown_ending(trial).values_list("learned", "happened", "surprise").first()
    return "\n".join([*said, *found, *(ends or ())])


def _shown_ending(trial: Trial) -> QuerySet[Ending]:
    """Return with which words it ended, unless a moderator hid them."""
    return Ending.objects.filter(record=trial.record_id).annotate(hidden=why_hidden("ending")).filter(hidden=None)


_NOT_WORDS = {"starts_on", "ends_on", "cost_limit", "design"}


def problem_stands(problem: Problem) -> str:
    """Return where a problem stands and what comes next. One statement while the lab’s word is owed."""
    if problem.record.state != rules.REFERRED:
        return rules.problem_stands(problem.record.state)
    owed = problem.record.clocks.filter(promise=rules.TAKE_UP, stopped_at=None)
    due = owed.values_list("due_on", flat=True).first()
    late = due is not None and due < timezone.localdate()
    return rules.problem_stands(rules.REFERRED, due_on=day_words(due) if due else "", late=late)


def trial_stands(trial: Trial) -> str:
    """Return where an experiment or pilot stands and what comes next. No statement."""
    days = dates(trial)
    words = {name: day_words(day) for name in ("starts_on", "ends_on") if (day := getattr(days, name))}
    return rules.trial_stands(trial.record.state, days, timezone.localdate(), words=words)


def dates(trial: Trial) -> rules.Dates:
    """Return the days of `trial` as the rules take them."""
    return rules.Dates(
        starts_on=trial.starts_on, ends_on=trial.ends_on, began_on=trial.began_on, ended_on=trial.ended_on
    )


def _evidence_says(trial: Trial) -> str:
    """Return what its page says of that level: which threshold was reached counts, not what was decided then.

    One statement where the level says that something changed, else none.
    """
    level = trial.evidence_level
    ended = Ending.objects.filter(record=trial.record_id, verdict=rules.STOP)
    return evidence.caption(level, failed=level is not None and level >= evidence.CORRELATION and ended.exists())


def _opened(name: str) -> Callable[[Experiment], str]:
    """Return how one part of a sealed prediction is read once it was opened; "" before, and where its words are hidden.

    One statement where there is a seal.
    """

    def read(trial: Experiment) -> str:
        found = _shown_ending(trial).values_list(name, flat=True).first() if trial.prediction_seal else ""
        return found or ""

    return read


def _prediction(trial: Experiment) -> str:
    return trial.prediction or _opened("prediction")(trial)


def _afterwards(pilot: Pilot) -> str:
    """Return what happens when it ends; "" where a moderator hid the words of its end. One statement once it ended."""
    return pilot.afterwards if not pilot.ended_on or _shown_ending(pilot).exists() else ""


_TRIAL_COLUMNS = (
    _text("spectrum", "How far it goes: tweak, adapt, redesign or transform."),
    _text("facet", "What sort of innovation it is: enhancement, mission, adaptive or anticipatory; empty if not said."),
    _text("doing", "What is tried, with whom and how many."),
    _text("measures", "What is watched."),
    _text("design", "How it is compared, as a code: none, before_after, matched, threshold or random."),
    _day("starts_on", "The day on which it was planned to start."),
    _day("ends_on", "The day on which it was planned to end."),
    _day("began_on", "The day on which it began, and its plan was locked."),
    _day("ended_on", "The day on which it ended."),
    Column(name="cost_limit", meaning="What it may cost at most.", type="number", unit="GBP",
           get=lambda row: row.cost_limit),
    _text("harm", "What would stop it at once."),
    _text("over_limit_because", "Why it began although as many ran as the lab allows itself; empty if fewer did."),
    Column(name="evidence_level", meaning="The level of evidence that is claimed, from 1 (account) to 5 (scale).",
           type="integer", get=lambda row: row.evidence_level),
    _text("evidence_says", "What that level lets one say.", _evidence_says),
)  # fmt: skip

PROBLEM_KIND = Kind(
    code=rules.PROBLEM,
    prefix="PROB",
    label="Problem",
    plural="Problems",
    strand="lab",
    url_name="lab:problem",
    list_url_name="lab:problems",
    lifecycle=rules.PROBLEM_LIFECYCLE,
    detail_model="lab.Problem",
    search_text=search_problem,
    stands=problem_stands,
    columns=(
        _text("what", "What happens today."),
        _text("affected", "Who is affected, and how."),
        _text("crosses", "Which services and organisations it crosses."),
        _text("tried", "What was tried already."),
    ),
)

EXPERIMENT_KIND = Kind(
    code=rules.EXPERIMENT,
    prefix="EXP",
    label="Experiment",
    plural="Experiments",
    strand="lab",
    url_name="lab:experiment",
    list_url_name="lab:experiments",
    lifecycle=rules.TRIAL_LIFECYCLE,
    detail_model="lab.Experiment",
    search_text=search_trial,
    stands=trial_stands,
    columns=(
        _text("mode", "Whether it explores or tests."),
        _text("question", "What it is to teach."),
        _text("hypothesis", "What is believed to happen, and why."),
        _text("riskiest", "The assumption that would hurt most if it were wrong."),
        _text("prediction", "What was expected before the start; empty while it is sealed.", _prediction),
        _text("prediction_seal", "SHA-256 over salt and words of a sealed prediction."),
        _text("prediction_salt", "The salt of that seal, once the prediction was opened.", _opened("salt")),
        _text("success", "The threshold of success, set before the start."),
        _text("stop", "The threshold of stopping, set before the start."),
        _text("ambiguous", "What lies between the two."),
        _text("ethics", "What was considered of ethics."),
        _text("data_protection", "What was considered of data protection."),
        _text("equality", "What was considered of equality."),
        *(_text(name, f"{meaning}, as said before it began.") for name, meaning in plan_parts.GATE.items()),
        *_TRIAL_COLUMNS,
    ),
)

PILOT_KIND = Kind(
    code=rules.PILOT,
    prefix="PILOT",
    label="Pilot",
    plural="Pilots",
    strand="lab",
    url_name="lab:pilot",
    list_url_name="lab:pilots",
    lifecycle=rules.TRIAL_LIFECYCLE,
    detail_model="lab.Pilot",
    search_text=search_trial,
    stands=trial_stands,
    columns=(
        _text("where_words", "Where it runs."),
        _text("training", "Who trains whom, in what."),
        _text("afterwards", "What happens when it ends.", _afterwards),
        *_TRIAL_COLUMNS,
    ),
)

PROMISES = (Promise(code=rules.TAKE_UP, label="The lab’s word on whether it takes this up", setting="HUB_LAB_DAYS"),)

ACTS = (
    Act(
        code="problem",
        text="Bring a problem",
        hint="Something that no one service can put right alone. The lab says by a date whether it takes it up.",
        url_name="lab:refer",
        order=30,
    ),
)

DOOR = Door(
    code="lab_problem",
    text="A problem that no one service can put right",
    hint="It crosses services or organisations, and needs something to be tried.",
    url_name="lab:refer",
    order=10,
)
