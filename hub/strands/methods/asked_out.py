"""Finding what may say who somebody is in words taken down from them, so that it is asked out before it is kept.

Plain Python. A rule that finds too much costs a tick; one that finds too little costs a person: these lean to the
first. Nothing here decides: whoever takes the words down looks, and says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NAME = r"[A-Z][\w'’-]*[a-z][\w'’-]*"
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Crescent|Way|Place|Court|Terrace|Grove|Gardens|Walk|Rise|Hill"


@dataclass(frozen=True, slots=True)
class Found:
    """One passage, from `start` up to and without `end`; `what` says in words what it seems to be."""

    what: str
    start: int
    end: int
    text: str


# What it is in words, how it is found, and which group of the match is the thing itself. Earlier rules go first.
_RULES: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("e-mail address", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), 0),
    (
        "National Insurance number",
        re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE),
        0,
    ),
    (
        "postcode",
        re.compile(r"\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE),
        0,
    ),
    ("phone number", re.compile(r"(?<![\w+])(?:\+\d{1,3}|0)(?:[ ().-]{0,2}\d){8,11}(?!\d)"), 0),
    (
        "date of birth",
        re.compile(r"(?:born|birth|dob|d\.o\.b\.)\D{0,12}(\d{1,2}[/. -]\w{1,9}[/. -]\d{2,4})", re.IGNORECASE),
        1,
    ),
    ("address", re.compile(rf"\b\d{{1,4}}[a-zA-Z]?,? (?:{_NAME} ){{1,3}}(?:{_STREETS})\b"), 0),
    (
        "name",
        re.compile(rf"\b(?i:my name(?:['’]s| is)|name is|called|speaking(?: to)?) +({_NAME}(?: {_NAME})*)"),
        1,
    ),
    ("name", re.compile(r"\b(?i:my name(?:['’]s| is)) +([^\W\d_]+)"), 1),
    ("name", re.compile(rf"\b(?:I am|I['’]m|[Tt]his is|[Ii]t['’]s|[Ii]t is) +({_NAME}(?: {_NAME})*)"), 1),
    ("name", re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? +({_NAME}(?: {_NAME})*)"), 1),
)
# The name rule that takes any case of letters: these words after “my name is” are no name.
_NO_NAME = frozenset({"a", "an", "the", "on", "in", "not", "no", "still", "down", "being", "wrong", "spelt", "missing"})
_NHS = re.compile(r"\b(\d{3})[ -]?(\d{3})[ -]?(\d{4})\b")


def look(text: str) -> list[Found]:
    """Return what in `text` may say who somebody is, in the order it stands; passages never overlap."""
    found = [one for what, pattern, group in _RULES for one in _matches(what, pattern, group, text)]
    found += [
        Found("NHS number", m.start(), m.end(), m[0]) for m in _NHS.finditer(text) if _is_nhs("".join(m.groups()))
    ]
    kept: list[Found] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _matches(what: str, pattern: re.Pattern[str], group: int, text: str) -> Iterable[Found]:
    for match in pattern.finditer(text):
        if match[group].split()[0].lower() not in _NO_NAME:
            yield Found(what, match.start(group), match.end(group), match[group])


def _is_nhs(digits: str) -> bool:
    """Return whether ten digits are a NHS number: the last is the check digit of the nine before (modulus 11)."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == int(digits[9]) and check != 10  # noqa: PLR2004 - 10 is never issued


def without(text: str, found: Iterable[Found]) -> str:
    """Return `text` with each passage replaced by what it was: “my name is [name]”."""
    for one in sorted(found, key=lambda passage: passage.start, reverse=True):
        text = f"{text[: one.start]}[{one.what}]{text[one.end :]}"
    return text
