"""“Did you mean”: for a misspelt word, what is in the index and what this viewer may know."""

import pytest
from django.contrib.auth.models import AnonymousUser

from hub.core.records.visibility import Visibility
from hub.core.search import actions, queries
from hub.core.search.models import TermFrequency
from hub.core.search.suggestions import suggestion
from hub.core.search.tests.test_search import say

pytestmark = pytest.mark.usefixtures("example_kind")

ANYBODY = AnonymousUser()


def meant(typed, viewer=ANYBODY, **options):
    found = queries.search(typed, viewer=viewer, **options)
    return suggestion(typed, found=found.count, viewer=viewer, **options)


@pytest.fixture
def texts(db):
    say("Repair the benches by the river", "Somewhere to sit")
    say("A bench half way up the hill")
    say("Longer opening hours of the library", "Recycling is next door")
    say("Café in the park")
    actions.refresh_terms()


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("bnech", "bench"),
        ("Benhc", "bench"),
        ("ebnch", "bench"),
        ("libary", "library"),
        ("the oppening huors", "the opening hours"),
        ("recyclign", "recycling"),
        ("rivr benches", "river benches"),
        ("caffe", "cafe"),
    ],
)
def test_a_misspelt_word_leads_to_the_one_that_is_there(texts, typed, suggested):
    assert meant(typed) == suggested
    assert queries.search(suggested, viewer=ANYBODY).count > 0


NOT_MISSPELT = ["bench", "benches river", "", "xqz", "quixotic", "b3nch", "'\"*", "bench library", "a b c d e f bnech"]


@pytest.mark.parametrize("typed", NOT_MISSPELT)
def test_nothing_is_suggested_where_it_is_found_or_nothing_is_near(texts, typed):
    assert meant(typed) == ""


def test_a_stem_is_never_suggested_but_the_word_that_is_written(db):
    say("Two libraries")
    actions.refresh_terms()

    assert meant("librareis") == "libraries"
    assert meant("librarie") == ""  # found as the beginning of the word


def test_a_word_that_stands_only_in_what_is_hidden_is_suggested_to_those_alone_who_may_read_it(staff, stranger):
    for hidden in (Visibility.STAFF, Visibility.DRAFT):
        say("Move the zanzibar", to=hidden, by=staff)
        say("Zanzibar again", to=hidden, by=staff)
    say("Zanzibari are welcome")
    actions.refresh_terms()
    assert TermFrequency.objects.filter(term="zanzibar").exists()

    assert meant("zanzibrar", viewer=staff) == "zanzibar"
    assert {meant("zanzibrar"), meant("zanzibrar", viewer=stranger)} <= {"", "zanzibari"}
    assert meant("znzibar", kind="example", viewer=stranger) in {"", "zanzibari"}


def test_a_mistake_made_by_two_gives_way_to_what_many_wrote(db):
    for n in range(7):
        say(f"Recycling {n}")
    say("Recycilng everywhere")
    actions.refresh_terms()

    assert meant("recycilng") == "recycling"
    assert meant("recycling 3") == ""


@pytest.mark.parametrize("how_many", [3, 60])
def test_it_takes_few_statements_however_much_there_is(db, how_many, django_assert_max_num_queries):
    for n in range(how_many):
        say(f"The bench by the river {n}", f"word{n} bench{'abcdefghijklmnopqrst'[n % 20]}")
    actions.refresh_terms()

    with django_assert_max_num_queries(5):
        assert suggestion("bnech", found=0, viewer=ANYBODY) == "bench"
    with django_assert_max_num_queries(9):
        assert suggestion("bnech rivre", found=0, viewer=ANYBODY) == "bench river"
    with django_assert_max_num_queries(0):
        assert suggestion("bnech", found=3, viewer=ANYBODY) == ""
