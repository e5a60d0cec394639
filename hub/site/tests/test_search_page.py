"""Search is on every page, and finds references."""

import pytest

from hub.core.search import queries
from hub.core.search.actions import refresh_terms

pytestmark = pytest.mark.usefixtures("with_page")


def test_words_find_what_has_them(client, write):
    write("A bench by the river")
    write("A path")

    text = client.get("/search/?q=bench").content.decode()

    assert "1 result for “bench”" in text
    assert "A bench by the river" in text
    assert "A path" not in text


def test_what_too_much_is_like_is_shown_in_part_and_says_what_to_do(client, write, monkeypatch):
    monkeypatch.setattr(queries, "RANKED", 2)
    for number in range(3):
        write(f"Bench {number}")

    text = client.get("/search/?q=bench").text

    assert "More than 2 results for “bench”" in text
    assert "The best 2 are shown. Add a word, or choose a kind, to find fewer." in text
    assert "Bench 0" not in text


def test_a_reference_leads_to_its_record(client, write):
    record = write("A bench")

    page = client.get(f"/search/?q={record.reference.lower()}")

    assert page.status_code == 302
    assert page["Location"] == record.get_absolute_url()


def test_a_reference_of_something_hidden_finds_nothing(client, write):
    record = write("A hidden bench", public=False)

    text = client.get(f"/search/?q={record.reference}").content.decode()

    assert "No results" in text
    assert "hidden bench" not in text


def test_every_page_has_the_search_box(client, db):
    assert 'action="/search/"' in client.get("/").content.decode()
    assert 'action="/search/"' in client.get("/nowhere/").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 500,
        "q=%F0%9F%8C%B3",
        "q=%E2%80%AEabc",
        "kind=none",
        "page=0",
        "page=99999999999999999999",
        "q=%22%27*()",
    ],
)
def test_whatever_is_typed_gets_a_page(query, client, db):
    assert client.get(f"/search/?{query}").status_code in {200, 422}


def test_markup_in_the_words_is_shown_as_words(client, db):
    text = client.get("/search/?q=<script>alert(1)</script>").content.decode()

    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("how_many", [2, 25])
def test_search_makes_few_statements(how_many, client, write, improver, django_assert_max_num_queries):
    for n in range(how_many):
        write(f"Bench {n}")
    client.force_login(improver)

    with django_assert_max_num_queries(8):
        client.get("/search/?q=bench")


def test_a_misspelt_word_gets_another_one_to_choose(client, write):
    write("A bench by the river")
    write("A hidden fountain", public=False)
    refresh_terms()

    text = client.get("/search/?q=bnech&page=1").content.decode()

    assert 'Did you mean <a class="govuk-link" href="/search/?q=bench" dir="auto">bench</a>?' in text
    assert "Did you mean" not in client.get("/search/?q=bench").content.decode()
    assert "Did you mean" not in client.get("/search/?q=fuontain").content.decode()
