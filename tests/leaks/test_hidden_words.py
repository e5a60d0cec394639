"""What a moderator hid on a record that everybody can read comes out nowhere."""

import pytest
from django.core import mail
from django.utils import timezone

from hub.core.follows.actions import follow, send_digests
from hub.core.moderation import actions as moderation
from hub.core.moderation.actions import Decision
from hub.core.moderation.models import Case
from hub.strands.ideas import actions, rules
from hub.strands.ideas.tests.factories import an_idea
from tests.leaks import outputs
from tests.leaks.planting import Garden, make_place

HUSHED = "qzhushed"


@pytest.fixture
def garden(resident, stranger, improver, parks_post, moderator):
    """One public idea on which everything that can be said was said, and then hidden by a moderator."""
    made = Garden(author=resident, reader=stranger, improver=improver, post=parks_post, place=make_place())
    idea = an_idea(by=resident, title="Lamps qzshown", place_id=made.place.pk)
    follow(idea.record, by=stranger)
    asked = actions.ask_author(idea, words=f"{HUSHED} asked?", by=improver)
    actions.reply(idea, words=f"{HUSHED} replied.", by=resident)
    answered = actions.answer(idea, kind=rules.GOING_AHEAD, words=f"{HUSHED} answered.", by=improver)
    doing = actions.do_it(idea, words=f"{HUSHED} did it.", by=improver)
    missing = actions.say_not_done(idea, words=f"{HUSHED} is not done.", by=resident)
    again = actions.do_it(idea, words=f"{HUSHED} did it again.", by=improver)
    confirmed = actions.confirm(idea, words=f"{HUSHED} confirmed.", by=resident)
    parts = [f"asked:{asked.pk}", f"reply:{asked.pk}"]
    parts += [f"state:{one.move_id}" for one in (answered, doing, missing, again, confirmed)]
    for part in parts:
        moderation.report(idea.record, "personal", "", by=stranger, part=part)
    decision = Decision(outcome="hidden", ground="personal", words="It names a neighbour.")
    assert moderation.decide(list(Case.objects.all()), decision, by=moderator) == len(parts)
    made.records.append(idea.record)
    return made


@pytest.mark.parametrize("who", ["nobody", "stranger", "improver"])
def test_no_address_tells_what_was_hidden(who, garden, client, request):
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    leaks, shown = [], set()
    for route in outputs.addresses():
        for address in outputs.opened(route, garden):
            response = client.get(address)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            text = body.decode(errors="replace").lower()
            leaks += [address] if HUSHED in text else []
            shown |= {route} if "qzshown" in text else set()

    # What the improver said is theirs to see among their own data, and to ask a second look for.
    assert leaks == []
    assert {"", "ideas/", "ideas/feed/", "ideas/download/", "feeds/<slug:kind>.atom"} <= shown


def test_search_finds_nothing_by_words_that_are_hidden(garden, client):
    assert "/ideas/IDEA-" in client.get("/search/?q=qzshown").text
    for address in (f"/search/?q={HUSHED}", f"/ideas/?q={HUSHED}", f"/api/v1/search/?q={HUSHED}"):
        assert "ideas/IDEA-" not in client.get(address).text


def test_no_letter_that_goes_out_later_tells_it(garden, resident, stranger):
    mail.outbox.clear()
    send_digests(now=timezone.now())

    assert {resident.email, stranger.email} & {to for letter in mail.outbox for to in letter.to}
    assert HUSHED not in "".join(str(letter.message()) for letter in mail.outbox)
