"""What sorts of organisation there are, which roles an actor can play on a record, and how a role moves. Plain Python.

The roles are those of the multi-actor model (“everyone has a role”): some think, some do, some pay, some benefit, and
somebody who could do it all may better support from the back seat.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hub.core.records.lifecycle import Lifecycle, Tone
from hub.foundation.errors import NotPossible

ORGANISATION, PREFIX = "organisation", "ORG"
SORTS: Mapping[str, str] = {
    "council": "Council",
    "public_body": "Public body",
    "charity": "Charity",
    "community_group": "Community group",
    "informal_group": "Informal group",
    "social_enterprise": "Social enterprise",
    "business": "Business",
    "supplier": "Supplier of the council",
    "university": "University or college",
    "other": "Another kind of organisation",
}

PUT_FORWARD, LISTED, CLOSED, NOT_LISTED = "put_forward", "listed", "closed", "not_listed"
ACTIVE = (PUT_FORWARD, LISTED)
LIFECYCLE = Lifecycle(
    first=PUT_FORWARD,
    labels={
        PUT_FORWARD: "Put forward",
        LISTED: "Takes part",
        CLOSED: "No longer active",
        NOT_LISTED: "Not listed",
    },
    meanings={
        PUT_FORWARD: "The improvement team checks who speaks for it. Then everybody can read it.",
        LISTED: "It can play a part in anything here.",
        CLOSED: "It takes part no longer. What it did stays readable.",
        NOT_LISTED: "The improvement team did not list it.",
    },
    moves={
        PUT_FORWARD: frozenset({LISTED, NOT_LISTED}),
        LISTED: frozenset({CLOSED}),
        CLOSED: frozenset({LISTED}),
        NOT_LISTED: frozenset({LISTED}),
    },
    needs_reason=frozenset({NOT_LISTED, CLOSED}),
    closed=frozenset({CLOSED, NOT_LISTED}),
    declined=frozenset({NOT_LISTED}),
    tones={LISTED: "done"},
)

GROUPS: Mapping[str, str] = {
    "thinks": "Who thinks",
    "does": "Who does",
    "pays": "Who pays",
    "benefits": "Who benefits",
}


@dataclass(frozen=True)
class Part:
    """One role of the model. `says` reads after a name (“Riverside Kitchen hosts it”), `label` alone, on a list.

    `asks` stands in an invitation: “to host it”. `group` is one of GROUPS.
    """

    code: str
    label: str
    says: str
    asks: str
    group: str
    hint: str


FUNDS, CONVENES, HOSTS, DELIVERS = "funds", "convenes", "hosts", "delivers"
ADVISES, TRAINS, SUPPORTS, BENEFITS = "advises", "trains", "supports", "benefits"
PARTS: Mapping[str, Part] = {
    part.code: part
    for part in (
        Part(ADVISES, "Advises", "advises", "to advise on it", "thinks", "Knows something that others here need."),
        Part(CONVENES, "Convenes", "convenes it", "to convene it", "does", "Brings everybody round one table."),
        Part(HOSTS, "Hosts", "hosts it", "to host it", "does", "Gives it a room, a kitchen, a field."),
        Part(DELIVERS, "Delivers", "delivers it", "to deliver it", "does", "Does the work itself."),
        Part(TRAINS, "Trains", "trains people for it", "to train people for it", "does", "Teaches those who do it."),
        Part(
            SUPPORTS,
            "Supports from the back seat",
            "supports it from the back seat",
            "to support it from the back seat",
            "does",
            "Helps, and lets others lead.",
        ),
        Part(FUNDS, "Funds", "funds it", "to fund it", "pays", "Gives money, or what costs money."),
        Part(BENEFITS, "Benefits", "benefits", "to say how it would benefit", "benefits", "Those whom it is for."),
    )
}

OFFERED, PROPOSED, ACCEPTED = "offered", "proposed", "accepted"
FINISHED, NO_LONGER_OFFERED, NOT_TAKEN_UP = "finished", "no_longer_offered", "not_taken_up"
STATES: Mapping[str, str] = {
    OFFERED: "Offered",
    PROPOSED: "Proposed",
    ACCEPTED: "Agreed",
    FINISHED: "Finished",
    NO_LONGER_OFFERED: "No longer offered",
    NOT_TAKEN_UP: "Not taken up",
}
WAITING, RUNNING = (OFFERED, PROPOSED), (OFFERED, PROPOSED, ACCEPTED)
WAS_AGREED = (ACCEPTED, FINISHED, NO_LONGER_OFFERED)
OVER = (FINISHED, NO_LONGER_OFFERED, NOT_TAKEN_UP)
MOVES: Mapping[str, frozenset[str]] = {
    OFFERED: frozenset({ACCEPTED, NOT_TAKEN_UP}),
    PROPOSED: frozenset({ACCEPTED, NOT_TAKEN_UP}),
    ACCEPTED: frozenset({FINISHED, NO_LONGER_OFFERED}),
}
TONES: Mapping[str, Tone] = {OFFERED: "waiting", PROPOSED: "waiting", ACCEPTED: "moving", FINISHED: "done"}

# What happened to a role, in the words of its history.
WHAT_HAPPENED: Mapping[str, str] = {
    OFFERED: "Offered",
    PROPOSED: "Proposed",
    ACCEPTED: "Agreed",
    "reworded": "Said in other words",
    "other_words_proposed": "Other words proposed",
    FINISHED: "Finished",
    NO_LONGER_OFFERED: "No longer offered",
    NOT_TAKEN_UP: "Not taken up",
}

GIVES: Mapping[str, str] = {
    "time": "Time and hands",
    "skill": "A skill, or knowing something",
    "space": "A room or another place",
    "things": "Tools, transport or things",
    "contacts": "Knowing the people",
    "money": "Money",
}
OPEN, FILLED, NOT_WANTED = "open", "filled", "closed"
WANTED_STATES: Mapping[str, str] = {OPEN: "Wanted", FILLED: "Found", NOT_WANTED: "No longer wanted"}
WANTED_TONES: Mapping[str, Tone] = {OPEN: "waiting", FILLED: "done", NOT_WANTED: "quiet"}
LONGEST_PROMISE, LONGEST_OFFERED_DAYS = 1000, 366


def check_move(old: str, new: str) -> None:
    """Raise NotPossible unless a role in state `old` may move to `new`."""
    if new not in MOVES.get(old, frozenset()):
        raise NotPossible(
            f"This is now “{STATES[old]}”, and cannot become “{STATES.get(new, new)}”. "
            "Somebody may have changed it while you were reading: open it again to see where it stands."
        )


def check_period(since: date | None, until: date | None) -> None:
    """Raise NotPossible for a period that ends before it begins."""
    if since and until and until < since:
        raise NotPossible("The last day must not come before the first.")


def is_over(state: str, until: date | None, today: date) -> bool:
    """Return whether a role belongs to what was: it ended, or the last day that was agreed is past."""
    return state in OVER or (state == ACCEPTED and until is not None and until < today)
