"""What the lab registers with the core: kinds, promise, ways in, next steps, costs and what it holds about people."""

from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from hub.accounts import personal_data
from hub.accounts.models import Person
from hub.accounts.personal_data import Row
from hub.core import costs, ways
from hub.core.clocks import promises
from hub.core.costs import Spent
from hub.core.moderation import parts
from hub.core.records import kinds
from hub.core.records.among import Keys, among
from hub.core.records.models import Record
from hub.core.records.panels import NextStep, register_next_step
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.measures import evidence as measured
from hub.strands.lab import duties, kind, moderated, permissions, rules
from hub.strands.lab.models import (
    Amendment,
    Claim,
    Cost,
    Decision,
    Ending,
    Experiment,
    Halt,
    Pilot,
    Result,
    Trial,
    Word,
)
from hub.strands.lab.queries import lists


def register() -> None:
    """Register all of it, once, when the hub starts."""
    for one in (kind.PROBLEM_KIND, kind.EXPERIMENT_KIND, kind.PILOT_KIND):
        kinds.register(one)
    for promise in kind.PROMISES:
        promises.register(promise)
    ways.register_section("Lab", "lab:portfolio")
    for act in kind.ACTS:
        ways.register_act(act)
    ways.register_door(kind.DOOR)
    ways.register_news(ways.News(code="lab", find=lists.news, order=20))
    ways.register_duty(ways.Duty(code="trials", title="What was tried waits for your word", find=duties.of_trials))
    ways.register_draft_page(rules.PROBLEM, "lab:go_on")
    ways.register_draft_page(rules.EXPERIMENT, "lab:go_on_experiment")
    for step in NEXT_STEPS:
        register_next_step(step)
    for part in moderated.PARTS:
        parts.register(part)
    costs.register("lab", spent)
    for kind_of_trial, table in ((rules.EXPERIMENT, Experiment), (rules.PILOT, Pilot)):
        measured.register({kind_of_trial}, _read(table, "evidence_level"), began=_read(table, "began_on"))
    personal_data.register("What you wrote down in the lab", wrote)


def _read(table: type[Trial], column: str) -> measured.Read:
    """Return how a measure reads one column of the trial whose chart it is."""
    return lambda key: Subquery(table._default_manager.filter(record_id=OuterRef(key)).values(column)[:1])


def _may_make_problem(record: Record, person: Person) -> bool:
    return permissions.may_lead(person) and _can_become(rules.PROBLEM, record)


def _may_try(record: Record, person: Person) -> bool:
    return permissions.may_grow(person, record) and _can_become(rules.EXPERIMENT, record)


def _may_try_again(record: Record, person: Person) -> bool:
    return record.state == rules.ADAPTED and permissions.may_grow(person, record)


def _may_pilot(record: Record, person: Person) -> bool:
    return permissions.may_grow(person, record) and _can_become(rules.PILOT, record)


def _can_become(kind: str, record: Record) -> bool:
    return not rules.cannot_become(kind, origin=record.kind, state=record.state, closed=record.is_closed)


NEXT_STEPS = (
    NextStep(
        code="lab_problem",
        kinds=frozenset({"idea"}),
        label="Take it into the lab as a problem",
        url_name="lab:problem_from",
        may=_may_make_problem,
    ),
    NextStep(
        code="lab_experiment",
        kinds=frozenset({"idea", rules.PROBLEM}),
        label="Try it in an experiment",
        url_name="lab:experiment_from",
        may=_may_try,
    ),
    NextStep(
        code="lab_next_cycle",
        kinds=frozenset({rules.EXPERIMENT}),
        label="Plan the next experiment",
        url_name="lab:experiment_from",
        may=_may_try_again,
    ),
    NextStep(
        code="lab_pilot",
        kinds=frozenset({rules.EXPERIMENT}),
        label="Make it a pilot",
        url_name="lab:pilot_from",
        may=_may_pilot,
    ),
)


def spent(keys: Sequence[int], viewer: Viewer) -> list[Spent]:  # noqa: ARG001 - what a source of costs is asked
    """Return what was spent on those of `keys` that are experiments or pilots. One statement."""
    return [
        Spent(record_id=key, pounds=pounds, words="spent in the lab")
        for key, pounds in _spent(keys=Keys(keys))
        if pounds
    ]


@prepared
def _spent(*, keys: Keys) -> QuerySet[Cost, Any]:
    by_record = Cost.objects.filter(among(keys, "record__id")).values("record").annotate(pounds=Sum("amount"))
    return by_record.order_by("record").values_list("record", "pounds")


def wrote(person: Person) -> list[Row]:
    """Return what the person wrote down in the lab, by record."""
    found: list[Row] = []
    for table, column in ((Amendment, "words"), (Result, "words"), (Cost, "what"), (Halt, "words"), (Ending, "learned"),
                          (Decision, "words"), (Claim, "because")):  # fmt: skip
        rows = table._default_manager.filter(by=person).select_related("record").order_by("pk")
        found += [{"about": row.record.reference, "words": getattr(row, column), "at": row.at} for row in rows]
    words = Word.objects.filter(by=person).select_related("problem__record").order_by("pk")
    return [*found, *({"about": one.problem.record.reference, "words": one.words, "at": one.at} for one in words)]
