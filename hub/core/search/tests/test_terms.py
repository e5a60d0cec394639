"""What counts as the same word, and what a query asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.core.search import terms


def has_every(query, index_terms):
    """Return whether a text with these index terms has every word of `query`: what both databases must find."""
    padded = f" {index_terms} "
    return all(
        any(f" {term} " in padded for term in word.terms) or (word.start and f" {word.start}" in padded)
        for word in query
    )


def finds(typed: str, text: str, *, languages=("en",), lang="en") -> bool:
    query = terms.query_words(typed, languages)
    return bool(query) and has_every(query, " ".join(terms.index_terms(text, lang)))


@pytest.mark.parametrize("typed", ["repairing", "repair", "repairs", "repai", "REPAIRED", "répair"])
@pytest.mark.parametrize("text", ["Repairing the bench", "A repair", "Repairs"])
def test_each_form_of_a_word_finds_the_others(typed, text):
    assert finds(typed, text)


def test_only_the_last_word_may_be_half_typed():
    assert finds("bench rep", "Repair the bench")
    assert not finds("rep bench", "Repair the bench")
    assert not finds("bus stop", "Business stops here")


def test_common_words_are_left_out_of_a_query_unless_it_has_no_others():
    assert finds("a bench for the park", "Park bench")
    assert finds("the", "The park")
    assert not finds("the", "Park bench")


def test_words_of_another_language_find_as_they_are_written():
    assert finds("parque de la ciudad", "Más árboles en el parque de la ciudad", lang="es")
    assert finds("propuesta", "Propuestas para el barrio", languages=("en", "es"), lang="es")
    assert not finds("propuestas baratas", "Propuesta", languages=("en", "es"), lang="es")


def test_words_of_indic_scripts_stay_whole():
    assert terms.index_terms("सड़क की मरम्मत", "cy") == ["सडक", "की", "मरममत"]


@pytest.mark.parametrize("typed", ["", "   ", "\x00", '"*()', "-", "🙂", "___"])
def test_a_query_without_words_asks_for_nothing(typed):
    assert terms.query_words(typed, ["en"]) == []


def test_a_very_long_query_asks_for_ten_words():
    assert len(terms.query_words("word".join(f" {n} " for n in range(10_000)), ["en"])) == terms.MOST_WORDS


def test_a_very_long_text_keeps_three_thousand_terms_of_at_most_64_letters():
    found = terms.index_terms(" ".join(f"{'x' * 100}{n} y{n}" for n in range(10_000)), "en")

    assert len(found) == terms.MOST_TERMS
    assert max(map(len, found)) == terms.LONGEST_TERM


@given(st.text())
def test_terms_hold_no_sign_that_means_anything_to_a_database(text):
    asked = [term for word in terms.query_words(text, ["en", "es"]) for term in {*word.terms, word.start}]
    for term in [*terms.index_terms(text, "en"), *asked]:
        assert not any(sign.isspace() or (sign.isascii() and not sign.isalnum()) for sign in term)


@given(st.text(), st.sampled_from(["en", "es", "de", "ar", "xx"]))
def test_a_text_is_found_by_its_own_words(text, language):
    query = terms.query_words(text, [language])

    assert has_every(query, " ".join(terms.index_terms(text, language)))


def test_the_three_rarest_terms_are_asked_for_and_those_not_yet_counted():
    frequencies = {"bench": 4, "park": 40, "road": 900, "tree": 30, "swing": 3}

    wanted = ["park", "bench", "road", "tree", "swing", "zebra"]

    assert terms.rarest(wanted, frequencies, most_records=50) == ["swing", "bench", "tree", "zebra"]


def test_sharing_rare_words_makes_texts_more_alike_than_sharing_common_ones():
    weights = terms.rarity(["bench", "park"], {"bench": 4, "park": 400}, records=1000)

    like = terms.likeness(weights)
    rare, common = like("bench swing"), like("swing park")

    assert rare > common > like("swing parking") == 0


def test_a_longer_text_with_the_same_terms_is_less_alike():
    weights = terms.rarity(["bench"], {"bench": 4}, records=1000)
    like = terms.likeness(weights)

    assert like("bench swing") > like("bench swing pond tree school")
