"""What contracts come to on “Decisions and money”: added up as it is, kept by a task, never of what is not for all."""

from datetime import date
from decimal import Decimal

import pytest

from hub.core.records.actions import publish
from hub.core.records.visibility import Visibility
from hub.core.tallies.models import CrossTab
from hub.design.words import machine_time
from hub.strands.ledger.actions import paying
from hub.strands.ledger.queries import front
from hub.strands.ledger.tasks import count_front
from hub.strands.ledger.tests.factories import a_contract

pytestmark = pytest.mark.django_db


@pytest.fixture
def contracts(officer_post, officer, finance):
    """Three contracts: one with a value, of which 1,000 was paid, one without, and one that only staff may read."""
    known, unknown, kept_back = (
        a_contract(post=officer_post, by=officer, title=title, value=value)
        for title, value in (("Lamps", Decimal(12_000)), ("Paths", None), ("Locks", Decimal(500)))
    )
    paying.pay(known, paying.Paid(amount=Decimal(1000), paid_on=date(2026, 1, 5)), by=finance)
    publish(kept_back.record, by=officer, to=Visibility.STAFF)
    return known, unknown, kept_back


def test_the_published_contracts_are_added_up(contracts):
    assert front.summed() == front.Money(contracts=2, value=Decimal(12_000), unknown=1, paid=Decimal(1000))


def test_nothing_comes_to_nothing(db):
    assert front.money() == front.Money(contracts=0, value=Decimal(0), unknown=0, paid=Decimal(0))


def test_the_page_tells_the_sums_as_they_are_and_then_as_the_task_kept_them(
    client, contracts, django_assert_num_queries
):
    told = ("<strong>2</strong> contracts are published", "<strong>£12,000</strong>", "<strong>£1,000</strong>")
    before = client.get("/decisions-and-money/").text
    count_front.call()
    after = client.get("/decisions-and-money/").text

    for words in told:
        assert words in before
        assert words in after
    counted_at = machine_time(CrossTab.objects.get(code=front.KEPT_AS).counted_at)
    assert f'As of <time datetime="{counted_at}">' in after
    assert "As of" not in before
    with django_assert_num_queries(1):
        assert front.money().paid == Decimal(1000)
