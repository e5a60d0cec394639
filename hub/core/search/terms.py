"""From text to the terms that search compares, the same on every database. Pure functions.

A word enters the index twice: as it is written, folded, and as its stem in the language of the record. A query asks
for either, so that “repairing”, “repair” and “repairs” find each other, and its last word may be half typed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log

import snowballstemmer

from hub.core.search.stop_words import BY_LANGUAGE
from hub.foundation.text import words

LONGEST_TERM = 64
MOST_TERMS = 3000  # of one record: PostgreSQL takes vectors of up to 1 MB
LONGEST_QUERY = 1000  # letters
MOST_WORDS = 10  # of one query
RARE_TERMS, UNCOUNTED_TERMS = 3, 5

_ALGORITHMS = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Word:
    """One word of a query: any of `terms` will do, and any word that begins with `start` unless that is empty."""

    terms: frozenset[str]
    start: str = ""


@lru_cache(maxsize=32)
def _stemmer(algorithm: str) -> Callable[[str], str]:
    stem_word: Callable[[str], str] = snowballstemmer.stemmer(algorithm).stemWord
    return stem_word


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; the word itself in a language that we have no rules for (“cy”)."""
    algorithm = _ALGORITHMS.get(language.partition("-")[0].lower())
    return _stemmer(algorithm)(word) if algorithm else word


def index_terms(text: str, language: str) -> list[str]:
    """Return the distinct terms of `text` in order: each word as written and its stem, at most 3,000."""
    found: dict[str, None] = {}
    for word in words(text):
        for term in (word, stem(word, language)):
            found[term[:LONGEST_TERM]] = None
        if len(found) >= MOST_TERMS:
            break
    return list(found)[:MOST_TERMS]


def query_words(typed: str, languages: Iterable[str]) -> list[Word]:
    """Return what a record must have to be found for `typed`: at most ten words, the last perhaps half typed.

    Common words of `languages` are left out unless there are no others. Whatever is not a word (quotes, operators,
    control characters) means nothing.
    """
    languages = list(languages)
    written = _typed_words(typed)
    return [
        Word(
            terms=frozenset({word, *(stem(word, language)[:LONGEST_TERM] for language in languages)}),
            start=word if word == written[-1] else "",
        )
        for word in telling_words(typed, languages)
    ]


def telling_words(typed: str, languages: Iterable[str]) -> list[str]:
    """Return the words that `query_words` asks for, as typed and folded, in the same order."""
    written = list(dict.fromkeys(_typed_words(typed)))
    common = frozenset[str]().union(*(BY_LANGUAGE.get(language, frozenset()) for language in languages))
    return ([word for word in written if word not in common] or written)[:MOST_WORDS]


def _typed_words(typed: str) -> list[str]:
    return [word[:LONGEST_TERM] for word in words(typed[:LONGEST_QUERY])]


def stems(text: str, language: str) -> list[str]:
    """Return the distinct stems of `text` in order, those of common words last: they tell little, and not nothing."""
    common = BY_LANGUAGE.get(language, frozenset())
    telling_first = sorted(words(text), key=common.__contains__)
    return list(dict.fromkeys(stem(word, language)[:LONGEST_TERM] for word in telling_first))


def rarest(wanted: Sequence[str], frequencies: Mapping[str, int], *, most_records: int) -> list[str]:
    """Return the three rarest of `wanted` that stand in at most `most_records` records, rarest first.

    A term without a frequency came up after the last count, or stands in one record: up to five of those come along.
    """
    known = sorted((frequencies[term], term) for term in wanted if 1 < frequencies.get(term, 0) <= most_records)
    unknown = [term for term in wanted if frequencies.get(term, 1) == 1]
    return [term for _, term in known[:RARE_TERMS]] + unknown[:UNCOUNTED_TERMS]


def rarity(terms: Iterable[str], frequencies: Mapping[str, int], *, records: int) -> dict[str, float]:
    """Return the weight of each term: its inverse document frequency among `records` records, squared."""
    return {term: log(1 + (records + 0.5) / (frequencies.get(term, 1) + 0.5)) ** 2 for term in terms}


def likeness(weights: Mapping[str, float]) -> Callable[[str], float]:
    """Return what says how alike a text is to one with the terms of `weights`, given its index terms with spaces.

    0 or more, higher is more alike: the weights of the terms they share over the fourth root of the text's length.
    That is a cosine whose norm is estimated from the length alone, weakened so that long texts are not pushed out.
    """
    padded_weights = [(f" {term} ", weight) for term, weight in weights.items()]

    def like(index_terms: str) -> float:
        padded = f" {index_terms} "
        return fsum([weight for term, weight in padded_weights if term in padded]) / float(len(padded) ** 0.25)

    return like
