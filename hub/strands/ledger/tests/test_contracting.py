"""A contract from its draft to its end."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from hub.core import costs
from hub.core.follows.actions import follow
from hub.core.follows.models import Notice
from hub.core.records.models import Record
from hub.core.records.seals import first_fault
from hub.core.records.versions import sealed
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.ledger import rules
from hub.strands.ledger.actions import changing, contracting, parts, paying, redacting
from hub.strands.ledger.actions.contracting import Terms
from hub.strands.ledger.models import Contract, Party, Payment
from hub.strands.ledger.personal import done_in_office
from hub.strands.ledger.queries.contract import lines
from hub.strands.ledger.queries.decision import kept_back
from hub.strands.ledger.tests.factories import a_beginning, a_contract, a_draft, a_published

DAY = date(2026, 1, 5)


def pay(contract, pounds, by, **more):
    return paying.pay(contract, paying.Paid(amount=Decimal(pounds), paid_on=DAY, **more), by=by)


def test_a_draft_is_for_its_team_and_a_published_one_for_everybody(officer_post, officer, stranger):
    draft = a_contract(post=officer_post, by=officer, published=False)
    assert not Record.objects.visible_to(stranger).filter(pk=draft.pk).exists()

    contracting.publish_contract(draft, by=officer)

    assert Record.objects.visible_to(stranger).filter(pk=draft.pk).exists()
    assert first_fault(sealed(draft.record)) is None


def test_terms_that_cannot_be_are_refused_and_nothing_is_written(officer_post, officer):
    for terms, field in (
        (Terms(title=" "), "title"),
        (Terms(title="x", starts_on=DAY, ends_on=date(2025, 1, 1)), "ends_on"),
        (Terms(title="x", value=Decimal(-1)), "value"),
    ):
        with pytest.raises(BadInput) as refused:
            contracting.draft_contract(terms, post=officer_post, by=officer)
        assert field in refused.value.fields
    assert not Contract.objects.exists()


def test_a_published_contract_is_changed_with_a_reason_and_what_it_was_stays(contract, officer, finance):
    with pytest.raises(NotPossible, match="as a change of the contract"):
        contracting.write_contract(contract, Terms(title="Lamps"), by=officer)
    with pytest.raises(BadInput) as refused:
        changing.change(contract, words="", because=" ", by=officer)
    assert set(refused.value.fields) == {"words", "because"}
    pay(contract, 60_000, finance)
    with pytest.raises(BadInput, match=r"£60,000 has been paid already"):
        changing.change(contract, words="Less.", because="Cuts.", value=Decimal(50_000), by=officer)
    parts.add_party(contract, parts.WithWhom(share=rules.Share(amount=Decimal(100_000))), by=officer)
    with pytest.raises(BadInput, match=r"has a share of £100,000: the contract cannot be less") as refused:
        changing.change(contract, words="Less.", because="Cuts.", value=Decimal(90_000), by=officer)
    assert set(refused.value.fields) == {"value"}

    made = changing.change(
        contract, words="More.", because="Longer.", value=Decimal(160_000), ends_on=date(2027, 1, 1), by=officer
    )

    assert (made.old_value, made.new_value, contract.value) == (Decimal(150_000), Decimal(160_000), Decimal(160_000))
    assert [version.reason for version in contract.record.versions.order_by("number")][2:] == ["Longer."]
    assert first_fault(sealed(contract.record)) is None


def test_a_share_above_the_whole_is_refused_and_nothing_is_written(contract, officer):
    for share in (rules.Share(percent=Decimal(101)), rules.Share(amount=Decimal(150_001))):
        with pytest.raises(BadInput, match="at most 100 %"):
            parts.add_party(contract, parts.WithWhom(name="Bright CIC", share=share), by=officer)
    assert not contract.parties.exists()
    with pytest.raises(BadInput, match="Choose what they do"):
        parts.add_party(contract, parts.WithWhom(name="Bright CIC", role="x"), by=officer)


def test_a_draft_cannot_be_written_down_as_less_than_the_share_of_one(officer_post, officer):
    draft = a_contract(post=officer_post, by=officer, published=False)
    parts.add_party(draft, parts.WithWhom(name="Bright CIC", share=rules.Share(amount=Decimal(100_000))), by=officer)

    with pytest.raises(BadInput, match=r"Bright CIC has a share of £100,000") as refused:
        contracting.write_contract(draft, Terms(title="Lamps", value=Decimal(90_000)), by=officer)

    assert set(refused.value.fields) == {"value"}
    assert Contract.objects.get(pk=draft.pk).value == Decimal(150_000)


def test_a_partner_may_be_unnamed_and_shares_need_not_add_up(contract, officer):
    parts.add_party(
        contract, parts.WithWhom(name="Bright CIC", share=rules.Share(percent=Decimal("51.33"))), by=officer
    )
    parts.add_party(contract, parts.WithWhom(role="member"), by=officer)

    found = lines(contract)
    assert [(line.words, line.share.percent) for line in found.parties] == [
        ("Bright CIC", Decimal("51.33")),
        ("", None),
    ]


def test_a_payment_over_the_contract_is_refused_with_a_sentence_and_nothing_is_written(contract, finance):
    pay(contract, 100_000, finance)

    with pytest.raises(BadInput, match=r"£1 over the contract’s £150,000"):
        pay(contract, 50_001, finance)
    assert Contract.objects.get(pk=contract.pk).paid == Decimal(100_000)
    assert Payment.objects.count() == 1


def test_a_payment_needs_finance_a_published_contract_and_a_day_that_has_come(contract, finance, officer, officer_post):
    with pytest.raises(NotAllowed):
        pay(contract, 1, officer)
    draft = a_contract(post=officer_post, by=officer, published=False)
    with pytest.raises(NotPossible, match="not published"):
        pay(draft, 1, finance)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(BadInput, match="has not come yet"):
        paying.pay(contract, paying.Paid(amount=Decimal(1), paid_on=tomorrow), by=finance)
    other = parts.add_instalment(draft, by=officer)
    with pytest.raises(BadInput, match="belongs to this contract"):
        pay(contract, 1, finance, instalment=other)


def test_a_wrong_payment_is_taken_back_once_and_both_stay(contract, finance, resident):
    follow(contract.record, by=resident)
    payment = pay(contract, 50_000, finance)
    with pytest.raises(BadInput, match="what was wrong"):
        paying.take_back(payment, because=" ", by=finance)

    back = paying.take_back(payment, because="Paid twice.", by=finance)

    assert back.amount == Decimal(-50_000)
    assert Contract.objects.get(pk=contract.pk).paid == 0
    heard = Notice.objects.filter(person=resident).order_by("pk").values_list("sentence", flat=True)
    assert list(heard) == [
        "£50,000 was paid under “Lamps”",
        "£50,000 was not paid after all under “Lamps”: Paid twice.",
    ]
    for one in (payment, back):
        with pytest.raises(NotPossible, match="taken back already"):
            paying.take_back(one, because="Again.", by=finance)


def test_what_was_paid_is_what_it_has_cost_so_far(contract, finance):
    pay(contract, 50_000, finance)

    [spent] = costs.of_records([contract.pk], finance)["contracts"]
    assert (spent.record_id, spent.pounds) == (contract.pk, Decimal(50_000))


def test_a_contract_that_pays_for_several_things_is_said_to_in_the_thread_of_each(
    client, contract, officer, finance, resident, staff
):
    first, second = (a_beginning(by=resident) for _ in "12")
    hidden = a_beginning(by=resident, to=Visibility.STAFF)
    for one in (first, second, hidden):
        contracting.tie(one, rules.PAYS, contract.record, by=officer)
    pay(contract, 50_000, finance)

    for keys, viewer, others in (
        ([contract.pk], AnonymousUser(), 2),
        ([contract.pk], staff, 3),
        ([contract.pk, first.pk], AnonymousUser(), 1),
        ([contract.pk, first.pk, second.pk], AnonymousUser(), 0),
    ):
        [spent] = costs.of_records(keys, viewer)["contracts"]
        assert (spent.pounds, spent.also_for) == (Decimal(50_000), others)
    page = " ".join(client.get(f"/records/{first.reference}/thread/").text.split())
    assert '£50,000</b> <span class="hub-quiet">All of it pays for other work too</span>' in page
    assert "It also pays for 1 other thing that is not on this thread" in page


def test_instalments_may_be_without_amount_and_day(contract, officer):
    for _ in "123":
        parts.add_instalment(contract, by=officer)

    assert [(one.number, one.amount, one.due_on) for one in contract.instalments.order_by("number")] == [
        (1, None, None),
        (2, None, None),
        (3, None, None),
    ]
    for amount, sentence in ((0, "more than nothing"), (150_001, "more than the whole contract")):
        with pytest.raises(BadInput, match=sentence):
            parts.add_instalment(contract, amount=Decimal(amount), by=officer)


def test_something_is_delivered_then_accepted_in_that_order(contract, officer):
    one = parts.add_deliverable(contract, words="Three lamps", by=officer)
    with pytest.raises(BadInput):
        parts.add_deliverable(contract, words=" ", by=officer)
    with pytest.raises(NotPossible, match="not been delivered"):
        parts.accept(one, on=DAY, by=officer)
    with pytest.raises(BadInput, match="has not come yet"):
        parts.deliver(one, on=timezone.localdate() + timedelta(days=1), by=officer)
    parts.deliver(one, on=DAY, by=officer)
    with pytest.raises(NotPossible, match="delivered already"):
        parts.deliver(one, on=DAY, by=officer)
    with pytest.raises(BadInput, match="before it was delivered"):
        parts.accept(one, on=date(2025, 1, 1), by=officer)
    parts.accept(one, on=DAY, by=officer)
    with pytest.raises(NotPossible, match="accepted already"):
        parts.accept(one, on=DAY, by=officer)


def test_each_side_says_in_its_own_words_what_the_money_buys(contract, officer, supplier, stranger):
    parts.say_what_it_buys(contract, side="council", words="Light.", by=officer)
    with pytest.raises(NotAllowed, match="named on this contract"):
        parts.say_what_it_buys(contract, side="supplier", words="Our craft.", by=supplier)
    parts.name_supplier(contract, supplier, by=officer)
    parts.say_what_it_buys(contract, side="supplier", words="Our craft.", by=supplier)
    parts.say_what_it_buys(contract, side="supplier", words="Our best craft.", by=supplier)
    for person in (stranger, supplier):
        with pytest.raises(NotAllowed):
            parts.say_what_it_buys(contract, side="council", words="x", by=person)

    found = lines(contract)
    assert found.buys_council
    assert found.buys_supplier
    assert (found.buys_council.words, found.buys_supplier.words) == ("Light.", "Our best craft.")


def test_nothing_is_added_once_it_has_ended(contract, officer):
    contracting.end_contract(contract, early=True, because="The path was flooded.", by=officer)

    assert contract.record.state == rules.ENDED_EARLY
    for act in (
        lambda: parts.add_party(contract, parts.WithWhom(), by=officer),
        lambda: parts.add_instalment(contract, by=officer),
        lambda: parts.add_deliverable(contract, words="x", by=officer),
        lambda: changing.change(contract, words="x", because="y", by=officer),
    ):
        with pytest.raises(NotPossible):
            act()


def test_a_party_is_taken_out_of_a_draft_alone(contract, officer_post, officer):
    draft = a_contract(post=officer_post, by=officer, published=False)
    party = parts.add_party(draft, parts.WithWhom(name="Bright CIC"), by=officer)
    party_key = party.pk
    parts.take_out(party, by=officer)
    assert not draft.parties.exists()
    with pytest.raises(NotPossible, match="out already"):
        parts.take_out(Party(pk=party_key, contract=draft), by=officer)

    kept = parts.add_party(contract, parts.WithWhom(name="Bright CIC"), by=officer)
    with pytest.raises(NotPossible, match="published"):
        parts.take_out(kept, by=officer)


def test_a_contract_is_tied_to_its_decision_and_to_what_it_pays_for(officer, officer_post, monitor, resident, stranger):
    decision = a_published(post=officer_post, by=officer, clearer=monitor)
    idea = a_beginning(by=resident)

    contract = contracting.draft_contract(
        Terms(title="Lamps"), post=officer_post, by=officer, decision=decision.record, pays_for=idea
    )
    contracting.publish_contract(contract, by=officer)

    assert Notice.objects.filter(person=resident, sentence="There is a contract now: “Lamps”").exists()
    with pytest.raises(NotAllowed):
        contracting.tie(idea, rules.PAYS, contract.record, by=stranger)
    with pytest.raises(NotPossible, match="what pays is a contract"):
        contracting.tie(idea, rules.PAYS, decision.record, by=officer)
    hidden = a_draft(post=officer_post, by=officer, title="Hidden")
    with pytest.raises(NotAllowed):
        contracting.tie(contract.record, rules.AUTHORISED, hidden.record, by=monitor)


def test_parts_of_a_contract_are_kept_back_and_of_nothing_else(contract, officer, resident):
    redacting.keep_back(contract.record, redacting.KeptBack(label="Unit rates", ground="12a-3"), by=officer)

    assert [(part.label, part.ground) for part in kept_back(contract.record)] == [("Unit rates", "12a-3")]
    with pytest.raises(NotAllowed):
        redacting.keep_back(a_beginning(by=resident), redacting.KeptBack(label="x"), by=officer)


def test_all_that_hangs_on_a_contract_is_one_statement(contract, officer, finance, django_assert_num_queries):
    parts.add_party(contract, parts.WithWhom(name="Bright CIC"), by=officer)
    pay(contract, 1, finance)
    changing.change(contract, words="x", because="y", ends_on=date(2027, 1, 1), by=officer)

    with django_assert_num_queries(1):
        found = lines(contract)

    assert found.payments[0].amount == Decimal(1)
    assert found.changes[0].day == date(2027, 1, 1)


def test_people_see_what_they_did_in_office(contract, officer, officer_post, monitor, finance):
    a_published(post=officer_post, by=officer, clearer=monitor)
    pay(contract, 1, finance)

    assert [row["what"] for row in done_in_office(officer)] == ["signed"]
    assert [row["what"] for row in done_in_office(monitor)] == ["cleared"]
    assert [row["what"] for row in done_in_office(finance)] == ["paid £1"]
