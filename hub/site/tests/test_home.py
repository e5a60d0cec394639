"""Home answers three questions, in their order, for whoever asks, in a number of statements that does not grow."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.core import ways
from hub.core.clocks import actions as clocks
from hub.core.records.actions import withdraw


@pytest.fixture
def owe(write, resident, parks_post):
    """Return a function that writes a record and promises an answer about it, received so many days ago."""

    def make(title, *, days_ago, public=True):
        record = write(title, public=public)
        day = timezone.localdate() - timedelta(days=days_ago)
        return clocks.start(record, "answer_question", asker=resident, owner=parks_post, today=day)

    return make


def test_the_three_questions_stand_in_their_order(client, with_page, db):
    text = client.get("/").content.decode()

    assert (
        text.index("What can I do here?")
        < text.index("What happened because of what people said?")
        < text.index("What is owed, and is anything late?")
    )
    assert "Nothing is owed to anybody at the moment." in text


def test_what_is_late_is_said_in_public(client, owe):
    owe("A bench", days_ago=90)
    owe("A path", days_ago=0)

    text = client.get("/").content.decode()

    assert "2 promises are running. 1 of them is late." in text
    assert "A bench" in text
    assert "From: Parks manager" in text
    assert "A path" not in text


def test_the_newest_answers_are_told(client, owe, staff):
    clocks.keep(owe("A bench", days_ago=3), by=staff)

    text = client.get("/").content.decode()

    assert "A bench" in text
    assert "An answer to a question ·" in text  # where the bench stands is not what was answered


def test_nothing_hidden_is_told_or_counted(client, owe, staff, resident):
    owe("Hidden bench", days_ago=90, public=False)
    clocks.keep(owe("Hidden answer", days_ago=9, public=False), by=staff)
    taken_down = owe("Taken down", days_ago=90)
    withdraw(taken_down.record, by=resident, reason="It named a neighbour.")

    text = client.get("/").content.decode()

    assert "Hidden" not in text
    assert "Taken down" not in text
    assert "Nothing is owed" in text


@pytest.mark.parametrize("how_many", [1, 12])
def test_home_makes_few_statements_however_much_there_is(
    how_many, client, owe, improver, django_assert_max_num_queries
):
    for n in range(how_many):
        clocks.keep(owe(f"Answered {n}", days_ago=3), by=improver)
        owe(f"Late {n}", days_ago=90)
    client.force_login(improver)

    with django_assert_max_num_queries(9):
        assert client.get("/").status_code == 200


def test_the_menu_has_the_sections_that_exist_in_their_order(client, with_page, db, monkeypatch):
    monkeypatch.setattr(ways, "_menu", {"My hub": ("site:my_hub",), "Ideas": ("data:index",), "Lab": ("lab:list",)})

    text = client.get("/data/").content.decode()
    links = [line for line in text.splitlines() if "govuk-service-navigation__link" in line]

    assert [line.split("</a>")[0].rsplit(">", 1)[1] for line in links] == ["Ideas", "My hub"]
    assert 'aria-current="true">Ideas' in links[0]
