"""A contract is looked at when its day has come, shared out over what it pays for, and sealed as it is added to."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from hub.core import costs
from hub.core.clocks.models import Clock
from hub.core.links.actions import end
from hub.core.records.models import Record
from hub.core.records.seals import first_fault
from hub.core.records.versions import sealed
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.ledger import rules
from hub.strands.ledger.actions import changing, contracting, parts, paying, reviewing, sharing
from hub.strands.ledger.models import Allotment, Review
from hub.strands.ledger.models.contracting import LOOKED, PUT_OFF
from hub.strands.ledger.queries.paid_for import paid_for, spent
from hub.strands.ledger.tests.factories import a_beginning, a_contract
from tests.cast import signed_in


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def day_typed(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def owed(contract):
    return Clock.objects.filter(record=contract.record, promise=rules.REVIEW)


@pytest.fixture
def reviewed(officer_post, officer):
    """A contract that is to be looked at today."""
    return a_contract(post=officer_post, by=officer, review_on=in_days(0))


@pytest.fixture
def lamps(officer, contract):
    """What a contract pays for: two pieces of work, the first of them on a thread."""
    return [_paid_by(contract, officer, to) for to in (Visibility.PUBLIC, Visibility.PUBLIC)]


def _paid_by(contract, officer, to):
    record = a_beginning(by=officer, to=to)
    contracting.tie(record, rules.PAYS, contract.record, by=officer)
    return record


def test_the_day_of_review_is_owed_by_the_post_and_stands_in_what_it_owes(client, officer_post, officer, staff):
    contract = a_contract(post=officer_post, by=officer, review_on=in_days(90), published=False)
    assert not owed(contract).exists()
    contracting.publish_contract(contract, by=officer)

    clock = owed(contract).get()
    assert [clock.owner_post, clock.due_on, clock.asker] == [officer_post, in_days(90), None]
    mine = signed_in(officer).get(reverse("site:my_owed")).text
    assert "Review of the whole contract" in mine
    assert contract.record.get_absolute_url() in mine
    assert "Review of the whole contract" not in signed_in(staff).get(reverse("site:my_owed")).text
    assert "Review of the whole contract" in client.get(contract.record.get_absolute_url()).text


def test_a_day_that_has_passed_is_owed_at_once_and_no_day_owes_nothing(officer_post, officer):
    late = a_contract(post=officer_post, by=officer, review_on=in_days(-40))
    none = a_contract(post=officer_post, by=officer, title="Benches")

    assert owed(late).get().due_on == in_days(0)
    assert not owed(none).exists()


def test_it_is_kept_by_what_was_found_and_owed_again_on_the_next_day(client, reviewed, officer):
    at, hilde = f"{reviewed.record.get_absolute_url()}review/", signed_in(officer)
    assert "Look at this contract as a whole" in hilde.get(reviewed.record.get_absolute_url()).text

    said = {"what": LOOKED, "words": "It buys what it should.", **day_typed("next_on", in_days(180))}
    page = hilde.post(at, said, follow=True).text

    first, second = owed(reviewed).order_by("pk")
    assert [bool(first.stopped_at), first.called_off_because, second.due_on] == [True, "", in_days(180)]
    for text in (page, client.get(reviewed.record.get_absolute_url()).text):
        assert "It buys what it should." in text
        assert "Reviews of the whole contract" in text


def test_it_is_put_off_to_another_day_with_a_reason(reviewed, officer):
    made = reviewing.review(reviewed, what=PUT_OFF, words="The count is late.", next_on=in_days(30), by=officer)

    first, second = owed(reviewed).order_by("pk")
    assert [first.called_off_because, second.due_on, made.next_on] == ["The count is late.", in_days(30), in_days(30)]
    reviewed.refresh_from_db()
    assert reviewed.review_on == in_days(30)


def test_the_last_look_owes_nothing_more_and_neither_does_a_contract_that_ended(
    client, reviewed, officer, officer_post
):
    reviewing.review(reviewed, what=LOOKED, words="All done.", by=officer)
    assert not owed(reviewed).filter(stopped_at=None).exists()
    assert "No further day was set" in client.get(reviewed.record.get_absolute_url()).text

    other = a_contract(post=officer_post, by=officer, review_on=in_days(5))
    contracting.end_contract(other, early=True, because="The road was closed.", by=officer)
    assert owed(other).get().called_off_because == "The contract has ended."
    with pytest.raises(NotPossible, match="in force"):
        reviewing.review(other, what=LOOKED, words="x", by=officer)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"what": ""}, "Choose whether it was looked at."),
        ({"words": " "}, "Say what was found, or why it is done on another day."),
        ({"what": PUT_OFF}, "Say on which day it is looked at."),
        ({"next_on-day": "30", "next_on-month": "2", "next_on-year": "2031"}, "there is no such day in February"),
        (day_typed("next_on", date(2020, 1, 1)), "The next day must lie ahead."),
    ],
)
def test_a_look_that_lacks_something_is_refused_and_nothing_is_written(typed, sentence, reviewed, officer):
    at = f"{reviewed.record.get_absolute_url()}review/"
    page = signed_in(officer).post(at, {"what": LOOKED, "words": "It is fine."} | typed)

    assert page.status_code == 422
    assert sentence in page.text
    assert not Review.objects.exists()
    assert owed(reviewed).get().stopped_at is None


def test_only_those_who_write_for_the_post_look_and_share_out(contract, lamps, stranger, finance, monitor):
    for person in (stranger, finance, monitor):
        with pytest.raises(NotAllowed):
            reviewing.review(contract, what=LOOKED, words="x", by=person)
        with pytest.raises(NotAllowed):
            sharing.allot(contract, lamps[0], amount=Decimal(1), by=person)
        for page in ("review", "shares"):
            assert signed_in(person).get(f"{contract.record.get_absolute_url()}{page}/").status_code == 403


def test_shares_are_written_down_for_what_it_pays_for_and_shown(client, contract, lamps, officer):
    at, hilde = f"{contract.record.get_absolute_url()}shares/", signed_in(officer)
    assert "How much of it is for each thing it pays for" in hilde.get(contract.record.get_absolute_url()).text

    said = {"record": lamps[0].pk, "amount": "40,000", "words": "Annex 2"}
    for _ in range(2):
        assert "Written down." in hilde.post(at, said, follow=True).text

    assert Allotment.objects.count() == 1
    page = client.get(contract.record.get_absolute_url()).text
    for words in ("£40,000", "Annex 2", "The recorded shares are £40,000 of £150,000. 1 of 2 shares is not recorded."):
        assert words in page


def test_shares_that_do_not_add_up_are_shown_and_those_beyond_the_whole_refused(contract, lamps, officer):
    sharing.allot(contract, lamps[0], amount=Decimal(100_000), by=officer)
    with pytest.raises(BadInput, match="more than that"):
        sharing.allot(contract, lamps[1], amount=Decimal(50_001), by=officer)
    with pytest.raises(BadInput, match="below nothing"):
        sharing.allot(contract, lamps[1], amount=Decimal(-1), by=officer)
    sharing.allot(contract, lamps[1], amount=Decimal(10_000), by=officer)

    page = signed_in(officer).get(contract.record.get_absolute_url()).text
    assert "The shares add up to £110,000, which is £40,000 less than the whole, £150,000." in page
    with pytest.raises(BadInput, match="change those shares first"):
        changing.change(contract, words="Less.", because="Rain.", value=Decimal(105_000), by=officer)


def test_a_share_changes_with_a_reason_and_what_it_was_stays(contract, lamps, officer):
    sharing.allot(contract, lamps[0], amount=Decimal(40_000), by=officer)
    with pytest.raises(BadInput, match="It was £40,000 until now"):
        sharing.allot(contract, lamps[0], amount=Decimal(30_000), by=officer)
    sharing.allot(contract, lamps[0], amount=None, words="Nobody agreed to it.", by=officer)

    assert [one.amount for one in paid_for(contract, officer)] == [None, None]
    assert Allotment.objects.count() == 2


def test_nothing_is_shared_out_to_what_the_contract_does_not_pay_for_or_one_cannot_read(contract, lamps, officer):
    with pytest.raises(NotPossible):
        sharing.allot(contract, a_beginning(by=officer), amount=Decimal(1), by=officer)
    hidden = Record.objects.get(pk=lamps[0].pk)
    end(hidden.links_out.get(), by=officer, because="Not so.")
    with pytest.raises(NotPossible):
        sharing.allot(contract, lamps[0], amount=Decimal(1), by=officer)


def test_a_thread_counts_the_share_of_what_is_on_it(contract, lamps, officer, finance, django_assert_num_queries):
    paying.pay(contract, paying.Paid(amount=Decimal(75_000), paid_on=date(2026, 1, 5)), by=finance)
    keys = [lamps[0].pk, contract.pk]

    [whole] = costs.of_records(keys, officer)["contracts"]
    assert [whole.pounds, whole.also_for] == [75_000, 1]

    sharing.allot(contract, lamps[0], amount=Decimal(40_000), by=officer)
    [part] = costs.of_records(keys, officer)["contracts"]
    assert [part.pounds, part.also_for] == [20_000, 0]
    assert part.words == "paid under the contract, by its share of £40,000 in £150,000"

    sharing.allot(contract, lamps[1], amount=Decimal(1), by=officer)
    with django_assert_num_queries(1):
        [both] = spent([*keys, lamps[1].pk], officer)
    assert [both.pounds, both.also_for, both.words] == [75_000, 0, "paid under the contract"]


def test_what_a_reader_may_not_read_changes_no_cost_and_is_not_listed(contract, officer, finance, stranger):
    seen = _paid_by(contract, officer, Visibility.PUBLIC)
    hidden = _paid_by(contract, officer, Visibility.DRAFT)
    for record, pounds in ((seen, 40_000), (hidden, 60_000)):
        sharing.allot(contract, record, amount=Decimal(pounds), by=officer)
    paying.pay(contract, paying.Paid(amount=Decimal(75_000), paid_on=date(2026, 1, 5)), by=finance)

    [cost] = costs.of_records([seen.pk, contract.pk], stranger)["contracts"]
    assert [cost.pounds, cost.also_for] == [75_000, 0]
    assert [one.record.pk for one in paid_for(contract, stranger)] == [seen.pk]


def test_the_database_keeps_looks_and_shares_sound_and_for_ever(contract, lamps, officer):
    look = reviewing.review(contract, what=LOOKED, words="Fine.", by=officer)
    share = sharing.allot(contract, lamps[0], amount=Decimal(1), by=officer)
    for rows, column in (
        (Review.objects.filter(pk=look.pk), "words"),
        (Allotment.objects.filter(pk=share.pk), "words"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**{column: "Something else."})
    base = {"contract": contract, "by": officer, "at": timezone.now()}
    for wrong in ({"what": "x", "words": "x"}, {"what": LOOKED, "words": ""}, {"what": PUT_OFF, "words": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.create(**base, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Allotment.objects.create(link=share.link, amount=Decimal(-1), by=officer, at=timezone.now())


def test_the_contract_that_followed_stands_on_the_page_of_its_decision(client, decision, contract, officer):
    assert "that followed" not in client.get(decision.record.get_absolute_url()).text
    contracting.tie(contract.record, rules.AUTHORISED, decision.record, by=officer)

    page = client.get(decision.record.get_absolute_url()).text
    assert "The contract that followed" in page
    assert "Nothing has come of it yet" not in page
    assert contract.record.get_absolute_url() in page


def test_what_is_added_to_a_contract_in_force_is_sealed_and_a_draft_is_not(contract, officer_post, officer):
    draft = a_contract(post=officer_post, by=officer, published=False)
    for one in (contract, draft):
        parts.add_party(one, parts.WithWhom(name="Bright CIC"), by=officer)
        parts.add_instalment(one, amount=Decimal(50_000), by=officer)

    assert not draft.record.versions.exists()
    assert contract.record.versions.count() == 3
    last = contract.record.versions.get(number=3)
    said = dict(last.fields.values_list("name", "value"))
    assert (said["parties"], said["instalments"]) == ("Bright CIC|lead||", "1|50000.00||")
    assert first_fault(sealed(contract.record)) is None
