"""Writing down how the service works today, step by step; and what a contact costs, where somebody has stated it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.methods import permissions, rules
from hub.strands.methods.models import Step, Study


@dataclass(frozen=True, kw_only=True)
class Flowing:
    """One step: what is done, by whom (a job), for how many minutes, after how many of waiting. `place` is from 1."""

    name: str
    who: str
    kind: str
    works_minutes: int
    waits_minutes: int = 0
    place: int | None = None


@transaction.atomic
def add_step(study: Study, flowing: Flowing, *, by: Person) -> Step:
    """Add a step at its place, or at the end. Raises BadInput for what is missing, NotPossible once it is reported."""
    permissions.require_worker(by, study)
    _require_open(study)
    _check(flowing)
    steps = _held(study)
    if len(steps) >= rules.MOST_STEPS:
        raise NotPossible(f"A flow has at most {rules.MOST_STEPS} steps here. Say the small ones together.")
    made = Step.objects.create(study=study, place=len(steps) + 1, **_columns(flowing))
    _put(made, steps, flowing.place)
    note(verb="study.step_added", subject=study.record, by=by, detail={"step": made.pk})
    return made


@transaction.atomic
def change_step(step: Step, flowing: Flowing, *, by: Person) -> None:
    """Say a step anew, and move it to another place if one is given."""
    permissions.require_worker(by, step.study)
    _require_open(step.study)
    _check(flowing)
    steps = [one for one in _held(step.study) if one.pk != step.pk]
    for name, value in _columns(flowing).items():
        setattr(step, name, value)
    step.save()
    _put(step, steps, flowing.place or step.place)
    note(verb="study.step_changed", subject=step.study.record, by=by, detail={"step": step.pk})


@transaction.atomic
def remove_step(step: Step, *, by: Person) -> None:
    """Take a step out; those behind it move up. Twice changes nothing."""
    permissions.require_worker(by, step.study)
    _require_open(step.study)
    study, steps = step.study, [one for one in _held(step.study) if one.pk != step.pk]
    Step.objects.filter(pk=step.pk).delete()
    _number(steps)
    note(verb="study.step_removed", subject=study.record, by=by, detail={"step": step.pk or 0})


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What one contact costs in pounds, from `low` to `high`, who says so, and how many contacts a year has."""

    low: Decimal
    high: Decimal
    source: str
    contacts_a_year: int | None = None


@transaction.atomic
def state_cost(study: Study, stated: Stated | None, *, by: Person) -> None:
    """State what one contact costs, with where the figure comes from; or None to take it back.

    Without a source nothing is reckoned. Raises BadInput for what is missing or below £0.
    """
    permissions.require_lead(by, study)
    _require_open(study)
    if stated:
        _check_cost(stated)
    study.cost_low, study.cost_high = (stated.low, stated.high) if stated else (None, None)
    study.cost_source = stated.source.strip() if stated else ""
    study.contacts_a_year = stated.contacts_a_year if stated else None
    study.save(update_fields=["cost_low", "cost_high", "cost_source", "contacts_a_year"])
    note(verb="study.cost_stated", subject=study.record, by=by)


def _check_cost(stated: Stated) -> None:
    wrong = {}
    if stated.low < 0:
        wrong["low"] = "A contact cannot cost less than £0."
    if stated.high < stated.low:
        wrong["high"] = "The highest cannot be below the lowest. Give the same amount twice if there is only one."
    if not stated.source.strip():
        wrong["source"] = "Say where the figure comes from: without a source it is not shown."
    if wrong:
        raise BadInput(next(iter(wrong.values())), wrong)


def _check(flowing: Flowing) -> None:
    wrong = {}
    if not flowing.name.strip():
        wrong["name"] = "Say what is done."
    if not flowing.who.strip():
        wrong["who"] = "Say who does it, by their job."
    if flowing.kind not in rules.STEP_KINDS:
        wrong["kind"] = "Choose whether it adds value."
    if flowing.works_minutes < 0 or flowing.waits_minutes < 0:
        wrong["works"] = "A time cannot be below nothing."
    if wrong:
        raise BadInput(next(iter(wrong.values())), wrong)


def _columns(flowing: Flowing) -> dict[str, object]:
    return {
        "name": flowing.name.strip(),
        "who": flowing.who.strip(),
        "kind": flowing.kind,
        "works_minutes": flowing.works_minutes,
        "waits_minutes": flowing.waits_minutes,
    }


def _require_open(study: Study) -> None:
    if study.record.state in {rules.REPORTED, rules.STOPPED}:
        raise NotPossible(f"This study is “{study.record.state_label}”, so this cannot be changed any more.")


def _held(study: Study) -> list[Step]:
    """Return the steps in their order, and let nobody else order them until this transaction ends."""
    Study.objects.select_for_update(of=("self",)).get(pk=study.pk)
    return list(Step.objects.filter(study=study).order_by("place", "pk"))


def _put(step: Step, others: list[Step], place: int | None) -> None:
    at = min(max(place or len(others) + 1, 1), len(others) + 1) - 1
    _number([*others[:at], step, *others[at:]])


def _number(steps: list[Step]) -> None:
    for place, one in enumerate(steps, start=1):
        one.place = place
    Step.objects.bulk_update(steps, ["place"])
