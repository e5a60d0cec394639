"""The parts of a plan: what is asked before something begins, what is locked then, and the seal of a prediction.

Plain Python. They follow the practice of testing small before piloting: a prediction before the result (“without a
prediction is not testing”), and thresholds that are set before the start.
"""

from collections.abc import Mapping
from hashlib import sha256

from hub.foundation.text import one_line
from hub.strands.lab import rules

# The gate before a test: each is answered in words, and “none” is an answer. Data protection and equality, which are
# of the gate as well, are asked with ethics.
GATE: Mapping[str, str] = {
    "desirability": "Who wants it",
    "feasibility": "Whether it can be done",
    "viability": "Whether it could last",
    "known": "What is known already",
    "children": "Children’s rights",
    "owner_after": "Who has it afterwards",
}

# What stands still from the start on, and what its parts are called where they are amended.
EXPERIMENT_PARTS: Mapping[str, str] = {
    "question": "What we want to learn",
    "doing": "What is tried",
    "hypothesis": "Hypothesis",
    "riskiest": "Riskiest assumption",
    "measures": "Measures",
    "design": "How it is compared",
    "prediction": "Prediction",
    "success": "Threshold of success",
    "stop": "Threshold of stopping",
    "ambiguous": "What lies between",
    "starts_on": "Start",
    "ends_on": "End",
    "cost_limit": "Cost limit",
    "ethics": "Ethics",
    "data_protection": "Data protection",
    "equality": "Equality",
    "harm": "Harm that stops it",
    **GATE,
}
PILOT_PARTS: Mapping[str, str] = {
    "doing": "What is piloted",
    "where_words": "Where",
    "measures": "Measures",
    "design": "How it is compared",
    "starts_on": "Start",
    "ends_on": "End",
    "cost_limit": "Cost limit",
    "training": "Who trains whom",
    "harm": "Harm that stops it",
}
PARTS: Mapping[str, Mapping[str, str]] = {rules.EXPERIMENT: EXPERIMENT_PARTS, rules.PILOT: PILOT_PARTS}

_NEEDED_TO_TEST = (
    *("hypothesis", "riskiest", "measures", "prediction", "success", "stop", "ambiguous"),
    *("starts_on", "ends_on", "cost_limit", "ethics", "data_protection", "equality", "harm"),
    *GATE,
)
NEEDED: Mapping[str, tuple[str, ...]] = {
    rules.EXPLORE: ("question", "doing", "ends_on", "harm"),
    rules.TEST: ("question", "doing", *_NEEDED_TO_TEST),
    rules.PILOT: ("doing", "where_words", "measures", "starts_on", "ends_on", "harm"),
}


def missing(needed: tuple[str, ...], said: Mapping[str, object]) -> list[str]:
    """Return which of the `needed` parts are empty, in their order. An amount of 0 is an answer."""
    return [part for part in needed if said.get(part) in ("", None)]


# --- The sealed prediction ---------------------------------------------------------------------------------


def seal_of(salt: str, prediction: str) -> str:
    """Return the seal of a prediction: SHA-256 over the salt and its words, as 64 hexadecimal digits.

    White space counts once, so that a line that was broken elsewhere still fits.
    """
    return sha256((salt + one_line(prediction)).encode()).hexdigest()


def fits_seal(seal: str, salt: str, prediction: str) -> bool:
    """Return whether these are the words that were sealed."""
    return bool(seal) and seal_of(salt, prediction) == seal
