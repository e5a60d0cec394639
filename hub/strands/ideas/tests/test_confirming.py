"""An author says whether it is done: from the letter, on the page, late, twice; and somebody else does not."""

import pytest
from django.core import mail, signing
from django.core.files.uploadedfile import SimpleUploadedFile

from hub.core.follows.actions import mail_notice
from hub.core.follows.models import Notice
from hub.strands.ideas import actions, rules
from hub.strands.ideas.models import Confirmation
from hub.strands.ideas.tests.factories import an_idea
from tests.cast import signed_in


@pytest.fixture
def idea(resident, improver):
    found = an_idea(by=resident)
    actions.do_it(found, words="A lamp stands there.", by=improver)
    return found


def letter_to(person) -> str:
    notice = Notice.objects.filter(person=person).latest("pk")
    mail_notice(notice)
    return notice.url


def test_the_letter_leads_to_a_page_where_the_author_says_so_without_signing_in(idea, resident, client):
    at = letter_to(resident)
    assert mail.outbox[-1].subject.startswith("Is your idea “Lamps on the river path” done?")
    assert at in mail.outbox[-1].body

    page = client.get(at)
    assert "A lamp stands there." in page.text
    assert not Confirmation.objects.exists()
    assert "Say what is still missing." in client.post(at, {"done": "no"}).text

    assert "Done and confirmed" in client.post(at, {"done": "yes"}, follow=True).text
    assert Confirmation.objects.get().by == resident
    again = client.get(at, follow=True).text
    assert "Nothing is asked of you here now" in again
    assert client.post(at, {"done": "no", "words": "The lamp is out."}).status_code == 422


def test_a_link_that_is_not_ours_or_of_one_who_has_left_opens_nothing(idea, resident, client):
    at = letter_to(resident)
    forged = signing.dumps([idea.pk, resident.pk], salt="another")
    assert client.get(f"/ideas/confirm/{forged}/").status_code == 404
    assert client.get(f"{at[:-2]}x/").status_code == 404

    type(resident).objects.filter(pk=resident.pk).update(is_active=False)
    assert client.post(at, {"done": "yes"}).status_code == 404
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("act", ["confirm", "reply", "withdraw", "make-public"])
def test_what_only_the_author_does_is_not_asked_of_others(idea, stranger, act):
    page = signed_in(stranger).get(f"/ideas/IDEA-{idea.pk}/{act}/")

    assert page.status_code == 403
    assert "Only the people who put this idea forward" in page.text


def test_a_second_click_of_the_service_is_told_so_and_keeps_the_first(idea, improver):
    page = signed_in(improver).post(f"/ideas/IDEA-{idea.pk}/done/", {"words": "A lamp stands there."})

    assert page.status_code == 422
    assert "This is “Done, says the service” already" in page.text
    assert idea.doings.count() == 1


def test_after_a_second_doing_the_author_is_asked_of_the_newest_answer_alone(idea, resident, improver):
    actions.say_not_done(idea, words="It is dark.", by=resident)
    assert idea.record.state == rules.ACKNOWLEDGED
    actions.do_it(idea, words="Now it burns.", by=improver)

    assert signed_in(resident).get(f"/ideas/IDEA-{idea.pk}/").text.count("What do you say of the answer?") == 1


def test_a_picture_that_is_none_is_refused_and_one_that_was_chosen_is_asked_for_again(improver, resident, picture):
    idea = an_idea(by=resident)
    me, at = signed_in(improver), f"/ideas/IDEA-{idea.pk}/done/"

    pdf = me.post(at, {"words": "Done.", "file": picture(b"%PDF-1.4 %%EOF", "lamp.pdf")}).text
    assert "Choose a picture: JPEG, PNG, WebP or GIF. This is none of these." in pdf

    nothing_said = me.post(at, {"words": "", "alt": "A lamp", "file": picture(b"\xff\xd8\xff", "lamp.jpg")}).text
    assert "Choose the file again" in nothing_said
    assert 'value="A lamp"' in nothing_said


@pytest.fixture
def picture():
    return lambda content, name: SimpleUploadedFile(name, content, "image/jpeg")


def test_what_is_still_missing_stands_on_top_for_everybody_and_for_who_sorts(client, idea, resident, improver):
    actions.say_not_done(idea, words="It does not shine.", by=resident)
    said = "Its author says: it is not done"

    for page in (client.get(f"/ideas/IDEA-{idea.pk}/"), signed_in(improver).get(f"/ideas/IDEA-{idea.pk}/sort/")):
        assert page.text.index(said) < page.text.index("It does not shine.") < page.text.index("The path is dark after")
    actions.do_it(idea, words="Now it shines.", by=improver)
    assert said not in client.get(f"/ideas/IDEA-{idea.pk}/").text
