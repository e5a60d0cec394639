"""How well something that is free fits what is wanted. Plain Python, over the terms that search compares.

What is given counts most (a room for a room), then the place, then the words they share, rare ones more.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hub.core.search.stop_words import BY_LANGUAGE
from hub.core.search.terms import Word, likeness, rarity

COMMON = BY_LANGUAGE["en"]
SAME_GIFT, SAME_PLACE, ANY_PLACE = 2.0, 1.5, 0.5
ENOUGH, MOST_LIKE = 1.5, 2.0
TELLING = 3.0  # to be told of takes more than to be shown: the gift, and the place or words with it


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a match: `gives` a code of `rules.GIVES`, `place_id` where or None for anywhere, and its terms."""

    key: int
    gives: str
    place_id: int | None
    terms: str


def best(wanted: Side, found: Sequence[Side], *, most: int = 5, least: float = ENOUGH) -> list[tuple[int, float]]:
    """Return the keys of what fits `wanted` best with how well, best first; nothing that fits less than `least`.

    Works both ways round. Words weigh by how rare they are among `found`; sharing the gift, or the place with some
    words, is enough to be shown. Among equals the higher key, which is the newer one, comes first.
    """
    frequencies = Counter(term for side in found for term in set(side.terms.split()))
    telling = [term for term in wanted.terms.split() if term not in COMMON]
    like = likeness(rarity(telling, frequencies, records=max(len(found), 1)))
    whole = like(wanted.terms) or 1.0
    scored = [(side.key, score(wanted, side, like(side.terms) / whole)) for side in found]
    fitting = [(key, points) for key, points in scored if points >= least]
    return sorted(fitting, key=lambda one: (-one[1], -one[0]))[:most]


def score(one: Side, other: Side, like: float) -> float:
    """Return how well two sides fit: 0 or more. `like` is how alike their words are, about 0 to 1."""
    points = min(like, 1.0) * MOST_LIKE
    if one.gives == other.gives:
        points += SAME_GIFT
    if one.place_id == other.place_id and one.place_id is not None:
        points += SAME_PLACE if points else 0.0
    elif one.place_id is None or other.place_id is None:
        points += ANY_PLACE if points else 0.0
    return points


def has_every(query: Iterable[Word], terms: str) -> bool:
    """Return whether a text with these index terms, separated by spaces, has every word of `query`."""
    padded = f" {terms} "
    return all(
        any(f" {term} " in padded for term in word.terms) or (word.start and f" {word.start}" in padded)
        for word in query
    )
