"""The rules of the ideas forum. No database and no clock: everything comes in as an argument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from hub.core.records.lifecycle import Lifecycle

IDEA = "idea"
ACKNOWLEDGE = "acknowledge_idea"
ANSWER = "answer_idea"
SECOND_READING = "second_reading"  # the core's promise, that somebody else reads an answer again
ANSWERED = (ANSWER, SECOND_READING)  # what an answer keeps

# Tallies: people who support it here, those an import brought, and both.
SUPPORTS, IMPORTED_SUPPORTS, VOICES = "supports", "imported_supports", "voices"

NEW, ACKNOWLEDGED, ASKED = "new", "acknowledged", "asked"
GOING_AHEAD, NOT_NOW = "going_ahead", "not_now"
ALREADY, NOT_FOR_US = "already_happening", "not_for_us"
DONE, CONFIRMED = "done", "confirmed"
SENT_ON, WITHDRAWN = "sent_on", "withdrawn"

ANSWERS = (GOING_AHEAD, NOT_NOW, ALREADY, NOT_FOR_US)
# An answer is still owed.
WAITING = (NEW, ACKNOWLEDGED, ASKED)
# Open to the public's eye: somebody still has something to do, or a date to come back.
OPEN = (*WAITING, GOING_AHEAD, NOT_NOW, DONE)
CLOSED = frozenset({ALREADY, NOT_FOR_US, CONFIRMED, SENT_ON, WITHDRAWN})

_AFTER_ANSWER = frozenset({*ANSWERS, DONE, WITHDRAWN})

LIFECYCLE = Lifecycle(
    first=NEW,
    labels={
        NEW: "New",
        ACKNOWLEDGED: "Being looked at",
        ASKED: "Waiting for its author",
        GOING_AHEAD: "Going ahead",
        NOT_NOW: "Not now",
        ALREADY: "Already happening",
        NOT_FOR_US: "Not for us",
        DONE: "Done, says the service",
        CONFIRMED: "Done and confirmed",
        SENT_ON: "Sent on",
        WITHDRAWN: "Withdrawn by its author",
    },
    meanings={
        NEW: "We have it, and somebody will read it.",
        ACKNOWLEDGED: "Somebody has read it and is working out an answer.",
        ASKED: "We have asked its author something, and the days do not count until they reply.",
        GOING_AHEAD: "We are going to do it, and say here what happens.",
        NOT_NOW: "We cannot do it now. It comes back by itself on the date we gave, and counts as open until then.",
        ALREADY: "Something is happening already that does this.",
        NOT_FOR_US: "We are not going to do it, and have said why.",
        DONE: "The service says that it is done. Its author has been asked whether that is so.",
        CONFIRMED: "It is done, and its author says so too.",
        SENT_ON: "Others can deal with it better: it has been sent to them, and its author told.",
        WITHDRAWN: "Its author has taken it back. What was said stays here.",
    },
    moves={
        NEW: frozenset({ACKNOWLEDGED, ASKED, *_AFTER_ANSWER, SENT_ON}),
        ACKNOWLEDGED: frozenset({ASKED, *_AFTER_ANSWER, SENT_ON}),
        ASKED: frozenset({ACKNOWLEDGED, *_AFTER_ANSWER, SENT_ON}),
        GOING_AHEAD: _AFTER_ANSWER - {GOING_AHEAD},
        NOT_NOW: (_AFTER_ANSWER - {NOT_NOW}) | {ACKNOWLEDGED},
        ALREADY: _AFTER_ANSWER - {ALREADY},
        NOT_FOR_US: _AFTER_ANSWER - {NOT_FOR_US},
        DONE: frozenset({CONFIRMED, ACKNOWLEDGED}),
    },
    needs_reason=frozenset({*ANSWERS, DONE, SENT_ON}),
    closed=CLOSED,
    declined=frozenset({NOT_FOR_US}),
)


class Promise(StrEnum):
    """What its author is owed after something happened to an idea."""

    KEEP = "keep"  # what was owed has been done
    CALL_OFF = "call off"  # nothing is owed any more
    PAUSE = "pause"  # the days do not count
    RESUME = "resume"
    START = "start"  # an answer is owed from today
    LEAVE = "leave"


# What moving into a state does to the promise of an answer. Any move keeps the promise of an acknowledgement.
ANSWER_CLOCK: Mapping[str, Promise] = {
    NEW: Promise.START,
    ACKNOWLEDGED: Promise.LEAVE,
    ASKED: Promise.PAUSE,
    **dict.fromkeys(ANSWERS, Promise.KEEP),
    DONE: Promise.KEEP,
    CONFIRMED: Promise.LEAVE,
    SENT_ON: Promise.CALL_OFF,
    WITHDRAWN: Promise.CALL_OFF,
}


@dataclass(frozen=True, kw_only=True)
class AnswerKind:
    """One way to answer: `meaning` is told to the author in front of the words, `asks` to the one who answers."""

    code: str
    label: str
    meaning: str
    asks: str


ANSWER_KINDS = {
    kind.code: kind
    for kind in (
        AnswerKind(
            code=GOING_AHEAD,
            label="Going ahead",
            meaning="The council is going to do what you suggested.",
            asks="Say what will be done, by whom and by when.",
        ),
        AnswerKind(
            code=NOT_NOW,
            label="Not now, until a date",
            meaning="The council cannot do it now, and will look at it again on the date it gives.",
            asks="Say what stands in the way, and what will be different on the day it comes back.",
        ),
        AnswerKind(
            code=ALREADY,
            label="Already happening",
            meaning="Something is happening already that does what you suggested.",
            asks="Say what is happening and where it can be seen.",
        ),
        AnswerKind(
            code=NOT_FOR_US,
            label="Not for us",
            meaning="The council is not going to do it.",
            asks="Say why not, in words that you would say to the person's face, and who might help instead.",
        ),
    )
}


NOBODY_TO_ASK = "Its author is not here any more, so nobody can confirm it."


def where_it_stands(
    state: str,
    *,
    returns_on: str = "",
    due_on: str = "",
    late: bool = False,
    silent: bool = False,
    authorless: bool = False,
) -> str:
    """Return one sentence that says where an idea stands and what comes next. Days come as words.

    `silent` says that its author was asked whether it is done, and has not said within the days for it; `authorless`
    that nobody of its authors is here, since they left or it was imported.
    """
    if state == DONE and authorless:
        return f"The service says that it is done. {NOBODY_TO_ASK}"
    if state == DONE and silent:
        return "The service says that it is done. Its author has not said whether that is so; it is not confirmed."
    if state in {NEW, ACKNOWLEDGED} and due_on:
        begun = "Nobody has read it yet" if state == NEW else "Somebody is working on it"
        return f"{begun}; the answer {'was due' if late else 'is due'} by {due_on}."
    if state == NOT_NOW and returns_on:
        return f"Not now: it comes back on {returns_on}, and counts as open until then."
    return LIFECYCLE.meanings[state]


def may_return(returns_on: date | None, today: date) -> bool:
    """Return whether an answer of “not now” may come back on this day: it must lie ahead, within five years."""
    return returns_on is not None and today < returns_on <= date(today.year + 5, today.month, min(today.day, 28))


def days_to_change(said_on: date, confirmed_on: date) -> int:
    """Return the days (all days of the calendar) from saying an idea to its author's word that it is done."""
    return max(0, (confirmed_on - said_on).days)


@dataclass(frozen=True, kw_only=True)
class Headline:
    """What the hub is judged by: not what was closed on time but what was done, and confirmed by who asked.

    `first_change_days` is the median of `days_to_change`, over each idea's first confirmed change; None without any.
    """

    confirmed: int
    done: int
    first_change_days: float | None


def headline(changes: Iterable[tuple[date, date | None]]) -> Headline:
    """Return the headline of what was done: pairs of the day it was said and the day it was confirmed, or None."""
    pairs = list(changes)
    days = [days_to_change(said, confirmed) for said, confirmed in pairs if confirmed]
    return Headline(confirmed=len(days), done=len(pairs), first_change_days=median(days) if days else None)
