"""What can go wrong in the forms of an idea that stands: a clear sentence and nothing lost or half done."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hub.core.attachments.models import Attachment
from hub.core.records.models import Record, StateChange
from hub.strands.ideas import actions, rules
from hub.strands.ideas.models import Answer, Confirmation, Doing, Reply, Support
from hub.strands.ideas.tests.factories import an_idea
from hub.strands.ideas.tests.test_telling import answer_all, begin, signed_in

WORDS = "Three lamps, by the spring."


@pytest.fixture
def idea(resident):
    return an_idea(by=resident)


@pytest.fixture
def at(idea, improver):
    """The forms of the team, by name, each with what it asks for beside the words."""
    return {
        "ask/": {},
        "answer/": {"kind": rules.GOING_AHEAD},
        "done/": {},
        "send-on/": {"where": "The railway"},
    }


@pytest.mark.parametrize("form", ["ask/", "answer/", "done/", "send-on/"])
@pytest.mark.parametrize("words", ["", " \n\t ", "\x00\x00", "a" * 1_000_000])
def test_words_that_cannot_be_taken_change_nothing(form, words, at, idea, improver):
    refused = signed_in(improver).post(f"/ideas/IDEA-{idea.pk}/{form}", {**at[form], "words": words})

    assert refused.status_code == 422
    assert "There is a problem" in refused.text
    if len(words) > 1000:
        assert "1,000,000 now" in refused.text
    assert Record.objects.get(pk=idea.pk).state == rules.NEW
    assert not StateChange.objects.exists()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<script>alert(1)</script> soon", "&lt;script&gt;alert(1)&lt;/script&gt; soon"),
        ("<b onclick=x>Lamps</b>", "&lt;b onclick=x&gt;Lamps&lt;/b&gt;"),
        ("مصابيح في الربيع 💡", "مصابيح في الربيع 💡"),
        ("Lamps\x00 in\u202e spring", "Lamps in spring"),
    ],
)
def test_any_writing_is_taken_in_an_answer_and_none_of_it_runs(words, shown, idea, improver, resident):
    client = signed_in(improver)
    client.post(f"/ideas/IDEA-{idea.pk}/answer/", {"kind": rules.GOING_AHEAD, "words": words})

    page = signed_in(resident).get(f"/ideas/IDEA-{idea.pk}/").text
    assert shown in page
    assert "<script>alert" not in page
    assert signed_in(resident).get("/my/notices/").text.count("<b onclick") == 0


@pytest.mark.parametrize("kind", ["", "confirmed", "withdrawn_by_author", "GOING_AHEAD", "not_now'; --", "a" * 500])
def test_a_forged_state_is_no_answer(kind, idea, improver):
    refused = signed_in(improver).post(f"/ideas/IDEA-{idea.pk}/answer/", {"kind": kind, "words": WORDS})

    assert refused.status_code == 422
    assert WORDS in refused.text
    assert not Answer.objects.exists()


@pytest.mark.parametrize("day", [("30", "2", "2027"), ("1", "1", "1999"), ("x", "y", "z"), ("1", "1", "9999")])
def test_not_now_without_a_day_that_lies_ahead_is_refused(day, idea, improver):
    given = dict(zip(("returns_on-day", "returns_on-month", "returns_on-year"), day, strict=True))
    typed = {"kind": rules.NOT_NOW, "words": WORDS, **given}

    refused = signed_in(improver).post(f"/ideas/IDEA-{idea.pk}/answer/", typed)

    assert refused.status_code in {400, 409, 422}
    assert WORDS in refused.text
    assert not Answer.objects.exists()


def test_the_same_form_sent_twice_does_the_thing_once(idea, improver, resident, stranger):
    team, author, other = signed_in(improver), signed_in(resident), signed_in(stranger)
    page = f"/ideas/IDEA-{idea.pk}/"
    twice = [
        (other, f"{page}support/", {}, Support),
        (team, f"{page}ask/", {"words": "Which?"}, None),
        (author, f"{page}reply/", {"words": "That one."}, Reply),
        (team, f"{page}answer/", {"kind": rules.GOING_AHEAD, "words": WORDS}, Answer),
        (team, f"{page}done/", {"words": "They stand there."}, Doing),
        (author, f"{page}confirm/", {"done": "yes", "words": ""}, Confirmation),
    ]
    for who, address, typed, table in twice:
        first, second = who.post(address, typed), who.post(address, typed)
        assert first.status_code == 302, address
        assert second.status_code in {302, 409, 422}, address
        if table:
            assert table.objects.count() == 1, address
    assert StateChange.objects.filter(record=idea.pk).count() == 5


def test_an_answer_after_its_author_was_quicker_is_refused_with_where_it_stands(idea, improver, resident):
    team = signed_in(improver)
    actions.withdraw_by_author(idea, reason="", by=resident)

    refused = team.post(f"/ideas/IDEA-{idea.pk}/answer/", {"kind": rules.GOING_AHEAD, "words": WORDS})

    assert refused.status_code in {409, 422}
    assert "Withdrawn by its author" in refused.text
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lamp.jpg", b"<html><script>alert(1)</script></html>"),
        ("lamp.png", b"MZ\x90\x00 this program cannot be run"),
        ("lamp.jpg", b"\xff\xd8\xff\xe0 and then nothing"),
        ("../../etc/passwd", b"root:x:0:0"),
        ("lamp.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("empty.png", b""),
    ],
)
def test_a_picture_that_lies_is_refused_and_nothing_is_said_to_be_done(
    name, content, idea, improver, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    typed = {"words": WORDS, "alt": "A lamp", "file": SimpleUploadedFile(name, content, "image/jpeg")}

    refused = signed_in(improver).post(f"/ideas/IDEA-{idea.pk}/done/", typed)

    assert refused.status_code == 422
    assert WORDS in refused.text
    assert not Doing.objects.exists()
    assert not Attachment.objects.exists()
    assert not StateChange.objects.exists()


def test_not_now_can_come_back_tomorrow_and_not_today(idea, improver):
    tomorrow = timezone.localdate() + timedelta(days=1)
    typed = {"kind": rules.NOT_NOW, "words": WORDS}
    for day, taken in ((timezone.localdate(), False), (tomorrow, True)):
        given = {"returns_on-day": str(day.day), "returns_on-month": str(day.month), "returns_on-year": str(day.year)}
        signed_in(improver).post(f"/ideas/IDEA-{idea.pk}/answer/", {**typed, **given})
        assert Answer.objects.exists() is taken


@pytest.mark.parametrize("step", ["problem", "better", "for-whom", "where", "already"])
def test_a_million_characters_in_any_step_are_refused_with_how_many_there_are(step, client, db):
    at = begin(client)
    name = {"problem": "problem", "better": "better", "for-whom": "for_whom", "where": "where_words"}.get(
        step, "already_there"
    )

    refused = client.post(f"{at}{step}/", {name: "a" * 1_000_000})

    assert refused.status_code == 422
    assert "There are 1,000,000 now" in refused.text


def test_a_draft_that_was_sent_leads_to_the_idea_whatever_is_posted_to_it_again(resident):
    client = signed_in(resident)
    at = begin(client)
    answer_all(client, at)
    client.post(f"{at}check/")
    record = Record.objects.get()

    for address in (f"{at}check/", f"{at}title/", f"{at}throw-away/"):
        assert client.post(address, {"title": "Another"})["Location"] == record.get_absolute_url()
    assert Record.objects.get().title == "Lamps on the river path"
