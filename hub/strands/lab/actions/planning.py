"""Planning an experiment or a pilot: everything before its start."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from secrets import token_hex
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Team
from hub.core.audit.actions import note
from hub.core.drafts import actions as drafts
from hub.core.follows.hearing import tell_followers
from hub.core.records import after
from hub.core.records.actions import Card, change_state, give_to, publish, revise
from hub.core.records.models import Record
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.lab import evidence, permissions, plan_parts, rules
from hub.strands.lab.actions.growing import Origin, open_one, require_words, show
from hub.strands.lab.actions.telling import tell_first
from hub.strands.lab.models import Experiment, Pilot, Site, Trial

LOOKED = "looked"  # in a draft: its planner has seen what everybody else has tried that is like it


@dataclass(frozen=True, kw_only=True)
class Name:
    """What stands on the card: `team` runs it, `place_id` is the ward where it runs in one alone."""

    title: str
    team: Team | None = None
    place_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an experiment and a pilot have alike in their plans. Amounts are pounds."""

    doing: str
    spectrum: str = "tweak"
    facet: str = ""
    measures: str = ""
    design: str = evidence.NONE
    starts_on: date | None = None
    ends_on: date | None = None
    cost_limit: Decimal | None = None
    harm: str = ""


@dataclass(frozen=True, kw_only=True)
class ExperimentPlan(Plan):
    """The plan of an experiment; most of it is asked of a test alone. What is empty may be said later."""

    question: str
    mode: str = rules.TEST
    hypothesis: str = ""
    riskiest: str = ""
    prediction: str = ""
    success: str = ""
    stop: str = ""
    ambiguous: str = ""
    ethics: str = ""
    data_protection: str = ""
    equality: str = ""
    desirability: str = ""
    feasibility: str = ""
    viability: str = ""
    known: str = ""
    children: str = ""
    owner_after: str = ""


@dataclass(frozen=True, kw_only=True)
class PilotPlan(Plan):
    """The plan of a pilot."""

    where_words: str
    training: str = ""
    afterwards: str = ""


@transaction.atomic
def plan_experiment(
    name: Name, plan: ExperimentPlan, *, by: Person, origin: Origin | None = None, now: datetime | None = None
) -> Experiment:
    """Begin to plan an experiment, alone or out of an idea, a problem or an experiment before it.

    For the lab, and for staff of the team that is to run it. Raises BadInput without a question and what is tried.
    """
    permissions.require_planner(by, name.team)
    now = now or timezone.now()
    require_words(title=name.title, question=plan.question, doing=plan.doing)
    _check(plan)
    card = Card(title=name.title, summary=plan.question, team=name.team, place_id=name.place_id)
    record = open_one(rules.EXPERIMENT, card, by=by, origin=origin, now=now)
    experiment = Experiment.objects.create(record=record, **_columns(plan))
    show(record, "\n".join([name.title, plan.question, plan.doing]), by=by, origin=origin, now=now)
    note(verb="experiment.planned", subject=record, by=by)
    tell_first(record, f"is to be tried in an experiment, which is being planned: “{name.title}”.", by=by, now=now)
    return experiment


@transaction.atomic
def send_experiment(
    token: str,
    make: Callable[[Mapping[str, Any]], tuple[Name, ExperimentPlan, Origin | None]],
    *,
    by: Person,
) -> Record:
    """Plan the experiment that stands in the draft with this token, once.

    Raises NotPossible before its planner has looked at what everybody else has learned.
    """

    def plan(answers: Mapping[str, Any]) -> Record:
        if not answers.get(LOOKED):
            raise NotPossible("Look first at what others have tried and learned.")
        name, said, origin = make(answers)
        return plan_experiment(name, said, by=by, origin=origin).record

    return drafts.send(token, by=by, make=plan)


@transaction.atomic
def plan_pilot(
    name: Name,
    plan: PilotPlan,
    *,
    by: Person,
    places: tuple[int, ...] = (),
    origin: Origin | None = None,
    now: datetime | None = None,
) -> Pilot:
    """Begin to plan a pilot, alone or out of an experiment that went well. `places` are the keys of its wards."""
    permissions.require_planner(by, name.team)
    now = now or timezone.now()
    require_words(title=name.title, doing=plan.doing, where_words=plan.where_words)
    _check(plan)
    alone = places[0] if len(places) == 1 else None
    card = Card(title=name.title, summary=plan.doing, team=name.team, place_id=alone)
    record = open_one(rules.PILOT, card, by=by, origin=origin, now=now)
    pilot = Pilot.objects.create(record=record, **_columns(plan))
    Site.objects.bulk_create(Site(pilot=pilot, place_id=place) for place in dict.fromkeys(places))
    show(record, "\n".join([name.title, plan.doing, plan.where_words]), by=by, origin=origin, now=now)
    note(verb="pilot.planned", subject=record, by=by)
    tell_first(record, f"is to be piloted, and the pilot is being planned: “{name.title}”.", by=by, now=now)
    return pilot


