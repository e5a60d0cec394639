"""Letters with what is new: never empty, never twice, and one click stops them."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.core.follows import actions, mails
from hub.core.follows.models import Digest, Notice
from hub.core.records import actions as records
from hub.core.records.versions import seal_version
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed

TUESDAY = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


@pytest.fixture
def news(bench, resident, stranger, improver):
    """Basil follows the bench, and two things happened to it."""
    actions.follow(bench, by=stranger, now=TUESDAY - timedelta(days=2))
    actions.notify(bench, "First this", by=improver, now=TUESDAY - timedelta(hours=9))
    actions.notify(bench, "Then that", by=improver, now=TUESDAY - timedelta(hours=8))
    return bench


def test_a_letter_is_grouped_by_record_and_newest_first(news, resident, stranger, improver):
    other = records.open_record("example", records.Card(title="A tree", summary=""), by=resident)
    records.publish(other, by=resident)
    actions.follow(other, by=stranger)
    actions.notify(other, "It grows", by=improver, now=TUESDAY - timedelta(hours=8, minutes=30))

    assert actions.send_digests(now=TUESDAY) == 1

    body = mail.outbox[0].body
    order = [body.index(text) for text in ("A bench", "- Then that", "- First this", "A tree", "- It grows")]
    assert order == sorted(order)
    assert mail.outbox[0].to == ["basil@example.org"]
    assert Digest.objects.get().sent_at is not None


def test_the_letter_carries_the_one_click_way_out(news, client, stranger):
    actions.send_digests(now=TUESDAY)
    headers = mail.outbox[0].extra_headers

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    client.get(path)
    stranger.refresh_from_db()
    assert stranger.digest == "daily"  # a scanner that opens the link stops nothing

    page = client.post(path, {"List-Unsubscribe": "One-Click"}).content.decode()
    stranger.refresh_from_db()
    assert stranger.digest == "never"
    assert "You get no more letters" in page
    assert client.get("/letters/stop/forged/").status_code == 404


def test_the_latest_seals_go_out_with_the_letter_and_each_once(news, stranger, resident, improver):
    hidden = records.open_record("example", records.Card(title="A secret", summary=""), by=resident)
    for record in (news, hidden):
        seal_version(record, {"title": "First"}, by=resident, now=TUESDAY - timedelta(hours=3))
        seal_version(record, {"title": "Second"}, by=resident, now=TUESDAY - timedelta(hours=2))

    actions.send_digests(now=TUESDAY)
    body = mail.outbox[0].body

    first, second = news.versions.order_by("number")
    assert f"{news.reference}, version 2: {second.seal}" in body
    assert first.seal not in body
    assert hidden.versions.last().seal not in body
    actions.notify(news, "More", by=improver, now=TUESDAY + timedelta(hours=1))
    actions.send_digests(now=TUESDAY + timedelta(days=1))
    assert "More" in mail.outbox[1].body
    assert "Seals" not in mail.outbox[1].body


def test_nobody_gets_a_letter_twice_or_an_empty_one(news, resident):
    assert actions.send_digests(now=TUESDAY) == 1
    assert actions.send_digests(now=TUESDAY + timedelta(hours=1)) == 0
    assert actions.send_digests(now=TUESDAY + timedelta(days=1)) == 0
    assert len(mail.outbox) == 1


def test_weekly_letters_go_on_mondays_and_never_means_never(news, stranger):
    actions.choose_digest(stranger, "weekly", by=stranger)
    assert actions.send_digests(now=TUESDAY) == 0
    assert actions.send_digests(now=TUESDAY + timedelta(days=6)) == 1

    actions.choose_digest(stranger, "never", by=stranger)
    actions.notify(news, "More", by=None, now=TUESDAY + timedelta(days=7))
    assert actions.send_digests(now=TUESDAY + timedelta(days=8)) == 0


def test_what_was_read_or_mailed_or_is_no_longer_readable_is_not_told(news, resident, stranger, improver):
    Notice.objects.filter(sentence="First this").update(seen_at=TUESDAY)
    Notice.objects.filter(sentence="Then that").update(mailed_at=TUESDAY)
    assert actions.send_digests(now=TUESDAY) == 0

    actions.notify(news, "For the team", by=improver, now=TUESDAY)
    records.publish(news, by=resident, to=Visibility.TEAM)
    assert actions.send_digests(now=TUESDAY) == 0


def test_what_fails_after_the_claim_is_unsure_and_administrators_see_it(
    news, client, stranger, administrator, monkeypatch
):
    def fail(letter):
        raise ConnectionResetError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", fail)
        assert actions.send_digests(now=TUESDAY) == 0
    assert actions.send_digests(now=TUESDAY + timedelta(hours=1)) == 0

    client.force_login(stranger)
    assert client.get("/letters/unsure/").status_code == 403
    client.force_login(administrator)
    page = client.get("/letters/unsure/").content.decode()
    assert f"To person {stranger.pk}" in page
    assert "basil@example.org" not in page

    page = client.post("/letters/unsure/", {"digest": Digest.objects.get().pk}, follow=True).content.decode()
    assert "It was sent." in page
    assert "None. All letters were sent." in page
    assert "- Then that" in mail.outbox[0].body


def test_nothing_is_claimed_while_the_mail_server_is_down(news, monkeypatch):
    def down(connection):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.open", down)
    with pytest.raises(ConnectionRefusedError):
        actions.send_digests(now=TUESDAY)
    assert not Digest.objects.exists()


def test_only_administrators_send_a_letter_again(news, stranger):
    digest = Digest.objects.create(person=stranger, day=TUESDAY.date(), claimed_at=TUESDAY)
    with pytest.raises(NotAllowed):
        actions.send_digest_again(digest, by=stranger)


def test_a_followed_search_tells_what_is_new_under_it(bench, resident, stranger):
    actions.follow_search("q=tree&kind=example", by=stranger, now=TUESDAY - timedelta(days=1))
    tree = records.open_record("example", records.Card(title="A tree", summary=""), by=resident)
    records.publish(tree, by=resident, now=TUESDAY - timedelta(hours=1))
    hidden = records.open_record("example", records.Card(title="A hidden tree", summary=""), by=resident)
    records.publish(hidden, by=resident, to=Visibility.STAFF, now=TUESDAY - timedelta(hours=1))

    assert actions.send_digests(now=TUESDAY) == 1
    assert "New under a search you follow: “A tree”" in mail.outbox[0].body
    assert "hidden" not in mail.outbox[0].body
    assert actions.send_digests(now=TUESDAY + timedelta(days=1)) == 0


def test_a_search_with_a_filter_we_do_not_know_finds_nothing(bench, stranger):
    actions.follow_search("q=bench&colour=red", by=stranger, now=TUESDAY - timedelta(days=3000))
    assert actions.send_digests(now=timezone.localtime() + timedelta(days=1)) == 0


def test_everybody_chooses_for_themselves(stranger, resident):
    with pytest.raises(NotAllowed):
        actions.choose_digest(stranger, "never", by=resident)
    with pytest.raises(BadInput):
        actions.choose_digest(stranger, "hourly", by=stranger)


def test_a_stolen_token_of_another_kind_stops_nothing():
    assert mails.read_unsubscribe("nonsense") is None


def test_the_database_refuses_two_letters_on_a_day(stranger):
    Digest.objects.create(person=stranger, day=TUESDAY.date(), claimed_at=TUESDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Digest.objects.create(person=stranger, day=TUESDAY.date(), claimed_at=TUESDAY)


def test_my_notices_and_follows_are_pages_with_ways_on(news, client, stranger, resident):
    client.force_login(stranger)
    page = client.get("/my/notices/").content.decode()
    assert "You have 2 new notices" in page
    assert page.index("Then that") < page.index("First this")

    newest = Notice.objects.get(sentence="Then that")
    assert client.post(f"/my/notices/{newest.pk}/read/")["Location"] == newest.url
    assert "You have 1 new notice." in client.get("/my/notices/").content.decode()
    page = client.post("/my/notices/read/", follow=True).content.decode()
    assert "You have read all of them." in page

    page = client.get("/my/follows/").content.decode()
    assert "A bench</a>" in page
    assert news.reference in page
    page = client.post("/my/follows/", {"often": "weekly"}, follow=True).content.decode()
    assert "Your choice is kept." in page
    page = client.post(f"/my/follows/{stranger.follows.get().pk}/end/", follow=True).content.decode()
    assert "Nothing yet." in page

    client.force_login(resident)
    assert client.post(f"/my/notices/{newest.pk}/read/").status_code == 404


def test_the_page_of_notices_does_not_grow_in_statements(
    news, client, stranger, improver, django_assert_max_num_queries
):
    for number in range(60):
        actions.notify(news, f"News {number}", by=improver)
    client.force_login(stranger)
    with django_assert_max_num_queries(5):
        page = client.get("/my/notices/").content.decode()
    assert "page=2" in page


def test_the_letter_says_the_same_as_html(news, resident, stranger, improver):
    actions.notify(news, "Tom & <Jerry> sat", by=improver, now=TUESDAY - timedelta(hours=7))
    actions.send_digests(now=TUESDAY)
    letter = mail.outbox[0]

    [(page, kind)] = letter.alternatives
    said = unescape(re.sub(r"<(?!Jerry)[^>]+>", " ", page[page.index("<body>") :]))

    assert kind == "text/html"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Tom &amp; &lt;Jerry&gt; sat" in page
    for line in letter.body.splitlines():
        words = line.removeprefix("- ").removesuffix(":").strip("-")
        assert words in (page if words.startswith("http") else said), line
    assert not re.search(r"<(img|script|link|iframe)|https?://(?!localhost:8000)", page)
