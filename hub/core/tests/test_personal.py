"""What the hub holds of what people said, and what goes when they leave."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from hub.accounts import personal_data
from hub.accounts.tests.at_the_door import come_in
from hub.core.attachments import actions as attachments
from hub.core.attachments.tests.test_reading import PDF, picture
from hub.core.comments import actions as comments
from hub.core.comments.actions import Words
from hub.core.comments.models import Comment, Wording
from hub.core.drafts import actions as drafts
from hub.core.drafts.models import Draft
from hub.core.follows import actions as follows
from hub.core.follows.models import Follow, Notice
from hub.core.moderation import actions as moderation
from hub.core.moderation.models import Report
from hub.core.tallies.queries import of_records


def lived_in(bench, stranger, improver):
    comment = comments.say(bench, Words(source="A fien idea"), by=stranger)
    comments.reword(comment, "A fine idea", by=stranger)
    comments.offer_help(bench, "I have a drill", by=stranger)
    moderation.report(bench, "other", "It repeats another", by=stranger)
    follows.notify(bench, "News", by=improver)


def test_people_see_all_that_is_held_of_what_they_said(bench, stranger, improver):
    lived_in(bench, stranger, improver)

    held = dict(personal_data.held_about(stranger))

    assert held["What you said"][0]["words"] == "A fine idea"
    assert held["What you said"][0]["earlier_words"] == ["A fien idea"]
    assert held["Help you offered"][0]["words"] == "I have a drill"
    assert held["What you reported"][0]["words"] == "It repeats another"
    assert held["What you follow"][0]["record"] == bench.reference
    assert held["What you were told"][0]["sentence"] == "News"
    assert held["What you thought of answers"] == []


def test_leaving_takes_what_is_private_and_leaves_the_words(bench, stranger, improver):
    lived_in(bench, stranger, improver)

    personal_data.erase(stranger, words=False)

    assert not Follow.objects.filter(person=stranger).exists()
    assert not Notice.objects.filter(person=stranger).exists()
    assert not Wording.objects.exists()
    assert stranger.offers.get().words == ""
    assert of_records([bench.pk])[bench.pk]["offers"] == 0
    assert Report.objects.get().person is None
    assert Comment.objects.get().source == "A fine idea"


def test_leaving_with_ones_words_takes_them_too(bench, stranger, improver, client):
    lived_in(bench, stranger, improver)

    personal_data.erase(stranger, words=True)

    page = client.get(f"/examples/{bench.pk}/").content.decode()
    assert "A fine idea" not in page
    assert "Its author has left, and took these words along." in page


def test_drafts_are_the_persons_from_signing_in_and_go_with_them(bench, stranger, client):
    begun = drafts.keep("", "idea", {"title": {"title": "Swings"}}, by=None)
    session = client.session
    session["drafts"] = [begun.token]
    session.save()

    come_in(client, stranger.email)

    held = dict(personal_data.held_about(stranger))
    assert held["What you began and have not sent"][0]["answers"] == {"title": {"title": "Swings"}}
    personal_data.erase(stranger, words=False)
    assert not Draft.objects.exists()


def test_people_see_what_they_put_forward(bench, resident):
    held = dict(personal_data.held_about(resident))

    assert held["What you put forward"][0]["reference"] == bench.reference


@pytest.fixture
def drawing(bench, resident, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return attachments.add(bench, SimpleUploadedFile("amina.jpg", picture()), alt="Amina on the bench", by=resident)


def test_people_see_which_files_they_added(drawing, bench, resident):
    (row,) = dict(personal_data.held_about(resident))["Files you added"]

    assert (row["on"], row["name"], row["shows"]) == (bench.reference, "amina.jpg", "Amina on the bench")


@pytest.mark.parametrize("words", [True, False])
def test_files_go_with_the_words_or_stay_with_them(
    words, drawing, bench, resident, client, django_capture_on_commit_callbacks
):
    stored = drawing.file.name

    with django_capture_on_commit_callbacks(execute=True):
        personal_data.erase(resident, words=words)

    drawing.refresh_from_db()
    assert default_storage.exists(stored) is not words
    assert ("Amina" in drawing.alt) is not words
    assert ("amina.jpg" in client.get(f"/examples/{bench.pk}/").text) is not words


def test_what_staff_added_for_the_council_stays(bench, staff, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    plan = attachments.add(bench, SimpleUploadedFile("plan.pdf", PDF), by=staff)

    personal_data.erase(staff, words=True)

    plan.refresh_from_db()
    assert plan.removed_at is None
