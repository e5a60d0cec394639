"""What people see of the lab, type into it, and are told when it cannot be taken."""

import re
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.drafts.models import Draft
from hub.core.links.actions import link
from hub.core.links.models import Link
from hub.core.records.actions import hide_words, publish
from hub.core.records.visibility import Visibility
from hub.foundation.dates import day_words
from hub.strands.lab import actions, rules
from hub.strands.lab.actions.ending import Said
from hub.strands.lab.actions.growing import Origin
from hub.strands.lab.models import Cost, Experiment, Pilot, Problem, Result
from hub.strands.lab.tests.factories import (
    WORDS,
    a_pilot,
    a_plan,
    a_problem,
    an_experiment,
    an_origin,
    ended,
    explored,
    running,
)
from tests.cast import CastClient as Client
from tests.cast import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example_kind")]
SAID = {"title": "Nobody clears the alley", "what": "Waste lies for weeks.", "affected": "Those who live there."}
PLAN = {
    "title": "A call before the visit",
    "mode": "explore",
    "question": "Does it help?",
    "doing": "We call 40 people.",
    "spectrum": "tweak",
    "design": "none",
}


def hidden_key(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def day(name: str, when) -> dict[str, str]:
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


# --- Bringing a problem ---------------------------------------------------------------------------------------


def test_the_one_door_leads_to_the_lab(client):
    assert "A problem that no one service can put right" in client.get("/tell-us/").text
    assert client.post("/tell-us/", {"what": "lab_problem"})["Location"] == "/lab/refer/"


def test_a_problem_is_brought_without_signing_in_until_the_end_and_once(client, resident, stranger):
    a_problem(by=stranger, title="Alley behind the baker")
    kept = client.post("/lab/refer/", SAID)
    page = client.get(kept["Location"]).text
    for words in ("Waste lies for weeks.", "Alley behind the baker", "Sign in and send"):
        assert words in page
    assert client.post(kept["Location"])["Location"].startswith("/sign-in/")
    assert Client().get(kept["Location"]).status_code == 404

    Draft.objects.update(person=resident)
    me = signed_in(resident)
    first = me.post(kept["Location"])["Location"]
    assert me.post(kept["Location"])["Location"] == first
    page = me.get(first).text
    assert "The lab says by" in page
    assert Problem.objects.count() == 2


def test_what_is_missing_is_said_and_what_was_typed_is_kept(client):
    page = client.post("/lab/refer/", {**SAID, "affected": ""})

    assert page.status_code == 422
    assert "Say who is affected, and how." in page.text
    assert "Waste lies for weeks." in page.text
    assert not Draft.objects.exists()


def test_the_lab_answers_and_the_words_stand_large(client, resident, improver):
    problem = a_problem(by=resident)
    at, team = problem.record.get_absolute_url(), signed_in(improver)
    assert "Take it up" in team.get(at).text
    assert "Take it up" not in client.get(at).text
    assert "Say it in your own words." in team.post(f"{at}word/taken_up/", {"words": ""}).text
    assert team.get(f"{at}word/perhaps/").status_code == 404

    page = team.post(f"{at}word/taken_up/", {"words": "We ask the traders first."}, follow=True).text
    assert "The lab says: taken up" in page
    assert "We ask the traders first." in client.get(at).text
    again = team.post(f"{at}word/taken_up/", {"words": "Once more."})
    assert again.status_code == 422
    assert "already" in again.text


@pytest.mark.parametrize(
    ("words", "again"),
    [(("declined",), "Take it up after all"), (("taken_up", "settled"), "Take it up again")],
)
def test_once_the_lab_has_had_its_say_taking_up_is_no_longer_the_main_thing(words, again, client, resident, improver):
    problem = a_problem(by=resident)
    at, team = problem.record.get_absolute_url(), signed_in(improver)
    for word in words:
        team.post(f"{at}word/{word}/", {"words": "We have thought about it."})

    page = team.get(at).text

    assert page.index("See what else was learned") < page.index(again)
    team.post(f"{at}word/taken_up/", {"words": "A second look is worth it."})
    assert "Try it in an experiment" in team.get(at).text


# --- Planning -------------------------------------------------------------------------------------------------


def test_before_an_experiment_is_planned_one_sees_what_everybody_has_learned(improver, staff, parks):
    learned = "People are out when we call."
    ended(by=improver, title="A call before each visit", learned=learned)
    secret = an_experiment(by=improver, title="A call before some visits", plan=explored())
    publish(secret.record, to=Visibility.DRAFT, by=improver)
    me = signed_in(staff)

    asked = me.post("/lab/experiments/new/", {"title": "Call first", "question": "Does a call before the visit help?"})
    page = me.get(asked["Location"]).text
    assert learned in page
    assert "some visits" not in page
    plan_at = asked["Location"].replace("/alike/", "/plan/")
    assert me.get(plan_at)["Location"] == asked["Location"]  # nobody passes by what was learned
    assert me.post(plan_at, {**PLAN, "team": str(parks.pk)})["Location"] == asked["Location"]
    assert me.post(asked["Location"])["Location"] == plan_at
    assert "Does a call before the visit help?" in me.get(plan_at).text

    made = me.post(plan_at, {**PLAN, "team": str(parks.pk)}, follow=True)
    assert "Being planned" in made.text
    assert me.post(plan_at, {**PLAN, "team": str(parks.pk)}, follow=True).redirect_chain[-1] == made.redirect_chain[-1]
    assert Experiment.objects.filter(record__title=PLAN["title"]).count() == 1


def test_what_was_tried_shows_while_one_names_an_experiment_those_that_stopped_too(improver, stranger):
    stopped = ended(by=improver, title="A call before each visit", learned="People are out when we call.")
    actions.decide(stopped, kind=rules.STOPPED, words="It spares nobody a visit.", by=improver)
    me, at = signed_in(improver), "/lab/experiments/new/similar/"
    assert f'hx-post="{at}"' in me.get("/lab/experiments/new/").text

    part = me.post(at, {"title": "Call first", "question": "Does a call before the visit help?"}).text

    for words in ("This was tried already", "Learned, and stopped", "People are out when we call."):
        assert words in part
    assert "tried already" not in me.post(at, {"title": ""}).text
    assert signed_in(stranger).post(at, {"title": "Call"}).status_code == 403


def test_a_stranger_plans_nothing(stranger):
    refused = signed_in(stranger).get("/lab/experiments/new/")

    assert refused.status_code == 403
    assert "staff for a team of their own" in refused.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ends_on-day": "30", "ends_on-month": "2", "ends_on-year": "2027"}, "there is no such day in February 2027"),
        ({"cost_limit": "-1"}, "Enter £0 or more."),
        ({"cost_limit": "a lot"}, "Enter an amount of pounds and pence"),
        ({**day("starts_on", timezone.localdate()), **day("ends_on", timezone.localdate() - timedelta(days=1))},
         "It cannot end before it starts"),
        ({"mode": "dream"}, "Choose one of the answers"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_gets_a_sentence_and_loses_nothing(typed, sentence, improver):
    experiment = an_experiment(by=improver)
    at = experiment.record.get_absolute_url()

    page = signed_in(improver).post(f"{at}plan/", {**PLAN, "hypothesis": "A new belief.", **typed})

    assert page.status_code == 422
    assert sentence in page.text
    assert "A new belief." in page.text
    experiment.refresh_from_db()
    assert experiment.hypothesis != "A new belief."


def test_an_experiment_grows_out_of_another_record_with_what_that_says(resident, improver):
    origin, me = an_origin(by=resident, title="Lamps on the path"), signed_in(improver)

    page = me.get(f"/lab/from/{origin.reference}/experiment/").text
    assert "Lamps on the path" in page
    assert "The path is dark." in page
    asked = me.post(f"/lab/from/{origin.reference}/experiment/", {"title": "Lamps", "question": "Do lamps help?"})
    plan_at = me.post(asked["Location"])["Location"]
    me.post(plan_at, {**PLAN, "team": ""}, follow=True)

    tie = Link.objects.get(relation="became")
    assert (tie.source, tie.target.kind) == (origin, rules.EXPERIMENT)


def test_nothing_grows_out_of_what_one_may_not_read(staff, improver):
    hidden = an_origin(by=staff, to=Visibility.DRAFT)

    for what in ("problem", "experiment", "pilot"):
        assert signed_in(improver).get(f"/lab/from/{hidden.reference}/{what}/").status_code == 404


def test_a_problem_is_made_of_another_record_once(resident, improver):
    origin, me = an_origin(by=resident), signed_in(improver)
    at = f"/lab/from/{origin.reference}/problem/"
    sent = {**SAID, "because": "It crosses three.", "key": hidden_key(me.get(at).text)}

    first = me.post(at, sent)["Location"]
    assert me.post(at, sent)["Location"] == first
    assert "taken up" in me.get(first).text
    assert Problem.objects.count() == 1


def test_a_pilot_grows_out_of_an_experiment_once(improver):
    experiment, me = ended(by=improver), signed_in(improver)
    at = f"/lab/from/{experiment.record.reference}/pilot/"
    page = me.get(at).text
    assert "We call 40 people the day before." in page
    sent = {**PLAN, "where_words": "Two offices", "key": hidden_key(page), "team": ""}

    first = me.post(at, sent)["Location"]
    assert me.post(at, sent)["Location"] == first
    assert Pilot.objects.count() == 1
    assert "Two offices" in me.get(first).text
    assert me.post(at, {**sent, "key": "short"}).status_code == 422


def test_next_steps_are_offered_to_those_who_may_and_when_it_is_time(improver, stranger, resident):
    experiment = ended(by=improver)
    at = experiment.record.get_absolute_url()
    assert "Make it a pilot" in signed_in(improver).get(at).text
    assert "Make it a pilot" not in signed_in(stranger).get(at).text
    actions.decide(experiment, kind=rules.STOPPED, words="It does not help.", by=improver)
    assert "Make it a pilot" not in signed_in(improver).get(at).text
    problem = a_problem(by=resident)
    assert "Try it in an experiment" not in signed_in(improver).get(problem.record.get_absolute_url()).text
    actions.take_up(problem, words="Yes.", by=improver)
    assert "Try it in an experiment" in signed_in(improver).get(problem.record.get_absolute_url()).text


# --- Running and ending ---------------------------------------------------------------------------------------


def test_the_page_says_what_is_missing_and_what_will_be_locked(improver):
    experiment, me = an_experiment(by=improver, plan=a_plan(stop="")), signed_in(improver)
    at = experiment.record.get_absolute_url()
    page = me.get(at).text
    assert "21 of 22" in page
    assert "Threshold of stopping" in page
    refused = me.post(f"{at}begin/")
    assert refused.status_code == 422
    assert "its plan has to say: threshold of stopping" in refused.text


def test_from_its_start_to_its_decision(client, improver):
    experiment, me = an_experiment(by=improver), signed_in(improver)
    at = experiment.record.get_absolute_url()
    early = me.post(f"{at}result/", {"words": "3 of 10 in vain."})
    assert early.status_code == 422
    assert "a result cannot come before the start" in early.text
    assert "3 of 10 in vain." in early.text
    assert not Result.objects.exists()

    assert "its plan is locked" in me.post(f"{at}begin/", follow=True).text
    late = me.post(f"{at}plan/", {**PLAN, "stop": "30 of 40."})
    assert late.status_code == 422
    assert "Amend it instead" in late.text
    me.post(f"{at}amend/", {"part": "stop", "words": "20 of 40.", "because": "Fewer came."})
    me.post(f"{at}result/", {"words": "17 of 40 in vain."})
    assert "Enter an amount above £0" in me.post(f"{at}cost/", {"amount": "0", "what": "Tea"}).text
    me.post(f"{at}cost/", {"amount": "250", "what": "Calls"})
    page = client.get(at).text
    for words in ("15 or more of 40", "20 of 40.", "Fewer came.", "17 of 40 in vain.", "more than it may cost"):
        assert words in page
    assert f"Amended on {day_words(timezone.localdate())}, by the improvement team:" in page
    assert "Take it back" not in page

    assert "Which threshold" in me.get(f"{at}end/").text
    assert "15 or more of 40" in me.get(f"{at}end/").text
    without = me.post(f"{at}end/", {"happened": "We called.", "verdict": "stop"})
    assert "it cannot end without that" in without.text
    me.post(f"{at}end/", {"happened": "We called.", "verdict": "stop", "learned": "People are out."})
    me.post(f"{at}evidence/", {"level": "2", "because": "Before and after."})
    jump = me.post(f"{at}evidence/", {"level": "4", "because": "We think so."})
    assert "Level 3 needs" in jump.text
    me.post(f"{at}decide/", {"kind": "stopped", "words": "A letter costs less."})
    page = client.get(at).text
    for words in ("Learned, and stopped", "That was worth finding out", "People are out.", "cause not shown"):
        assert words.lower() in page.lower()


def test_a_mistaken_amount_is_taken_back_on_its_page(improver):
    experiment, me = running(by=improver), signed_in(improver)
    at = experiment.record.get_absolute_url()
    me.post(f"{at}cost/", {"amount": "1,000", "what": "Calls"})
    there = re.search(r'href="([^"]+/take-back/)"', me.get(at).text)[1]

    me.post(there, {"words": "A nought too many."})
    assert "A nought too many." in me.get(at).text
    assert "taken back already" in me.post(there, {"words": "Again."}).text
    assert me.get(f"{an_experiment(by=improver).record.get_absolute_url()}costs/1/take-back/").status_code == 404
    assert Cost.objects.count() == 2


def test_a_sealed_prediction_shows_its_seal_alone_until_it_is_opened(client, improver):
    experiment, me = an_experiment(by=improver, plan=a_plan(prediction="")), signed_in(improver)
    at = experiment.record.get_absolute_url()
    assert "Tick the box" in me.post(f"{at}seal/", {"prediction": "At most 6."}).text
    sealed = me.post(f"{at}seal/", {"prediction": "At most 6.", "kept": "on"}, follow=True).text
    experiment.refresh_from_db()
    assert experiment.prediction_seal in sealed
    assert "At most 6." not in sealed
    assert experiment.prediction_salt not in sealed
    assert "It is sealed, and stays so if you leave this empty." in me.get(f"{at}plan/").text
    me.post(f"{at}begin/")
    end = {"happened": "We called.", "verdict": "stop", "learned": "People are out."}
    assert "not the words that were sealed" in me.post(f"{at}end/", {**end, "prediction": "At most 9."}).text
    me.post(f"{at}end/", {**end, "prediction": "At most 6."})
    opened = client.get(at).text
    assert "these are the words that were sealed" in opened
    salt, seal = re.findall(r'<code class="hub-code">(\w+)</code>', opened)
    assert sha256(f"{salt}At most 6.".encode()).hexdigest() == seal == experiment.prediction_seal


def test_over_the_limit_the_page_warns_and_the_reason_shows(client, improver, settings):
    settings.HUB_LAB_LIMIT = 1
    running(by=improver)
    second, me = an_experiment(by=improver, title="A letter before"), signed_in(improver)
    at = f"{second.record.get_absolute_url()}begin/"
    page = me.get(at).text
    assert "1 experiment or pilot runs now" in page
    assert "ask the lab lead" in page
    assert "One more needs the lab lead" in client.get("/lab/").text
    assert me.post(at).status_code == 403


def test_over_the_limit_only_the_lab_lead_is_asked_why_it_cannot_wait(improver, settings):
    settings.HUB_LAB_LIMIT = 1
    gwen = signed_in(with_role(Role.LAB_LEAD, name="Gwen"))
    running(by=improver)
    at = f"{an_experiment(by=improver, title='A letter before').record.get_absolute_url()}begin/"

    team, lead = signed_in(improver).get(at).text, gwen.get(at).text

    assert "Why can this not wait" not in team
    assert re.search(r'<form method="post" novalidate hidden', team)
    assert "Why can this not wait" in lead
    assert "(optional)" not in lead
    assert "Say why this cannot wait" in gwen.post(at, {"over_limit_because": " "}).text


def test_the_act_that_stops_it_for_harm_is_in_sight_and_what_it_did_too(client, improver, stranger):
    experiment, me = running(by=improver), signed_in(improver)
    at = experiment.record.get_absolute_url()
    assert "Stop it for harm</a></p>" in me.get(at).text
    assert "Stop it for harm" not in signed_in(stranger).get(at).text
    assert "Say which harm" in me.post(f"{at}harm/", {"words": ""}).text

    me.post(f"{at}harm/", {"words": "Somebody fell."})

    page = client.get(at).text
    for words in ("Stopped for harm on", "Somebody fell.", "It was stopped at once, because of harm."):
        assert words in page
    assert "Stopped for harm" in client.get("/lab/").text
    assert "Say what happened, and what was learned" in me.get(at).text


def test_a_pilot_is_run_to_its_end(client, improver):
    pilot, me = a_pilot(by=improver), signed_in(improver)
    at = pilot.record.get_absolute_url()
    me.post(f"{at}begin/")
    assert "What is tried" in client.get(at).text
    said = {"happened": "All visits were called.", "learned": "Half as many in vain."}
    assert "a pilot cannot end without that" in me.post(f"{at}end/", said).text
    me.post(f"{at}end/", {**said, "afterwards": "Both offices go on."})
    me.post(f"{at}decide/", {"kind": "scaled", "words": "To all offices."})
    page = client.get(at).text
    for words in ("Decided: scale", "Half as many in vain.", "Two offices by the river", "What was tried"):
        assert words in page
    assert page.index("What happens now") < page.index("Both offices go on.")


def test_what_happens_after_a_pilot_is_read_before_it_ends_and_hidden_with_its_end(client, moderator, improver):
    pilot, me = a_pilot(by=improver, afterwards="Both offices go on."), signed_in(improver)
    at = pilot.record.get_absolute_url()
    me.post(f"{at}begin/")
    page = client.get(at).text
    assert page.index("What happens when it ends") < page.index("Both offices go on.")
    me.post(f"{at}end/", {"happened": "All.", "learned": "Half as many.", "afterwards": "Ask Ravi at number 9."})

    hide_words(pilot.record, f"ending:{pilot.pk}", by=moderator, because="It names a neighbour.")

    page = client.get(at).text
    assert "It names a neighbour." in page
    assert "Ask Ravi at number 9." not in page


def test_what_a_stranger_may_not_do_is_refused(stranger, improver):
    experiment = running(by=improver)
    at, me = experiment.record.get_absolute_url(), signed_in(stranger)

    for act in ("plan", "begin", "amend", "harm", "result", "cost", "end", "decide", "evidence", "seal", "give-up"):
        assert me.get(f"{at}{act}/").status_code == 403
        assert me.post(f"{at}{act}/", {"words": "x"}).status_code == 403
    for act in ("plan-again", "show"):
        assert me.post(f"{at}{act}/").status_code == 403


# --- Statements -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["problem", "experiment", "pilot"])
def test_a_page_asks_the_database_little(what, improver, resident, django_assert_max_num_queries):
    made = {"problem": a_problem, "experiment": ended, "pilot": a_pilot}[what](by=improver)
    link(an_origin(by=resident), "became", made.record, by=improver)
    if what == "experiment":
        for number in range(5):
            actions.spend(made, amount=number + 1, what="Tea", by=improver)
    me = signed_in(improver)

    with django_assert_max_num_queries(16):
        me.get(made.record.get_absolute_url())


def test_of_an_origin_that_is_a_record_of_the_lab(improver):
    first = ended(by=improver)
    actions.decide(first, kind=rules.ADAPTED, words="A letter instead.", by=improver)
    second = an_experiment(by=improver, title="A letter", origin=Origin(record=first.record))

    assert "Plan the next experiment" in signed_in(improver).get(first.record.get_absolute_url()).text
    assert "A letter" in Client().get(first.record.get_absolute_url()).text
    assert "A call before the visit" in Client().get(second.record.get_absolute_url()).text


def test_what_was_stopped_for_harm_is_begun_anew_with_its_plan_and_what_harmed_stands_on_it(client, improver, stranger):
    experiment = running(by=improver)
    at = experiment.record.get_absolute_url()
    actions.stop_for_harm(experiment, words="Somebody fell.", by=improver)
    me = signed_in(improver)
    assert me.post(f"{at}anew/").status_code == 409
    assert "Start a new test" not in me.get(at).text
    actions.end(experiment, Said(happened="x", learned="Nobody rings after eight.", verdict=rules.STOP), by=improver)
    assert "Start a new test from this one" in me.get(at).text
    assert "Start a new test" not in signed_in(stranger).get(at).text
    assert signed_in(stranger).post(f"{at}anew/").status_code == 403

    there = {me.post(f"{at}anew/").headers["Location"] for _ in range(2)}
    (alike,) = there
    assert "A call before the visit" in me.get(alike).text
    plan = me.post(alike, follow=True)
    for words in (experiment.record.title, experiment.question, experiment.doing, *WORDS.values()):
        assert words in plan.text
    said = {"mode": "test", "question": experiment.question, "doing": experiment.doing, "spectrum": "tweak"}
    sent = {**WORDS, **said, "title": "A call before eight", "design": "before_after", "cost_limit": "200"}
    page = me.post(plan.request["PATH_INFO"], sent, follow=True).text

    made = Experiment.objects.exclude(pk=experiment.pk).get()
    assert made.record.state == rules.PLANNED
    assert (made.stop, made.harm, made.cost_limit) == (experiment.stop, experiment.harm, experiment.cost_limit)
    assert (made.starts_on, made.began_on) == (None, None)
    assert "What it began with was stopped for harm" in page
    anybody = client.get(made.record.get_absolute_url()).text
    assert "Somebody fell." in anybody
    assert at in anybody
    assert Link.objects.filter(source=experiment.pk, target=made.pk, relation="became").exists()


def test_a_plan_that_is_locked_leads_to_its_amendments(improver):
    experiment, me = running(by=improver), signed_in(improver)
    at = experiment.record.get_absolute_url()

    page = me.get(f"{at}plan/", follow=True)

    assert "It has begun, and its plan is locked." in page.text
    assert "What holds from now on?" in page.text


def test_a_last_day_and_a_limit_that_were_amended_are_not_held_against_it(client, improver):
    experiment = running(by=improver, days=40)
    at = experiment.record.get_absolute_url()
    actions.spend(experiment, amount=Decimal(900), what="Calls", by=improver)
    late = client.get(at).text
    assert "what was learned is to be said now" in late
    assert "more than it may cost" in late

    for part, words in (("ends_on", "Until Easter."), ("cost_limit", "£1,000.")):
        actions.amend(experiment, part=part, words=words, because="Two are away.", by=improver)

    page = client.get(at).text
    assert "and that was amended: Until Easter." in page
    assert "The limit was amended: £1,000." in page
    assert "what was learned is to be said now" not in page
    assert "more than it may cost" not in page


def test_the_address_of_a_next_step_leads_nowhere_before_its_time_or_for_others(improver, staff, resident):
    planned, idea = an_experiment(by=improver).record.reference, an_origin(by=resident).reference

    too_early = signed_in(improver).get(f"/lab/from/{planned}/pilot/")
    not_theirs = signed_in(staff).get(f"/lab/from/{idea}/experiment/")

    assert too_early.status_code == 409
    assert "Only an experiment that has ended" in too_early.text
    assert not_theirs.status_code == 403
    assert "the team that answers for this" in not_theirs.text


def test_the_end_asks_by_the_threshold_as_it_was_amended(improver):
    experiment, me = running(by=improver), signed_in(improver)
    actions.amend(experiment, part="success", words="6 of 10.", because="Two are away.", by=improver)

    page = me.get(f"{experiment.record.get_absolute_url()}end/").text

    assert f"{experiment.success} Amended: 6 of 10." in page


def test_the_team_is_led_from_what_it_tries_to_the_question_of_what_it_serves(client, improver):
    experiment = an_experiment(by=improver)
    at = experiment.record.get_absolute_url()

    assert f"/records/{experiment.record.reference}/serves/" in signed_in(improver).get(at).text
    assert "Say what it serves" not in client.get(at).text
