"""Adding a file, reading it as those who may read the record, and taking it away."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from hub.core.attachments import actions
from hub.core.attachments.models import Attachment
from hub.core.attachments.tests.test_reading import PDF, SVG, picture
from hub.core.audit.models import AuditEvent
from hub.core.records.actions import Card, open_record, publish, withdraw
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(content=None, name="bench.jpg"):
    return SimpleUploadedFile(name, picture() if content is None else content, content_type="text/html")


@pytest.fixture
def photo(bench, resident):
    return actions.add(bench, upload(), alt="A bench in the rain", by=resident)


def address(attachment):
    return f"/records/{attachment.record.reference}/files/{attachment.pk}/{attachment.name}"


def content_of(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_the_author_adds_a_picture_with_words(bench, resident, client):
    client.force_login(resident)

    page = client.post(
        f"/records/{bench.reference}/files/add/", {"file": upload(), "alt": "A bench in the rain"}, follow=True
    )

    text = page.content.decode()
    assert "The file has been added." in text
    assert 'alt="A bench in the rain"' in text
    assert AuditEvent.objects.filter(verb="attachment.added", actor=f"person:{resident.pk}").exists()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"file": upload(b"MZ program")}, "This is none of these."),
        ({"file": upload(SVG, "a.svg")}, "This is none of these."),
        ({"file": upload()}, "Describe the picture"),
        ({"file": upload(b"")}, "Choose another file: this one is empty."),
        ({}, "Choose a file: choose a picture or a file."),
    ],
)
def test_what_is_wrong_stands_beside_the_question(fields, says, bench, resident, client):
    client.force_login(resident)
    for file in fields.values():
        file.seek(0)

    page = client.post(f"/records/{bench.reference}/files/add/", fields)

    assert page.status_code == 422
    assert says in page.content.decode()
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_refused(bench, resident, settings):
    settings.HUB_UPLOAD_MB = 1

    with pytest.raises(BadInput, match="MB or less"):
        actions.add(bench, upload(b"a" * 1_000_001, "a.txt"), by=resident)


def test_a_request_that_is_too_large_is_not_even_read(client, bench, settings):
    settings.LARGEST_REQUEST = 1000

    assert client.post("/", {"file": upload(b"a" * 2000, "a.txt")}).status_code == 413


def test_somebody_else_adds_nothing(bench, stranger, client):
    client.force_login(stranger)

    assert client.get(f"/records/{bench.reference}/files/add/").status_code == 403
    with pytest.raises(NotAllowed):
        actions.add(bench, upload(), alt="x", by=stranger)


def test_those_who_answer_for_it_add_files(bench, staff):
    assert actions.add(bench, upload(PDF, "plan.pdf"), by=staff).content_type == "application/pdf"


def test_twenty_files_are_enough(bench, resident):
    for n in range(20):
        actions.add(bench, upload(b"words", f"{n}.txt"), by=resident)

    with pytest.raises(NotPossible, match="20 files"):
        actions.add(bench, upload(b"words", "a.txt"), by=resident)


def test_a_file_is_sent_so_that_nothing_in_it_runs(photo, bench, resident, client):
    plan = actions.add(bench, upload(PDF, "plan.pdf"), by=resident)

    seen, saved = client.get(address(photo)), client.get(address(plan))

    assert seen["Content-Disposition"].startswith("inline")
    assert saved["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    for response in (seen, saved):
        assert content_of(response)
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_a_small_picture_is_sent_where_one_is_asked_for(photo, client):
    assert content_of(client.get(address(photo) + "?size=small")).startswith(b"\xff\xd8")


def test_the_stored_name_tells_nothing(photo):
    assert "bench" not in photo.file.name


def test_a_file_is_read_by_those_who_may_read_its_record(photo, bench, resident, staff, stranger, client):
    publish(bench, by=resident, to=Visibility.STAFF)

    assert client.get(address(photo)).status_code == 404
    client.force_login(stranger)
    assert client.get(address(photo)).status_code == 404
    client.force_login(staff)
    assert content_of(client.get(address(photo)))


def test_a_file_of_a_record_taken_down_is_gone(photo, bench, resident, client):
    withdraw(bench, by=resident, reason="It named a neighbour.")

    assert client.get(address(photo)).status_code == 410


def test_a_file_is_not_found_under_another_record(photo, client, resident):
    other = open_record("example", Card(title="Other", summary=""), by=resident)
    publish(other, by=resident)

    assert client.get(address(photo).replace(photo.record.reference, other.reference)).status_code == 404


def test_taking_a_file_away_keeps_the_reason_and_not_the_file(
    photo, resident, client, django_capture_on_commit_callbacks
):
    client.force_login(resident)
    stored = photo.file.name

    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(
            f"/records/{photo.record.reference}/files/{photo.pk}/remove/", {"because": "It shows a child."}, follow=True
        )

    assert "The file has been taken away." in page.content.decode()
    assert not default_storage.exists(stored)
    photo.refresh_from_db()
    assert photo.removed_because == "It shows a child."
    assert client.get(address(photo)).status_code == 404


def test_a_moderator_takes_a_file_away_and_a_stranger_does_not(photo, moderator, stranger):
    with pytest.raises(NotAllowed):
        actions.remove(photo, because="x", by=stranger)
    with pytest.raises(NotPossible, match="Say why"):
        actions.remove(photo, because=" ", by=moderator)

    actions.remove(photo, because="It shows a child.", by=moderator)


def test_a_removed_file_keeps_no_file(photo):
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=photo.pk).update(file="")


def test_the_page_leads_to_taking_it_away_for_those_who_may_and_to_reporting_it_for_others(
    photo, bench, resident, stranger, staff, client
):
    away, report = f"/files/{photo.pk}/remove/", f"/report/?part=file:{photo.pk}"
    for person, acts in ((None, [report]), (stranger, [report]), (resident, [away]), (staff, [away, report])):
        if person:
            client.force_login(person)
        page = client.get(f"/examples/{bench.pk}/").text
        assert [act for act in (away, report) if act in page] == acts


def test_who_sent_a_file_is_told_when_somebody_else_takes_it_away(photo, resident, staff):
    actions.remove(photo, because="It shows a child.", by=staff)

    notice = resident.notices.get()
    assert "“bench.jpg”, which you added to “A bench”, was taken away. The reason: It shows a child." in notice.sentence
    assert notice.personal
