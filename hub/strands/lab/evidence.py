"""How sure one can be that what was tried made the difference. Plain Python.

The levels are those of Nesta’s Standards of Evidence: 1 account of impact, 2 correlation, 3 causation, 4 independent
replication, 5 scaled. The designs and their scores follow the Maryland Scientific Methods Scale. A level is claimed
with its grounds, and a jump is refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

ACCOUNT, CORRELATION, CAUSATION, REPLICATION, SCALE = 1, 2, 3, 4, 5
LEVELS: Mapping[int, str] = {
    ACCOUNT: "Account: we can say what it does and why it may work",
    CORRELATION: "Correlation: something changed; cause not shown",
    CAUSATION: "Causation: a comparison shows that it made the change",
    REPLICATION: "Replication: somebody independent found the same, at a known cost",
    SCALE: "Scale: it works elsewhere, run by others",
}
MOST_OF_EXPLORING = ACCOUNT
SITES_FOR_SCALE = 2


@dataclass(frozen=True, kw_only=True)
class Design:
    """One way to compare. `reaches` is the level that it can show at most, by itself."""

    code: str
    label: str
    reaches: int
    score: int = 0  # on the Maryland scale; 0 is none


NONE, BEFORE_AFTER, MATCHED, THRESHOLD, RANDOM = "none", "before_after", "matched", "threshold", "random"
DESIGNS: Mapping[str, Design] = {
    design.code: design
    for design in (
        Design(code=NONE, label="No comparison", reaches=ACCOUNT),
        Design(code=BEFORE_AFTER, label="Before and after", reaches=CORRELATION, score=2),
        Design(
            code=MATCHED, label="A matched comparison without it, before and after", reaches=CAUSATION, score=3
        ),
        Design(code=THRESHOLD, label="Those just above and below a threshold, or a synthetic control",
               reaches=CAUSATION, score=4),
        Design(code=RANDOM, label="Drawn by lot, all at once or in steps", reaches=CAUSATION, score=5),
    )
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What a claim stands on.

    `predicted` says that a test's prediction was there before the start and, if sealed, was opened and fits.
    `results` counts what was written down while it ran. `evaluator` names who judged it from outside the team that did
    it; `cost_per_outcome` is in pounds; `other_sites` counts the places where others have run it.
    """

    explores: bool = False
    design: str = NONE
    predicted: bool = True
    results: int = 0
    evaluator: str = ""
    cost_per_outcome: Decimal | None = None
    other_sites: int = 0


def refusal(level: int, grounds: Grounds) -> str:
    """Return why `level` cannot be claimed on these grounds, in a sentence; "" if it can."""
    if level not in LEVELS:
        return "Choose a level from 1 to 5."
    lacking = (sentence for needed_from, sentence in _lacks(grounds) if level >= needed_from)
    return next(lacking, "")


def _lacks(grounds: Grounds) -> Iterator[tuple[int, str]]:
    """Yield what the grounds lack, from the lowest level that needs it, as (level, sentence)."""
    reaches = DESIGNS[grounds.design].reaches
    if grounds.explores:
        yield CORRELATION, "Exploring can give an account, level 1, and no more: to show a change, plan a test."
    if not grounds.predicted:
        yield CORRELATION, "The sealed prediction was never opened: without one this is an account, level 1."
    if not grounds.results:
        yield CORRELATION, "Level 2 needs what was found, with its day: write down a result first."
    if reaches < CORRELATION:
        yield CORRELATION, "Level 2 needs a comparison of before and after, and none was planned before the start."
    if reaches < CAUSATION:
        yield CAUSATION, "Level 3 needs a comparison with those without it, and none was planned before the start."
    if not grounds.evaluator.strip() or grounds.cost_per_outcome is None:
        yield REPLICATION, "Level 4 needs somebody outside the team who judged it, and what each outcome cost."
    if grounds.other_sites < SITES_FOR_SCALE:
        yield SCALE, "Level 5 needs at least two other places where others have run it."


def highest(grounds: Grounds) -> int:
    """Return the highest level that can be claimed on these grounds."""
    return max(level for level in LEVELS if not refusal(level, grounds))


def caption(level: int | None, *, failed: bool = False) -> str:
    """Return what stands beside what changed: below level 3 nobody may read it as a cause.

    `failed` says that the threshold of stopping was reached: what is shown then is that it does not do what was hoped.
    """
    if level is None:
        return "No level of evidence has been claimed yet."
    if level < CORRELATION:
        return "An account: what happened and why it may be so; no change is shown."
    if failed:
        shown = "It did not do what was hoped"
        return f"{shown}; cause not shown." if level < CAUSATION else f"{shown}, and a comparison shows so."
    return "Changed; cause not shown." if level < CAUSATION else "Changed, and shown to be because of this."
