"""What people see and do on the pages of a contract."""

from datetime import date
from decimal import Decimal

import pytest

from hub.actors.tests.factories import organisation
from hub.core.links.models import Link
from hub.core.records.actions import publish
from hub.core.records.visibility import Visibility
from hub.foundation.dates import day_words
from hub.strands.ledger import rules
from hub.strands.ledger.actions import parts, paying
from hub.strands.ledger.models import Contract
from hub.strands.ledger.tests.factories import a_contract, on
from tests.cast import signed_in


def test_a_contract_says_what_is_known_and_what_is_not(client, contract, officer, finance, supplier):
    parts.add_party(contract, parts.WithWhom(name="Bright CIC", share=rules.Share(amount=Decimal(77_000))), by=officer)
    parts.add_party(contract, parts.WithWhom(role="member", share=rules.Share(amount=Decimal(73_000))), by=officer)
    for _ in "123":
        parts.add_instalment(contract, by=officer)
    parts.add_deliverable(contract, words="Three lamps stand", by=officer)
    parts.name_supplier(contract, supplier, by=officer)
    parts.say_what_it_buys(contract, side="council", words="Light on the way home.", by=officer)
    parts.say_what_it_buys(contract, side="supplier", words="Our craft.", by=supplier)
    paying.pay(contract, paying.Paid(amount=Decimal(50_000), paid_on=date(2026, 1, 5)), by=finance)

    page = client.get(contract.record.get_absolute_url()).text

    for words in (
        "Light on the way home.",
        "Our craft.",
        "Bright CIC",
        "A partner who is not named",
        "The shares add up to the whole, £150,000.",
        "To be paid in 3 parts. It is not recorded how much each is or when.",
        "£50,000</strong> of £150,000 has been paid",
        "Three lamps stand",
        "VAT basis not recorded",
    ):
        assert words in page


def test_a_contract_goes_from_its_decision_to_a_payment(client, decision, officer, officer_post, finance):
    hilde, jo = signed_in(officer), signed_in(finance)
    begin = f"/contracts/under/{decision.record.reference}/"
    assert "Three lamps are put up on the river path." in hilde.get(begin).text
    typed = {"title": "Lamps", "post": officer_post.pk, "value": "150,000", "value_is_maximum": "on"}
    assert "Written down." in hilde.post(begin, typed, follow=True).text
    contract = Contract.objects.get()
    at = contract.record.get_absolute_url()
    for part, typed in {
        "party/": {"name": "Bright CIC", "role": "lead", "amount": "77,000"},
        "instalment/": {},
        "deliverable/": {"words": "Three lamps stand"},
        "buys/": {"words": "Light."},
        "terms/": {"title": "Lamps", "value": "150,000", "value_is_maximum": "on"},
        "publish/": {},
    }.items():
        assert hilde.get(f"{at}{part}").status_code == 200
        assert hilde.post(f"{at}{part}", typed).status_code == 302, part
    assert "Write a payment down" in jo.get(at).text
    assert "£0 of £150,000 has been paid" in jo.get(f"{at}pay/").text
    over = jo.post(f"{at}pay/", {"amount": "150,001", **on("paid_on")})
    assert over.status_code == 422
    assert "£1 over the contract’s £150,000" in over.text
    assert "there is no such day" in jo.post(f"{at}pay/", {"amount": "1", **on("paid_on", day="30")}).text
    assert (
        "The payment is written down." in jo.post(f"{at}pay/", {"amount": "50,000", **on("paid_on")}, follow=True).text
    )
    payment = contract.payments.get()
    assert jo.post(f"{at}take-back/", {"payment": payment.pk, "because": "Paid twice."}).status_code == 302
    one = contract.deliverables.get()
    for what in ("delivered", "accepted"):
        typed = {"deliverable": one.pk, "what": what, **on("on")}
        assert hilde.post(f"{at}delivered/", typed).status_code == 302
    assert (
        hilde.post(f"{at}change/", {"words": "A fourth lamp.", "because": "Longer.", "value": "160,000"}).status_code
        == 302
    )
    assert hilde.post(f"{at}end/", {"how": "in_time", "because": "All lamps stand."}).status_code == 302
    page = client.get(at).text
    for words in (
        f"Takes back the payment of {day_words(payment.paid_on)}: Paid twice.",
        "A fourth lamp.",
        "£160,000, before that £150,000",
        "It has run its course",
    ):
        assert words in page
    assert Link.objects.filter(source=contract.record, target=decision.record, relation="authorised_by").exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"role": "lead", "percent": "101"}, "A share is at most 100 % of the contract"),
        ({"role": "lead", "amount": "150,001"}, "A share is at most 100 % of the contract"),
        ({"role": "lead", "amount": "half"}, "Enter an amount of pounds and pence"),
        ({"role": "lead", "amount": "1", "percent": "1"}, "not both"),
        ({"role": "lead", "organisation": "ORG-99999"}, "There is no organisation with this reference"),
    ],
)
def test_a_share_that_cannot_be_is_said_beside_it(typed, sentence, contract, officer):
    page = signed_in(officer).post(f"{contract.record.get_absolute_url()}party/", {"name": "Bright CIC", **typed})

    assert page.status_code == 422
    assert sentence in page.text
    assert "Bright CIC" in page.text
    assert not contract.parties.exists()


