"""The one box and the pages about single comments, as people see them."""

import pytest

from hub.core import keys
from hub.core.comments import actions
from hub.core.comments.actions import Words
from hub.core.comments.models import Comment
from hub.core.follows.models import Follow
from hub.core.questions.models import Question
from hub.core.records import actions as records
from hub.core.records.visibility import Visibility


@pytest.fixture
def basil(client, stranger):
    client.force_login(stranger)
    return client


def test_the_box_takes_a_comment_and_leads_to_it(bench, basil):
    answer = basil.post(f"/records/{bench.reference}/say/", {"words": "A fine idea", "key": keys.new()}, follow=True)

    comment = Comment.objects.get()
    assert answer.redirect_chain[-1][0] == f"/examples/{bench.pk}/?page=1#comment-{comment.pk}"
    page = answer.content.decode()
    assert "You said it. Thank you." in page
    assert f'id="comment-{comment.pk}"' in page
    assert "A fine idea" in page
    assert not Question.objects.exists()


def test_the_tick_makes_it_a_question_with_a_clock(bench, basil, parks_post):
    form = {"words": "When?", "wants_answer": "on", "key": keys.new()}
    page = basil.post(f"/records/{bench.reference}/say/", form, follow=True).content.decode()

    question = Question.objects.get()
    assert question.clock.owner_post == parks_post
    assert "An answer to a question due by" in page
    assert "The answer comes here, by the day that stands beside your question" in page


def test_an_empty_box_says_what_to_do_and_keeps_the_tick(bench, basil):
    answer = basil.post(f"/records/{bench.reference}/say/", {"words": " ", "wants_answer": "on"})

    page = answer.content.decode()
    assert "Write what you want to say." in page
    assert "checked" in page


def test_too_many_words_are_kept_on_the_page(bench, basil):
    page = basil.post(f"/records/{bench.reference}/say/", {"words": "word " * 3000}).content.decode()

    assert "characters or fewer." in page
    assert "word word word" in page


def test_a_reply_shows_what_it_replies_to(bench, basil, resident):
    first = actions.say(bench, Words(source="We need a bench"), by=resident)

    page = basil.get(f"/records/{bench.reference}/say/?to={first.pk}").content.decode()
    assert "We need a bench" in page
    assert f'value="{first.pk}"' in page

    basil.post(f"/records/{bench.reference}/say/", {"words": "So do I", "to": first.pk, "key": keys.new()})
    assert Comment.objects.get(source="So do I").parent == first


@pytest.mark.parametrize("to", ["x", "-1", "9" * 30, "999"])
def test_a_forged_reply_does_no_harm(bench, basil, to):
    answer = basil.post(f"/records/{bench.reference}/say/", {"words": "So do I", "to": to})

    assert answer.status_code in {302, 404, 422}


def test_html_and_script_stay_text(bench, basil):
    form = {"words": "<script>alert(1)</script> [x](javascript:alert(1)) ![i](https://example.org/a.png)"}
    page = basil.post(f"/records/{bench.reference}/say/", form, follow=True).content.decode()

    assert "<script>alert" not in page
    assert "javascript:alert(1)</a>" not in page
    assert 'href="javascript:' not in page
    assert "example.org/a.png" not in page or "<img" not in page


@pytest.mark.parametrize("place", ["say/", "help/", "follow/", "comments/1/"])
def test_what_one_may_not_read_is_not_found(bench, basil, resident, place):
    records.publish(bench, by=resident, to=Visibility.TEAM)

    assert basil.get(f"/records/{bench.reference}/{place}").status_code == 404
    assert basil.get(f"/records/NONE-1/{place}").status_code == 404


def test_those_not_signed_in_are_led_to_the_door_first(bench, client):
    page = client.get(f"/examples/{bench.pk}/").content.decode()

    assert "Sign in to say something or to ask a question" in page
    assert "<textarea" not in page


def test_changing_ones_words(bench, basil, stranger, resident, client):
    comment = actions.say(bench, Words(source="A fien idea"), by=stranger)
    address = f"/records/{bench.reference}/comments/{comment.pk}/edit/"

    assert "A fien idea" in basil.get(address).content.decode()
    page = basil.post(address, {"words": "A fine idea"}, follow=True).content.decode()
    assert "A fine idea" in page
    assert "edited" in page

    client.force_login(resident)
    assert client.get(address).status_code == 409
    assert client.post(address, {"words": "Mine"}).status_code == 403


def test_offering_help_and_taking_it_back(bench, basil):
    address = f"/records/{bench.reference}/help/"
    page = basil.post(address, {"words": "I have a drill"}, follow=True).content.decode()
    assert "1 person" in page
    assert "I have a drill" not in page

    assert "I have a drill" in basil.get(address).content.decode()
    page = basil.post(f"{address}end/", follow=True).content.decode()
    assert "Your help is no longer offered." in page
    assert "Can help" not in page


def test_following_by_one_tap_and_stopping(bench, basil, stranger):
    assert "Follow “A bench”" in basil.get(f"/records/{bench.reference}/follow/").content.decode()
    page = basil.post(f"/records/{bench.reference}/follow/", follow=True).content.decode()
    assert "Stop following" in page
    assert Follow.objects.filter(person=stranger, record=bench).count() == 1

    page = basil.post(f"/records/{bench.reference}/unfollow/", follow=True).content.decode()
    assert "You no longer follow this." in page
    assert not Follow.objects.exists()
