"""How a service works today: the steps of a study, and what they add up to."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import Http404

from hub.accounts.models import Person
from hub.strands.methods import demand as arithmetic
from hub.strands.methods import rules
from hub.strands.methods.capability import duration
from hub.strands.methods.models import Member, Step, Study

MINUTES = 60
WIDTH = 1000


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """One step as pages show it. `handed_on`: it is done by another than the one before.

    `starts`, `waits` and `works` are places on a line of 1,000: where its waiting begins, and how long both are.
    """

    step: Step
    handed_on: bool
    wait_words: str
    work_words: str
    starts: float
    waits: float
    works: float

    @property
    def adds_value(self) -> bool:
        return self.step.kind == rules.ADDS_VALUE


@dataclass(frozen=True, kw_only=True)
class FlowShown:
    """The steps in their order, what they add up to, and both in a sentence."""

    steps: list[StepShown]
    flow: arithmetic.Flow
    sentence: str


def steps(study: Study) -> list[Step]:
    """Return the steps in their order. One statement."""
    return list(Step.objects.filter(study=study).order_by("place", "pk"))


def step(key: int, viewer: Person) -> Step:
    """Return one step of a study that `viewer` works on. One statement; Http404."""
    mine = Member.objects.filter(study=OuterRef("study"), person=viewer)
    found = Step.objects.filter(Exists(mine), pk=key).select_related("study__record").first()
    if found is None:
        raise Http404
    return found


def shown(found: list[Step]) -> FlowShown | None:
    """Return the flow of `found` as pages show it; None where there is no step. No statement."""
    flow = arithmetic.flow(
        [arithmetic.Step(one.who, one.works_minutes, one.waits_minutes, one.kind == rules.ADDS_VALUE) for one in found]
    )
    if flow is None:
        return None
    listed, so_far, before = [], 0, ""
    for one in found:
        scale = WIDTH / (flow.lead or 1)
        listed.append(
            StepShown(
                step=one,
                handed_on=bool(before) and before.casefold() != one.who.casefold(),
                wait_words=duration(one.waits_minutes / MINUTES) if one.waits_minutes else "",
                work_words=duration(one.works_minutes / MINUTES),
                starts=so_far * scale,
                waits=one.waits_minutes * scale,
                works=one.works_minutes * scale,
            )
        )
        so_far += one.waits_minutes + one.works_minutes
        before = one.who
    return FlowShown(steps=listed, flow=flow, sentence=sentence(flow))


def sentence(flow: arithmetic.Flow) -> str:
    """Return what the flow says: how long it is, how much of it is work, and how often it is handed on."""
    handed = {0: "It is never handed on.", 1: "It is handed on once.", 2: "It is handed on twice."}
    times = handed.get(flow.hand_offs, f"It is handed on {flow.hand_offs} times.")
    if flow.value_share is None:
        return f"{flow.steps} steps. {times}"
    return (
        f"From end to end it takes {duration(flow.lead / MINUTES)}: {duration(flow.touch / MINUTES)} of work and "
        f"{duration(flow.waiting / MINUTES)} of waiting. {rules.percent(flow.value_share)} of the time does what was "
        f"asked for. {times}"
    )
