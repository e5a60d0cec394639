"""Saying something: who may, what is kept, and that a second click makes no second comment."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core import keys
from hub.core.audit.models import AuditEvent
from hub.core.comments import actions
from hub.core.comments.actions import Words
from hub.core.comments.models import Comment, Offer, Wording
from hub.core.follows.models import Follow, Notice
from hub.core.records import actions as records
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.core.tallies.queries import of_records
from hub.foundation.errors import BadInput, NotAllowed, NotPossible


def said(bench: Record, by: Person, source: str = "A fine idea", **more: object) -> Comment:
    return actions.say(bench, Words(source=source, **more), by=by)


def tally(bench: Record, name: str = "comments") -> int:
    return of_records([bench.pk])[bench.pk].get(name, 0)


def test_whoever_may_read_a_record_may_say_something(bench, stranger):
    comment = said(bench, stranger, "A **fine** idea\x00")

    assert comment.source == "A **fine** idea"
    assert comment.html == "<p>A <strong>fine</strong> idea</p>\n"
    assert tally(bench) == 1
    assert AuditEvent.objects.get(verb="comment.made").actor == f"person:{stranger.pk}"


def test_whoever_says_something_follows(bench, stranger):
    said(bench, stranger)

    assert Follow.objects.filter(person=stranger, record=bench).exists()


def test_nobody_says_anything_about_what_they_may_not_read(bench, resident, stranger):
    records.publish(bench, by=resident, to=Visibility.TEAM)

    with pytest.raises(NotAllowed):
        said(bench, stranger)
    assert not Comment.objects.exists()


def test_nothing_is_said_about_a_draft(example_page, resident):
    draft = records.open_record("example", records.Card(title="A bench", summary=""), by=resident)

    with pytest.raises(NotPossible):
        said(draft, resident)


@pytest.mark.parametrize("typed", ["", "  \n ", "\x00", "x" * 10_001])
def test_no_words_and_too_many_are_refused(bench, stranger, typed):
    with pytest.raises(BadInput):
        said(bench, stranger, typed)


def test_the_same_form_sent_twice_makes_one_comment(bench, stranger):
    key = keys.new()

    assert said(bench, stranger, key=key) == said(bench, stranger, key=key)
    assert tally(bench) == 1


def test_another_persons_key_opens_nothing(bench, resident, stranger):
    key = keys.new()
    said(bench, stranger, key=key)

    with pytest.raises(NotPossible):
        said(bench, resident, "Mine", key=key)
    assert tally(bench) == 1


def test_a_reply_is_to_something_about_the_same_record_that_is_not_hidden(bench, example_page, resident, moderator):
    first = said(bench, resident)
    assert said(bench, resident, to=first).parent == first

    actions.hide(first, by=moderator, because="It insults somebody")
    first.refresh_from_db()
    with pytest.raises(NotPossible):
        said(bench, resident, to=first)


def test_only_those_who_answer_for_it_speak_for_the_council(bench, staff, improver, stranger, resident):
    for person in (staff, improver):
        assert actions.say_officially(bench, Words(source="Yes"), by=person).post == bench.post
    for person in (stranger, resident):
        with pytest.raises(NotAllowed):
            actions.say_officially(bench, Words(source="Yes"), by=person)


def test_the_improvement_team_speaks_for_its_own_post_where_no_other_answers(bench, staff, improver, hub_post):
    records.give_to(bench, team=None, post=None, by=improver)

    assert actions.say_officially(bench, Words(source="Yes"), by=improver).post == hub_post

    hub_post.holder = None
    hub_post.save()
    with pytest.raises(NotPossible):
        actions.say_officially(bench, Words(source="Yes"), by=improver)


def test_one_may_change_ones_own_words_for_half_an_hour_and_the_earlier_are_kept(bench, stranger, resident):
    comment = said(bench, stranger, "A fien idea")

    actions.reword(comment, "A fine idea", by=stranger)
    comment.refresh_from_db()

    assert (comment.source, comment.html) == ("A fine idea", "<p>A fine idea</p>\n")
    assert comment.edited_at is not None
    assert Wording.objects.get().source == "A fien idea"
    assert AuditEvent.objects.filter(verb="comment.reworded").exists()
    with pytest.raises(NotAllowed):
        actions.reword(comment, "Mine now", by=resident)
    with pytest.raises(NotPossible):
        actions.reword(comment, "Later", by=stranger, now=timezone.now() + timedelta(minutes=31))


def test_a_hidden_comment_cannot_be_reworded(bench, stranger, moderator):
    comment = said(bench, stranger)
    actions.hide(comment, by=moderator, because="It insults somebody")

    with pytest.raises(NotPossible):
        actions.reword(comment, "Nicer", by=stranger)


def test_hiding_keeps_the_place_and_counts_it_apart_and_showing_again_undoes_it(bench, stranger, moderator):
    comment = said(bench, stranger)

    actions.hide(comment, by=moderator, because="It insults somebody")
    actions.hide(comment, by=moderator, because="Twice")
    assert (tally(bench), tally(bench, "hidden_comments")) == (0, 1)

    actions.show_again(comment, by=moderator)
    comment.refresh_from_db()
    assert (tally(bench), tally(bench, "hidden_comments"), comment.hidden_because) == (1, 0, "")


def test_hiding_needs_a_reason(bench, stranger, moderator):
    with pytest.raises(NotPossible):
        actions.hide(said(bench, stranger), by=moderator, because=" ")


def test_help_is_offered_once_counted_and_can_end(bench, stranger):
    actions.offer_help(bench, "I have a drill", by=stranger)
    actions.offer_help(bench, "I have two drills", by=stranger)
    assert (Offer.objects.get().words, tally(bench, "offers")) == ("I have two drills", 1)

    actions.end_offer(bench, by=stranger)
    actions.end_offer(bench, by=stranger)
    assert tally(bench, "offers") == 0
    assert AuditEvent.objects.filter(verb="offer.ended").count() == 1


def test_help_needs_words(bench, stranger):
    with pytest.raises(BadInput):
        actions.offer_help(bench, " ", by=stranger)


def comment_row(bench, **more):
    return Comment(record=bench, source="x", html="x", rendered_by=1, key=keys.new(), created_at=timezone.now(), **more)


@pytest.mark.parametrize("wrong", [{"hidden_at": timezone.now()}, {"official": True}])
def test_the_database_refuses_what_makes_no_sense(bench, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        comment_row(bench, **wrong).save()


def test_the_database_refuses_a_key_twice_and_an_offer_twice(bench, stranger):
    first = comment_row(bench)
    first.save()
    second = comment_row(bench)
    second.key = first.key
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    Offer.objects.create(record=bench, person=stranger, words="x", at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.create(record=bench, person=stranger, words="x", at=timezone.now())


def test_what_an_older_renderer_made_is_rendered_again(bench, stranger):
    comment = said(bench, stranger, "A **fine** idea")
    Comment.objects.update(html="old", rendered_by=0)

    assert actions.render_again(batch=1) == 1
    assert actions.render_again() == 0
    comment.refresh_from_db()
    assert comment.html == "<p>A <strong>fine</strong> idea</p>\n"


def test_an_offer_reaches_the_authors_in_its_own_words_and_stays_private(bench, resident, stranger):
    actions.offer_help(bench, "I have a drill and Saturdays", by=stranger)

    notice = Notice.objects.get(person=resident)
    assert notice.personal
    assert "can help with" in notice.sentence
    assert "I have a drill and Saturdays" in notice.sentence
    assert not Notice.objects.filter(person=stranger).exists()


def test_other_words_in_the_same_form_are_another_comment_once(bench, stranger):
    key = keys.new()
    first = actions.say(bench, Words(source="A fine idea", key=key), by=stranger)

    other = actions.say(bench, Words(source="A fine idea, and soon", key=key), by=stranger)

    assert other != first
    assert actions.say(bench, Words(source="A fine idea, and soon", key=key), by=stranger) == other
    assert actions.say(bench, Words(source="A fine idea", key=key), by=stranger) == first


def test_the_form_of_what_was_reworded_since_still_says_it_once(bench, stranger):
    key = keys.new()
    first = actions.say(bench, Words(source="A fien idea", key=key), by=stranger)
    actions.reword(first, "A fine idea", by=stranger)

    assert actions.say(bench, Words(source="A fien idea", key=key), by=stranger) == first
