"""Questions: asked with one tick, owed by a post, answered once for all who ask the same."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from hub.core import keys
from hub.core.audit.models import AuditEvent
from hub.core.clocks.models import Clock
from hub.core.comments import actions as comments
from hub.core.comments.actions import Words
from hub.core.comments.models import Comment
from hub.core.follows.models import Notice
from hub.core.questions import actions
from hub.core.questions.models import Question
from hub.core.questions.moderated import COMMENT
from hub.core.records import actions as records
from hub.foundation.errors import NotAllowed, NotPossible

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@pytest.fixture
def question(bench, stranger):
    return actions.ask(bench, Words(source="When does it come?"), by=stranger, now=MONDAY)


def test_a_question_is_owed_by_the_post_in_ten_working_days(question, parks_post, stranger):
    clock = question.clock

    assert (clock.owner_post, clock.asker, str(clock.due_on)) == (parks_post, stranger, "2026-11-30")
    assert AuditEvent.objects.filter(verb="question.asked").count() == 1


def test_the_same_form_sent_twice_asks_once(bench, stranger):
    words = Words(source="When?", key=keys.new())

    assert actions.ask(bench, words, by=stranger) == actions.ask(bench, words, by=stranger)
    assert Clock.objects.count() == 1


def test_an_answer_keeps_the_promise_and_tells_the_asker_by_mail(
    question, staff, parks_post, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        said = actions.answer(question, Words(source="In March."), by=staff)

    question.refresh_from_db()
    assert (question.answer, said.official, said.post, said.parent) == (said, True, parks_post, question.comment)
    assert question.clock.stopped_by == staff
    assert [letter.subject for letter in mail.outbox] == ["Parks manager answered your question about “A bench”"]
    assert "Was the answer clear?" in mail.outbox[0].body
    assert Notice.objects.filter(person=question.clock.asker).count() == 1  # not also as a follower


def test_joined_questions_share_the_answer_and_each_asker_is_told(
    bench, question, resident, staff, django_capture_on_commit_callbacks
):
    same = actions.ask(bench, Words(source="And when will it be?"), by=resident)
    third = actions.ask(bench, Words(source="When, please?"), by=resident)
    actions.join(third, same, by=staff)
    actions.join(same, question, by=staff)

    with django_capture_on_commit_callbacks(execute=True):
        actions.answer(question, Words(source="In March."), by=staff)

    assert not Clock.objects.running().exists()
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "amina@example.org",
        "amina@example.org",
        "basil@example.org",
    ]
    third.refresh_from_db()
    assert third.joined_to == question


def test_only_those_who_answer_for_it_answer_and_join(bench, question, resident, stranger, improver):
    other = actions.ask(bench, Words(source="And how?"), by=resident)
    for person in (resident, stranger):
        with pytest.raises(NotAllowed):
            actions.answer(question, Words(source="Never"), by=person)
        with pytest.raises(NotAllowed):
            actions.join(other, question, by=person)

    assert actions.answer(question, Words(source="In March."), by=improver).official


def test_a_question_is_answered_once(question, staff):
    words = Words(source="In March.", key=keys.new())
    said = actions.answer(question, words, by=staff)

    assert actions.answer(question, words, by=staff) == said
    with pytest.raises(NotPossible):
        actions.answer(question, Words(source="In May."), by=staff)
    assert Comment.objects.filter(official=True).count() == 1


def test_what_cannot_be_joined(bench, question, resident, staff, example_page):
    other = actions.ask(bench, Words(source="And how?"), by=resident)
    with pytest.raises(NotPossible):
        actions.join(question, question, by=staff)

    card = records.Card(title="A tree", summary="", team=bench.team, post=bench.post)
    tree = records.open_record("example", card, by=resident)
    records.publish(tree, by=resident)
    elsewhere = actions.ask(tree, Words(source="When?"), by=resident)
    with pytest.raises(NotPossible):
        actions.join(elsewhere, question, by=staff)

    actions.join(other, question, by=staff)
    with pytest.raises(NotPossible):
        actions.answer(other, Words(source="Like this."), by=staff)
    actions.answer(question, Words(source="In March."), by=staff)
    late = actions.ask(bench, Words(source="When?"), by=resident)
    with pytest.raises(NotPossible):
        actions.join(late, question, by=staff)


def test_the_database_refuses_a_question_joined_to_itself(question):
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(joined_to=question.pk)


def test_answering_on_the_page(bench, question, client, staff, stranger):
    client.force_login(staff)
    page = client.get(f"/examples/{bench.pk}/").content.decode()
    address = f"/records/{bench.reference}/comments/{question.pk}/answer/"
    assert address in page

    assert "When does it come?" in client.get(address).content.decode()
    page = client.post(address, {"words": " "}).content.decode()
    assert "Write the answer." in page
    page = client.post(address, {"words": "In March.", "key": keys.new()}, follow=True).content.decode()
    assert "Your answer is published" in page
    assert "read the answer" in page

    client.force_login(stranger)
    assert client.get(address).status_code == 403
    assert address not in client.get(f"/examples/{bench.pk}/").content.decode()


def test_joining_on_the_page(bench, question, client, staff, resident):
    other = actions.ask(bench, Words(source="When will the bench be there?"), by=resident)
    address = f"/records/{bench.reference}/comments/{other.pk}/join/"
    client.force_login(staff)

    assert "When does it come?" in client.get(address).content.decode()
    assert "Choose the question that asks the same." in client.post(address, {"to": ""}).content.decode()
    page = client.post(address, {"to": question.pk}, follow=True).content.decode()
    assert "Asks the same as" in page


def test_a_hidden_question_cannot_be_answered_from_a_page(bench, question, client, staff, moderator):
    comments.hide(question.comment, by=moderator, because="It insults somebody")
    client.force_login(staff)

    assert client.get(f"/records/{bench.reference}/comments/{question.pk}/answer/").status_code == 404


def test_a_hidden_question_is_owed_by_nobody_until_it_is_shown_again(bench, question, resident, staff, moderator):
    same = actions.ask(bench, Words(source="When, please?"), by=resident, now=MONDAY)
    actions.join(same, question, by=staff)

    actions.set_aside(question.pk, by=moderator, now=MONDAY + timedelta(days=2))

    question.refresh_from_db()
    same.refresh_from_db()
    assert question.clock.called_off_because == actions.HIDDEN
    assert same.joined_to is None, "who asked the same is owed an answer of their own"
    assert list(Clock.objects.running()) == [same.clock]

    actions.owe_again(question.pk, by=moderator, now=MONDAY + timedelta(days=7))
    question.refresh_from_db()
    assert not question.clock.called_off_because
    assert str(question.clock.due_on) == "2026-12-03", "as many days are left as there were"
    actions.owe_again(question.pk, by=moderator)
    assert Clock.objects.running().count() == 2


def test_moderators_hiding_a_question_set_it_aside(question, moderator, stranger):
    COMMENT.hide(question.pk, moderator, "It insults somebody.")
    assert not Clock.objects.running().exists()

    COMMENT.show_again(question.pk, moderator, "")
    assert Clock.objects.running().get().asker == stranger


def test_hiding_what_was_answered_or_only_said_owes_nothing_new(bench, question, staff, moderator, stranger):
    said = comments.say(bench, Words(source="Nice."), by=stranger)
    actions.answer(question, Words(source="In March."), by=staff)

    for number in (said.pk, question.pk):
        COMMENT.hide(number, moderator, "It is about something else.")
        COMMENT.show_again(number, moderator, "")

    question.refresh_from_db()
    assert not question.clock.called_off_because
    assert Clock.objects.count() == 1


def test_who_asked_can_say_that_no_answer_is_needed(bench, question, stranger, resident, client):
    at = f"/records/{bench.reference}/comments/{question.pk}/no-answer/"
    client.force_login(resident)
    assert at not in client.get(f"/examples/{bench.pk}/").text
    assert client.get(at).status_code == 404
    with pytest.raises(NotAllowed):
        actions.take_back(question, by=resident)

    client.force_login(stranger)
    assert at in client.get(f"/examples/{bench.pk}/").text
    assert "When does it come?" in client.get(at).text
    page = client.post(at, {"sure": "yes"}, follow=True).text

    assert "Nobody owes you an answer now." in page
    assert "The one who asked needs no answer any more." in page
    assert at not in page
    assert not Clock.objects.running().exists()
    assert AuditEvent.objects.filter(verb="question.taken_back").count() == 1


def test_an_answer_that_is_there_cannot_be_sent_back(bench, question, resident, stranger, staff):
    same = actions.ask(bench, Words(source="When, please?"), by=resident)
    actions.join(same, question, by=staff)
    actions.answer(question, Words(source="In March."), by=staff)
    for asked, person in ((question, stranger), (same, resident)):
        with pytest.raises(NotPossible):
            actions.take_back(asked, by=person)


def test_a_late_answer_says_so(bench, question, staff, client):
    actions.answer(question, Words(source="In March."), by=staff, now=MONDAY + timedelta(days=17))

    assert "Answered 3 working days late" in client.get(f"/examples/{bench.pk}/").text


def test_other_words_after_going_back_do_not_pass_for_the_answer(question, staff):
    key = keys.new()
    said = actions.answer(question, Words(source="In March.", key=key), by=staff)

    assert actions.answer(question, Words(source="In March.", key=key), by=staff) == said
    with pytest.raises(NotPossible, match="answered already"):
        actions.answer(question, Words(source="In May.", key=key), by=staff)


def test_who_acts_for_the_post_hears_of_what_they_owe(bench, parks_post, staff, improver, stranger, resident):
    asked = actions.ask(bench, Words(source="When?"), by=stranger, now=MONDAY)
    notice = Notice.objects.get(person=staff)
    assert notice.sentence == "A question about “A bench” is yours to answer by 30 November 2026"
    assert notice.url == f"/records/{bench.reference}/comments/{asked.pk}/answer/"

    parks_post.deputy, parks_post.away_until = improver, (MONDAY + timedelta(days=30)).date()
    parks_post.save()
    bench.refresh_from_db()
    actions.ask(bench, Words(source="And where?"), by=resident, now=MONDAY)
    assert Notice.objects.filter(person=improver, sentence__contains="is yours to answer").count() == 1
    assert Notice.objects.filter(person=staff, sentence__contains="is yours to answer").count() == 1
