"""What people see of the ledger."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from hub.actors.tests.factories import organisation
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.strands.ledger import rules
from hub.strands.ledger.actions import contracting, parts, paying, redacting, reviewing, sharing, signing
from hub.strands.ledger.models import Decision
from hub.strands.ledger.models.contracting import LOOKED
from hub.strands.ledger.tasks import count_front
from hub.strands.ledger.tests.factories import a_beginning, a_draft, on
from tests.cast import CastClient as Client
from tests.cast import signed_in


def test_everybody_reads_a_decision_and_what_is_not_recorded(client, decision):
    page = client.get(decision.record.get_absolute_url()).text

    for words in ("Three lamps are put up", "Not recorded", "None were declared.", "Head of parks", "£150,000"):
        assert words in page
    assert "What else was considered" in page
    assert "See what is missing" not in page
    assert "Ask about this decision" in page


def test_those_who_answer_for_it_see_each_gap_with_its_rule(decision, officer, monitor, stranger):
    at = f"{decision.record.get_absolute_url()}gaps/"

    for person in (officer, monitor):
        page = signed_in(person).get(at).text
        assert "No alternatives are recorded" in page
        assert "SI 2012/2089, regulation 13(4)" in page
    assert signed_in(stranger).get(at).status_code == 403


def test_a_decision_goes_from_its_form_to_everybody(client, officer, officer_post, monitor, resident):
    idea = a_beginning(by=resident)
    hilde = signed_in(officer)
    begin = f"/decisions/about/{idea.reference}/"
    assert "Record a decision about" in hilde.get(begin).text
    refused = hilde.post(begin, {"title": "", "post": officer_post.pk, "decision": "Three lamps."})
    assert refused.status_code == 422
    assert "Say in a line what is decided." in refused.text
    assert "Three lamps." in refused.text
    page = hilde.post(begin, {"title": "Lamps", "post": officer_post.pk, "decision": "Three lamps."}, follow=True)
    assert "things missing" in page.text
    decision = Decision.objects.get()
    at = decision.record.get_absolute_url()

    for part, typed in {
        "what/": {"title": "Lamps", "decision": "Four lamps.", **on("decided_on")},
        "power/": {"function": "executive", "value": "£1,000", "vat_basis": "excluded", "is_key": "no"},
        "reasons/": {"reasons": "It is dark.", "no_alternatives": "on", "no_conflicts": "on"},
        "openness/": {"openness": "Everybody may read it."},
    }.items():
        assert hilde.get(f"{at}{part}").status_code == 200
        assert "Saved." in hilde.post(f"{at}{part}", typed, follow=True).text
    assert "No delegation is named" in hilde.get(f"{at}sign/").text
    assert client.get(at).status_code == 404
    assert "Signed. A second post" in hilde.post(f"{at}sign/", follow=True).text
    assert "A decision is signed once" in hilde.post(f"{at}sign/").text
    ivor = signed_in(monitor)
    assert "Clear this decision" in ivor.get(at).text
    assert "Clear this decision?" in ivor.get(f"{at}clear/").text
    assert "Cleared." in ivor.post(f"{at}clear/", {"words": ""}, follow=True).text
    assert "Publish this decision?" in hilde.get(f"{at}publish/").text
    assert "Published." in hilde.post(f"{at}publish/", follow=True).text
    page = client.get(at).text
    assert "Outside delegation" in page
    assert "Four lamps." in page
    assert Link.objects.filter(source=idea, relation="authorised_by").exists()


@pytest.mark.parametrize(
    ("part", "typed", "sentence"),
    [
        ("what/", {"title": "L", "decision": "x", **on("decided_on", day="30")}, "there is no such day in February"),
        ("power/", {"function": "executive", "value": "about ten"}, "Enter an amount of pounds and pence"),
        ("reasons/", {"alternatives": "Trees.", "no_alternatives": "on"}, "Either say which alternatives"),
        ("openness/", on("embargo_until"), "Say why it cannot be read before that day"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_is_kept(part, typed, sentence, officer, officer_post):
    decision = a_draft(post=officer_post, by=officer)

    page = signed_in(officer).post(f"{decision.record.get_absolute_url()}{part}", typed)

    assert page.status_code == 422
    assert sentence in page.text
    assert Decision.objects.get(pk=decision.pk).reasons == decision.reasons


def test_what_is_kept_back_is_told_to_nobody_else(client, decision, officer, stranger):
    part = redacting.KeptBack(label="Unit rates", words="four pounds a lamp", ground="12a-3")
    redacting.keep_back(decision.record, part, by=officer)

    for browser in (client, signed_in(stranger)):
        page = browser.get(decision.record.get_absolute_url()).text
        assert "Unit rates" in page
        assert "Paragraph 3" in page
        assert "four pounds" not in page
    assert "four pounds" in signed_in(officer).get(decision.record.get_absolute_url()).text


def test_what_a_stranger_may_not_do_is_refused(stranger, decision, contract):
    me = signed_in(stranger)
    for act in (
        "what/",
        "sign/",
        "clear/",
        "publish/",
        "correct/",
        "monitor/",
        "kept-back/",
        "kept-back/again/",
        "give-up/",
    ):
        assert me.get(f"{decision.record.get_absolute_url()}{act}").status_code == 403, act
    for act in (
        "terms/",
        "publish/",
        "party/",
        "pay/",
        "take-back/",
        "change/",
        "buys/",
        "end/",
        "supplier/",
        "delivered/",
    ):
        assert me.get(f"{contract.record.get_absolute_url()}{act}").status_code == 403, act
    for new in ("/decisions/new/", "/contracts/new/", "/delegations/new/"):
        assert me.get(new).status_code == 403


def test_the_front_page_tells_what_is_new_late_and_paid(client, decision, contract, officer, officer_post, monitor):
    late = a_draft(post=officer_post, by=officer, title="Late one")
    signing.sign(late, by=officer, now=timezone.make_aware(timezone.datetime(2026, 1, 5, 12)))

    everybody = client.get("/decisions-and-money/").text
    assert "Lamps on the river path" in everybody
    assert "£150,000" in everybody
    assert "Late one" not in everybody
    assert "Late one" in signed_in(monitor).get("/decisions-and-money/").text


def test_empty_pages_say_what_to_do_next(client, monitor):
    for address in ("/decisions-and-money/", "/decisions/", "/contracts/", "/delegations/"):
        page = client.get(address)
        assert page.status_code == 200
        assert "yet." in page.text
    assert "Write a delegation down" in signed_in(monitor).get("/delegations/").text


def test_a_delegation_is_written_down_read_and_ended(client, monitor, officer_post):
    ivor = signed_in(monitor)
    typed = {
        "title": "Contracts",
        "post": officer_post.pk,
        "subject": "Contracts below the threshold.",
        "resolved_by": "The City Council",
        "instrument": "Resolution 18",
        "function": "executive",
        "limit": "162,000",
        **on("since"),
    }
    assert "Say who delegates it." in ivor.post("/delegations/new/", typed | {"resolved_by": ""}).text
    assert "Contracts" in ivor.post("/delegations/new/", typed, follow=True).text
    at = Record.objects.get(kind=rules.DELEGATION).get_absolute_url()
    assert "£162,000, VAT basis not recorded" in client.get(at).text
    ended = ivor.post(f"{at}end/", {"because": "A new scheme.", **on("on")}, follow=True).text
    assert "Ended. What was decided under it stands." in ended


def test_a_project_says_which_contract_pays_for_it(officer, contract, resident):
    idea = a_beginning(by=resident)
    hilde, at = signed_in(officer), f"/contracts/paying/{idea.reference}/"

    assert "There is no contract with this reference" in hilde.post(at, {"reference": "CON-99999"}).text
    assert hilde.post(at, {"reference": contract.record.reference}).status_code == 302
    assert Link.objects.get(source=idea).relation == "paid_by"


@pytest.fixture
def followed(decision, contract, officer, improver):
    """The contract under the decision, with a party that has a page, work that it pays for, and a look at it."""
    parts.add_party(contract, parts.WithWhom(organisation=organisation(improver, "Bright CIC").record), by=officer)
    contracting.tie(contract.record, rules.AUTHORISED, decision.record, by=officer)
    work = a_beginning(by=officer)
    contracting.tie(work, rules.PAYS, contract.record, by=officer)
    sharing.allot(contract, work, amount=Decimal(5), by=officer)
    reviewing.review(contract, what=LOOKED, words="Fine.", by=officer)
    return contract


def test_pages_make_few_statements(  # noqa: PLR0913, PLR0917 - whoever reads them
    decision, followed, officer, finance, monitor, supplier, django_assert_max_num_queries
):
    contract = followed
    parts.name_supplier(contract, supplier, by=officer)
    paying.pay(contract, paying.Paid(amount=Decimal(1), paid_on=date(2026, 1, 5)), by=finance)
    signing.correct(decision, {"reasons": "People fall."}, because="It was wrong.", by=officer)
    count_front.call()
    for browser in (Client(), *map(signed_in, (officer, monitor, finance, supplier))):
        for address, most in (
            (decision.record.get_absolute_url(), 16),
            (contract.record.get_absolute_url(), 16),
            (decision.delegation.record.get_absolute_url(), 16),
            ("/decisions/", 8),
            ("/contracts/", 8),
            ("/delegations/", 8),
            ("/decisions-and-money/", 8),
        ):
            with django_assert_max_num_queries(most):
                assert browser.get(address).status_code == 200


def test_what_was_not_recorded_when_it_was_signed_says_so_once_it_is_put_right(client, decision, officer):
    signing.correct(decision, {"alternatives": "Torches: too dim."}, because="A resident asked.", by=officer)

    page = client.get(decision.record.get_absolute_url()).text

    assert "Torches: too dim." in page
    assert "Nothing was recorded." in page
