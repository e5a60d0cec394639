"""A contract in force shrinks: who gets how much of it is said anew, before or after its value."""

from decimal import Decimal

import pytest
from django.test import Client

from hub.core.follows import actions as follows
from hub.core.follows.models import Notice
from hub.core.records.seals import first_fault
from hub.core.records.versions import sealed
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.ledger.actions import changing, parts
from hub.strands.ledger.models import Change, Party
from hub.strands.ledger.rules import Share
from hub.strands.ledger.tests.factories import a_contract
from tests.cast import signed_in

WHY = "The lab space is not rented."


@pytest.fixture
def bright(contract, officer):
    """Bright CIC, which gets £77,000 of £150,000."""
    return parts.add_party(contract, parts.WithWhom(name="Bright CIC", share=Share(amount=Decimal(77_000))), by=officer)


def test_it_is_said_with_a_reason_what_it_was_stays_and_the_value_can_follow(contract, bright, officer, staff):
    follows.follow(contract.record, by=staff)
    at, hilde = contract.record.get_absolute_url(), signed_in(officer)
    assert "Say anew what somebody gets of it" in hilde.get(at).text
    assert "Its share so far: £77,000." in hilde.get(f"{at}change/share/").text

    page = hilde.post(f"{at}change/share/", {"party": bright.pk, "amount": "40,000", "because": WHY}, follow=True).text

    assert "Written down." in page
    public = Client().get(at).text
    for words in ("The share of Bright CIC: £40,000. It was: £77,000.", WHY, "£110,000 less than the whole"):
        assert words in public
    assert [version.reason for version in contract.record.versions.order_by("number")][-1] == WHY
    assert first_fault(sealed(contract.record)) is None
    assert "The share of Bright CIC: £40,000" in Notice.objects.get(person=staff).sentence
    changing.change(contract, words="It shrinks.", because=WHY, value=Decimal(40_000), by=officer)
    assert "The shares add up to the whole, £40,000." in Client().get(at).text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"amount": "77,000"}, "Bright CIC has this share already."),
        ({"amount": "150,000.01"}, "A share is at most 100 % of the contract"),
        ({"percent": "101"}, "A share is at most 100 % of the contract"),
        ({"amount": "1", "percent": "1"}, "Give the share as an amount or in per cent, not both"),
        ({"amount": "forty"}, "forty"),
        ({"amount": "1", "because": " "}, "Say why."),
        ({"amount": "1", "party": ""}, "Choose whose share it is."),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_nothing_is_changed(typed, sentence, contract, bright, officer):
    at = f"{contract.record.get_absolute_url()}change/share/"

    page = signed_in(officer).post(at, {"party": bright.pk, "because": WHY, **typed})

    assert page.status_code == 422
    assert sentence in page.text
    assert Party.objects.get().amount == Decimal(77_000)
    assert not Change.objects.exists()


def test_a_share_may_become_unknown_or_a_part_and_keeps_no_trace_of_the_other_way(bright, officer):
    changing.change_share(bright, Share(percent=Decimal("33.33")), because=WHY, by=officer)
    changing.change_share(Party.objects.get(), Share(), because=WHY, by=officer)

    assert Party.objects.get().share == Share()
    said = list(Change.objects.order_by("pk").values_list("words", flat=True))
    assert said[0] == "The share of Bright CIC: 33.33 %. It was: £77,000."
    assert said[1] == "The share of Bright CIC: not known. It was: 33.33 %."


def test_only_who_signs_for_the_post_says_it_and_only_while_it_is_in_force(bright, officer, officer_post, staff):
    at = f"{bright.contract.record.get_absolute_url()}change/share/"
    assert signed_in(staff).get(at).status_code == 403
    with pytest.raises(NotAllowed):
        changing.change_share(bright, Share(), because=WHY, by=staff)

    draft = a_contract(post=officer_post, by=officer, published=False)
    party = parts.add_party(draft, parts.WithWhom(name="Loom Yard"), by=officer)
    with pytest.raises(NotPossible, match="in force"):
        changing.change_share(party, Share(amount=Decimal(1)), because=WHY, by=officer)
    assert signed_in(officer).get(f"{draft.record.get_absolute_url()}change/share/").status_code == 409
    with pytest.raises(BadInput, match="Say why"):
        changing.change_share(bright, Share(), because="", by=officer)