def test_shares_in_per_cent_are_no_unknown_ones_where_the_value_is_not_recorded(client, officer_post, officer):
    contract = a_contract(post=officer_post, by=officer, value=None)
    for name, percent in (("Bright CIC", 60), ("Loom Yard", 50)):
        share = rules.Share(percent=Decimal(percent))
        parts.add_party(contract, parts.WithWhom(name=name, share=share), by=officer)

    page = client.get(contract.record.get_absolute_url()).text

    assert "The shares add up to 110 %, which is 10 % more than the whole, 100 %." in page
    assert "Not recorded (60 %)" not in page
    assert "60 %" in page


def test_a_party_that_has_a_page_here_leads_to_it_and_its_page_to_the_contract(
    client, contract, officer, officer_post, improver, django_assert_max_num_queries
):
    loom, hidden = (organisation(improver, name).record for name in ("Loom Yard <b>", "Quiet Barn"))
    share = rules.Share(amount=Decimal(77_000))
    parts.add_party(contract, parts.WithWhom(organisation=loom, share=share), by=officer)
    parts.add_party(contract, parts.WithWhom(organisation=hidden, role="member"), by=officer)
    publish(hidden, by=improver, to=Visibility.STAFF)
    draft = a_contract(post=officer_post, by=officer, published=False, title="A secret draft")
    parts.add_party(draft, parts.WithWhom(organisation=loom), by=officer)

    with django_assert_max_num_queries(16):
        page = client.get(contract.record.get_absolute_url()).text
    assert f'href="{loom.get_absolute_url()}" dir="auto">Loom Yard &lt;b&gt;</a>' in page
    assert hidden.get_absolute_url() not in page
    with django_assert_max_num_queries(16):
        theirs = client.get(loom.get_absolute_url()).text
    for words in ("Contracts with the council", "Lamps", "Leads the work. Its share is £77,000 of £150,000."):
        assert words in theirs
    assert "A secret draft" not in theirs


def test_what_was_written_into_a_draft_by_mistake_is_taken_out_on_a_page(officer, officer_post, stranger, contract):
    draft = a_contract(post=officer_post, by=officer, published=False)
    party = parts.add_party(draft, parts.WithWhom(name="Bright CIC"), by=officer)
    first, second, third = (
        parts.add_instalment(draft, amount=Decimal(pounds), condition=said, by=officer)
        for pounds, said in ((1, "At the start."), (2, ""), (3, ""))
    )
    lamps = parts.add_deliverable(draft, words="Three lamps", by=officer)
    hilde, at = signed_in(officer), f"{draft.record.get_absolute_url()}part/out/"
    assert "Take something out of this draft" in hilde.get(draft.record.get_absolute_url()).text
    page = hilde.get(at).text
    for words in ("Bright CIC", "Instalment 1", "£1, At the start.", "Three lamps", "govuk-button--warning"):
        assert words in page
    assert "Choose what is taken out." in hilde.post(at, {}).text
    assert signed_in(stranger).get(at).status_code == 404

    for part in (party, first, lamps):
        page = hilde.post(at, {"part": f"{part._meta.model_name}-{part.pk}"}, follow=True).text
        assert "Taken out." in page

    assert hilde.post(at, {"part": f"instalment-{first.pk}"}).status_code == 422
    assert not draft.parties.exists()
    assert not draft.deliverables.exists()
    numbers = list(draft.instalments.order_by("number").values_list("number", "pk"))
    assert numbers == [(1, second.pk), (2, third.pk)]
    gone = f"{contract.record.get_absolute_url()}part/out/"
    assert "Nothing can be taken out" in hilde.get(gone).text


def test_who_works_for_one_of_the_parties_is_not_counted_beside_it(client, contract, officer):
    for name, role, pounds in (("Bright CIC", "lead", 150_000), ("Wires Ltd", "subcontractor", 10_000)):
        share = rules.Share(amount=Decimal(pounds))
        parts.add_party(contract, parts.WithWhom(name=name, role=role, share=share), by=officer)

    page = client.get(contract.record.get_absolute_url()).text

    assert "Wires Ltd" in page
    assert "£10,000" in page
    assert "The shares add up to the whole, £150,000." in page
