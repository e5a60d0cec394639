"""What people see of demand studies, and what only the team sees."""

import re
from datetime import timedelta
from secrets import token_urlsafe

import pytest
from django.utils import timezone

from hub.strands.methods import actions, personal, rules
from hub.strands.methods.actions.flowing import Flowing
from hub.strands.methods.models import Code, Coding, Demand, Study
from hub.strands.methods.queries import panel
from hub.strands.methods.tests.factories import a_code, a_demand, a_study
from hub.thread.tests.factories import work
from tests.cast import CastClient as Client
from tests.cast import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example_kind")]
SAID = "Where is my repair? You said Tuesday."


@pytest.fixture
def study(staff):
    return a_study(by=staff)


def address(study, page="") -> str:
    return f"{study.record.get_absolute_url()}{page}"


def typed(**changes) -> dict[str, str]:
    return {"words": SAID, "channel": "Telephone", "at_once": "no", "key": token_urlsafe(32), **changes}


def reported(staff, about=None, count=3) -> Study:
    study = a_study(by=staff, about=about)
    chase, want = a_code(study, by=staff), a_code(study, by=staff, name="I want a repair", kind="value")
    now = timezone.localtime() - timedelta(days=20)
    for number in range(count):
        made = a_demand(study, by=staff, now=now + timedelta(hours=number))
        actions.code(made, want if number % 3 else chase, by=staff)
        actions.finish(made, by=staff, now=made.heard_at + timedelta(hours=5 + number))
    actions.start_coding(study, by=staff)
    actions.report(study, learned="People chase us because we give no day.", by=staff)
    return study


def test_everybody_reads_what_is_studied_and_nobody_what_was_said(client, study, staff, stranger, improver):
    a_demand(study, by=staff)

    for browser in (client, signed_in(stranger), signed_in(improver)):
        page = browser.get(address(study)).text
        assert "Mend what is broken" in page
        assert "1 demand" in page
        assert SAID not in page
        assert browser.get(address(study, "results/")).status_code == 403
        assert browser.get(address(study, "said/")).status_code in {302, 403}


def test_the_team_takes_down_on_one_screen_and_is_ready_for_the_next(study, staff):
    browser = signed_in(staff)
    assert "Where did they ask?" in browser.get(address(study, "take-down/")).text

    page = browser.post(address(study, "take-down/"), typed(), follow=True).text

    assert "Kept. Ready for the next." in page
    assert "You have taken down 1" in page
    assert SAID not in page
    assert Demand.objects.get().words == SAID


def test_a_second_click_is_one_row(study, staff):
    browser, form = signed_in(staff), typed()

    for _ in range(2):
        assert browser.post(address(study, "take-down/"), form).status_code == 302

    assert Demand.objects.count() == 1


def test_what_says_who_somebody_is_comes_back_with_what_was_typed_and_can_be_taken_out(study, staff):
    browser = signed_in(staff)
    form = typed(words="My name is Amina Khan, where is my repair?")

    answer = browser.post(address(study, "take-down/"), form)
    assert answer.status_code == 422
    assert "Not kept yet" in answer.text
    assert "Amina Khan, where is my repair?" in answer.text
    assert not Demand.objects.exists()
    browser.post(address(study, "take-down/"), {**form, "without": "1"})

    assert Demand.objects.get().words == "My name is [name], where is my repair?"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"words": ""}, "Write down what they said, in their words."),
        ({"channel": ""}, "Choose where they asked."),
        ({"channel": "Pigeon"}, "Choose one of the answers that are shown."),
        ({"at_once": ""}, "Choose whether they got what they needed."),
        ({"words": "x" * 4001}, "Use 4,000 characters or fewer."),
    ],
)
def test_nothing_typed_is_lost_on_an_error(changes, sentence, study, staff):
    answer = signed_in(staff).post(address(study, "take-down/"), typed(**changes))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert changes.get("words", SAID)[:30] in answer.text
    assert not Demand.objects.exists()


