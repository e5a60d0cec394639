"""What people owe in the ledger beside running clocks, and the pages on which they do it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.strands.ledger.actions import redacting, signing
from hub.strands.ledger.models import Redaction
from hub.strands.ledger.queries.duties import DUTIES
from hub.strands.ledger.tests.factories import a_draft
from tests.cast import signed_in

RATES = "four pounds a lamp"


def owed(person):
    return [one for duty in DUTIES for one in duty.find(person, 10)]


def keep_back(record, by, **more):
    """Keep a part back whose day of review is today: it was decided a year ago."""
    then = timezone.localtime() - timedelta(days=365)
    part = redacting.KeptBack(label="Unit rates", words=RATES, ground="12a-3", review_on=timezone.localdate(), **more)
    return redacting.keep_back(record, part, by=by, now=then)


@pytest.fixture
def decision(officer_post, officer):
    decision = a_draft(post=officer_post, by=officer, value=Decimal(1))
    signing.sign(decision, by=officer)
    return decision


def on(name, when):
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def test_every_duty_leads_to_a_page_for_the_one_who_owes_it(decision, contract, officer, monitor):
    keep_back(decision.record, officer)
    keep_back(contract.record, officer)

    found = {person: owed(person) for person in (officer, monitor)}

    assert len(found[officer]) == 2
    assert len(found[monitor]) == 2
    for person, owing in found.items():
        for one in owing:
            assert signed_in(person).get(one.url).status_code == 200, one.url
    assert all(one.title in signed_in(officer).get(reverse("site:my_owed")).text for one in found[officer])


def test_where_the_post_is_vacant_the_monitoring_officer_looks_again(contract, officer, officer_post, monitor):
    keep_back(contract.record, officer)
    officer_post.holder = None
    officer_post.save(update_fields=["holder"])

    [one] = owed(monitor)

    assert not owed(officer)
    assert "Let everybody read it" not in (page := signed_in(monitor).get(one.url).text)
    assert "Everybody can read it now" in page


def test_what_is_kept_back_of_a_contract_stays_so_until_another_day(client, contract, officer, stranger):
    part = keep_back(contract.record, officer)
    hilde, [one] = signed_in(officer), owed(officer)
    page = hilde.get(one.url).text
    for words in ("Unit rates", RATES, "Head of parks owes this", "Paragraph 3", contract.record.title):
        assert words in page
    typed = {"part": part.pk, "what": "keep", "ground": "12a-3", "weighing": "Bids would follow it."}

    refused = hilde.post(one.url, typed)
    assert refused.status_code == 422
    assert "Say the next day on which it is looked at again." in refused.text
    assert "Bids would follow it." in refused.text
    assert "The day of review must lie ahead." in hilde.post(one.url, typed | on("review_on", date(2026, 1, 5))).text
    ahead = timezone.localdate() + timedelta(days=90)
    assert "It stays kept back" in hilde.post(one.url, typed | on("review_on", ahead), follow=True).text

    part.refresh_from_db()
    assert (part.review_on, part.weighing) == (ahead, "Bids would follow it.")
    assert not owed(officer)
    assert RATES not in client.get(contract.record.get_absolute_url()).text
    assert signed_in(stranger).get(one.url).status_code == 403
    assert client.get(one.url).status_code == 302


def test_it_is_read_by_everybody_once_the_ground_no_longer_holds(client, contract, officer, staff, officer_post):
    part = keep_back(contract.record, officer)
    [one] = owed(officer)
    typed = {"part": part.pk, "what": "release", "because": "The prices are two years old."}
    colleague = signed_in(staff)
    assert "Only whoever signs for the post" in colleague.get(one.url).text
    assert colleague.post(one.url, typed).status_code == 422
    assert Redaction.objects.filter(released_at=None).exists()

    hilde = signed_in(officer)
    assert "Say why it can be read now." in hilde.post(one.url, typed | {"because": ""}).text
    assert "Everybody can read it now" in hilde.post(one.url, typed, follow=True).text

    page = client.get(contract.record.get_absolute_url()).text
    assert RATES in page
    assert "The prices are two years old." in page
    assert "Nothing is kept back here any more" in hilde.post(one.url, typed).text
