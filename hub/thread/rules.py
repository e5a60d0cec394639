"""The golden thread's own rules: its seven kinds of statement, their states, and the way up to the purpose.

Plain Python, so that all of it can be tried with any input.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hub.core.records.lifecycle import Lifecycle
from hub.foundation.dates import day_words

ADOPTED, UNDER_REVIEW, RETIRED = "adopted", "under_review", "retired"
PURPOSE, VISION, VALUE, PRIORITY = "purpose", "vision", "value", "priority"
OUTCOME, PRINCIPLE, BIG_MOVE = "outcome", "principle", "big_move"

LIFECYCLE = Lifecycle(
    first=ADOPTED,
    labels={ADOPTED: "Adopted", UNDER_REVIEW: "Under review", RETIRED: "Retired"},
    moves={ADOPTED: frozenset({UNDER_REVIEW, RETIRED}), UNDER_REVIEW: frozenset({ADOPTED, RETIRED})},
    meanings={
        ADOPTED: "Work is tied to it.",
        UNDER_REVIEW: "It still holds, and everybody is asked what they think of it.",
        RETIRED: "It holds no longer. The page stays, with what was done in its name.",
    },
    needs_reason=frozenset({ADOPTED, UNDER_REVIEW, RETIRED}),
    closed=frozenset({RETIRED}),
    tones={ADOPTED: "done", UNDER_REVIEW: "waiting"},
)


@dataclass(frozen=True, kw_only=True)
class StatementKind:
    """One kind of statement. `above` are the kinds that one of this kind may serve; `says` explains it in a line."""

    code: str
    prefix: str
    label: str
    plural: str
    says: str
    above: tuple[str, ...] = ()


STATEMENTS: dict[str, StatementKind] = {
    kind.code: kind
    for kind in (
        StatementKind(
            code=PURPOSE, prefix="PURP", label="Purpose", plural="Purpose", says="The reason the organisation exists."
        ),
        StatementKind(
            code=VISION,
            prefix="VIS",
            label="Vision",
            plural="Vision",
            says="The ambition for the place and the council.",
            above=(PURPOSE,),
        ),
        StatementKind(
            code=VALUE,
            prefix="VAL",
            label="Value",
            plural="Values",
            says="What matters in how everybody works, and the behaviours that show it.",
            above=(PURPOSE,),
        ),
        StatementKind(
            code=PRIORITY,
            prefix="PRIO",
            label="Priority",
            plural="Priorities",
            says="The areas to concentrate on to deliver the vision.",
            above=(VISION, PURPOSE),
        ),
        StatementKind(
            code=OUTCOME,
            prefix="OUT",
            label="Outcome",
            plural="Outcomes",
            says="What should be different for people, so that it can be measured.",
            above=(PRIORITY, VISION),
        ),
        StatementKind(
            code=PRINCIPLE,
            prefix="PRIN",
            label="Design principle",
            plural="Design principles",
            says="The rules of the game by which the council is shaped.",
            above=(PURPOSE, VISION),
        ),
        StatementKind(
            code=BIG_MOVE,
            prefix="MOVE",
            label="Big move",
            plural="Big moves",
            says="The major changes that everybody drives forward.",
            above=(OUTCOME, PRIORITY, PRINCIPLE, VISION),
        ),
    )
}
# The work whose pages ask what it serves; kinds of a strand that is switched off are never met.
WORK = frozenset({"problem", "experiment", "pilot", "project", "programme", "course", "study"})
# What a piece of work can be said to serve.
SERVED_BY_WORK = (OUTCOME, PRIORITY, PRINCIPLE, BIG_MOVE)


def stands(state: str, review_from: date | None, review_until: date | None, today: date) -> str:
    """Return the sentence that says where a statement stands on `today` and what comes next."""
    if state == RETIRED:
        return "Retired: it holds no longer. The history below says why."
    if state == UNDER_REVIEW and review_from and review_until:
        if today > review_until:
            return (
                f"The review that began on {day_words(review_from)} closed on {day_words(review_until)}. "
                "What follows from it is still to be said."
            )
        return f"Under review until {day_words(review_until)}: say what you think of it."
    return "Adopted: this is what holds now, and work is tied to it."


def way_up(start: int, above: Mapping[int, Iterable[int]], tops: frozenset[int]) -> list[int]:
    """Return the shortest way from `start` up to one of `tops`: keys in order, without `start` itself.

    `above` maps a key to those directly above it, best first. Where no way reaches a top, the way that leads
    furthest; empty if nothing is above. Cycles do no harm.
    """
    came: dict[int, int] = {}
    queue, last, seen = [start], start, {start}
    for key in queue:
        last = key
        if key in tops and key != start:
            break
        for higher in above.get(key, ()):
            if higher not in seen:
                seen.add(higher)
                came[higher] = key
                queue.append(higher)
    way = []
    while last != start:
        way.append(last)
        last = came[last]
    return way[::-1]
