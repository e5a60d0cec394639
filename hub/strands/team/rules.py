"""What the improvement team's records can be, what may follow what, and how it is said. Plain data and functions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hub.core.records.lifecycle import Lifecycle
from hub.foundation.dates import day_words

REQUEST, PROJECT, PROGRAMME = "support_request", "project", "programme"
ANSWER_REQUEST = "answer_request"

# --- Support requests --------------------------------------------------------------------------------------
WAITING, HELPING, NOT_YET, DECLINED, HELPED, WITHDRAWN = (
    "waiting",
    "helping",
    "not_yet",
    "declined",
    "helped",
    "withdrawn",
)
OPEN_REQUESTS = (WAITING, HELPING, NOT_YET)

REQUESTS = Lifecycle(
    first=WAITING,
    labels={
        WAITING: "Waiting for an answer",
        HELPING: "We are helping",
        NOT_YET: "Not yet",
        DECLINED: "Not for us",
        HELPED: "Helped",
        WITHDRAWN: "Taken back",
    },
    meanings={
        WAITING: "The improvement team has not answered yet.",
        HELPING: "The improvement team is helping.",
        NOT_YET: "The team cannot help yet. It looks at this again on a day it has named.",
        DECLINED: "The improvement team cannot help with this, and says why.",
        HELPED: "The team has helped, and this is finished.",
        WITHDRAWN: "Whoever asked has taken this back.",
    },
    moves={
        WAITING: frozenset({HELPING, NOT_YET, DECLINED, WITHDRAWN}),
        NOT_YET: frozenset({WAITING, HELPING, DECLINED, WITHDRAWN}),
        HELPING: frozenset({HELPED, WAITING, WITHDRAWN}),  # waiting again: the project that came of it was stopped
    },
    needs_reason=frozenset({NOT_YET, DECLINED, WITHDRAWN}),
    closed=frozenset({DECLINED, HELPED, WITHDRAWN}),
    declined=frozenset({DECLINED}),
    tones={HELPED: "done", NOT_YET: "waiting"},
)
ANSWERS = (HELPING, NOT_YET, DECLINED)

# --- What becomes a project --------------------------------------------------------------------------------
BECOMES_A_PROJECT = frozenset({"idea", "problem", "pilot", REQUEST})
# Of whatever kind: what was said no to, taken back, finished as a request, or tried and stopped.
BECOMES_NONE = REQUESTS.closed | {"not_for_us", "stopped", "not_begun"}


def cannot_become_project(kind: str, state: str) -> str:
    """Return why no project can be made of a record of this kind in this state, "" where it can."""
    if kind not in BECOMES_A_PROJECT:
        return "Only an idea, a problem, a pilot or a request for support becomes a project."
    if state in BECOMES_NONE:
        return "This was said no to, taken back, finished or stopped, so no project is made of it. Open one by itself."
    return ""


LONGEST_NOT_YET_YEARS = 2

# --- Projects ------------------------------------------------------------------------------------------------
PLANNED, RUNNING, PAUSED, CLOSED, STOPPED = "planned", "running", "paused", "closed", "stopped"
OPEN_PROJECTS = (PLANNED, RUNNING, PAUSED)
# Either way: a day further off is a slip, and the one timeline would shrink all others to a dot.
LONGEST_PLAN_YEARS = 20

PROJECTS = Lifecycle(
    first=PLANNED,
    labels={PLANNED: "Planned", RUNNING: "Running", PAUSED: "Paused", CLOSED: "Closed", STOPPED: "Stopped early"},
    meanings={
        PLANNED: "The work has not started yet.",
        RUNNING: "The work is going on.",
        PAUSED: "The work stands still for now, and its page says why.",
        CLOSED: "The work is finished. What it brought, or what it taught, stands on its page.",
        STOPPED: "The work was stopped before its end. What it taught stands on its page.",
    },
    moves={
        PLANNED: frozenset({RUNNING, STOPPED}),
        RUNNING: frozenset({PAUSED, CLOSED, STOPPED}),
        PAUSED: frozenset({RUNNING, CLOSED, STOPPED}),
    },
    needs_reason=frozenset({PAUSED, CLOSED, STOPPED}),
    closed=frozenset({CLOSED, STOPPED}),
    tones={CLOSED: "done", PAUSED: "waiting"},
)

PROGRAMMES = Lifecycle(
    first=RUNNING,
    labels={RUNNING: "Running", CLOSED: "Closed"},
    meanings={RUNNING: "Its projects are going on.", CLOSED: "All of its work is finished."},
    moves={RUNNING: frozenset({CLOSED})},
    needs_reason=frozenset({CLOSED}),
    closed=frozenset({CLOSED}),
    tones={RUNNING: "moving", CLOSED: "done"},
)

# --- How a project goes --------------------------------------------------------------------------------------
ON_TRACK, AT_RISK, OFF_TRACK = "on_track", "at_risk", "off_track"
HEALTH: Mapping[str, str] = {
    ON_TRACK: "On track",
    AT_RISK: "Needs attention",
    OFF_TRACK: "Off track",
}
REPORT_EVERY_DAYS = 35  # a month and a few days to write it in

# What the scale of a timeline is divided into: so many months, and no more marks than a phone has room for.
MONTHS, STEPS, MOST_MARKS = 12, (1, 2, 3, 6, 12), 4

# Levels of a risk, from 1 to 3 each; what they make together is said in words, and never as a product of numbers.
LIKELY: Mapping[int, str] = {1: "unlikely", 2: "possible", 3: "likely"}
HARM: Mapping[int, str] = {1: "little harm", 2: "some harm", 3: "great harm"}

# --- What a project brought (Green Book and Better Business Cases, in plain words) ----------------------------
CASH, TIME, QUANTIFIED, QUALITY = "cash_releasing", "time_freed", "quantified", "quality"
BENEFITS: Mapping[str, str] = {
    CASH: "Money that a budget no longer needs",
    TIME: "Time that people have for something else",
    QUANTIFIED: "Something else that can be counted",
    QUALITY: "Something better that cannot be counted",
}


@dataclass(frozen=True)
class Bar:
    """One project on the timeline: `start` and `length` in thousandths of the whole, and where its milestones stand.

    `marks` are (place in thousandths, whether it is reached).
    """

    start: int
    length: int
    marks: tuple[tuple[int, bool], ...] = ()


def scale(first: date, last: date) -> list[tuple[int, str]]:
    """Return the first days of months between two days, at most four, as (place in thousandths, “Jan 2027”), in order.

    They are 1, 2, 3 or 6 months apart, or whole years, and fall on the months at which a year is so divided.
    """
    whole = max(1, (last - first).days)
    starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, MONTHS + 1)]
    inside = [day for day in starts if first <= day <= last]
    step = next((step for step in STEPS if len(inside) / step <= MOST_MARKS), MONTHS)
    years = -(-len(inside) // (MONTHS * MOST_MARKS)) if step == MONTHS else 1
    kept = [day for day in inside if (day.month - 1) % step == 0 and day.year % max(1, years) == 0]
    return [(round((day - first).days / whole * 1000), f"{day:%b %Y}") for day in kept]


def weight(likelihood: int, impact: int) -> str:
    """Return how much attention a risk needs: “low”, “medium” or “high”. Both run from 1 to 3."""
    if likelihood + impact >= 5:  # noqa: PLR2004 - likely with some harm, or possible with great harm
        return "high"
    return "medium" if likelihood + impact == 4 else "low"  # noqa: PLR2004


def may_look_again(day: date | None, today: date) -> bool:
    """Return whether “not yet” may name this day: after today, and within two years."""
    return day is not None and today < day and (day - today).days <= LONGEST_NOT_YET_YEARS * 366


def too_far(day: date | None, today: date) -> str:
    """Return what is wrong with a day of a plan that is more than 20 years off, in a sentence; "" if nothing is."""
    if day is None or abs((day - today).days) <= LONGEST_PLAN_YEARS * 366:
        return ""
    return f"Check the year: {day_words(day)} is more than {LONGEST_PLAN_YEARS} years away."


def request_stands(state: str, *, due_on: date | None, late: bool, looks_again_on: date | None) -> str:
    """Return where a request stands and what comes next, in one sentence for whoever asked."""
    if state == WAITING and due_on:
        if late:
            return f"The improvement team owed an answer by {day_words(due_on)}. It is late."
        return f"The improvement team answers by {day_words(due_on)}."
    if state == NOT_YET and looks_again_on:
        return f"The team cannot help yet, and looks at this again on {day_words(looks_again_on)}."
    return REQUESTS.meanings[state]


def project_stands(
    state: str,
    *,
    starts_on: date | None,
    ends_on: date | None,
    today: date,
    next_milestone: tuple[str, date] | None,
    decision_due_on: date | None,
) -> str:
    """Return where a project stands and what comes next, in one or two sentences."""
    said = [_project_now(state, starts_on, ends_on, today)]
    if state in OPEN_PROJECTS:
        if decision_due_on:
            was = "was" if decision_due_on < today else "is"
            said.append(f"A decision {was} needed by {day_words(decision_due_on)}.")
        elif next_milestone:
            title, due = next_milestone
            late = ", and that day has gone" if due < today else ""
            said.append(f"Next: {title}, by {day_words(due)}{late}.")
    return " ".join(said)


def _project_now(state: str, starts_on: date | None, ends_on: date | None, today: date) -> str:
    if state == PLANNED:
        return f"It starts on {day_words(starts_on)}." if starts_on else "It is planned; no day to start is set yet."
    if state == RUNNING and ends_on:
        if ends_on < today:
            return f"It should have ended on {day_words(ends_on)}, and still goes on."
        return f"It runs until {day_words(ends_on)}."
    return PROJECTS.meanings[state]


def bars(spans: Iterable[tuple[date, date, Iterable[tuple[date, bool]]]]) -> tuple[date, date, list[Bar]]:
    """Return the first and last day of all, and a bar for each span (first day, last day, milestones), in order.

    Raises ValueError without a span. A milestone outside its span stands where its own day is.
    """
    rows = [(start, end, list(marks)) for start, end, marks in spans]
    if not rows:
        raise ValueError("a timeline needs at least one span")
    days = [day for start, end, marks in rows for day in (start, end, *(mark for mark, _ in marks))]
    first, last = min(days), max(days)
    whole = max(1, (last - first).days)

    def place(day: date) -> int:
        return round((day - first).days / whole * 1000)

    made = [
        Bar(place(start), max(4, place(end) - place(start)), tuple((place(day), done) for day, done in marks))
        for start, end, marks in rows
    ]
    return first, last, made
