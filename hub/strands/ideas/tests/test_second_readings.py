"""A second reading of an idea’s answer: one thing owed, given by somebody else as a new answer."""

from datetime import UTC, date, datetime

import pytest

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.clocks.models import Clock
from hub.core.comments.actions import Words
from hub.core.feedback.actions import ask_second_reading, read_again
from hub.core.follows.models import Notice
from hub.foundation.errors import NotPossible
from hub.strands.ideas import actions, rules
from hub.strands.ideas.models import Idea
from hub.strands.ideas.tests.factories import an_idea


def on(day: int) -> datetime:
    return datetime(2026, 11, day, 10, 0, tzinfo=UTC)


@pytest.fixture
def idea(resident) -> Idea:
    return an_idea(by=resident, now=on(2))


def test_who_asks_for_a_second_reading_is_owed_one_thing_and_gets_a_new_answer(
    idea, improver, resident, staff, parks_post, client
):
    actions.assign(idea, post=parks_post, by=improver, now=on(3))
    actions.answer(idea, kind=rules.NOT_FOR_US, words="Too dear.", by=staff, now=on(3))
    first = Clock.objects.get(record=idea.record, promise=rules.ANSWER)
    verdict = ask_second_reading(first, "What does one lamp cost?", by=resident, now=on(4))
    with pytest.raises(NotPossible, match="answering it anew"):
        read_again(verdict, Words(source="A comment."), by=improver)

    client.force_login(improver)
    page = f"/ideas/IDEA-{idea.pk}/answer/"
    assert client.get(f"/verdicts/{first.pk}/read-again/")["Location"] == page
    assert "Second reading" in client.get("/ideas/queue/").text
    assert f'href="{page}"' in client.get(f"/ideas/IDEA-{idea.pk}/").text
    assert "What does one lamp cost?" in client.get(page).text
    client.force_login(staff)
    assert client.get(page).status_code == 403

    actions.answer(idea, kind=rules.GOING_AHEAD, words="We asked three firms anew.", by=improver, now=on(5))
    assert not Clock.objects.running().filter(record=idea.record).exists()
    told = Notice.objects.filter(person=resident).latest("pk")
    assert told.clock == verdict.second_reading
    assert "We asked three firms anew." in told.sentence
    with pytest.raises(NotPossible):
        ask_second_reading(first, "And again?", by=resident)


def test_a_second_reading_is_called_off_or_kept_with_what_happens_to_the_idea(idea, improver, resident):
    actions.answer(idea, kind=rules.NOT_NOW, words="Later.", returns_on=date(2027, 3, 1), by=improver, now=on(3))
    reading = ask_second_reading(Clock.objects.get(promise=rules.ANSWER), "Why?", by=resident).second_reading
    actions.withdraw_by_author(idea, reason="Never mind.", by=resident)

    reading.refresh_from_db()
    assert reading.called_off_because == rules.LIFECYCLE.meanings[idea.record.state]


def test_what_was_done_cannot_be_read_again_but_its_author_can_say_that_it_is_not(idea, improver, resident):
    actions.do_it(idea, words="A lamp stands there.", by=improver, now=on(6))

    with pytest.raises(NotPossible, match="cannot be read again"):
        ask_second_reading(Clock.objects.get(promise=rules.ANSWER), "Where?", by=resident)


def test_where_nobody_else_acts_for_the_post_the_improvement_team_is_asked(idea, improver, resident, staff, parks_post):
    actions.assign(idea, post=parks_post, by=improver, now=on(3))
    actions.answer(idea, kind=rules.NOT_FOR_US, words="Too dear.", by=parks_post.holder, now=on(3))
    assert parks_post.deputy is None

    ask_second_reading(Clock.objects.get(promise=rules.ANSWER), "What does one cost?", by=resident, now=on(4))

    told = Notice.objects.filter(sentence__contains="a second time")
    assert [notice.person for notice in told] == [improver]


def test_a_second_reading_is_asked_for_once_and_by_its_author_alone(idea, improver, resident, stranger, client):
    actions.answer(idea, kind=rules.NOT_FOR_US, words="Too dear.", by=improver)
    page = f"/verdicts/{Clock.objects.get(promise=rules.ANSWER).pk}/second-reading/"
    client.force_login(stranger)
    assert client.get(page).status_code == 403

    client.force_login(resident)
    client.post(page, {"words": "Why?"})
    again = client.get(page)
    assert again.status_code == 409
    assert "There is one for each answer" in again.text


def test_who_answers_for_a_service_and_holds_no_post_answers_under_that_of_the_service(
    idea, improver, parks, parks_post, client
):
    colleague = with_role(Role.STAFF, name="Gwen", team=parks)
    actions.assign(idea, post=parks_post, by=improver)
    client.force_login(colleague)

    client.post(f"/ideas/IDEA-{idea.pk}/answer/", {"kind": rules.ALREADY, "words": "It is being dug."})

    assert idea.answers.get().post == parks_post
