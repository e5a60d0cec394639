"""The rules of a demand study. No database and no clock: everything comes in as an argument."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hub.core.records.lifecycle import Lifecycle
from hub.strands.methods.demand import Agreement, Share, needed

STUDY = "study"
EVIDENCE = "evidenced_by"  # live work is evidenced by the study
PLANNING, CAPTURING, CODING, REPORTED, STOPPED = "planning", "capturing", "coding", "reported", "stopped"

# Tallies: what was taken down; and, once it is reported, what was coded and how much of that was failure demand, and of
# how many it is known whether they got at once what they needed, and how many did.
TAKEN_DOWN, CODED, FAILURES = "taken_down", "coded", "failure_demands"
KNOWN_AT_ONCE, AT_ONCE = "known_at_once", "got_at_once"

LIFECYCLE = Lifecycle(
    first=PLANNING,
    labels={
        PLANNING: "Being planned",
        CAPTURING: "Listening",
        CODING: "Being coded",
        REPORTED: "Reported",
        STOPPED: "Stopped",
    },
    meanings={
        PLANNING: "The team is settling what to listen for, where and when.",
        CAPTURING: "The team writes down what people ask for, in their own words.",
        CODING: "The people who do the work are sorting what was said into kinds of demand.",
        REPORTED: "What was found is on this page.",
        STOPPED: "The study ended before it was reported; the reason stands in its history.",
    },
    moves={
        PLANNING: frozenset({CAPTURING, STOPPED}),
        CAPTURING: frozenset({CODING, STOPPED}),
        CODING: frozenset({CAPTURING, REPORTED, STOPPED}),
        REPORTED: frozenset({CODING}),
    },
    needs_reason=frozenset({STOPPED}),
    closed=frozenset({REPORTED, STOPPED}),
    tones={REPORTED: "done", STOPPED: "quiet"},
)
# Words are taken down while it listens, and while it is coded: what comes late is still heard.
TAKES_WORDS = frozenset({CAPTURING, CODING})

VALUE, FAILURE, OTHER = "value", "failure", "other"
KINDS: Mapping[str, str] = {
    VALUE: "Value demand: what the service is here for",
    FAILURE: "Failure demand: something was not done, or not done right",
    OTHER: "Neither: meant for somebody else, or cannot be told",
}
KIND_NAMES: Mapping[str, str] = {VALUE: "Value demand", FAILURE: "Failure demand", OTHER: "Neither"}

# The five kinds of avoidable contact of National Indicator 14 (2008 to 2010), as practitioners recall them: a second
# list that a study may use, and never a target.
CAUSES: Mapping[str, str] = {
    "chasing": "Chasing progress",
    "unclear": "What we wrote or said was not clear",
    "signposting": "Sent to the wrong place, or passed on",
    "repeat": "Telling us again what we knew",
    "closed_early": "We closed it before it was done",
}

ADDS_VALUE, WASTE = "value", "waste"
STEP_KINDS: Mapping[str, str] = {
    ADDS_VALUE: "Value: it does what was asked for",
    WASTE: "Waste: whoever asked would not miss it",
}
MOST_STEPS = 40
REPEAT_DAYS = 28  # unless the study says otherwise: who asks again for the same within four weeks comes back

CODERS = 2  # a demand is coded once, or twice to see whether two people mean the same by a code
FEW = 30  # with fewer, a share is shown with how little it says
CLOSE = 0.1  # how exact a share is to be: to within 10 in 100


@dataclass(frozen=True, kw_only=True)
class Dates:
    """From when until when a study listens; both days count."""

    starts_on: date
    ends_on: date

    @property
    def are_in_order(self) -> bool:
        return self.starts_on <= self.ends_on


def settled(codes: list[int], agreed_on: int | None) -> int | None:
    """Return the code that counts for one demand: what two settled on, or what all who coded it chose.

    None while nobody has coded it, or two differ and have not settled.
    """
    if agreed_on is not None:
        return agreed_on
    return codes[0] if codes and len(set(codes)) == 1 else None


def percent(part: float) -> str:
    """Return a share as a whole number of hundredths, and what is under one as such: “43%”, “under 1%”."""
    return "under 1%" if 0 < part < 0.005 else f"{round(part * 100)}%"  # noqa: PLR2004 - half of one in a hundred


def failure_sentence(found: Share | None) -> str:
    """Return what the share of failure demand says, and how sure one can be of it."""
    if found is None:
        return "No demand has been coded yet, so there is nothing to say about failure demand."
    between = f"between {percent(found.low)} and {percent(found.high)}"
    if found.of < FEW:
        return (
            f"{found.count} of the {found.of} demands coded are failure demand. That is too few to go by: in the whole "
            f"service it may be anything {between}. Hear about {needed(CLOSE)} to know it to within 10 in 100."
        )
    return (
        f"{percent(found.share)} of demand is failure demand: {found.count} of {found.of} coded. "
        f"In the whole service it is likely to be {between}."
    )


def one_stop_sentence(found: Share | None) -> str:
    """Return how many people got what they needed where they first asked."""
    if found is None:
        return "Nobody has written down yet whether people got what they needed where they first asked."
    few = " That is too few to go by." if found.of < FEW else ""
    return f"{percent(found.share)} got what they needed where they first asked: {found.count} of {found.of}.{few}"


def agreement_sentence(found: Agreement | None) -> str:
    """Return how far two people who coded the same demands agree, and what to do where they do not."""
    if found is None:
        return "Nothing has been coded by two people, so nobody knows whether others would code it the same."
    if found.kappa is None:
        return f"Two people coded {found.n}, always with the same one code: that says little about the codes."
    said = f"Two people coded {found.n} of them and agreed on {found.agreed} (kappa {found.kappa:.2f})."
    return (
        f"{said} Talk about the codes before counting: they mean different things to different people."
        if (found.is_low)
        else said
    )


_LASTS = re.compile(r"(?P<number>\d{1,4}(?:\.\d)?)\s*(?P<unit>minute|min|hour|hr|h|day|d|week|w)?s?", re.IGNORECASE)
_MINUTES: Mapping[str, int] = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
MOST_MINUTES = 366 * 24 * 60


def minutes(typed: str) -> int | None:
    """Return a length of time that was typed in minutes: “20”, “20 minutes”, “1.5 hours”, “2 days”, “3 weeks”.

    A day is 24 hours: whoever waits, waits at night as well. None for what is no length, or longer than a year.
    """
    match = _LASTS.fullmatch(typed.strip())
    if match is None:
        return None
    found = round(float(match["number"]) * _MINUTES[(match["unit"] or "m")[0].lower()])
    return found if found <= MOST_MINUTES else None
