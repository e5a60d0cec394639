"""What one may do on the page of an experiment or a pilot."""

from collections.abc import Mapping

from hub.accounts.models import Person
from hub.design import addresses
from hub.design.shapes import Act
from hub.strands.lab import permissions, rules
from hub.strands.lab.models import Experiment, Trial
from hub.strands.lab.queries.running import Planned


def address(name: str, trial: Trial) -> str:
    """Return the address of one act on this trial."""
    return addresses.address(f"lab:{trial.record.kind}_{name}", {"number": trial.pk})


def main_act(trial: Trial, person: Person | None, progress: Planned) -> Act:
    """Return the one thing that this reader can do here, large."""
    state, runs = trial.record.state, permissions.may_run(person, trial.record)
    if runs and state == rules.PLANNED:
        return _to_begin(trial, progress)
    if runs and state in _NEXT:
        return Act(text=_NEXT[state][1], url=address(_NEXT[state][0], trial))
    if state == rules.ENDED and permissions.may_lead(person):
        return Act(text="Decide what follows", url=address("decide", trial))
    if state in {rules.PLANNED, rules.RUNNING}:
        return Act(text="I can help", url=addresses.address("core:help", {"reference": trial.record.reference}))
    return Act(text="See what else was learned", url=addresses.address("lab:learning"))


def _to_begin(trial: Trial, progress: Planned) -> Act:
    if progress.missing:
        return Act(text="Go on with the plan", url=address("plan", trial))
    return Act(text="Begin it", url=address("begin", trial), hint="From then on its plan is locked.")


# What whoever runs it does next in a state.
_NEXT: Mapping[str, tuple[str, str]] = {
    rules.RUNNING: ("result", "Write down a result"),
    rules.HALTED: ("end", "Say what happened, and what was learned"),
}

# What can be done in a state, in the order in which it is offered: by whoever runs it, and then by the lab alone.
_BY_STATE: Mapping[str, tuple[tuple[str, str], ...]] = {
    rules.PLANNED: (
        ("begin", "Begin it"),
        ("plan", "Change the plan"),
        ("seal", "Seal the prediction"),
        ("give_up", "Give it up before it begins"),
        ("cost", "Write down what was spent"),
    ),
    rules.RUNNING: (
        ("result", "Write down a result"),
        ("end", "End it, and say what was learned"),
        ("harm", "Stop it for harm"),
        ("amend", "Amend it"),
        ("cost", "Write down what was spent"),
    ),
    rules.HALTED: (
        ("end", "Say what happened, and what was learned"),
        ("result", "Write down a result"),
        ("cost", "Write down what was spent"),
    ),
    rules.ENDED: (("result", "Write down a result"), ("cost", "Write down what was spent")),
    rules.NOT_BEGUN: (("plan_again", "Take the plan up again"),),
}
_DECIDED = (("cost", "Write down what was spent"),)
_POSTS = frozenset({"plan_again", "show"})


def lab_acts(trial: Trial, person: Person | None) -> list[Act]:
    """Return what else the lab and the team that runs it can do in this state."""
    if not permissions.may_run(person, trial.record):
        return []
    acts = list(_BY_STATE.get(trial.record.state, _DECIDED))
    if not (isinstance(trial, Experiment) and trial.mode == rules.TEST):
        acts = [one for one in acts if one[0] != "seal"]
    if permissions.may_lead(person) and trial.ended_on:
        acts.append(("evidence", "Say how sure one can be"))
    if permissions.may_lead(person) and not trial.record.is_public:
        acts.append(("show", "Let everybody read this"))
    return [Act(text=text, url=address(name, trial), posts=name in _POSTS) for name, text in acts]


def anew_acts(trial: Trial, person: Person | None, *, stopped: bool) -> list[Act]:
    """Return how whoever runs it begins anew what was stopped for harm: with a plan of its own, tied to this one."""
    if person is None or not stopped or trial.ended_on is None or not permissions.may_grow(person, trial.record):
        return []
    if isinstance(trial, Experiment):
        text = "Start a new test from this one" if trial.mode == rules.TEST else "Start a new one from this"
        return [Act(text=text, url=address("anew", trial), posts=True)]
    reference = {"reference": trial.record.reference}
    return [Act(text="Start a new pilot from this one", url=addresses.address("lab:pilot_from", reference))]