@transaction.atomic
def replan(trial: Trial, name: Name, plan: Plan, *, by: Person, places: tuple[int, ...] | None = None) -> None:
    """Say the plan anew, as long as it has not begun. A sealed prediction stays sealed unless one is said in words.

    Raises NotPossible once it has begun: what is locked can be amended.
    """
    permissions.require_runner(by, trial.record)
    _require_not_begun(trial)
    _check(plan)
    columns = _columns(plan)
    require_words(title=name.title, doing=plan.doing, **_also_needed(columns))
    if isinstance(trial, Experiment) and trial.prediction_seal and columns.get("prediction"):
        columns |= {"prediction_seal": "", "prediction_salt": ""}
    if columns.get("mode") == rules.EXPLORE:
        columns |= {"prediction_seal": "", "prediction_salt": ""}
    for column, value in columns.items():
        setattr(trial, column, value)
    trial.save(update_fields=list(columns))
    if isinstance(trial, Pilot) and places is not None:
        _move_to(trial, places)
    record = trial.record
    if name.team != record.team:
        give_to(record, team=name.team, post=None, by=by)
    revise(record, title=name.title, summary=str(columns.get("question") or plan.doing), by=by)
    note(verb=f"{record.kind}.replanned", subject=record, by=by)
    after.changed(record)


def _move_to(pilot: Pilot, places: tuple[int, ...]) -> None:
    pilot.sites.exclude(place__in=places).delete()
    had = set(pilot.sites.values_list("place", flat=True))
    Site.objects.bulk_create(Site(pilot=pilot, place_id=place) for place in dict.fromkeys(places) if place not in had)
    pilot.record.place_id = places[0] if len(places) == 1 else None
    pilot.record.save(update_fields=["place"])


@transaction.atomic
def seal_prediction(experiment: Experiment, prediction: str, *, by: Person) -> str:
    """Keep the seal of a prediction instead of its words, and return the seal.

    The hub does not keep the words: whoever seals them keeps them, and discloses them at the end, when they have to
    fit. Raises BadInput without words; NotPossible for exploring, or once it has begun.
    """
    permissions.require_runner(by, experiment.record)
    _require_not_begun(experiment)
    if experiment.mode == rules.EXPLORE:
        raise NotPossible("Exploring has no prediction. Make it a test first.")
    if not prediction.strip():
        raise BadInput("Say what you expect.", {"prediction": "Say what you expect."})
    salt = token_hex(16)
    experiment.prediction = ""
    experiment.prediction_salt, experiment.prediction_seal = salt, plan_parts.seal_of(salt, prediction)
    experiment.save(update_fields=["prediction", "prediction_salt", "prediction_seal"])
    note(verb="experiment.prediction_sealed", subject=experiment.record, by=by)
    return experiment.prediction_seal


@transaction.atomic
def give_up(trial: Trial, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """Give it up before it has begun, and say why."""
    permissions.require_runner(by, trial.record)
    change_state(trial.record, to=rules.NOT_BEGUN, by=by, reason=reason.strip(), now=now)
    note(verb=f"{trial.record.kind}.given_up", subject=trial.record, by=by)
    tell_followers(trial.record, f"“{trial.record.title}” was given up before it began", by=by, now=now)


@transaction.atomic
def plan_again(trial: Trial, *, by: Person, now: datetime | None = None) -> None:
    """Take up a plan again that was given up."""
    permissions.require_runner(by, trial.record)
    change_state(trial.record, to=rules.PLANNED, by=by, reason="", now=now)
    note(verb=f"{trial.record.kind}.planned_again", subject=trial.record, by=by)


@transaction.atomic
def show_everybody(record: Record, *, by: Person, now: datetime | None = None) -> None:
    """Let everybody read what grew out of something that not everybody may read."""
    permissions.require_lead(by)
    if record.is_public:
        raise NotPossible("Everybody can read this already.")
    publish(record, by=by, reason="The lab lets everybody read it.", now=now)
    note(verb=f"{record.kind}.shown", subject=record, by=by)


def _columns(plan: Plan) -> dict[str, Any]:
    """Return the plan by column. Exploring predicts nothing, whatever was typed before the mode was changed."""
    columns = asdict(plan)
    return {**columns, "prediction": ""} if columns.get("mode") == rules.EXPLORE else columns


def _also_needed(columns: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(columns[name]) for name in ("question", "where_words") if name in columns}


def _check(plan: Plan) -> None:
    """Raise BadInput for days in the wrong order or a limit below 0."""
    wrong = {}
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        wrong["ends_on"] = f"It cannot end before it starts: give a day on or after {day_words(plan.starts_on)}."
    if plan.cost_limit is not None and plan.cost_limit < 0:
        wrong["cost_limit"] = "A limit cannot be below £0."
    if wrong:
        raise BadInput(next(iter(wrong.values())), wrong)


def _require_not_begun(trial: Trial) -> None:
    if trial.began_on:
        raise NotPossible(
            f"This began on {day_words(trial.began_on)}, and what was planned is locked. Amend it instead: "
            "the change then stands beside what was planned, with its reason."
        )
    if trial.record.state != rules.PLANNED:
        raise NotPossible("This plan was given up. Take it up again first.")
