"""An embargo, as each one reads it: before its end, on its day, and when it has been published by itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PostFactory, TeamFactory, with_role
from hub.core.clocks.models import Clock
from hub.core.follows import actions as follows
from hub.core.follows.models import Notice
from hub.core.records.actions import withdraw
from hub.core.records.visibility import Visibility
from hub.design.words import day
from hub.foundation.dates import working_days_after
from hub.foundation.errors import NotAllowed, NotPossible
from hub.strands.ledger import rules
from hub.strands.ledger.actions import signing
from hub.strands.ledger.models import Decision
from hub.strands.ledger.tasks import publish_after_embargo
from hub.strands.ledger.tests.factories import a_draft
from tests.cast import signed_in

BECAUSE = "Those who bid hear first."


@pytest.fixture
def clerk(db, settings) -> Person:
    """Cleo, who holds the clearing post and works in another team."""
    legal = TeamFactory(code="legal", name="Legal")
    found = with_role(Role.STAFF, name="Cleo", team=legal)
    PostFactory(title="Clearing clerk", team=legal, holder=found)
    settings.HUB_CLEARING_POST = "Clearing clerk"
    return found


def signed(post, officer, *, days_ago, until):
    """A decision signed some days ago under an embargo."""
    then = timezone.localtime() - timedelta(days=days_ago)
    decision = a_draft(post=post, by=officer, embargo_until=until, embargo_because=BECAUSE, now=then)
    signing.sign(decision, by=officer, now=then)
    return decision


def publishing(decision):
    return Clock.objects.get(record=decision.record, promise=rules.PUBLISH)


def told(person):
    return [notice.sentence for notice in Notice.objects.filter(person=person).order_by("pk")]


def test_before_its_end_staff_read_why_it_waits_nobody_can_publish_it_and_the_public_reads_nothing(
    clerk, officer, officer_post, monitor, staff
):
    until = timezone.localdate() + timedelta(days=20)
    decision = signed(officer_post, officer, days_ago=1, until=until)
    at, cleo, nobody = decision.record.get_absolute_url(), signed_in(clerk), Client()

    assert told(clerk) == ["“Lamps on the river path” was signed: it is for you to clear"]
    assert f"It is published by itself on {day(until)}, when its embargo ends." in cleo.get(f"{at}clear/").text
    page = cleo.post(f"{at}clear/", {"words": ""}, follow=True).text
    assert f"Cleared. It is published by itself on {day(until)}" in page
    for person in (officer, clerk, monitor, staff):
        page = signed_in(person).get(at).text
        assert f"Under embargo until {day(until)}" in page
        assert BECAUSE in page
        assert f"is published by itself on {day(until)}." in page
        assert "Publish this decision" not in page
    refused = signed_in(monitor).get(f"{at}publish/")
    assert refused.status_code == 409
    assert f"This is under embargo until {day(until)}" in refused.text
    assert nobody.get(at).status_code == 404
    assert decision.record.title not in nobody.get("/decisions-and-money/").text


def test_publishing_is_due_when_the_embargo_ends_and_late_from_the_day_after_as_the_page_says(officer, officer_post):
    today = timezone.localdate()
    later = signed(officer_post, officer, days_ago=0, until=today + timedelta(days=30))
    sooner = signed(officer_post, officer, days_ago=0, until=today + timedelta(days=1))

    assert publishing(later).due_on == today + timedelta(days=30)
    assert publishing(sooner).due_on == working_days_after(today, 5)
    assert [publishing(one).paused_on for one in (later, sooner)] == [None, None]


def test_on_its_day_it_is_published_by_itself_its_followers_hear_and_everybody_reads_why_it_waited(
    clerk, officer, officer_post, staff
):
    today = timezone.localdate()
    decision = signed(officer_post, officer, days_ago=30, until=today)
    follows.follow(decision.record, by=staff)
    signing.clear(decision, by=clerk, now=timezone.localtime() - timedelta(days=20))

    assert publish_after_embargo() == 1
    assert publish_after_embargo() == 0

    page = Client().get(decision.record.get_absolute_url()).text
    assert f"It was under embargo until {day(today)}: " in page
    assert BECAUSE in page
    assert "it was due by" not in page.split("It was under embargo")[0].rsplit("Published", 1)[1]
    assert publishing(decision).due_on == today
    assert told(staff) == ["“Lamps on the river path” was published"]


def test_what_is_cleared_after_its_end_says_what_is_next_and_who_clears_can_publish_it(clerk, officer, officer_post):
    decision = signed(officer_post, officer, days_ago=30, until=timezone.localdate() - timedelta(days=3))
    at, cleo = decision.record.get_absolute_url(), signed_in(clerk)

    assert publish_after_embargo() == 0
    assert "Under embargo" not in cleo.get(at).text
    page = cleo.post(f"{at}clear/", {"words": ""}, follow=True).text
    for words in ("Cleared. It can be published.", "Next it is published.", "Publish this decision"):
        assert words in page
    assert "Published." in cleo.post(f"{at}publish/", follow=True).text


def test_what_was_taken_down_is_not_brought_back_by_the_end_of_an_embargo_nor_by_hand(
    clerk, officer, officer_post, moderator
):
    today = timezone.localdate()
    down, other = (signed(officer_post, officer, days_ago=9, until=today) for _ in range(2))
    for one in (down, other):
        signing.clear(one, by=clerk, now=timezone.localtime() - timedelta(days=8))
    withdraw(down.record, by=moderator, reason="It names a child.")

    assert publish_after_embargo() == 1

    assert Decision.objects.get(pk=down.pk).record.visibility == Visibility.WITHDRAWN
    assert Decision.objects.get(pk=other.pk).record.visibility == Visibility.PUBLIC
    assert Client().get(down.record.get_absolute_url()).status_code == 410


def test_whoever_signed_ends_it_before_its_day_with_a_reason_and_everybody_concerned_hears(
    clerk, officer, officer_post, staff
):
    until = timezone.localdate() + timedelta(days=20)
    decision = signed(officer_post, officer, days_ago=3, until=until)
    at, hilde = decision.record.get_absolute_url(), signed_in(officer)
    early = hilde.get(f"{at}embargo/end/")
    assert early.status_code == 409
    assert "A second post has to clear this first." in early.text
    signing.clear(decision, by=clerk)
    follows.follow(decision.record, by=staff)

    assert "End the embargo now" in hilde.get(at).text
    asked = hilde.get(f"{at}embargo/end/").text
    assert f"and not on {day(until)} only" in asked
    assert BECAUSE in asked
    refused = hilde.post(f"{at}embargo/end/", {"because": " "})
    assert refused.status_code == 422
    assert "Say why it ends now." in refused.text
    page = hilde.post(f"{at}embargo/end/", {"because": "Whoever bid has heard."}, follow=True).text

    assert "Published. Those with whom it began have been told." in page
    public = Client().get(at).text
    done = "Publishing a decision was done"
    for words in (f"Its embargo was ended before its day, {day(until)}", BECAUSE, "Whoever bid has heard.", done):
        assert words in public
    sentence = "“Lamps on the river path” was published before its embargo ended: Whoever bid has heard."
    assert told(staff) == [sentence]
    assert told(clerk)[-1] == sentence
    assert publishing(decision).stopped_at is not None
    again = hilde.post(f"{at}embargo/end/", {"because": "Whoever bid has heard."})
    assert again.status_code == 409
    assert "This is published already" in again.text


def test_a_monitoring_officer_ends_it_too_and_nobody_else_not_even_who_clears(
    clerk, officer, officer_post, monitor, staff
):
    decision = signed(officer_post, officer, days_ago=3, until=timezone.localdate() + timedelta(days=20))
    signing.clear(decision, by=clerk)
    at = decision.record.get_absolute_url()

    for person in (clerk, staff):
        assert signed_in(person).get(f"{at}embargo/end/").status_code == 403
        assert "End the embargo now" not in signed_in(person).get(at).text
    with pytest.raises(NotAllowed):
        signing.end_embargo(decision, because="Now.", by=clerk)

    signing.end_embargo(decision, because="The press has it.", by=monitor)
    assert told(officer)[-1] == "“Lamps on the river path” was published before its embargo ended: The press has it."


def test_what_was_taken_down_or_waits_for_no_day_has_no_embargo_to_end(clerk, officer, officer_post, moderator):
    today = timezone.localdate()
    down = signed(officer_post, officer, days_ago=9, until=today + timedelta(days=5))
    over = signed(officer_post, officer, days_ago=9, until=today)
    for one in (down, over):
        signing.clear(one, by=clerk)
    withdraw(down.record, by=moderator, reason="It names a child.")

    for one, words in ((down, "This was taken down"), (over, "No embargo holds here")):
        with pytest.raises(NotPossible, match=words):
            signing.end_embargo(one, because="Now.", by=officer)


def test_a_draft_whose_embargo_has_passed_can_be_written_on_and_a_new_day_must_lie_ahead(officer, officer_post):
    today = timezone.localdate()
    then = timezone.localtime() - timedelta(days=9)
    passed = today - timedelta(days=2)
    decision = a_draft(post=officer_post, by=officer, embargo_until=passed, embargo_because=BECAUSE, now=then)
    hilde, at = signed_in(officer), f"{decision.record.get_absolute_url()}openness/"

    def typed(until):
        days = {f"embargo_until-{part}": getattr(until, part) for part in ("day", "month", "year")}
        return {"openness": "All of it.", "embargo_because": BECAUSE, **days}

    assert hilde.post(at, typed(passed)).status_code == 302
    assert "This day has passed" in hilde.post(at, typed(passed + timedelta(days=1))).text
    assert Decision.objects.get().openness == "All of it."
