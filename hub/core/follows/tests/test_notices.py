"""Telling people: whom, once, and never of what they may not read."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.tests.factories import PersonFactory
from hub.core.audit.models import AuditEvent
from hub.core.clocks import actions as clocks
from hub.core.follows import actions, queries
from hub.core.follows.actions import About
from hub.core.follows.models import Follow, Notice
from hub.core.places.models import BoundarySet, Place
from hub.core.records import actions as records
from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotAllowed, NotPossible


@pytest.fixture
def followed(bench, stranger):
    actions.follow(bench, by=stranger)
    return bench


def test_followers_are_told_and_whoever_did_it_is_not(followed, resident, stranger, improver):
    actions.follow(followed, by=improver)

    assert actions.notify(followed, "The bench is  going\nahead", by=improver) == 1

    told = Notice.objects.get()
    assert (told.person, told.sentence, told.url) == (stranger, "The bench is going ahead", f"/examples/{followed.pk}/")
    assert mail.outbox == []


def test_telling_takes_four_statements_however_many_follow(followed, improver, django_assert_num_queries):
    for _ in range(30):
        actions.follow(followed, by=PersonFactory())
    with django_assert_num_queries(4):  # who follows, the rows, and the two of a savepoint
        actions.notify(followed, "News", by=improver)
    assert Notice.objects.count() == 31


def test_nobody_is_told_of_what_they_may_not_read(followed, resident, staff, improver):
    actions.follow(followed, by=staff)
    records.publish(followed, by=resident, to=Visibility.STAFF)

    actions.notify(followed, "Secret news", by=improver)

    assert [notice.person for notice in Notice.objects.all()] == [staff]


def test_a_notice_is_no_longer_shown_once_its_record_is_closed_to_the_reader(followed, resident, stranger, improver):
    actions.notify(followed, "News", by=improver)
    records.publish(followed, by=resident, to=Visibility.TEAM)

    assert list(queries.notices_of(stranger)) == []
    assert queries.unread_count(stranger) == 0
    assert list(queries.follows_of(stranger)) == []


def test_the_newest_are_those_that_their_reader_may_read(followed, resident, stranger, staff, improver):
    actions.follow(followed, by=staff)
    actions.notify(followed, "News", by=improver)
    records.publish(followed, by=resident, to=Visibility.STAFF)

    shown = {who: queries.newest_notices(who, 5) for who in (stranger, staff)}
    follows = {who: queries.newest_follows(who, 5) for who in (stranger, staff)}

    assert [len(shown[who]) for who in (stranger, staff)] == [0, 1]
    assert [len(follows[who]) for who in (stranger, staff)] == [0, 1]
    assert [queries.unread_count(who) for who in (stranger, staff)] == [0, 1]
    assert shown[staff] == list(queries.notices_of(staff))
    assert follows[staff] == list(queries.follows_of(staff))


def test_a_personal_notice_is_mailed_at_once_and_once(followed, stranger, improver, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.notify(followed, "Your bench is here", by=improver, to=[stranger], personal=True)
    actions.mail_notice(Notice.objects.get())

    assert [(letter.to, letter.subject) for letter in mail.outbox] == [(["basil@example.org"], "Your bench is here")]
    assert f"http://localhost:8000/examples/{followed.pk}/" in mail.outbox[0].body
    assert "<" not in mail.outbox[0].body


def test_a_letter_about_an_answer_asks_whether_it_was_clear(
    bench, resident, improver, django_capture_on_commit_callbacks
):
    clock = clocks.start(bench, "answer_question", asker=resident, owner=bench.post)
    with django_capture_on_commit_callbacks(execute=True):
        about = About(clock=clock)
        actions.notify(bench, "We’ve answered <you> & all", by=improver, to=[resident], personal=True, about=about)

    letter = mail.outbox[0].body
    assert "We’ve answered <you> & all" in letter
    assert "Was the answer clear?" in letter
    assert "?clear=yes" in letter
    assert "?clear=no" in letter


def test_a_mail_server_that_refuses_leaves_the_notice_untold(followed, stranger, improver, monkeypatch):
    actions.notify(followed, "Yours", by=improver, to=[stranger], personal=True)
    notice = Notice.objects.get()

    def refuse(letter):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with pytest.raises(ConnectionRefusedError):
        actions.mail_notice(notice)
    notice.refresh_from_db()
    assert notice.mailed_at is None


def test_those_who_have_left_are_told_nothing(followed, stranger, improver):
    stranger.is_active = False
    stranger.save()

    assert actions.notify(followed, "News", by=improver) == 0
    assert actions.notify(followed, "News", by=improver, to=[stranger], personal=True) == 0


def test_only_what_one_may_read_can_be_followed(bench, resident, stranger):
    records.publish(bench, by=resident, to=Visibility.TEAM)

    with pytest.raises(NotAllowed):
        actions.follow(bench, by=stranger)


def test_following_twice_is_following_once_and_can_end(followed, stranger):
    actions.follow(followed, by=stranger)
    assert Follow.objects.count() == 1

    actions.unfollow(followed, by=stranger)
    actions.unfollow(followed, by=stranger)
    assert Follow.objects.count() == 0
    assert AuditEvent.objects.filter(verb="follow.ended").count() == 1


@pytest.fixture
def ward(db):
    wards = BoundarySet.objects.create(code="wards-2026", name="Wards of 2026", width=10, height=10)
    return Place.objects.create(boundary_set=wards, code="E1", name="Elmgrove", shape="M0 0", label_x=1, label_y=1)


def test_those_who_follow_a_place_hear_what_is_new_there(bench, ward, stranger, resident):
    actions.follow_place(ward, by=stranger)
    bench.place = ward
    bench.save()

    actions.tell_of_new(bench, by=resident)

    assert Notice.objects.get().sentence == "New in Elmgrove: “A bench”"


def test_a_search_is_kept_in_a_fixed_order_and_an_empty_one_is_refused(stranger):
    actions.follow_search("?state=open&q=bench&page=4", by=stranger)
    actions.follow_search("q=bench&state=open", by=stranger)

    assert Follow.objects.get().search == "q=bench&state=open"
    for wrong in ("", "page=2", "q=" + "x" * 600):
        with pytest.raises(NotPossible):
            actions.follow_search(wrong, by=stranger)


def test_one_ends_only_ones_own_follows_and_reads_ones_own_notices(followed, resident, stranger, improver):
    with pytest.raises(NotAllowed):
        actions.end(Follow.objects.get(), by=resident)
    actions.notify(followed, "News", by=improver)
    with pytest.raises(NotAllowed):
        actions.mark_read(Notice.objects.get(), by=resident)

    actions.mark_read(Notice.objects.get(), by=stranger)
    assert queries.unread_count(stranger) == 0


@pytest.mark.parametrize("things", [{}, {"search": "q=x", "record": True}])
def test_the_database_refuses_to_follow_nothing_or_two_things(bench, stranger, things):
    if things.get("record"):
        things = {**things, "record": bench}
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(person=stranger, at=timezone.now(), **things)


def test_the_database_refuses_to_follow_twice(followed, stranger):
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(person=stranger, at=timezone.now(), record=followed)
    Follow.objects.create(person=stranger, at=timezone.now(), search="q=x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(person=stranger, at=timezone.now(), search="q=x")
