"""“Did you mean”: what a search that found next to nothing may have been meant to say."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from hub.core.records.among import among
from hub.core.records.visibility import Viewer
from hub.core.search.matching import newest
from hub.core.search.models import SearchEntry, TermFrequency
from hub.core.search.terms import LONGEST_QUERY, Word, query_words, stem, telling_words
from hub.foundation.text import words

NEXT_TO_NOTHING = 2  # found; a word that somebody else misspelt in the same way finds theirs
MANY_MORE = 5  # times as many have to have what is suggested
MOST_WORDS = 4
SHORTEST = 4  # a word of fewer letters is near to too many others
LONGER = 6  # from here on two letters may be wrong
COMPARED, NEAREST, READ = 3000, 8, 20


def suggestion(typed: str, *, found: int, viewer: Viewer, kind: str | None = None) -> str:
    """Return what may have been meant by `typed`, which found so many; "" where nothing is near that finds more.

    Words are compared as they are folded, letter by letter, and neighbours that changed places count as one mistake
    (optimal string alignment). Whatever is suggested stands, written out, in a record of `kind` that `viewer` may read
    and that has all of the words: how often a term stands anywhere says only what is tried first. Five statements for
    one word, and one more for each of several, at most nine; none where enough was found.
    """
    languages = settings.HUB_LANGUAGES
    query = dict(zip(telling_words(typed, languages), query_words(typed, languages), strict=True))
    if found > NEXT_TO_NOTHING or len(query) > MOST_WORDS:
        return ""

    def having(asked: Iterable[Word], most: int) -> list[int]:
        return list(newest(list(asked), most, viewer=viewer, kind=kind))

    doubtful = [word for word in query if len(word) >= SHORTEST and not any(map(str.isdigit, word))]
    if len(query) > 1:
        doubtful = [word for word in doubtful if len(having([query[word]], NEXT_TO_NOTHING + 1)) <= found]
    near = _near(doubtful) if doubtful else {}
    for mistakes in (1, 2) if doubtful else ():
        tried = {word: [term for term, far in near[word] if far <= mistakes] for word in doubtful}
        if all(tried.values()):
            asked = {**query, **{word: Word(terms=frozenset(terms)) for word, terms in tried.items()}}
            keys = having(asked.values(), READ)
            if len(keys) > MANY_MORE * found and (meant := _best(keys, tried)):
                return " ".join(meant.get(word, word) for word in words(typed[:LONGEST_QUERY]))
    return ""


def _near(doubtful: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """Return for each word the terms next to it with their distances, near and common ones first. One statement.

    One of a word's first two letters is taken to be right, at its place or the other's.
    """
    letters = {letter for word in doubtful for letter in word[:2]}
    begins = reduce(or_, (Q(term__startswith=letter) for letter in letters))
    lengths = [len(word) for word in doubtful]
    terms = TermFrequency.objects.filter(begins).annotate(length=Length("term"))
    terms = terms.filter(length__gte=min(lengths) - 2, length__lte=max(lengths) + 2)
    known = list(terms.order_by("-records", "term").values_list("term", flat=True)[:COMPARED])
    found = {}
    for word in doubtful:
        most = 2 if len(word) >= LONGER else 1
        nearest = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=NEAREST + 1)
        found[word] = [(term, int(far)) for term, far, _ in nearest if far]
    return found


def _best(keys: Sequence[int], tried: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for each doubtful word what stands for it in the records with these keys: the nearest, then the commonest.

    Empty if none of them has other words written out for all. One statement.
    """
    choices: Counter[tuple[str, ...]] = Counter()
    for terms, lang in SearchEntry.objects.filter(among(keys, "record__id")).values_list("all_terms", "record__lang"):
        there = _written_out(terms.split(), lang)
        chosen = [_nearest(word, {there[term] for term in near if term in there}) for word, near in tried.items()]
        if all(chosen):
            choices[tuple(chosen)] += 1
    if not choices:
        return {}
    best = min(choices, key=lambda choice: (_far(tried, choice), -choices[choice], choice))
    return dict(zip(tried, best, strict=True))


def _far(typed: Iterable[str], others: Iterable[str]) -> int:
    return sum(OSA.distance(word, other) for word, other in zip(typed, others, strict=True))


def _nearest(word: str, others: set[str]) -> str:
    return min(others - {word}, key=lambda other: (OSA.distance(word, other), other), default="")


def _written_out(terms: Sequence[str], lang: str) -> dict[str, str]:
    """Return for each term of an entry the word that brought it: a stem comes right after its word (`index_terms`)."""
    brought: dict[str, str] = {}
    for before, term in pairwise(["", *terms]):
        brought[term] = before if before and stem(before, lang) == term else term
    return brought
