"""Words that are taken out of a decision or contract are sought in what stands beneath it, and taken out there too."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from hub.core import beneath
from hub.core.attachments import actions as attachments
from hub.core.attachments.queries import stored
from hub.core.comments import actions as comments
from hub.core.comments.actions import Words
from hub.core.comments.models import Comment
from hub.core.follows.models import Notice
from hub.core.questions import actions as questions
from hub.strands.ledger.actions import contracting, parts
from hub.strands.ledger.models import Redaction
from tests.cast import signed_in

NAME = "Zebedee Quillfeather"
SAID = {"words": NAME, "label": "The name of a tenant", "ground": "12a-1", "because": "He was never asked."}


@pytest.fixture
def asked(contract, resident):
    """A question that names somebody."""
    return questions.ask(contract.record, Words(source=f"Is it for *{NAME}*?"), by=resident)


@pytest.fixture
def answered(asked, officer):
    return questions.answer(asked, Words(source="Yes: zebedee\n quillfeather asked for it."), by=officer)


@pytest.fixture
def letter(contract, officer):
    upload = SimpleUploadedFile("zebedee quillfeather.txt", b"Dear sir.")
    return attachments.add(contract.record, upload, by=officer)


@pytest.fixture
def plan(contract, officer):
    return attachments.add(contract.record, SimpleUploadedFile("plan.txt", b"Three lamps."), by=officer)


@pytest.fixture
def named(contract, officer):
    """The contract says the name too."""
    return parts.add_deliverable(contract, words=f"A lamp for {NAME}", by=officer)


@pytest.fixture
def beneath_it(named, answered, letter, plan):
    """All that stands beneath: a question and its answer, a file that is named so, and one that is not."""
    return letter, plan


def at(contract):
    return f"{contract.record.get_absolute_url()}removed/"


def test_where_they_stand_beneath_is_shown_before_anything_is_removed(contract, beneath_it, officer):
    page = signed_in(officer).post(at(contract), SAID)

    assert page.status_code == 422
    for words in (
        "These words stand beneath it too, or may stand in a file.",
        "What Amina said",
        "What Head of parks said",
        "What is inside cannot be searched: look into it.",
        "plan.txt",
    ):
        assert words in page.text, words
    assert page.text.count("checked") == 4, "the ground, both who said it, and the letter"
    assert SAID["because"] in page.text
    assert not Redaction.objects.exists()


def test_they_are_taken_out_there_in_the_same_act(
    client, contract, beneath_it, officer, django_capture_on_commit_callbacks
):
    letter, plan = beneath_it
    found = beneath.places(contract.record, NAME)
    name = stored(letter)
    more = {"also": [one.key for one in found if one.says], "shown": " ".join(one.key for one in found)}

    with django_capture_on_commit_callbacks(execute=True):
        page = signed_in(officer).post(at(contract), SAID | more, follow=True).text

    assert "It stood in: what is delivered; what people said; files." in page
    assert "The same words still stand" not in page
    public = client.get(contract.record.get_absolute_url()).text
    assert "uillfeather" not in public
    assert "Is it for <em>[removed]</em>?" in public
    letter.refresh_from_db()
    plan.refresh_from_db()
    assert [bool(letter.removed_at), bool(plan.removed_at), default_storage.exists(name)] == [True, False, False]
    assert "uillfeather" not in f"{letter.name} {letter.removed_because}"
    told = Notice.objects.exclude(person=officer).get(sentence__startswith="Words were removed from what you said")
    assert "The name of a tenant. He was never asked." in told.sentence
    assert not [one for one in beneath.places(contract.record, NAME) if one.says]


def test_what_is_left_standing_is_said_and_earlier_wordings_are_reached(contract, named, officer, resident, stranger):
    first = comments.say(contract.record, Words(source=f"{NAME} again."), by=resident)
    comments.reword(first, "He again.", by=resident)
    comments.say(contract.record, Words(source=f"{NAME}!"), by=stranger)
    found = beneath.places(contract.record, NAME)
    more = {"also": [found[0].key], "shown": " ".join(one.key for one in found)}

    page = signed_in(officer).post(at(contract), SAID | more, follow=True).text

    assert "The same words still stand beneath it: What" in page
    assert first.wordings.get().source == "[removed] again."
    assert Comment.objects.filter(source=f"{NAME}!").exists()


def test_words_that_stand_beneath_alone_can_be_taken_out(contract, asked, officer):
    [one] = beneath.places(contract.record, NAME)
    page = signed_in(officer).post(at(contract), SAID | {"also": [one.key], "shown": one.key}, follow=True)
    assert "It stood in: what people said." in page.text


def test_a_choice_that_was_forged_is_refused_and_nothing_is_removed(contract, named, asked, officer, officer_post):
    other = contracting.draft_contract(contracting.Terms(title="Benches"), post=officer_post, by=officer)
    contracting.publish_contract(other, by=officer)
    theirs = comments.say(other.record, Words(source=f"{NAME}."), by=officer)
    [mine] = beneath.places(contract.record, NAME)
    forged = f"comment:{theirs.pk}"

    page = signed_in(officer).post(at(contract), SAID | {"also": [forged], "shown": f"{mine.key} {forged}"})

    assert page.status_code == 422
    assert not Redaction.objects.exists()
    assert beneath.take_out(contract.record, [forged], NAME, because="x", by=officer) == []
    theirs.refresh_from_db()
    assert NAME in theirs.source


def test_where_nothing_stands_beneath_nothing_is_asked(contract, named, officer):
    page = signed_in(officer).post(at(contract), SAID, follow=True)
    assert "Removed. It stood in: what is delivered." in page.text
