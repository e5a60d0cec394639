"""What somebody began to say is kept, is theirs alone, and is sent once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.core.drafts import actions, queries
from hub.core.drafts.models import Draft
from hub.core.records.actions import Card, open_record
from hub.core.records.models import Record
from hub.foundation.errors import NotPossible

pytestmark = pytest.mark.usefixtures("example_kind")


def make_idea(by):
    return lambda answers: open_record("example", Card(title=answers["title"], summary=""), by=by)


def test_the_answers_of_each_step_are_kept_together(resident):
    draft = actions.keep("", "example", {"title": "A bench"}, by=resident)
    again = actions.keep(draft.token, "example", {"where": "In the park"}, by=resident)

    assert again.pk == draft.pk
    assert again.answers == {"title": "A bench", "where": "In the park"}


def test_a_draft_begun_before_signing_in_is_claimed_at_sign_in(resident, stranger):
    draft = actions.keep("", "example", {"title": "A bench"}, by=None)

    assert actions.claim([draft.token], by=resident) == 1
    assert actions.claim([draft.token], by=stranger) == 0
    assert queries.of_person(resident) == [draft]


def test_another_persons_draft_is_not_found_and_not_changed(resident, stranger):
    draft = actions.keep("", "example", {"title": "A bench"}, by=resident)

    other = actions.keep(draft.token, "example", {"title": "A fence"}, by=stranger)
    actions.discard(draft.token, by=stranger)

    assert queries.find(draft.token, "example", person=stranger) is None
    assert queries.find(draft.token, "example", person=None) is None
    assert other.token != draft.token
    assert queries.find(draft.token, "example", person=resident).answers == {"title": "A bench"}
    with pytest.raises(NotPossible):
        actions.send(draft.token, by=stranger, make=make_idea(stranger))


def test_sending_twice_gives_the_same_record(resident):
    draft = actions.keep("", "example", {"title": "A bench"}, by=resident)

    first = actions.send(draft.token, by=resident, make=make_idea(resident))
    second = actions.send(draft.token, by=resident, make=make_idea(resident))

    assert first == second
    assert Record.objects.count() == 1
    assert not Draft.objects.exists()


def test_a_draft_whose_sending_fails_is_still_there(resident):
    draft = actions.keep("", "example", {"title": "A bench"}, by=resident)

    def fail(answers):
        raise NotPossible("Not now.")

    with pytest.raises(NotPossible):
        actions.send(draft.token, by=resident, make=fail)
    assert queries.find(draft.token, "example", person=resident)


def test_nobody_elses_sent_record_is_given_away(resident, stranger):
    draft = actions.keep("", "example", {"title": "A bench"}, by=resident)
    actions.send(draft.token, by=resident, make=make_idea(resident))

    with pytest.raises(NotPossible, match="Start again"):
        actions.send(draft.token, by=stranger, make=make_idea(stranger))


def test_a_draft_is_kept_for_thirty_days(resident):
    now = timezone.now()
    actions.keep("", "example", {"title": "Old"}, by=resident, now=now - timedelta(days=31))
    actions.keep("", "example", {"title": "New"}, by=resident, now=now - timedelta(days=29))

    assert actions.expire(now=now) == 1
    assert [draft.answers["title"] for draft in Draft.objects.all()] == ["New"]


def test_a_million_characters_are_refused_with_a_sentence(resident):
    with pytest.raises(NotPossible, match="too long"):
        actions.keep("", "example", {"title": "a" * 1_000_000}, by=resident)


def test_what_was_sent_is_found_again_by_its_author_alone(resident, stranger):
    draft = actions.keep("", "example", {"title": "A bench"}, by=resident)
    record = actions.send(draft.token, by=resident, make=make_idea(resident))

    assert queries.sent_as(draft.token, resident) == record
    assert queries.sent_as(draft.token, stranger) is None
    assert queries.sent_as("another", resident) is None
