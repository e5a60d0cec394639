"""Lists of offers of help: for the authors and the team of a record, and for each person their own."""

import pytest
from django.core import mail

from hub.accounts.tests.factories import PersonFactory
from hub.core.comments import actions
from hub.core.comments.models import Offer
from hub.core.follows.models import Notice
from hub.core.records.actions import withdraw
from hub.foundation.errors import BadInput, NotAllowed, NotPossible


@pytest.fixture
def offer(bench, stranger):
    """Basil’s offer to paint Amina’s bench."""
    return actions.offer_help(bench, "I can <b>paint</b> on Saturdays.", by=stranger)


def page(client, person, path):
    client.force_login(person)
    return client.get(path)


def test_authors_and_the_team_read_who_offers_what_and_nobody_else(offer, bench, client, resident, staff, moderator):
    for reader in (resident, staff):
        text = page(client, reader, f"/records/{bench.reference}/offers/").text
        assert "Basil" in text
        assert "I can &lt;b&gt;paint&lt;/b&gt; on Saturdays." in text
        assert f'href="/records/{bench.reference}/offers/"' in client.get(bench.get_absolute_url()).text

    for other in (moderator, offer.person):
        assert page(client, other, f"/records/{bench.reference}/offers/").status_code == 403
        assert f'href="/records/{bench.reference}/offers/"' not in client.get(bench.get_absolute_url()).text
    client.logout()
    assert client.get(f"/records/{bench.reference}/offers/")["Location"].startswith("/sign-in/")


def test_one_writes_to_them_through_the_hub_and_neither_sees_an_address(
    offer, bench, client, resident, django_capture_on_commit_callbacks
):
    client.force_login(resident)
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(
            f"/records/{bench.reference}/offers/{offer.pk}/", {"words": "Come on Saturday."}, follow=True
        )

    assert "Your words go to Basil by mail." in done.text
    assert "written to on" in done.text
    assert mail.outbox[-1].to == ["basil@example.org"]
    assert "Amina about your offer to help with" in mail.outbox[-1].body
    assert "Come on Saturday." in mail.outbox[-1].body
    assert "amina@example.org" not in mail.outbox[-1].body
    assert "basil@example.org" not in done.text


def test_what_is_no_longer_offered_says_so_and_cannot_be_taken_up(offer, bench, client, resident, stranger):
    actions.end_offer(bench, by=stranger)

    text = page(client, resident, f"/records/{bench.reference}/offers/").text
    assert "No longer offered." in text
    assert "paint" not in text
    refused = client.post(f"/records/{bench.reference}/offers/{offer.pk}/", {"words": "Come."})
    assert refused.status_code == 422
    assert "Come." in refused.text
    own = page(client, stranger, "/my/offers/").text
    assert "No longer offered." in own
    assert "paint" in own
    with pytest.raises(NotPossible):
        actions.take_up(offer, "Come.", by=resident)


def test_everybody_has_their_own_offers_and_no_others(offer, bench, client, resident, stranger):
    assert "You have not offered help yet." in page(client, resident, "/my/offers/").text
    assert "A bench" in page(client, stranger, "/my/offers/").text

    withdraw(bench, by=resident, reason="It named a neighbour.")
    assert "A bench" not in page(client, stranger, "/my/offers/").text


@pytest.mark.parametrize("words", ["", " ", "x" * 401])
def test_bad_words_are_refused_and_kept(words, offer, bench, client, resident):
    client.force_login(resident)
    answer = client.post(f"/records/{bench.reference}/offers/{offer.pk}/", {"words": words})

    assert answer.status_code == 422
    assert words.strip() in answer.text
    with pytest.raises(BadInput):
        actions.take_up(offer, words, by=resident)
    assert not Notice.objects.filter(person=offer.person).exists()


def test_others_cannot_write_to_them(offer, bench, client, moderator):
    with pytest.raises(NotAllowed):
        actions.take_up(offer, "Come.", by=moderator)
    client.force_login(moderator)
    assert client.post(f"/records/{bench.reference}/offers/{offer.pk}/", {"words": "Come."}).status_code == 403
    assert Offer.objects.get().taken_up_at is None


@pytest.mark.parametrize("how_many", [1, 8])
def test_the_lists_make_as_many_statements_however_many_offer(
    how_many, bench, client, resident, django_assert_max_num_queries
):
    for number in range(how_many):
        actions.offer_help(bench, f"Hands {number}", by=PersonFactory())
    client.force_login(resident)
    with django_assert_max_num_queries(7):
        client.get(f"/records/{bench.reference}/offers/")
    with django_assert_max_num_queries(5):
        client.get("/my/offers/")
