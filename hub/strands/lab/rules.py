"""The rules of the innovation lab. No database and no clock: everything comes in as an argument.

What is planned and locked stands in `plan_parts`, and how sure one can be in `evidence`. A stop counts as something
learned.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hub.core.records.lifecycle import Lifecycle

PROBLEM, EXPERIMENT, PILOT = "problem", "experiment", "pilot"
TAKE_UP = "take_up_problem"  # the promise: the lab says whether it takes a problem up

# --- Problems ---------------------------------------------------------------------------------------------
REFERRED, TAKEN_UP, DECLINED, SETTLED = "referred", "taken_up", "declined", "settled"

PROBLEM_LIFECYCLE = Lifecycle(
    first=REFERRED,
    labels={
        REFERRED: "Referred",
        TAKEN_UP: "Taken up",
        DECLINED: "Not taken up",
        SETTLED: "Settled",
    },
    meanings={
        REFERRED: "The lab has it, and says whether it takes it up.",
        TAKEN_UP: "The lab works on it. What it tries stands in the thread.",
        DECLINED: "The lab does not take it up, and has said why.",
        SETTLED: "What was learned has settled it, says the lab.",
    },
    moves={
        REFERRED: frozenset({TAKEN_UP, DECLINED}),
        TAKEN_UP: frozenset({SETTLED, DECLINED}),
        DECLINED: frozenset({TAKEN_UP}),
        SETTLED: frozenset({TAKEN_UP}),
    },
    needs_reason=frozenset({TAKEN_UP, DECLINED, SETTLED}),
    closed=frozenset({DECLINED, SETTLED}),
    declined=frozenset({DECLINED}),
    tones={SETTLED: "done"},
)

# --- Experiments and pilots: what is tried --------------------------------------------------------------
EXPLORE, TEST = "explore", "test"
PLANNED, RUNNING, HALTED, ENDED = "planned", "running", "halted", "ended"
STOPPED, ADAPTED, ADOPTED, SCALED, NOT_BEGUN = "stopped", "adapted", "adopted", "scaled", "not_begun"
DECIDED = (STOPPED, ADAPTED, ADOPTED, SCALED)
# What can grow: an experiment that stopped does not become a pilot.
GROWS = frozenset({ENDED, ADAPTED, ADOPTED, SCALED})

TRIAL_LIFECYCLE = Lifecycle(
    first=PLANNED,
    labels={
        PLANNED: "Being planned",
        RUNNING: "Running",
        HALTED: "Stopped for harm",
        ENDED: "Ended, to be decided",
        STOPPED: "Learned, and stopped",
        ADAPTED: "Learned, and adapted",
        ADOPTED: "Learned, and adopted",
        SCALED: "Learned, and scaled",
        NOT_BEGUN: "Not begun",
    },
    meanings={
        PLANNED: "It is being planned, and has not begun.",
        RUNNING: "It is being tried.",
        HALTED: "It was stopped at once, because of harm. What happened and what was learned is to be said now.",
        ENDED: "It has ended, and what was learned stands here. What follows from it is to be decided.",
        STOPPED: "It did its work and goes no further. What is known now, and why it stops, stands here.",
        ADAPTED: "It goes on in another form, with what was learned.",
        ADOPTED: "It becomes the way it is done.",
        SCALED: "It is taken to more places.",
        NOT_BEGUN: "It was given up before it began, and why stands here.",
    },
    moves={
        PLANNED: frozenset({RUNNING, NOT_BEGUN}),
        RUNNING: frozenset({HALTED, ENDED}),
        HALTED: frozenset({ENDED}),
        ENDED: frozenset(DECIDED),
        NOT_BEGUN: frozenset({PLANNED}),
    },
    needs_reason=frozenset({*DECIDED, NOT_BEGUN, HALTED}),
    closed=frozenset({*DECIDED, NOT_BEGUN}),
    tones={HALTED: "late", ENDED: "waiting", **dict.fromkeys(DECIDED, "done")},
)


@dataclass(frozen=True, kw_only=True)
class DecisionKind:
    """One way to decide: `meaning` stands on the page, `asks` is put to the one who decides."""

    code: str
    label: str
    meaning: str
    asks: str


DECISIONS: Mapping[str, DecisionKind] = {
    kind.code: kind
    for kind in (
        DecisionKind(
            code=STOPPED,
            label="Stop",
            meaning="We stop here. That was worth finding out: nobody has to try it again to know.",
            asks="Say what is known now that was not known before, and whom it spares what.",
        ),
        DecisionKind(
            code=ADAPTED,
            label="Adapt",
            meaning="We try it again, in another form.",
            asks="Say what will be different next time, and what stays.",
        ),
        DecisionKind(
            code=ADOPTED,
            label="Adopt",
            meaning="It becomes the way it is done, where it was tried.",
            asks="Say who does it from now on, from when, and with what money.",
        ),
        DecisionKind(
            code=SCALED,
            label="Scale",
            meaning="It is taken to more places.",
            asks="Say where next, with whom, and what has to be true there too.",
        ),
    )
}

SPECTRUM: Mapping[str, str] = {
    "tweak": "Tweak: a small change to what is done",
    "adapt": "Adapt: the same service, done otherwise",
    "redesign": "Redesign: the service made anew",
    "transform": "Transform: another way altogether, with others",
}
SPECTRUM_WORDS: Mapping[str, str] = {code: words.split(":")[0] for code, words in SPECTRUM.items()}


@dataclass(frozen=True, kw_only=True)
class Age:
    """How long something has been at its stage: `days` from the first to the second, both included, or without end."""

    label: str
    days: tuple[int, int | None]


AGES: Mapping[str, Age] = {
    "new": Age(label="Up to 30 days", days=(0, 30)),
    "months": Age(label="31 to 90 days", days=(31, 90)),
    "long": Age(label="91 to 180 days", days=(91, 180)),
    "old": Age(label="More than 180 days", days=(181, None)),
}

# The second axis of the portfolio: the facets of the OECD’s Observatory of Public Sector Innovation, by whether
# somebody sets the direction, and how sure one can be of what comes.
FACETS: Mapping[str, str] = {
    "enhancement": "Enhancement: the direction is set and the ground is known; what is there is done better",
    "mission": "Mission: the direction is set and the ground is not known; a goal is to be reached",
    "adaptive": "Adaptive: those who do the work answer to what has changed around them",
    "anticipatory": "Anticipatory: nobody has set a direction, and it looks into what may come",
}
FACET_WORDS: Mapping[str, str] = {code: words.split(":")[0] for code, words in FACETS.items()}

SUCCESS, STOP, AMBIGUOUS = "success", "stop", "ambiguous"
VERDICTS: Mapping[str, str] = {
    SUCCESS: "The threshold of success was reached",
    STOP: "The threshold of stopping was reached",
    AMBIGUOUS: "It lies between them",
}


# --- What grows out of what ---------------------------------------------------------------------------------


def cannot_become(kind: str, *, origin: str, state: str, closed: bool) -> str:
    """Return why nothing of `kind` can be planned now out of a record of the kind `origin`, "" where it can.

    What was tried once may always be tried again, in another experiment; what never ran grows while it is open.
    """
    if origin == PROBLEM and kind == EXPERIMENT and state != TAKEN_UP:
        return "Only a problem that the lab has taken up is tried in an experiment. The lab says first whether it does."
    if origin == EXPERIMENT and kind == PILOT and state not in GROWS:
        return "Only an experiment that has ended, and was not stopped, becomes a pilot."
    if closed and origin not in {EXPERIMENT, PILOT}:
        return "This is closed, so nothing is planned out of it now."
    return ""


# --- Where it stands ----------------------------------------------------------------------------------------


def problem_stands(state: str, *, due_on: str = "", late: bool = False) -> str:
    """Return one sentence that says where a problem stands and what comes next. The day comes in words."""
    if state == REFERRED and due_on:
        return f"The lab {'was to say' if late else 'says'} by {due_on} whether it takes this up."
    return PROBLEM_LIFECYCLE.meanings[state]


@dataclass(frozen=True, kw_only=True)
class Dates:
    """The days of something that is tried: planned, and as they were."""

    starts_on: date | None = None
    ends_on: date | None = None
    began_on: date | None = None
    ended_on: date | None = None


def trial_stands(state: str, dates: Dates, today: date, *, words: Mapping[str, str]) -> str:
    """Return one sentence that says where an experiment or pilot stands and what comes next.

    `words` gives each of its days as people write it.
    """
    if state == PLANNED and dates.starts_on:
        return f"It is being planned, and is to begin on {words['starts_on']}."
    if state == RUNNING and dates.ends_on:
        if today > dates.ends_on:
            return f"It was to end on {words['ends_on']}: what was learned is to be said now."
        return f"It is being tried until {words['ends_on']}; then we say what was learned."
    return TRIAL_LIFECYCLE.meanings[state]


def days_running(dates: Dates, today: date) -> int | None:
    """Return for how many days (of the calendar) it has run or ran; None if it has not begun."""
    if dates.began_on is None:
        return None
    return ((dates.ended_on or today) - dates.began_on).days


def over_limit(running: int, limit: int) -> bool:
    """Return whether one more would be over the limit of what runs at a time; a limit of 0 is none."""
    return bool(limit) and running >= limit


def over_cost(spent: Decimal, limit: Decimal | None) -> bool:
    """Return whether more was spent than was allowed."""
    return limit is not None and spent > limit
