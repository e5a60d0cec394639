"""What people do in the lab: what happens, who is told, what is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core import costs
from hub.core.clocks.models import Clock
from hub.core.follows.models import Notice
from hub.core.links.models import Link
from hub.core.records.actions import give_to
from hub.core.records.models import StateChange
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.lab import actions, plan_parts, rules
from hub.strands.lab.actions.ending import Said
from hub.strands.lab.actions.growing import Origin
from hub.strands.lab.actions.planning import Name
from hub.strands.lab.actions.problems import Referral
from hub.strands.lab.models import Cost, Ending, Experiment, Pilot
from hub.strands.lab.tests.factories import (
    a_pilot,
    a_plan,
    a_problem,
    an_experiment,
    an_origin,
    ended,
    explored,
    running,
)

pytestmark = pytest.mark.usefixtures("example_kind")

END = Said(happened="We called.", learned="People are out.", verdict=rules.STOP)


def told(person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("sentence", flat=True))


@pytest.fixture
def lab_lead(db):
    """Gwen, who leads the lab."""
    return with_role(Role.LAB_LEAD, name="Gwen")


# --- Problems -----------------------------------------------------------------------------------------------


def test_a_problem_is_owed_a_word_by_a_day(resident, settings):
    settings.HUB_LAB_DAYS = 10
    problem = a_problem(by=resident)

    clock = Clock.objects.get(record=problem.record)
    assert (clock.promise, clock.asker, clock.stopped_on) == (rules.TAKE_UP, resident, None)
    assert problem.record.is_public


def test_the_post_that_owes_it_is_told(resident, hub_post, improver, settings):
    settings.HUB_LAB_POST = hub_post.title

    problem = a_problem(by=resident)

    assert Clock.objects.get(record=problem.record).owner_post == hub_post
    assert "was brought to the lab" in told(improver)[0]


@pytest.mark.parametrize("act", ["take_up", "decline"])
def test_the_labs_word_keeps_the_promise_and_is_told_in_words(act, resident, improver):
    problem = a_problem(by=resident)

    getattr(actions, act)(problem, words="We ask the traders first.", by=improver)

    assert Clock.objects.get(record=problem.record).stopped_on
    assert "We ask the traders first." in told(resident)[-1]
    assert StateChange.objects.get(record=problem.record).reason == "We ask the traders first."


def test_a_word_without_words_is_none(resident, improver):
    problem = a_problem(by=resident)

    with pytest.raises(BadInput):
        actions.decline(problem, words=" ", by=improver)
    assert problem.record.state == rules.REFERRED


def test_a_stranger_takes_nothing_up(resident, stranger):
    with pytest.raises(NotAllowed):
        actions.take_up(a_problem(by=resident), words="Mine.", by=stranger)


def test_a_problem_made_of_an_idea_is_taken_up_tied_and_told(resident, improver):
    idea = an_origin(by=resident, title="Lamps on the path")
    said = Referral(title="Nobody owns the path", what="Three own it.", affected="All who walk.")

    problem = actions.make_of(Origin(record=idea, because="It crosses three."), said, by=improver)

    assert problem.record.state == rules.TAKEN_UP
    assert Link.objects.get(relation="became").target == problem.record
    assert told(resident) == [
        "Your example “Lamps on the path” is now worked on in the innovation lab: “Nobody owns the path”."
    ]
    assert not Clock.objects.filter(record=problem.record).exists()


def test_what_grows_out_of_a_hidden_record_is_no_more_open_than_it(staff, improver, lab_lead):
    idea = an_origin(by=staff, to=Visibility.STAFF)
    experiment = an_experiment(by=improver, origin=Origin(record=idea))
    assert experiment.record.visibility == "staff"

    actions.show_everybody(experiment.record, by=lab_lead)
    assert experiment.record.is_public
    with pytest.raises(NotPossible):
        actions.show_everybody(experiment.record, by=lab_lead)


# --- Planning -----------------------------------------------------------------------------------------------


def test_staff_plan_for_their_own_team_and_for_no_other(staff, parks, hub_team):
    assert an_experiment(by=staff, team=parks).record.team == parks
    for team in (hub_team, None):
        with pytest.raises(NotAllowed):
            an_experiment(by=staff, team=team)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": date(2020, 1, 1)}, "ends_on"),
        ({"cost_limit": Decimal("-0.01")}, "cost_limit"),
        ({"question": "  "}, "question"),
        ({"doing": ""}, "doing"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_beside_its_question_and_nothing_is_written(changes, field, improver):
    with pytest.raises(BadInput) as error:
        an_experiment(by=improver, plan=a_plan(**changes))

    assert field in error.value.fields
    assert not Experiment.objects.exists()


def test_exploring_keeps_no_prediction(improver):
    assert an_experiment(by=improver, plan=explored(prediction="Six.")).prediction == ""


def test_a_plan_can_be_said_anew_until_it_begins(improver):
    experiment = an_experiment(by=improver)
    actions.replan(experiment, Name(title="Two calls"), a_plan(stop="20 of 40."), by=improver)
    experiment.refresh_from_db()
    assert (experiment.record.title, experiment.stop) == ("Two calls", "20 of 40.")

    actions.begin(experiment, by=improver)
    with pytest.raises(NotPossible, match="Amend it instead"):
        actions.replan(experiment, Name(title="Three"), a_plan(), by=improver)


def test_a_plan_that_is_given_up_can_be_taken_up_again(improver):
    experiment = an_experiment(by=improver)
    with pytest.raises(NotPossible, match="Say why"):
        actions.give_up(experiment, reason=" ", by=improver)
    actions.give_up(experiment, reason="No time.", by=improver)
    with pytest.raises(NotPossible, match="given up"):
        actions.replan(experiment, Name(title="x"), a_plan(), by=improver)

    actions.plan_again(experiment, by=improver)
    assert experiment.record.state == rules.PLANNED


# --- Beginning ----------------------------------------------------------------------------------------------


def test_it_begins_only_when_the_plan_says_all_that_it_needs(improver):
    experiment = an_experiment(by=improver, plan=a_plan(stop="", harm=""))

    with pytest.raises(NotPossible, match="threshold of stopping, harm that stops it"):
        actions.begin(experiment, by=improver)


def test_all_that_stands_in_the_way_is_said_at_once(improver):
    plan = a_plan(date(2026, 1, 5), children="", owner_after="", equality="")
    experiment = an_experiment(by=improver, plan=plan)

    with pytest.raises(NotPossible) as error:
        actions.begin(experiment, by=improver)

    for words in ("equality, children’s rights, who has it afterwards", "give it a later last day"):
        assert words in str(error.value)


def test_it_does_not_begin_after_its_last_day(improver):
    experiment = an_experiment(by=improver, plan=a_plan(date(2026, 1, 5)))

    with pytest.raises(NotPossible, match="later last day"):
        actions.begin(experiment, by=improver)


def test_a_second_click_begins_nothing_anew(improver):
    experiment = running(by=improver)
    with pytest.raises(NotPossible):
        actions.begin(Experiment.objects.get(pk=experiment.pk), by=improver)


def test_the_first_author_hears_that_it_is_tried_and_what_was_learned_and_decided(resident, improver):
    idea = an_origin(by=resident, title="Call first")
    experiment = running(by=improver, origin=Origin(record=idea))
    actions.end(experiment, END, by=improver)
    actions.decide(experiment, kind=rules.STOPPED, words="Letters work better.", by=improver)

    planned, begun, over, decided = told(resident)
    assert planned.startswith("Your example “Call first” is to be tried in an experiment")
    assert begun.startswith("Your example “Call first” is now being tried in an experiment until")
    assert "What was learned: People are out." in over
    assert "We stop here." in decided
    assert "Letters work better." in decided


def test_one_more_than_the_limit_needs_the_lab_lead_and_a_reason(improver, lab_lead, settings):
    settings.HUB_LAB_LIMIT = 1
    running(by=improver)
    second = an_experiment(by=improver, title="A letter before")

    with pytest.raises(NotAllowed, match="Only the lab lead"):
        actions.begin(second, by=improver, over_limit_because="It is urgent.")
    with pytest.raises(BadInput):
        actions.begin(second, by=lab_lead)
    actions.begin(second, by=lab_lead, over_limit_because="The school year begins.")

    assert second.over_limit_because == "The school year begins."


# --- While it runs ------------------------------------------------------------------------------------------


def test_what_is_locked_is_amended_beside_it(improver):
    experiment = running(by=improver)

    made = actions.amend(experiment, part="stop", words="20 of 40.", because="Fewer came.", by=improver)

    experiment.refresh_from_db()
    assert experiment.stop == "15 or more of 40, or two complaints."
    assert (made.part, made.words) == ("stop", "20 of 40.")
    with pytest.raises(BadInput):
        actions.amend(experiment, part="began_on", words="x", because="y", by=improver)


def test_whoever_runs_it_stops_it_for_harm_and_everybody_is_told_at_once(
    resident, stranger, improver, lab_lead, settings
):
    settings.HUB_LAB_LIMIT = 1
    idea = an_origin(by=resident, title="Call first")
    experiment = running(by=improver, origin=Origin(record=idea))

    with pytest.raises(NotAllowed):
        actions.stop_for_harm(experiment, words="Somebody fell.", by=stranger)
    with pytest.raises(BadInput):
        actions.stop_for_harm(experiment, words=" ", by=improver)
    actions.stop_for_harm(experiment, words="Somebody fell on the way to the telephone.", by=improver)

    assert experiment.record.state == rules.HALTED
    assert "was stopped for harm. Somebody fell" in told(resident)[-1]
    assert Notice.objects.get(person=lab_lead, sentence__contains="stopped for harm").personal
    with pytest.raises(NotPossible, match="nothing to stop"):
        actions.stop_for_harm(experiment, words="Again.", by=improver)
    with pytest.raises(NotPossible):
        actions.amend(experiment, part="stop", words="x", because="y", by=improver)
    actions.begin(an_experiment(by=improver, title="A letter"), by=improver)  # it takes up no place any more
    actions.end(experiment, END, by=improver)
    assert experiment.record.state == rules.ENDED


def test_nothing_is_amended_before_it_begins_or_after_it_ended(improver):
    with pytest.raises(NotPossible, match="nothing is locked"):
        actions.amend(an_experiment(by=improver), part="stop", words="x", because="y", by=improver)
    with pytest.raises(NotPossible, match="It is over"):
        actions.amend(ended(by=improver), part="stop", words="x", because="y", by=improver)


def test_a_result_cannot_come_before_the_start_or_from_a_day_to_come(improver):
    today = timezone.localdate()
    with pytest.raises(NotPossible, match="cannot come before the start"):
        actions.write_result(an_experiment(by=improver), words="3.", by=improver)
    experiment = running(by=improver, days=3)
    for day in (today - timedelta(days=4), today + timedelta(days=1)):
        with pytest.raises(BadInput) as error:
            actions.write_result(experiment, words="3.", found_on=day, by=improver)
        assert "found_on" in error.value.fields


def test_after_the_decision_no_result_is_added(improver):
    experiment = ended(by=improver)
    actions.decide(experiment, kind=rules.ADAPTED, words="A letter.", by=improver)

    with pytest.raises(NotPossible, match="decided already"):
        actions.write_result(experiment, words="3.", by=improver)


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-5)])
def test_only_an_amount_above_nothing_was_spent(amount, improver):
    with pytest.raises(BadInput):
        actions.spend(running(by=improver), amount=amount, what="Tea", by=improver)


def test_a_mistake_is_taken_back_once_and_the_thread_hears_the_sum(improver):
    experiment = running(by=improver)
    actions.spend(experiment, amount=Decimal("120.50"), what="Calls", by=improver)
    wrong = actions.spend(experiment, amount=Decimal(1000), what="Calls", by=improver)
    back = actions.take_back_cost(experiment, wrong, because="A nought too many.", by=improver)

    assert [row.pounds for row in costs.of_records([experiment.pk], improver)["lab"]] == [Decimal("120.50")]
    for cost in (wrong, back):
        with pytest.raises(NotPossible):
            actions.take_back_cost(experiment, cost, because="Again.", by=improver)
    assert Cost.objects.count() == 3


# --- The end ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(happened="", learned="x", verdict="stop"), "happened"),
        (Said(happened="x", learned=" ", verdict="stop"), "learned"),
        (Said(happened="x", learned="x"), "verdict"),
        (Said(happened="x", learned="x", verdict="stop", ended_on=date(2020, 1, 1)), "ended_on"),
        (Said(happened="x", learned="x", verdict="stop", ended_on=date(2090, 1, 1)), "ended_on"),
    ],
)
def test_it_cannot_end_without_what_was_learned_or_on_another_day(said, field, improver):
    experiment = running(by=improver)

    with pytest.raises(BadInput) as error:
        actions.end(experiment, said, by=improver)
    assert field in error.value.fields
    assert not Ending.objects.exists()
    experiment.record.refresh_from_db()
    assert experiment.record.state == rules.RUNNING


def test_a_sealed_prediction_is_opened_with_its_words_and_no_others(improver):
    experiment = an_experiment(by=improver)
    seal = actions.seal_prediction(experiment, "At most 6\nof 40.", by=improver)
    assert experiment.prediction == ""
    assert seal == experiment.prediction_seal
    actions.begin(experiment, by=improver)

    for wrong in ({}, {"prediction": "At most 7 of 40."}, {"prediction": "At most 6 of 40.", "prediction_lost": True}):
        with pytest.raises(BadInput) as error:
            actions.end(experiment, Said(happened="x", learned="x", verdict="stop", **wrong), by=improver)
        assert "prediction" in error.value.fields
    ending = actions.end(
        experiment, Said(happened="x", learned="x", verdict="stop", prediction="At most 6 of 40."), by=improver
    )
    assert plan_parts.fits_seal(seal, ending.salt, ending.prediction)


def test_a_prediction_that_is_lost_counts_as_none(improver):
    experiment = an_experiment(by=improver)
    actions.seal_prediction(experiment, "At most 6.", by=improver)
    actions.begin(experiment, by=improver)
    actions.write_result(experiment, words="3 of 10.", by=improver)
    actions.end(experiment, Said(happened="x", learned="x", verdict="stop", prediction_lost=True), by=improver)

    with pytest.raises(BadInput, match="never opened"):
        actions.claim(experiment, level=2, because="Before and after.", by=improver)
    actions.claim(experiment, level=1, because="An account.", by=improver)


def test_saying_the_prediction_in_words_breaks_the_seal_before_it_begins(improver):
    experiment = an_experiment(by=improver)
    actions.seal_prediction(experiment, "At most 6.", by=improver)
    actions.replan(experiment, Name(title="x"), a_plan(prediction=""), by=improver)
    assert experiment.prediction_seal
    actions.replan(experiment, Name(title="x"), a_plan(prediction="At most 6."), by=improver)

    assert (experiment.prediction, experiment.prediction_seal) == ("At most 6.", "")


@pytest.mark.parametrize("kind", rules.DECISIONS)
def test_each_decision_stands_in_words_of_its_own(kind, improver):
    experiment = ended(by=improver)

    made = actions.decide(experiment, kind=kind, words="This follows.", by=improver)

    assert (experiment.record.state, made.words) == (kind, "This follows.")
    with pytest.raises(NotPossible):
        actions.decide(experiment, kind=kind, words="Twice.", by=improver)


def test_nothing_is_decided_before_it_ended_or_in_no_way_that_there_is(improver):
    with pytest.raises(NotPossible, match="not ended"):
        actions.decide(running(by=improver), kind=rules.ADOPTED, words="Now.", by=improver)
    with pytest.raises(BadInput):
        actions.decide(ended(by=improver), kind="wait", words="Later.", by=improver)


def test_evidence_is_claimed_step_by_step(improver):
    experiment = ended(by=improver)

    actions.claim(experiment, level=2, because="17 of 40 before, 6 after.", by=improver)
    experiment.refresh_from_db()
    assert experiment.evidence_level == 2
    with pytest.raises(BadInput, match="Level 3"):
        actions.claim(experiment, level=3, because="We think so.", by=improver)
    with pytest.raises(NotPossible):
        actions.claim(running(by=improver), level=1, because="Soon.", by=improver)


# --- Pilots -------------------------------------------------------------------------------------------------


def test_a_pilot_says_what_happens_afterwards_before_it_ends(improver):
    pilot = a_pilot(by=improver)
    actions.begin(pilot, by=improver)
    with pytest.raises(BadInput) as error:
        actions.end(pilot, Said(happened="x", learned="y"), by=improver)
    assert "afterwards" in error.value.fields

    actions.end(pilot, Said(happened="x", learned="y", afterwards="Both offices go on."), by=improver)
    pilot.refresh_from_db()
    assert pilot.afterwards == "Both offices go on."


def test_an_experiment_becomes_a_pilot_and_all_before_it_hear(resident, stranger, improver):
    idea = an_origin(by=resident, title="Call first")
    problem = a_problem(by=stranger, title="Visits in vain")
    experiment = ended(by=improver, origin=Origin(record=idea))
    Link.objects.create(source=problem.record, target=experiment.record, relation="became", created_at=timezone.now())

    pilot = a_pilot(by=improver, origin=Origin(record=experiment.record))
    actions.begin(pilot, by=improver)

    assert told(resident)[-1].startswith("Your example “Call first” is now being tried for real, here: Two offices")
    assert told(stranger)[-1].startswith("Your problem “Visits in vain” is now being tried for real")


def test_nothing_grows_out_of_what_is_not_ready_for_it(improver, resident):
    problem, planned = a_problem(by=resident), an_experiment(by=improver)
    stopped = ended(by=improver)
    actions.decide(stopped, kind=rules.STOPPED, words="It does not help.", by=improver)

    with pytest.raises(NotPossible, match="that the lab has taken up"):
        an_experiment(by=improver, origin=Origin(record=problem.record))
    for experiment in (planned, stopped):
        with pytest.raises(NotPossible, match="has ended, and was not stopped"):
            a_pilot(by=improver, origin=Origin(record=experiment.record))

    assert (Experiment.objects.count(), Pilot.objects.count()) == (2, 0)


def test_a_team_plans_nothing_out_of_what_others_answer_for(resident, staff, parks):
    idea = an_origin(by=resident)
    with pytest.raises(NotAllowed):
        an_experiment(by=staff, team=parks, origin=Origin(record=idea))

    give_to(idea, team=parks, post=None, by=staff)
    assert an_experiment(by=staff, team=parks, origin=Origin(record=idea)).record.team == parks
