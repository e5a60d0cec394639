"""The rules of the academy. No database and no clock: everything comes in as an argument."""

from datetime import datetime, timedelta
from enum import StrEnum

from hub.core.records.lifecycle import Lifecycle

COURSE = "course"
CALLED_OFF = "called_off"  # what moderators call the reason for which a session was called off
PLANNED, OFFERED, ENDED = "planned", "offered", "ended"
LONGEST = timedelta(days=1)  # a session is one sitting; a course has as many as it needs
MOST_PLACES = 1000

LIFECYCLE = Lifecycle(
    first=PLANNED,
    labels={PLANNED: "Being prepared", OFFERED: "Offered", ENDED: "No longer offered"},
    meanings={
        PLANNED: "The course is being prepared. Follow it to hear of its first session.",
        OFFERED: "Anybody can sign up for its sessions.",
        ENDED: "The course is no longer offered. What people did with it stays here.",
    },
    moves={PLANNED: frozenset({OFFERED, ENDED}), OFFERED: frozenset({ENDED}), ENDED: frozenset({OFFERED})},
    needs_reason=frozenset({ENDED}),
    closed=frozenset({ENDED}),
)


class Standing(StrEnum):
    """Where one person's sign-up stands."""

    BOOKED = "booked"
    WAITING = "waiting"
    CANCELLED = "cancelled"


def session_faults(
    starts_at: datetime, ends_at: datetime, places: int, *, taken: int, now: datetime, moved: bool = True
) -> dict[str, str]:
    """Return what is wrong with a session's times and places: the sentence for each field, empty where all is well.

    `taken` is how many are booked. `moved` is false where the start stays as it was: then it may be past.
    """
    found = {}
    if moved and starts_at <= now:
        found["starts_on"] = "This is in the past. Choose a day and a time that are still to come."
    if ends_at <= starts_at:
        found["ends"] = "It must end after it starts. Check both times."
    elif ends_at - starts_at > LONGEST:
        found["ends"] = "One session lasts a day at most. Make a session for each day."
    if places < 1:
        found["places"] = "Give it at least 1 place."
    elif places > MOST_PLACES:
        found["places"] = f"Give it {MOST_PLACES:,} places at most."
    elif places < taken:
        found["places"] = cut_too_far(taken)
    return found


def cut_too_far(taken: int) -> str:
    """Return what to do where there would be fewer places than people who are booked."""
    people = "1 person is" if taken == 1 else f"{taken:,} people are"
    return (
        f"{people} booked already. Keep at least {taken:,} {'place' if taken == 1 else 'places'}, "
        "or ask somebody to give up theirs first."
    )


def places_sentence(places: int, taken: int, waiting: int) -> str:
    """Return how full a session is: “3 of 10 places are left”, “Full: 4 people wait for a place”."""
    if waiting or taken >= places:
        if not waiting:
            return "Full. Whoever signs up now waits for a place."
        return f"Full: {waiting:,} {'person waits' if waiting == 1 else 'people wait'} for a place."
    left = places - taken
    return f"{left:,} of {places:,} {'place' if places == 1 else 'places'} {'is' if left == 1 else 'are'} left."


def in_line(place: int) -> str:
    """Return a place in the waiting list in words: “first”, “12th”."""
    words = {1: "first", 2: "second", 3: "third"}
    if place in words:
        return words[place]
    teens = 10 <= place % 100 <= 20  # noqa: PLR2004 - 11th, 12th, 13th
    return f"{place}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"
