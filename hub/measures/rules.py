"""What a measure may be: its states, which way is better, and what part it plays for a record. Plain Python."""

from dataclasses import dataclass
from datetime import date, timedelta

from hub.core.records.lifecycle import Lifecycle
from hub.measures import periods
from hub.measures.spc import ENOUGH, LEAST_BASELINE, Direction
from hub.measures.varying import COUNTED, SHARES, Kind

MEASURE = "measure"
IN_USE, ENDED = "in_use", "ended"

LIFECYCLE = Lifecycle(
    first=IN_USE,
    labels={IN_USE: "In use", ENDED: "No longer taken"},
    moves={IN_USE: frozenset({ENDED}), ENDED: frozenset({IN_USE})},
    meanings={
        IN_USE: "Values are added as each period ends.",
        ENDED: "No more values are taken. What was measured stays.",
    },
    needs_reason=frozenset({IN_USE, ENDED}),
    closed=frozenset({ENDED}),
    tones={IN_USE: "moving"},
)

_ALL = 100

OUTCOME, LOCAL, COMPARISON, BALANCING = "outcome", "local", "comparison", "balancing"


@dataclass(frozen=True, kw_only=True)
class Part:
    """What part a measure plays for a record: its name, what it says beside the chart, and how it is asked for."""

    code: str
    label: str
    hint: str


PARTS: dict[str, Part] = {
    part.code: part
    for part in (
        Part(
            code=OUTCOME,
            label="Shows the outcome",
            hint="What should be different for people, for everybody it is meant for.",
        ),
        Part(code=LOCAL, label="Measured locally", hint="The same where the work is done: this place, this service."),
        Part(
            code=COMPARISON,
            label="Comparison, not part of the work",
            hint="Somewhere like it where nothing was changed. Without one, the cause of a change cannot be shown.",
        ),
        Part(
            code=BALANCING,
            label="Watched for harm",
            hint="What could get worse elsewhere while this gets better.",
        ),
    )
}

# Kinds of record that something can be measured of. Those of a strand that is switched off are never met.
MEASURED_KINDS = frozenset(
    {"outcome", "priority", "big_move", "problem", "experiment", "pilot", "project", "programme", "course"}
)
MOST_TIED = 10  # measures of one record: as many as the thread shows of it

# How limits can be reckoned, in the words of the form and of the page.
LIMITS: dict[Kind, tuple[str, str]] = {
    Kind.XMR: ("From how the values move (XmR)", "Right for nearly everything. If in doubt, this one."),
    Kind.P: (
        "A share, from how many were counted (P)",
        "Wider where few were counted: for tens or hundreds.",
    ),
    Kind.P_PRIME: ("A share of thousands (P′)", "As P, widened by how much the share really moves."),
    Kind.U: ("A rate, from how much it was counted over (U)", "Such as falls for each 1,000 nights."),
    Kind.U_PRIME: ("A rate over very much (U′)", "As U, widened by how much the rate really moves."),
    Kind.C: ("A count of something rare (C)", "Such as complaints a month, with the same chance of one each time."),
}

DIRECTION_WORDS = {
    Direction.INCREASE: "Higher is better",
    Direction.DECREASE: "Lower is better",
    Direction.NEUTRAL: "Neither is better in itself",
}


def stands(state: str, *, frequency: str, last: date | None, today: date) -> str:
    """Return where a measure stands: its latest value’s period, and whether the next is overdue on `today`.

    A value is overdue when the period after the latest has ended too.
    """
    if state == ENDED:
        return "No longer taken: no more values are added. What was measured stays."
    one = periods.FREQUENCIES[frequency].one
    if last is None:
        return f"Nothing has been measured yet. A value is due for each {one}."
    latest = periods.words(last, frequency)
    due = periods.following(last, frequency)
    if periods.following(due, frequency) <= today:
        return f"Measured up to {latest}. The value for {periods.words(due, frequency)} is overdue."
    return f"Measured up to {latest}. The next value is for {periods.words(due, frequency)}."


def is_share(unit: str) -> bool:
    """Return whether values in `unit` lie between 0 and 100."""
    return unit.strip().lower() in {"%", "percent", "per cent", "percentage"}


def beyond_all(value: float | None, unit: str) -> bool:
    """Return whether a share is less than none or more than all: it can be meant, and is often a slip."""
    return value is not None and is_share(unit) and not 0 <= value <= _ALL


def limits_fault(kind: Kind, *, unit: str, of_what: bool) -> str:
    """Return what is wrong with reckoning limits in this way, "" if nothing is. `of_what`: both counts have words."""
    if kind in COUNTED and not of_what:
        return "These limits rest on how many were counted: say above what is counted, and out of what."
    if kind in SHARES and not is_share(unit):
        return "These limits are for shares, told in %. For a rate, choose those for rates."
    if kind in COUNTED - SHARES and is_share(unit):
        return "These limits are for rates. For a share, told in %, choose those for shares."
    return ""


def baseline_fault(points: int | None) -> str:
    """Return what is wrong with a baseline of so many points, "" if nothing is."""
    if points is not None and points < LEAST_BASELINE:
        return f"A baseline rests on {LEAST_BASELINE} values or more: fewer say too little."
    return ""


def first_with_limits(values: int, last: date, frequency: str, *, today: date) -> str:
    """Return in words the period whose value will be the thirteenth, if one is taken in each from now on.

    The first of them may be that of the period which ended last; those that went by before it are not counted on.
    """
    ended = periods.first_day(periods.first_day(today, frequency) - timedelta(days=1), frequency)
    day = max(last, periods.first_day(ended - timedelta(days=1), frequency))
    for _ in range(max(0, ENOUGH - values)):
        day = periods.following(day, frequency)
    return periods.words(day, frequency)
