"""Following the list of ideas with its filters: what comes under them is told in a letter."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from hub.core.follows import actions as follows
from hub.core.follows.models import Follow
from hub.strands.ideas import actions, rules
from hub.strands.ideas.tests.factories import an_idea

NOW = timezone.now()


def letter(day: int) -> str:
    """What Basil’s letter of that day says."""
    mail.outbox.clear()
    follows.send_digests(now=NOW + timedelta(days=day))
    return next((one.body for one in mail.outbox if one.to == ["basil@example.org"]), "")


def test_the_list_offers_to_follow_what_it_shows_and_says_when_one_does(client, stranger):
    assert "Follow all new ideas" in client.get("/ideas/").text
    client.force_login(stranger)
    page = client.get("/ideas/?q=bench&sort=oldest&page=2").text
    assert 'name="search" value="in=ideas&amp;q=bench"' in page

    done = client.post("/my/follows/search/", {"search": "in=ideas&q=bench"})

    assert done["Location"] == "/ideas/?q=bench"
    assert "You follow this." in client.get("/ideas/?q=bench").text
    assert "You follow this." not in client.get("/ideas/?q=tree").text
    assert "Ideas: “bench”" in client.get("/my/follows/").text
    assert "Ideas: “bench”" in client.get("/my/").text


def test_a_followed_service_tells_of_its_new_ideas_alone(resident, stranger, improver, parks_post):
    follows.follow_search(f"in=ideas&service={parks_post.team_id}", by=stranger, now=NOW)
    ours = an_idea(title="A bench in the park", by=resident, now=NOW + timedelta(hours=1))
    an_idea(title="A kinder letter", by=resident, now=NOW + timedelta(hours=1))
    actions.assign(ours, post=parks_post, by=improver, now=NOW + timedelta(hours=2))

    body = letter(1)

    assert "A bench in the park" in body
    assert "A kinder letter" not in body


def test_a_followed_state_tells_of_what_has_moved_into_it(resident, stranger, improver):
    idea = an_idea(title="A bench", by=resident, now=NOW - timedelta(days=9))
    follows.follow_search("in=ideas&state=answered", by=stranger, now=NOW)
    assert letter(1) == ""

    actions.answer(idea, kind=rules.ALREADY, words="It stands.", by=improver, now=NOW + timedelta(days=2))

    assert "New under a search you follow: “A bench”" in letter(3)
    assert letter(4) == ""


@pytest.mark.parametrize("search", ["in=ideas&colour=red", "in=ideas&ward=999999", "in=ideas&audience=staff"])
def test_a_filter_that_makes_no_sense_finds_nothing(search, resident, stranger):
    Follow.objects.create(person=stranger, search=search, at=NOW - timedelta(days=1))
    an_idea(title="A bench", by=resident)

    assert letter(1) == ""