def test_what_became_of_it_is_written_down(study, staff, stranger):
    made, browser = a_demand(study, by=staff), signed_in(staff)
    at = f"/studies/demands/{made.pk}/"
    assert SAID in browser.get(address(study, "said/?which=open")).text

    assert "Passed on to Repairs desk" in browser.post(at, {"to": "Repairs desk"}, follow=True).text
    assert "they have what they needed" in browser.post(f"{at}done/", follow=True).text

    made.refresh_from_db()
    assert made.done_at
    assert signed_in(stranger).get(at).status_code == 404


def test_a_demand_is_coded_one_after_the_other_and_a_second_time_blind(study, staff, improver):
    actions.add_member(study, improver, by=staff)
    made = a_demand(study, by=staff)
    browser, other = signed_in(staff), signed_in(improver)
    assert "Name the first" in browser.get(address(study, "code/")).text
    page = browser.post(address(study, "codes/"), {"name": "Where is my repair?", "kind": "failure"}, follow=True).text
    assert "Added." in page
    code, want = study.codes.get(), a_code(study, by=staff, name="I want a repair", kind="value")

    assert SAID in browser.get(address(study, "code/")).text
    assert browser.post(address(study, "code/"), {"demand": made.pk}).status_code == 422
    form = {"demand": made.pk, "code": code.pk, "matters": "To know when"}
    page = browser.post(address(study, "code/"), form, follow=True).text
    assert "There is nothing left here for you to code." in page
    page = other.get(address(study, "code/?second=1")).text
    assert SAID in page
    assert "To know when" not in page
    other.post(address(study, "code/?second=1"), {"demand": made.pk, "code": want.pk})

    settle_it(browser, other, study, made, code)


def settle_it(browser, other, study, made, code):
    """One proposes, the other agrees."""
    assert "Propose what it should be" in browser.get(address(study, "differences/")).text
    at = f"/studies/demands/{made.pk}/"
    assert "Say why." in browser.post(f"{at}settle/", {"code": code.pk}).text
    browser.post(f"{at}settle/", {"code": code.pk, "because": "He chases."})
    page = other.get(address(study, "differences/")).text
    assert "Carys proposes" in page
    assert "I agree" in page
    other.post(f"{at}agree/")
    assert "No two codings differ" in other.get(address(study, "differences/")).text
    assert other.get(f"{at}settle/").status_code == 404


def test_what_is_neither_is_said_beside_what_counts(client, staff):
    study = reported(staff)
    neither = Code.objects.create(study=study, name="Wrong number", kind=rules.OTHER, by=staff, at=timezone.now())
    Coding.objects.filter(pk=Coding.objects.order_by("pk").first().pk).update(code=neither)

    results = client.get(address(study, "results/")).text

    assert "3 have one code that counts, 1 of them neither value nor failure demand." in " ".join(results.split())
    assert "of the 2 demands coded are failure demand" in results


def test_everybody_reads_what_was_found_once_it_is_reported(client, staff):
    study = reported(staff)

    page = client.get(address(study)).text
    results = client.get(address(study, "results/")).text
    table = client.get(address(study, "results/table/"))

    assert "1 of the 3 demands coded are failure demand. That is too few to go by" in page
    assert "People chase us because we give no day." in page
    for words in ("I want a repair", "Value demand", "the one in the middle 6 hours", "10 more are needed", "too few"):
        assert words in results
    assert "67%" in results
    assert b"".join(table.streaming_content).decode("utf-8-sig").splitlines()[1].startswith("I want a repair,value,,2,")
    assert SAID not in page + results


def test_with_enough_cases_the_chart_says_what_is_ordinary(client, staff):
    study = reported(staff, count=16)

    page = client.get(address(study, "results/")).text

    assert "On average it takes 12.5 hours" in page
    assert "hub-plot__line--limit" in page
    assert "everyday variation" in page or "seven rising" in page


def test_released_words_are_read_by_everybody_and_no_others(client, staff):
    study = reported(staff)
    made = study.demands.first()
    browser = signed_in(staff)

    browser.post(f"/studies/demands/{made.pk}/release/", {"words": "Where is it? You said Tuesday."})
    page = client.get(address(study, "results/")).text

    assert "Where is it? You said Tuesday." in page
    assert SAID not in page
    browser.post(f"/studies/demands/{made.pk}/end-release/")
    assert "Where is it?" not in client.get(address(study, "results/")).text


