"""The forms with which leaders shape the thread and work is tied to it: who gets them, what they do."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from hub.core.links.models import Link
from hub.core.records.actions import change_state, give_to
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.thread import coverage, pages, rules
from hub.thread.actions import statements, ties
from hub.thread.models import Edition, Statement
from hub.thread.tasks import find_idle_work
from hub.thread.tests import factories

pytestmark = pytest.mark.usefixtures("example_kind")
SHAPING = ("reword/", "review/", "end-review/", "retire/")


@pytest.fixture
def outcome(leader):
    return factories.statement(leader)


@pytest.fixture
def idea(resident, parks, improver):
    record = factories.work(resident)
    give_to(record, team=parks, post=None, by=improver)
    return record


def text(response):
    return response.content.decode()


def at(statement, step=""):
    return f"/outcomes/{statement.record.reference}/{step}"


def the_day(days):
    day = timezone.localdate() + timedelta(days=days)
    return {"until-day": day.day, "until-month": day.month, "until-year": day.year}


@pytest.mark.parametrize("step", SHAPING)
def test_only_leaders_get_the_forms(client, outcome, resident, improver, step):
    assert client.get(at(outcome, step)).status_code == 302
    for person in (resident, improver):
        client.force_login(person)
        assert client.get(at(outcome, step)).status_code == 403
        assert client.post(at(outcome, step), {"because": "x"}).status_code == 403


def test_a_leader_adopts_the_first_edition_and_adds_a_statement(client, leader):
    client.force_login(leader)
    today = timezone.localdate()
    day = {"adopted_on-day": today.day, "adopted_on-month": today.month, "adopted_on-year": today.year}
    client.post("/outcomes/editions/adopt/", {"name": "Future Council", "reason": "To say it in one place.", **day})
    client.post("/outcomes/add/purpose/", {"title": "Better days", "wording": "A little better every day."})
    purpose = Statement.objects.get()

    response = client.post(
        "/outcomes/add/vision/", {"title": "Live well", "wording": "Everybody lives well.", "serves": [purpose.pk]}
    )

    assert Edition.objects.get().name == "Future Council"
    vision = Statement.objects.get(record__kind="vision")
    assert response.url == at(vision)
    assert Link.objects.get().target == purpose.record
    assert "The statement is adopted" in text(client.get(response.url))


def test_a_leader_rewords_with_a_reason_and_nothing_typed_is_lost_without_one(client, leader, outcome):
    client.force_login(leader)
    typed = {"title": "Warm homes", "wording": "Homes that are warm."}

    refused = client.post(at(outcome, "reword/"), typed)
    done = client.post(at(outcome, "reword/"), {**typed, "reason": "Shorter is clearer."}, follow=True)

    assert "There is a problem" in text(refused)
    assert "Homes that are warm." in text(refused)
    assert "The new wording is published" in text(done)
    assert "Homes that are warm." in text(done)


def test_a_review_is_opened_and_ended(client, leader, outcome):
    client.force_login(leader)

    opened = client.post(at(outcome, "review/"), {"invitation": "Well?", **the_day(30)}, follow=True)
    too_early = client.post(at(outcome, "review/"), {"invitation": "Well?", **the_day(0)})
    assert "What came of the review?" in text(client.get(at(outcome, "end-review/")))
    ended = client.post(at(outcome, "end-review/"), {"because": "Nine in ten agreed."}, follow=True)

    assert "Under review until" in text(opened)
    assert "or later" in text(too_early)
    assert "Adopted: this is what holds now" in text(ended)
    assert "Nine in ten agreed." in text(client.get(at(outcome, "wordings/")))


def test_a_statement_is_retired_with_a_reason(client, leader, outcome):
    client.force_login(leader)

    page = text(client.post(at(outcome, "retire/"), {"because": "It was reached."}, follow=True))

    assert "Retired: it holds no longer" in page
    assert "It was reached." in text(client.get(at(outcome, "wordings/")))
    assert "What held once" in text(client.get("/outcomes/"))


@pytest.mark.parametrize("typed", [{"title": "x" * 1_000_000}, {"wording": ""}, {"title": "<script>x</script>"}])
def test_bad_input_is_told_and_kept(client, leader, outcome, typed):
    client.force_login(leader)

    response = client.post(at(outcome, "reword/"), {"title": "x", "wording": "y", **typed})

    assert response.status_code == 422
    assert "There is a problem" in text(response)
    assert "<script>x" not in text(response)


def test_the_team_says_what_a_record_serves_and_a_second_person_confirms(client, idea, outcome, improver, staff):
    client.force_login(improver)
    page = client.post(f"/records/{idea.reference}/serves/", {"statement": outcome.pk, "because": "Damp."}, follow=True)
    assert "waiting for a second person" in text(page)
    own = text(client.get("/outcomes/coverage/"))
    assert "by you: somebody else confirms it" in own
    tie = Link.objects.get()
    assert client.post(f"/outcomes/ties/{tie.pk}/confirm/").status_code == 409

    client.force_login(staff)
    client.post(f"/outcomes/ties/{tie.pk}/confirm/")

    tie.refresh_from_db()
    assert tie.confirmed_by == staff
    assert "confirmed by a second person" in text(client.get(f"/records/{idea.reference}/serves/"))


def test_a_tie_is_ended_with_a_reason(client, idea, outcome, improver, stranger):
    tie = ties.tie(idea, outcome.record, by=improver)
    client.force_login(stranger)
    assert client.post(f"/outcomes/ties/{tie.pk}/end/", {"because": "x"}).status_code == 403
    assert client.post(f"/outcomes/ties/{tie.pk}/confirm/").status_code == 403

    client.force_login(improver)
    assert "Why does it not serve this?" in text(client.get(f"/outcomes/ties/{tie.pk}/end/"))
    client.post(f"/outcomes/ties/{tie.pk}/end/", {"because": "It was about something else."})

    tie.refresh_from_db()
    assert tie.ended_because == "It was about something else."


def test_a_tie_of_what_one_may_not_read_is_not_found(client, outcome, resident, improver, staff):
    hidden = factories.work(resident, to=Visibility.DRAFT)
    tie = ties.tie(hidden, outcome.record, by=resident)

    client.force_login(staff)
    assert client.post(f"/outcomes/ties/{tie.pk}/confirm/").status_code == 404
    assert client.get(f"/outcomes/ties/{tie.pk}/end/").status_code == 404


def test_owners_see_what_is_not_covered_and_others_a_count(client, leader, improver, resident, outcome):
    served = factories.statement(leader, title="Livelier high streets")
    worked, _idle, declined, hidden = (
        factories.work(resident, title) for title in ("On the thread", "Serves nothing", "Was declined", "Is hidden")
    )
    ties.tie(worked, served.record, by=improver)
    change_state(declined, to="declined", by=improver, reason="x")
    Record.objects.filter(pk=hidden.pk).update(visibility=Visibility.DRAFT)

    public = text(client.get("/outcomes/coverage/"))
    client.force_login(improver)
    owned = text(client.get("/outcomes/coverage/"))

    assert "Of 2 outcomes, 1 has work that serves it, and 1 has none yet." in public
    assert "Serves nothing" not in public
    for title in (outcome.record.title, "Serves nothing", "On the thread"):
        assert title in owned
    assert owned.index("Open work that serves nothing") < owned.index(">Serves nothing<")
    assert "Was declined" not in owned
    assert "Is hidden" not in owned


def test_what_only_hidden_or_declined_work_serves_counts_as_served_by_nobody(
    client, leader, improver, resident, outcome
):
    for title, to in (("Is hidden", Visibility.STAFF), ("Was declined", Visibility.PUBLIC)):
        record = factories.work(resident, title, to=to)
        ties.tie(record, outcome.record, by=improver)
    change_state(record, to="declined", by=improver, reason="x")

    assert "and 1 has none yet" in text(client.get("/outcomes/coverage/"))


def test_coverage_takes_the_same_statements_however_much_there_is(
    client, leader, improver, resident, outcome, django_assert_max_num_queries
):
    client.force_login(leader)
    for count in (1, 30):
        for _ in range(count):
            factories.work(resident)
            ties.tie(factories.work(resident), outcome.record, by=improver)
        with django_assert_max_num_queries(12):
            client.get("/outcomes/coverage/")


def test_coverage_after_the_task_looked_counts_what_is_new_and_what_was_tied_since(client, improver, resident, outcome):
    tied, left = factories.work(resident, "Is tied later"), factories.work(resident, "Stays idle")
    find_idle_work.call()
    ties.tie(tied, outcome.record, by=improver)
    factories.work(resident, "Came later")
    hidden = factories.work(resident, "Is hidden")
    Record.objects.filter(pk=hidden.pk).update(visibility=Visibility.DRAFT)
    Record.objects.filter(pk=left.pk).update(title="Stays idle still")
    client.force_login(improver)

    owned = text(client.get("/outcomes/coverage/")).partition("Open work that serves nothing")[2]

    assert "2 open pieces of work serve no statement" in owned
    assert owned.index("Came later") < owned.index("Stays idle still")
    assert "Is tied later" not in owned
    assert "Is hidden" not in owned


def test_work_is_counted_beyond_those_that_are_asked_about_first(client, improver, resident, monkeypatch):
    for title in ("First", "Second", "Third"):
        factories.work(resident, title)
    find_idle_work.call()
    monkeypatch.setattr(coverage, "ASKED_FIRST", 1)
    client.force_login(improver)

    owned = text(client.get("/outcomes/coverage/")).partition("Open work that serves nothing")[2]

    assert "3 open pieces of work serve no statement" in owned
    assert owned.index("Third") < owned.index("Second") < owned.index("First")


def test_ties_are_found_beyond_the_oldest_that_are_looked_through_first(
    leader, improver, resident, outcome, monkeypatch
):
    works = [factories.work(resident, title) for title in ("First", "Second", "Third")]
    for work in works:
        ties.tie(work, outcome.record, by=improver)
    Record.objects.filter(pk=works[0].pk).update(visibility=Visibility.DRAFT)
    monkeypatch.setattr(coverage, "LOOKED_THROUGH", (1, 10))

    assert [tie.source for tie in coverage.waiting(leader)] == works[1:]


def test_a_review_that_closed_is_owed_its_result(client, leader, outcome):
    statements.put_under_review(outcome, until=timezone.localdate() + timedelta(days=1), invitation="Well?", by=leader)
    past = timezone.localdate() - timedelta(days=2)
    Statement.objects.filter(pk=outcome.pk).update(review_from=past, review_until=past)
    client.force_login(leader)

    assert "Reviews that closed" in text(client.get("/outcomes/coverage/"))
    assert Statement.objects.get(pk=outcome.pk).record.state == rules.UNDER_REVIEW


def test_the_second_person_is_told_what_waits_for_them_and_the_first_is_not(idea, outcome, improver, leader, staff):
    ties.tie(idea, outcome.record, by=improver)

    [owed] = coverage.to_confirm(leader, 10)

    assert idea.title in owed.title
    assert coverage.to_confirm(improver, 10) == []
    assert coverage.to_confirm(staff, 10) == []


def test_what_cannot_be_done_is_said_beside_what_was_typed(client, leader, outcome):
    client.force_login(leader)
    same = {"title": outcome.record.title, "wording": outcome.wording, "reason": "Only to try it."}

    refused = client.post(at(outcome, "reword/"), same)
    client.post(at(outcome, "review/"), {"invitation": "Well?", **the_day(30)})
    twice = client.post(at(outcome, "review/"), {"invitation": "And now?", **the_day(30)})

    assert refused.status_code == twice.status_code == 422
    assert "Nothing has changed" in text(refused)
    assert "Only to try it." in text(refused)
    assert "“Under review” already" in text(twice)
    assert "And now?" in text(twice)


def test_an_edition_that_would_carry_nothing_over_is_not_adopted(client, leader, outcome):
    client.force_login(leader)
    today = timezone.localdate()
    day = {"adopted_on-day": today.day, "adopted_on-month": today.month, "adopted_on-year": today.year}
    typed = {"name": "Anew", "reason": "To begin again.", **day}

    refused = client.post("/outcomes/editions/adopt/", typed)
    outcome.record.refresh_from_db()
    assert refused.status_code == 422
    assert "the whole thread would be retired" in text(refused)
    assert outcome.record.state == "adopted"

    client.post("/outcomes/editions/adopt/", {**typed, "keep": [outcome.pk]})
    page = text(client.get(f"/outcomes/editions/{Edition.objects.latest('pk').pk}/"))
    assert outcome.wording in page
    assert "redacted" not in page


def test_a_statement_that_was_added_while_an_edition_was_written_is_read_before_it_is_left_out(client, leader, outcome):
    client.force_login(leader)
    today = timezone.localdate()
    day = {"adopted_on-day": today.day, "adopted_on-month": today.month, "adopted_on-year": today.year}
    typed = {"name": "Anew", "reason": "To begin again.", "keep": [outcome.pk], **day}
    [opened] = re.findall(r'name="newest" value="(\d+)"', text(client.get("/outcomes/editions/adopt/")))
    added = factories.statement(leader, title="Quiet nights")

    refused = client.post("/outcomes/editions/adopt/", {**typed, "newest": opened})
    assert refused.status_code == 422
    assert "Added meanwhile: “Quiet nights”." in text(refused)
    assert Statement.objects.get(pk=added.pk).record.state == "adopted"
    [seen] = re.findall(r'name="newest" value="(\d+)"', text(refused))

    client.post("/outcomes/editions/adopt/", {**typed, "newest": seen})
    assert Edition.objects.latest("pk").name == "Anew"
    assert Statement.objects.get(pk=added.pk).record.state == rules.RETIRED


def test_work_for_what_was_retired_serves_nothing_and_its_line_says_so(client, leader, improver, idea, outcome):
    ties.tie(idea, outcome.record, by=improver)
    client.force_login(leader)
    assert [tie.source for tie in coverage.waiting(leader)] == [idea]
    assert idea.title not in text(client.get("/outcomes/coverage/")).partition("Open work that serves nothing")[2]

    client.post(at(outcome, "retire/"), {"because": "It was reached."})

    assert coverage.waiting(leader) == []
    assert idea.title in text(client.get("/outcomes/coverage/")).partition("Open work that serves nothing")[2]
    assert [stop.state for stop in pages.side_line(idea, leader) if stop.side == "up"] == ["Retired"]
