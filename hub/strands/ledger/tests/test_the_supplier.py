"""Who speaks for the supplier of a contract: how they come to, what they are told, and what they say."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.follows.models import Follow, Notice
from hub.core.records.models import Reader
from hub.foundation.errors import NotAllowed, NotPossible
from hub.strands.ledger.actions import contracting, parts, removing, speaking
from hub.strands.ledger.models import Deliverable, FormerSpeaker
from hub.strands.ledger.personal import done_in_office
from hub.strands.ledger.tests.factories import a_contract, on
from tests.cast import signed_in


@pytest.fixture
def lamps(contract, officer) -> Deliverable:
    return parts.add_deliverable(contract, words="Three lamps stand", by=officer)


def told(person):
    return [notice.sentence for notice in Notice.objects.filter(person=person).order_by("pk")]


def test_who_is_named_is_told_once_and_follows_the_contract(contract, officer, supplier):
    at = contract.record.get_absolute_url()
    for _ in "12":
        page = signed_in(officer).post(f"{at}supplier/", {"email": supplier.email}, follow=True).text
        assert "They can write now." in page

    assert told(supplier) == ["You speak for the supplier of “Lamps”: say what the money buys, and what was delivered"]
    assert Follow.objects.filter(person=supplier, record=contract.record).exists()


def test_who_is_named_on_a_draft_is_told_once_it_is_published(officer, officer_post, supplier):
    draft = a_contract(post=officer_post, by=officer, published=False)
    at = draft.record.get_absolute_url()
    page = signed_in(officer).post(f"{at}supplier/", {"email": supplier.email}, follow=True).text
    assert "They are told, and can write, once it is published." in page
    assert not told(supplier)

    contracting.publish_contract(draft, by=officer)

    assert "You speak for the supplier of “Lamps”" in told(supplier)[0]


def test_nobody_is_named_who_does_not_hold_the_role_of_a_supplier(contract, officer, resident):
    page = signed_in(officer).post(f"{contract.record.get_absolute_url()}supplier/", {"email": resident.email})

    assert page.status_code == 422
    assert "They do not hold the role “supplier” yet." in page.text
    assert resident.email in page.text
    assert not contract.record.readers.exists()


def test_the_supplier_says_what_was_delivered_and_the_council_accepts_it(contract, lamps, officer, supplier):
    parts.name_supplier(contract, supplier, by=officer)
    parts.say_what_it_buys(contract, side="supplier", words="Our craft.", by=supplier)
    at, kim = contract.record.get_absolute_url(), signed_in(supplier)
    assert "Say what was delivered" in kim.get(at).text
    asked = kim.get(f"{at}delivered/").text
    assert "The council accepted it" not in asked
    typed = {"deliverable": lamps.pk, **on("on")}
    assert "there is no such day" in kim.post(f"{at}delivered/", typed | on("on", day="30")).text

    page = kim.post(f"{at}delivered/", typed | {"what": "accepted"}, follow=True).text

    assert "Written down." in page
    lamps.refresh_from_db()
    assert lamps.delivered_on
    assert lamps.accepted_on is None
    assert "“Three lamps stand” was delivered, says the supplier of “Lamps”: accept it, or ask" in told(officer)
    assert kim.post(f"{at}delivered/", typed).status_code == 422
    with pytest.raises(NotAllowed):
        parts.accept(lamps, on=lamps.delivered_on, by=supplier)


def test_a_supplier_of_something_else_is_offered_nothing_here(contract, lamps):
    other = with_role(Role.SUPPLIER, name="Lou", is_staff=False)
    at, lou = contract.record.get_absolute_url(), signed_in(other)

    page = lou.get(at).text

    assert "Say what this money buys" not in page
    assert "Say what was delivered" not in page
    refused = lou.get(f"{at}delivered/")
    assert refused.status_code == 403
    assert "named on this contract" in refused.text


def test_the_supplier_is_first_asked_what_the_money_buys(contract, officer, supplier):
    parts.name_supplier(contract, supplier, by=officer)

    page = signed_in(supplier).get(contract.record.get_absolute_url()).text

    assert "Say what this money buys" in page
    assert "You speak for the supplier." in page


def test_who_spoke_for_it_is_taken_off_told_why_writes_nothing_more_and_what_they_wrote_stays(
    contract, lamps, officer, supplier, client
):
    parts.name_supplier(contract, supplier, by=officer)
    parts.say_what_it_buys(contract, side="supplier", words="Our craft.", by=supplier)
    at, hilde = contract.record.get_absolute_url(), signed_in(officer)
    assert "Somebody does not speak for it any more" in hilde.get(f"{at}supplier/").text
    off = f"{at}supplier/off/"
    typed = {"speaker": Reader.objects.get().pk, "because": "Kim works elsewhere now."}
    assert "Say why. They can read it." in hilde.post(off, typed | {"because": " "}).text
    assert "Choose who does not speak for it" in hilde.post(off, typed | {"speaker": ""}).text

    page = hilde.post(off, typed, follow=True).text

    assert "They do not speak for it any more. What they wrote stays." in page
    assert "Our craft." in client.get(at).text
    assert told(supplier)[-1] == "You no longer speak for the supplier of “Lamps”: Kim works elsewhere now."
    assert signed_in(supplier).get(f"{at}delivered/").status_code == 403
    assert hilde.post(off, typed).status_code == 409
    known = hilde.get(f"{at}supplier/").text
    assert "Who did before" in known
    assert "Kim works elsewhere now." in known
    assert "works elsewhere" not in client.get(at).text
    assert next(row["what"] for row in done_in_office(supplier)).startswith("no longer spoke for the supplier: Kim")
    assert "took somebody off: Kim works elsewhere now." in [row["what"] for row in done_in_office(officer)]


def test_who_was_taken_off_can_be_named_again_and_is_told_again(contract, officer, supplier):
    for _ in "12":
        parts.name_supplier(contract, supplier, by=officer)
        speaking.take_off(contract, supplier, because="A mistake.", by=officer)
        with pytest.raises(NotPossible, match="do not speak for the supplier any more"):
            speaking.take_off(contract, supplier, because="A mistake.", by=officer)

    assert len(told(supplier)) == 4
    assert FormerSpeaker.objects.count() == 2


def test_of_a_draft_nobody_hears_that_they_were_taken_off_since_they_never_heard_of_it(officer, officer_post, supplier):
    draft = a_contract(post=officer_post, by=officer, published=False)
    parts.name_supplier(draft, supplier, by=officer)

    speaking.take_off(draft, supplier, because="A mistake.", by=officer)
    contracting.publish_contract(draft, by=officer)

    assert told(supplier) == []


def test_nobody_else_takes_them_off_not_even_themselves(contract, officer, supplier, stranger):
    parts.name_supplier(contract, supplier, by=officer)
    for person in (supplier, stranger):
        assert signed_in(person).get(f"{contract.record.get_absolute_url()}supplier/off/").status_code == 403
        with pytest.raises(NotAllowed):
            speaking.take_off(contract, supplier, because="No.", by=person)


def test_the_database_keeps_who_spoke_for_it_for_ever_and_words_are_taken_out_of_the_reason(
    contract, officer, supplier
):
    parts.name_supplier(contract, supplier, by=officer)
    made = speaking.take_off(contract, supplier, because="Kim of 3 Mill Lane has left.", by=officer)
    base = {"contract": contract, "person": supplier, "by": officer, "at": timezone.now()}
    for wrong in ({"because": "", "since": base["at"]}, {"because": "x", "since": base["at"] + timedelta(days=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FormerSpeaker.objects.create(**base, **wrong)
    with pytest.raises(DatabaseError), transaction.atomic():
        FormerSpeaker.objects.filter(pk=made.pk).update(because="Another.")

    taken = removing.TakenOut(words="3 Mill Lane", label="An address", ground="foi-40", because="It is hers.")
    removing.take_out(contract.record, taken, by=officer)

    made.refresh_from_db()
    assert "Mill Lane" not in made.because