def test_the_work_it_is_evidence_for_shows_what_it_found(staff, resident, django_assert_num_queries):
    pilot = work(resident)
    study = reported(staff, about=pilot)

    with django_assert_num_queries(1):
        shown = panel.studies_of(pilot, None)

    assert [record for record, _ in shown["studies"]] == [study.record]
    assert "1 of the 3 demands coded" in shown["studies"][0][1]
    with django_assert_num_queries(1):
        assert panel.studies_of(study.record, None) is None


def test_a_study_is_planned_from_live_work_and_its_team_is_made(staff, resident, improver):
    pilot, browser = work(resident, "Repairs by a day"), signed_in(staff)
    form = {
        "title": "Why people ring",
        "service": "Repairs",
        "purpose": "Mend it once.",
        "channels": "Telephone\r\n\r\nDesk\r\nTelephone",
        "privacy_note": "Without your name.",
        **{f"starts_on-{part}": value for part, value in (("day", "2"), ("month", "11"), ("year", "2026"))},
        **{f"ends_on-{part}": value for part, value in (("day", "1"), ("month", "11"), ("year", "2026"))},
    }

    answer = browser.post(f"/studies/on/{pilot.reference}/", form)
    assert answer.status_code == 422
    assert "It must end on the day it starts, or after." in answer.text
    page = browser.post(f"/studies/on/{pilot.reference}/", {**form, "ends_on-day": "30"}, follow=True).text

    study = Study.objects.get()
    assert study.ways_in == ["Telephone", "Desk"]
    assert "Repairs by a day" in page
    assert "Nobody signs in with this address yet." in browser.post(address(study, "team/"), {"email": "a@b.org"}).text
    assert (
        "They are of the team now" in browser.post(address(study, "team/"), {"email": improver.email}, follow=True).text
    )


def test_a_study_is_moved_on_by_its_lead_alone(study, staff, stranger):
    browser = signed_in(staff)
    assert browser.post(address(study, "start-coding/")).status_code == 409
    a_demand(study, by=staff)
    assert signed_in(stranger).post(address(study, "start-coding/")).status_code == 403

    assert "Now sort what was said." in browser.post(address(study, "start-coding/"), follow=True).text
    assert "so there is nothing to report" in browser.post(address(study, "report/"), {"learned": "Much."}).text
    page = browser.post(address(study, "stop/"), {"because": "The desk closed."}, follow=True).text

    assert "The study is stopped." in page
    assert "Stopped" in page


def test_pages_make_few_statements_however_much_was_said(staff, stranger, django_assert_max_num_queries):
    study = reported(staff)
    pages = {address(study): 16, address(study, "results/"): 8, "/studies/": 8, address(study, "said/"): 8}
    first = {}
    for _ in range(2):
        for place, browser in enumerate((signed_in(staff), signed_in(stranger), Client())):
            for at, most in pages.items():
                if at.endswith("said/") and place:
                    continue
                browser.get(at)
                with django_assert_max_num_queries(most) as made:
                    assert browser.get(at).status_code == 200
                assert first.setdefault((place, at), len(made)) >= len(made)
        for number in range(5):
            row = a_demand_after(study, staff, number)
            assert row.pk


def a_demand_after(study, staff, number):
    """Write a demand into a study that is reported already, past its actions."""
    now = timezone.now() + timedelta(minutes=number)
    return Demand.objects.create(
        study=study, words=SAID, channel="Telephone", heard_at=now, taken_down_by=staff, key=token_urlsafe(32)
    )


def test_people_see_what_they_took_down_and_coded(study, staff):
    made = a_demand(study, by=staff)
    actions.code(made, a_code(study, by=staff), by=staff)

    (row,) = personal.worked_on(staff)

    assert (row["study"], row["taken_down"], row["coded"]) == (study.record.reference, 1, 1)


