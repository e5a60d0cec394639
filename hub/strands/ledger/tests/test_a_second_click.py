"""A form that adds something carries a key: sent twice it adds once, and two forms can say the same twice."""

import re

import pytest
from django.urls import reverse

from hub.core.drafts import actions as drafts
from hub.foundation.errors import NotPossible
from hub.strands.ledger.actions import contracting, parts
from hub.strands.ledger.models import Contract, Decision, Delegation, Redaction
from hub.strands.ledger.tests.factories import on
from tests.cast import signed_in

ONCE = "This form had come already: it was added once."


def key_in(page):
    """Return the key that the form of a page carries."""
    return re.search(r'name="key" value="([\w-]{43})"', page.text)[1]


@pytest.mark.parametrize(
    ("page", "typed", "table"),
    [
        ("party", {"role": "member"}, "parties"),
        ("instalment", {"amount": "50,000"}, "instalments"),
        ("deliverable", {"words": "Three lamps"}, "deliverables"),
        ("change", {"words": "It ends later.", "because": "Rain."}, "changes"),
        ("buys", {"words": "Light."}, "buys"),
        ("kept-back", {"label": "Unit rates"}, ""),
    ],
)
def test_a_second_click_adds_nothing_and_lands_on_the_same_page(page, typed, table, contract, officer):
    at, hilde = f"{contract.record.get_absolute_url()}{page}/", signed_in(officer)
    said = typed | {"key": key_in(hilde.get(at))}

    first, second = hilde.post(at, said), hilde.post(at, said, follow=True)

    rows = getattr(contract, table) if table else Redaction.objects.filter(record=contract.record)
    assert rows.count() == 1
    assert first.url == second.redirect_chain[-1][0] == contract.record.get_absolute_url()
    assert ONCE in second.text


def test_a_payment_is_written_down_once_by_one_form(contract, finance):
    at, jo = f"{contract.record.get_absolute_url()}pay/", signed_in(finance)
    said = {"amount": "50", **on("paid_on"), "key": key_in(jo.get(at))}

    jo.post(at, said)
    assert ONCE in jo.post(at, said, follow=True).text

    contract.refresh_from_db()
    assert [contract.payments.count(), contract.paid] == [1, 50]


def test_truly_identical_instalments_are_written_by_two_forms(contract, officer):
    at, hilde = f"{contract.record.get_absolute_url()}instalment/", signed_in(officer)
    for _ in range(2):
        hilde.post(at, {"amount": "50000", "key": key_in(hilde.get(at))})

    assert [one.number for one in contract.instalments.order_by("number")] == [1, 2]


def test_what_was_refused_can_be_put_right_in_the_same_form(contract, officer):
    at, hilde = f"{contract.record.get_absolute_url()}instalment/", signed_in(officer)
    said = {"amount": "200000", "key": key_in(hilde.get(at))}

    refused = hilde.post(at, said)
    assert refused.status_code == 422
    assert key_in(refused) == said["key"]
    hilde.post(at, said | {"amount": "20000"})

    assert contract.instalments.get().amount == 20_000


def test_a_key_of_another_contract_is_refused_with_a_sentence(contract, officer, officer_post):
    other = contracting.draft_contract(contracting.Terms(title="Benches"), post=officer_post, by=officer)
    hilde = signed_in(officer)
    said = {"amount": "5", "key": key_in(hilde.get(f"{contract.record.get_absolute_url()}instalment/"))}
    hilde.post(f"{contract.record.get_absolute_url()}instalment/", said)

    for typed in (said, said | {"key": "short"}):
        page = hilde.post(f"{other.record.get_absolute_url()}instalment/", typed)
        assert page.status_code == 422
        assert "This form was changed on its way." in page.text
    assert not other.instalments.exists()


def test_an_action_that_refuses_leaves_the_key_unused(contract, officer):
    key = "k" * 43
    with pytest.raises(NotPossible):
        drafts.only_once(key, contract.record, act=_refuse)
    assert drafts.only_once(key, contract.record, act=lambda: parts.add_instalment(contract, by=officer))
    assert not drafts.only_once(key, contract.record, act=lambda: parts.add_instalment(contract, by=officer))


def _refuse():
    raise NotPossible("Not now.")


def test_a_record_is_begun_once_by_one_form(officer, officer_post, monitor):
    hilde, ivor = signed_in(officer), signed_in(monitor)
    decision = {"title": "A lamp", "decision": "One lamp.", "post": officer_post.pk}
    contract = {"title": "A lamp", "post": officer_post.pk}
    delegation = {"title": "Lamps", "subject": "Lamps", "resolved_by": "Council", "instrument": "Resolution 1"}
    delegation |= {"post": officer_post.pk, "function": "executive", **on("since")}
    for who, name, said, model in (
        (hilde, "new_decision", decision, Decision),
        (hilde, "new_contract", contract, Contract),
        (ivor, "new_delegation", delegation, Delegation),
    ):
        at = reverse(f"ledger:{name}")
        typed = said | {"key": key_in(who.get(at))}
        first, second = who.post(at, typed), who.post(at, typed)
        assert [first.status_code, first.url] == [302, second.url]
        assert model.objects.count() == 1
