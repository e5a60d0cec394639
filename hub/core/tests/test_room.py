"""The room: what every record's page shows, in a number of statements that does not grow."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from hub.accounts.models import Person
from hub.core import keys
from hub.core.clocks import actions as clocks
from hub.core.comments.actions import Words, hide, say, say_officially
from hub.core.comments.models import Comment
from hub.core.questions import actions as questions
from hub.core.records import actions as records
from hub.core.records import queries
from hub.core.room import room
from hub.core.tallies.actions import add


@pytest.fixture(autouse=True)
def no_panels(monkeypatch):
    """Count the room alone: each panel has a test of its own for what it costs."""
    monkeypatch.setattr("hub.core.room.panels_for", lambda kind: [])


@pytest.fixture
def fresh(bench, stranger):
    """The record and its reader, as a new request has them."""

    def load() -> tuple:
        person = Person.objects.get(pk=stranger.pk)
        assert person.current_grants == []
        return queries.readable("example", bench.pk, person), person

    return load


def fill(bench, person, count):
    now = timezone.now()
    Comment.objects.bulk_create(
        Comment(
            record=bench,
            author=person,
            source="x",
            html=f"<p>Number {n}</p>",
            rendered_by=1,
            key=keys.new(),
            created_at=now + timedelta(seconds=n),
        )
        for n in range(count)
    )
    add(bench, "comments", count)


def test_the_room_takes_seven_statements_with_0_and_200_comments(
    bench, fresh, resident, staff, stranger, django_assert_num_queries
):
    record, person = fresh()
    with django_assert_num_queries(6):
        room(record, person)

    fill(bench, resident, 190)
    for _ in range(5):
        question = questions.ask(bench, Words(source="Why?"), by=stranger)
        questions.answer(question, Words(source="Because."), by=staff)
    records.change_state(bench, to="going_ahead", by=staff, reason="It is cheap")

    record, person = fresh()
    with django_assert_num_queries(6):
        shown = room(record, person)
    assert len(shown.comments.said) == 50
    assert (shown.comments.total, shown.comments.last) == (200, 4)
    assert [said.official for said in shown.comments.said][:6] == [True] * 5 + [False]


def test_a_reader_who_is_not_signed_in_costs_six(bench, django_assert_num_queries):
    record = queries.readable("example", bench.pk, AnonymousUser())
    with django_assert_num_queries(6):
        shown = room(record, AnonymousUser())
    assert shown.viewer is None
    assert [act.text for act in shown.acts] == ["Say something", "I can help", "Follow", "Report this"]


def test_the_history_tells_the_role_of_that_day_and_no_name(bench, fresh, staff, improver):
    records.change_state(bench, to="going_ahead", by=staff, reason="It is cheap")
    records.change_state(bench, to="declined", by=improver, reason="It is not")

    shown = room(*fresh())

    assert [(event.what, event.who, event.why) for event in shown.history] == [
        ("Now “Not for us”, before that “Going ahead”", "by the improvement team", "It is not"),
        ("Now “Going ahead”, before that “Open”", "by Parks and open spaces, staff", "It is cheap"),
        ("Published", "by the author", ""),
    ]


def test_what_is_owed_is_shown_with_its_owner(bench, fresh, resident):
    clocks.start(bench, "answer_question", asker=resident, owner=bench.post)

    assert room(*fresh()).owed == []  # questions stand beside what was asked


def test_the_page_shows_what_was_said_and_hides_what_is_hidden(bench, client, resident, stranger, moderator):
    say(bench, Words(source="A **fine** idea"), by=stranger)
    rude = say(bench, Words(source="You fool"), by=stranger)
    hide(rude, by=moderator, because="It insults somebody")

    page = client.get(f"/examples/{bench.pk}/").content.decode()

    assert "<strong>fine</strong>" in page
    assert "You fool" not in page
    assert "A comment was hidden here. The reason: It insults somebody" in page
    assert page.count("Basil") >= 1


def test_pages_of_comments_are_numbered_and_a_wild_number_gives_the_last(bench, client, resident):
    fill(bench, resident, 60)

    assert "Number 0<" in client.get(f"/examples/{bench.pk}/").content.decode()
    assert "Number 55<" in client.get(f"/examples/{bench.pk}/?page=2").content.decode()
    assert "Number 55<" in client.get(f"/examples/{bench.pk}/?page=999").content.decode()
    assert "Number 0<" in client.get(f"/examples/{bench.pk}/?page=x").content.decode()


def test_an_official_comment_speaks_as_the_post_and_not_by_name(bench, client, staff):
    say_officially(bench, Words(source="We are looking at it."), by=staff)

    page = client.get(f"/examples/{bench.pk}/").content.decode()

    assert "Parks manager" in page
    assert "Official answer, Parks and open spaces" in page
    assert "Carys" not in page