def test_the_results_say_who_comes_back_what_failure_costs_and_how_it_flows(client, study, staff):
    me = signed_in(staff)
    me.post(address(study, "take-down/"), typed(who="CASE 17"))
    me.post(address(study, "take-down/"), typed(who="case-17"))
    code = a_code(study, by=staff)
    for one in Demand.objects.all():
        actions.code(one, code, by=staff)
    for step in (
        {"name": "Write it on a slip", "who": "Front desk", "kind": "waste", "works": "10 minutes"},
        {"name": "Mend it", "who": "Joiner", "kind": "value", "works": "1 hour", "waits": "3 days"},
    ):
        me.post(address(study, "flow/"), step)
    bad = me.post(address(study, "flow/"), {"name": "Plan", "who": "Planner", "kind": "waste", "works": "a while"})
    assert bad.status_code == 422
    assert "Enter a length of time, such as 20 minutes" in bad.text
    assert "Planner" in bad.text
    assert "never make one up" in me.post(address(study, "cost/"), {"low": "4.50", "high": "6"}).text
    interim = me.get(address(study, "results/")).text
    assert "What does failure demand cost?" not in interim
    me.post(
        address(study, "cost/"), {"low": "4.50", "high": "6", "source": "Finance, March 2026", "contacts_a_year": "900"}
    )
    actions.start_coding(study, by=staff)
    actions.report(study, learned="People chase us.", by=staff)

    page = client.get(address(study, "results/")).text

    for words in (
        "1 of 2 contacts came again for the same within 28 days",
        "cost £9 to £12, at £4.50 to £6 each.",
        "In a year of 900 contacts that is",
        "Where the cost of a contact comes from: Finance, March 2026",
        "of the time does what was asked for. It is handed on once.",
        "Waits 3 days, and is handed on",
        "Mend it",
    ):
        assert words in page
    assert "CASE" not in page
    assert "Take it out" not in page
    assert me.post(address(study, "flow/"), {"name": "x", "who": "y", "kind": "value", "works": "1"}).status_code == 422


def test_only_the_team_writes_the_flow(study, stranger, staff):
    step = actions.add_step(study, Flowing(name="Ask", who="Desk", kind="value", works_minutes=5), by=staff)
    theirs, mine = signed_in(stranger), signed_in(staff)

    assert theirs.get(address(study, "flow/")).status_code == 403
    assert theirs.get(f"/studies/steps/{step.pk}/change/").status_code == 404
    assert theirs.post(f"/studies/steps/{step.pk}/remove/").status_code == 404
    assert "5 minutes" in mine.get(f"/studies/steps/{step.pk}/change/").text
    mine.post(
        f"/studies/steps/{step.pk}/change/", {"name": "Listen", "who": "Desk", "kind": "value", "works": "2 days"}
    )
    assert "Listen" in mine.get(address(study, "flow/")).text
    mine.post(f"/studies/steps/{step.pk}/remove/")
    assert "No step has been written down yet" in mine.get(address(study, "flow/")).text


def test_what_is_not_possible_is_said_in_the_form_and_nothing_typed_is_lost(study, staff):
    actions.stop_study(study, reason="Too few came.", by=staff)

    answer = signed_in(staff).post(address(study, "take-down/"), typed())

    assert answer.status_code == 422
    assert "nothing can be taken down now" in answer.text
    assert SAID in answer.text


def test_nobody_is_asked_for_what_can_no_longer_be_taken_down(study, staff):
    actions.stop_study(study, reason="Too few came.", by=staff)

    answer = signed_in(staff).get(address(study, "take-down/"))

    assert answer.status_code == 409
    assert "nothing can be taken down now" in answer.text
    assert "Where did they ask?" not in answer.text


def test_a_second_click_makes_no_second_study(staff):
    browser = signed_in(staff)
    found = re.search(r'name="key" value="([^"]+)"', browser.get("/studies/new/").text)
    assert found
    said = {
        "title": "Permits",
        "service": "Parking",
        "purpose": "Park.",
        "channels": "Telephone",
        "privacy_note": "So.",
    }
    days = {"starts_on-day": "1", "ends_on-day": "2"} | {
        f"{name}-{part}": number
        for name in ("starts_on", "ends_on")
        for part, number in (("month", "3"), ("year", "2027"))
    }

    for _ in range(2):
        assert browser.post("/studies/new/", {**said, **days, "key": found[1]}).status_code == 302

    assert Study.objects.count() == 1
