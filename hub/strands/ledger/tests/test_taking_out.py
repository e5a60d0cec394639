"""A personal detail is found in what was published: it is taken out everywhere, and everybody sees that it was."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from hub.actors.tests.factories import organisation
from hub.core.follows import actions as follows
from hub.core.follows.models import Notice
from hub.core.records.seals import first_fault
from hub.core.records.versions import sealed
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.foundation.text import REMOVED, without
from hub.strands.ledger import rules
from hub.strands.ledger.actions import changing, contracting, parts, paying, redacting, removing, signing
from hub.strands.ledger.models import Decision, Payment, Redaction
from hub.strands.ledger.tests.factories import a_contract, a_draft
from tests.cast import signed_in

# A word that stands nowhere else, as a leak test needs it.
NAME = "Zebedee Quillfeather"


@pytest.fixture
def decision(officer_post, officer, monitor, stranger):
    made = a_draft(
        post=officer_post,
        by=officer,
        title=f"A lamp before the house of {NAME}",
        decision=f"A lamp is put up before the house of {NAME}.",
        reasons="ZEBEDEE\n  quillfeather fell there twice. Zebedees are not meant.",
    )
    signing.sign(made, by=officer)
    follows.follow(made.record, by=officer)
    signing.clear(made, by=monitor)
    signing.publish(made, by=officer)
    follows.follow(made.record, by=stranger)
    signing.correct(made, {"wards": f"By {NAME}"}, because=f"{NAME} asked for it.", by=officer)
    return Decision.objects.get(pk=made.pk)


@pytest.fixture
def contract(officer_post, officer, finance):
    made = a_contract(post=officer_post, by=officer, scope=f"Care for {NAME}.", published=False)
    parts.add_party(made, parts.WithWhom(name=f"{NAME}, sole trader", number="SO 1"), by=officer)
    parts.add_instalment(made, condition=f"When {NAME} says so", by=officer)
    parts.add_deliverable(made, words=f"A visit to {NAME}", by=officer)
    parts.say_what_it_buys(made, side="council", words=f"{NAME} sleeps well.", by=officer)
    contracting.publish_contract(made, by=officer)
    changing.change(made, words=f"{NAME} moved.", because=f"{NAME} asked.", by=officer)
    paid = paying.Paid(amount=Decimal(5), paid_on=timezone.localdate(), words=f"For {NAME}")
    paying.pay(made, paid, by=finance)
    return made


def take_out(record, by, **more):
    said = {"words": NAME, "label": "The name of a tenant", "ground": "12a-1", "because": "He was never asked.", **more}
    return removing.take_out(record, removing.TakenOut(**said), by=by)


def test_whole_words_are_taken_out_in_any_case_and_over_any_break():
    assert without("ANN\nLee, and annual Ann  Leeds", "Ann Lee") == f"{REMOVED}, and annual Ann  Leeds"
    assert without("a" * 20 + " Bo", "Bo", most=23) == "a" * 13 + f" {REMOVED}"
    assert without("Nothing", "  ") == "Nothing"


def test_the_words_go_from_what_is_said_and_from_what_was_signed(client, decision, officer, stranger, resident):
    made = take_out(decision.record, officer)

    page = client.get(decision.record.get_absolute_url()).text
    for words in (
        f"A lamp before the house of {REMOVED}",
        f"{REMOVED} fell there twice. Zebedees are not meant.",
        f"{REMOVED} asked for it.",
        "The name of a tenant",
        "Paragraph 1",
        "He was never asked.",
        "Removed on",
        "It stood in: the title; the summary; its history; What was decided; Why.",
    ):
        assert words in page, words
    assert "uillfeather" not in page
    assert made.words == NAME
    for person, reads in ((officer, True), (stranger, False), (resident, False)):
        assert (NAME in signed_in(person).get(decision.record.get_absolute_url()).text) is reads


def test_the_seals_still_hold_and_the_text_as_it_reads_now_is_sealed(decision, officer):
    digests = [field.digest for version in sealed(decision.record) for field in version.fields]

    take_out(decision.record, officer)

    versions = sealed(decision.record)
    assert first_fault(versions) is None
    assert [len(versions), versions[-1].number] == [3, 3]
    assert [field.digest for version in versions[:2] for field in version.fields] == digests
    gone = {(version.number, field.name) for version in versions for field in version.fields if field.value is None}
    texts = {"title", "decision", "reasons"}
    assert gone == {*((1, name) for name in texts), *((2, name) for name in {*texts, "wards"})}
    last = {field.name: field.value for field in versions[-1].fields}
    assert last["wards"] == f"By {REMOVED}"
    assert last["decision"] == f"A lamp is put up before the house of {REMOVED}."


def test_a_contract_loses_the_words_in_all_its_parts(client, contract, officer, monitor):
    take_out(contract.record, monitor, review_on=timezone.localdate() + timedelta(days=1500))

    at = contract.record.get_absolute_url()
    page, release = client.get(at).text, client.get(f"{at}release.json").text
    assert "uillfeather" not in page + release
    for words in (f"Care for {REMOVED}.", f"{REMOVED}, sole trader", f"A visit to {REMOVED}", f"{REMOVED} moved."):
        assert words in page
    assert "The name of a tenant" in release
    assert first_fault(sealed(contract.record)) is None
    assert Notice.objects.filter(person=officer, sentence__contains="The name of a tenant").exists()


def test_what_was_there_is_kept_and_can_be_read_again_by_everybody(client, decision, officer):
    part = take_out(decision.record, officer)
    redacting.release(part, because="He agrees.", by=officer)

    assert NAME in client.get(decision.record.get_absolute_url()).text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"words": ""}, "Copy the words that are to be removed."),
        ({"words": "ab"}, "Give at least 3 letters"),
        ({"words": "Nobody Atall"}, "These words stand nowhere in it."),
        ({"words": "x" * 1001}, "1,000"),
        ({"label": ""}, "Say what is removed, without saying what it says."),
        ({"label": "zebedee  QUILLFEATHER"}, "Say it without the words that are removed."),
        ({"because": f"{NAME} asked."}, "Say it without the words that are removed."),
        ({"ground": ""}, "Choose the ground that the law gives for it."),
        ({"ground": "12a-99"}, "Choose one of the answers that are shown."),
        ({"review_on-day": "30", "review_on-month": "2", "review_on-year": "2027"}, "there is no such day in February"),
        ({"review_on-day": "1", "review_on-month": "2", "review_on-year": "2020"}, "The day of review must lie ahead."),
    ],
)
def test_what_cannot_be_taken_out_is_said_and_nothing_is_changed(typed, sentence, decision, officer):
    said = {"words": NAME, "label": "A name", "ground": "12a-1", "because": "He was never asked."}
    page = signed_in(officer).post(f"{decision.record.get_absolute_url()}removed/", said | typed)

    assert page.status_code == 422
    assert sentence in page.text
    assert not Redaction.objects.exists()
    assert NAME in Decision.objects.get(pk=decision.pk).decision


def test_it_is_done_on_a_page_and_a_second_click_finds_nothing(client, decision, officer, monitor):
    at = f"{decision.record.get_absolute_url()}removed/"
    said = {"words": NAME, "label": "A name\x00", "ground": "foi-40", "because": "He was never asked."}
    for person in (officer, monitor):
        browser = signed_in(person)
        assert "Remove something that should not be read" in browser.get(decision.record.get_absolute_url()).text
        assert browser.get(at).status_code == 200

    assert "Removed. It stood in: the title" in signed_in(officer).post(at, said, follow=True).text
    assert "These words stand nowhere in it." in signed_in(officer).post(at, said).text
    assert Redaction.objects.get().label == "A name"


def test_nobody_else_removes_and_a_draft_is_changed_instead(decision, officer, officer_post, staff, stranger, finance):
    for person in (staff, stranger, finance):
        with pytest.raises(NotAllowed):
            take_out(decision.record, person)
        assert signed_in(person).get(f"{decision.record.get_absolute_url()}removed/").status_code == 403
    draft = a_draft(post=officer_post, by=officer, decision=NAME)
    with pytest.raises(NotPossible, match="change the draft itself"):
        take_out(draft.record, officer)
    with pytest.raises(BadInput):
        take_out(a_contract(post=officer_post, by=officer).record, officer)


def test_the_database_lets_a_locked_text_change_into_nothing_but_what_shows_that_something_is_removed(
    decision, contract, officer
):
    for rows, column in (
        (Decision.objects.filter(pk=decision.pk), "reasons"),
        (Payment.objects.filter(contract=contract), "words"),
        (decision.record.versions.all(), "reason"),
        (decision.record.state_changes.all(), "reason"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**{column: "Something else."})
        assert rows.update(**{column: f"He {REMOVED}."})


def test_a_party_whose_name_is_removed_is_not_named_by_its_page_either(client, contract, officer, improver):
    theirs = organisation(improver, "Quillfeather and Sons").record
    parts.add_party(contract, parts.WithWhom(organisation=theirs), by=officer)
    assert contract.record.reference in client.get(theirs.get_absolute_url()).text

    take_out(contract.record, officer, words="Quillfeather and Sons")

    assert theirs.get_absolute_url() not in client.get(contract.record.get_absolute_url()).text
    assert contract.record.reference not in client.get(theirs.get_absolute_url()).text


def test_where_else_the_words_stand_is_said(decision, contract, officer):
    contracting.tie(contract.record, rules.AUTHORISED, decision.record, by=officer)
    said = {"words": NAME, "label": "A name", "ground": "foi-40", "because": "He was never asked."}
    hilde = signed_in(officer)

    page = hilde.post(f"{decision.record.get_absolute_url()}removed/", said, follow=True)
    assert f"The same words stand in {contract.record.reference}: remove them there too." in page.text
    page = hilde.post(f"{contract.record.get_absolute_url()}removed/", said, follow=True)
    assert "The same words stand" not in page.text
