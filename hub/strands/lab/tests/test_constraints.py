"""Each rule that the database itself keeps about the lab, broken once; and what is locked once it has begun."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.core.places.models import BoundarySet, Place
from hub.core.records.models import StateChange
from hub.strands.lab import actions, rules
from hub.strands.lab.actions.ending import Said
from hub.strands.lab.models import (
    Amendment,
    Bench,
    Claim,
    Cost,
    Decision,
    Ending,
    Experiment,
    Halt,
    Pilot,
    Problem,
    Result,
    Site,
    Word,
)
from hub.strands.lab.tests.factories import a_pilot, a_problem, an_experiment, ended, explored, running

NOW, DAY = timezone.now(), date(2026, 3, 3)


def on(table, **values):
    """Break a row that is there, as far as the database lets one."""
    return lambda p: table.objects.filter(pk=MAKE[table](p).pk).update(**values)


def on_a_test(person, **values):
    return {"record": an_experiment(by=person).record, "by": person, "at": NOW, **values}


def moved(person, **values):
    """What is said with a move; its row keeps the same words."""
    row = {"by": person, "at": NOW, **values}
    row.setdefault("record", an_experiment(by=person).record)
    move = StateChange.objects.create(record=row["record"], old="running", new="ended", reason="x", by=person, at=NOW)
    return {**row, "move": move}


def a_word(person):
    problem = a_problem(by=person)
    row = moved(person, record=problem.record, state="declined", words="No.")
    del row["record"]
    return {**row, "problem": problem}


def made(table, **values):
    """Make a row that is broken; `record` is that of a test that runs."""
    return lambda p: table.objects.create(**{**FILLED[table](p), **values})


MAKE = {
    Problem: lambda p: a_problem(by=p),
    Experiment: lambda p: an_experiment(by=p),
    Pilot: lambda p: a_pilot(by=p),
}
FILLED = {
    Word: a_word,
    Amendment: lambda p: on_a_test(p, part="stop", words="20", because="Few."),
    Result: lambda p: on_a_test(p, found_on=DAY, began_on=DAY, words="3"),
    Cost: lambda p: on_a_test(p, amount=Decimal(1), what="Tea", spent_on=DAY),
    Halt: lambda p: moved(p, words="Somebody fell."),
    Ending: lambda p: on_a_test(p, ended_on=DAY, began_on=DAY, happened="x", learned="x"),
    Decision: lambda p: moved(p, kind="stopped", words="x"),
    Claim: lambda p: on_a_test(p, level=2, because="x"),
}
BROKEN = {
    "halt_says_which_harm": made(Halt, words=""),
    "experiment_facet_known": on(Experiment, facet="odd"),
    "pilot_facet_known": on(Pilot, facet="odd"),
    "bench_there_is_one": lambda _: Bench.objects.create(pk=2),
    "problem_says_what": on(Problem, what=""),
    "problem_says_who": on(Problem, affected=""),
    "word_state_known": made(Word, state="perhaps"),
    "word_says_why": made(Word, words=""),
    "experiment_says_what": on(Experiment, doing=""),
    "experiment_spectrum_known": on(Experiment, spectrum="leap"),
    "experiment_design_known": on(Experiment, design="guess"),
    "experiment_ends_after_start": on(Experiment, starts_on=DAY, ends_on=DAY - timedelta(days=1)),
    "experiment_ended_after_it_began": on(Experiment, ended_on=DAY),
    "experiment_cost_limit_not_negative": on(Experiment, cost_limit=Decimal("-0.01")),
    "experiment_evidence_level_known": on(Experiment, evidence_level=6),
    "experiment_mode_known": on(Experiment, mode="dream"),
    "experiment_has_question": on(Experiment, question=""),
    "experiment_exploring_shows_no_change": on(Experiment, mode="explore", prediction="", evidence_level=2),
    "experiment_exploring_predicts_nothing": on(Experiment, mode="explore"),
    "experiment_sealed_or_open": on(Experiment, prediction_seal="a" * 64, prediction_salt="b"),
    "experiment_seal_has_salt": on(Experiment, prediction="", prediction_seal="a" * 64),
    "experiment_test_is_whole_when_it_begins": on(Experiment, began_on=DAY, stop=""),
    "experiment_test_predicts_before_it_begins": on(Experiment, began_on=DAY, prediction=""),
    "pilot_says_what": on(Pilot, doing=""),
    "pilot_spectrum_known": on(Pilot, spectrum="leap"),
    "pilot_design_known": on(Pilot, design="guess"),
    "pilot_ends_after_start": on(Pilot, starts_on=DAY, ends_on=DAY - timedelta(days=1)),
    "pilot_ended_after_it_began": on(Pilot, began_on=DAY, ended_on=DAY - timedelta(days=1), afterwards="x"),
    "pilot_cost_limit_not_negative": on(Pilot, cost_limit=Decimal(-1)),
    "pilot_evidence_level_known": on(Pilot, evidence_level=0),
    "pilot_says_where": on(Pilot, where_words=""),
    "pilot_says_what_happens_afterwards": on(Pilot, began_on=DAY, ended_on=DAY),
    "amendment_says_what": made(Amendment, words=""),
    "amendment_says_why": made(Amendment, because=""),
    "result_not_before_the_start": made(Result, found_on=DAY - timedelta(days=1)),
    "result_has_words": made(Result, words=""),
    "cost_above_zero": made(Cost, amount=Decimal(-1)),
    "cost_says_for_what": made(Cost, what=""),
    "ending_not_before_the_start": made(Ending, ended_on=DAY - timedelta(days=1)),
    "ending_verdict_known": made(Ending, verdict="fine"),
    "ending_says_what_happened": made(Ending, happened=""),
    "ending_says_what_was_learned": made(Ending, learned=""),
    "ending_salt_goes_with_prediction": made(Ending, salt="s"),
    "lab_decision_kind_known": made(Decision, kind="wait"),
    "lab_decision_has_words": made(Decision, words=""),
    "claim_level_known": made(Claim, level=6),
    "claim_says_why": made(Claim, because=""),
    "claim_of_replication_is_independent": made(Claim, level=4),
    "claim_of_scale_names_places": made(Claim, level=5, evaluator="x", cost_per_outcome=Decimal(1), other_sites=1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name, improver):
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[name](improver)


def test_a_pilot_is_in_a_ward_once(improver):
    wards = BoundarySet.objects.create(code="wards", name="Wards", width=10, height=10)
    drawn = {"shape": "M0 0L1 0L1 1Z", "label_x": 1, "label_y": 1}
    ward = Place.objects.create(boundary_set=wards, code="w1", name="Riverside", **drawn)
    pilot = a_pilot(by=improver, places=(ward.pk,))

    with pytest.raises(IntegrityError), transaction.atomic():
        Site.objects.create(pilot=pilot, place=ward)


LOCKED = {
    "hypothesis": "Another.",
    "success": "9 or fewer.",
    "stop": "30 or more.",
    "ambiguous": "Nothing.",
    "prediction": "What came out.",
    "prediction_seal": "a" * 64,
    "measures": "Something else.",
    "design": "random",
    "cost_limit": Decimal(9999),
    "harm": "None.",
    "ends_on": date(2030, 1, 1),
    "began_on": None,
    "mode": "explore",
}


@pytest.mark.parametrize("column", LOCKED)
def test_what_was_planned_cannot_be_changed_once_a_test_has_begun(column, improver):
    experiment = running(by=improver)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Experiment.objects.filter(pk=experiment.pk).update(**{column: LOCKED[column]})


def test_before_it_begins_a_plan_can_be_changed_and_never_removed(improver):
    experiment = an_experiment(by=improver)
    Experiment.objects.filter(pk=experiment.pk).update(stop="30 or more.")

    with pytest.raises(DatabaseError), transaction.atomic():
        experiment.delete()


def test_a_pilot_is_locked_but_for_what_happens_afterwards(improver):
    pilot = a_pilot(by=improver)
    actions.begin(pilot, by=improver)
    Pilot.objects.filter(pk=pilot.pk).update(afterwards="It goes on.", evidence_level=1)

    for column, value in {"measures": "Other.", "design": "random", "where_words": "Elsewhere"}.items():
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Pilot.objects.filter(pk=pilot.pk).update(**{column: value})


def test_what_was_written_down_cannot_be_changed_or_removed(improver, resident):
    experiment = running(by=improver)
    rows = [
        actions.amend(experiment, part="stop", words="20 of 40.", because="Fewer came.", by=improver),
        actions.write_result(experiment, words="3 of 10.", by=improver),
        actions.spend(experiment, amount=Decimal(5), what="Tea", by=improver),
        actions.end(experiment, Said(happened="x", learned="y", verdict=rules.SUCCESS), by=improver),
        actions.claim(experiment, level=2, because="Before and after.", by=improver),
        actions.decide(experiment, kind=rules.STOPPED, words="Enough.", by=improver),
        actions.decline(a_problem(by=resident), words="Not ours.", by=improver),
    ]
    for row in rows:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(at=timezone.now())
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()


def test_exploring_stays_below_the_second_level_in_the_database_too(improver):
    experiment = ended(by=improver, plan=explored())

    with pytest.raises(IntegrityError), transaction.atomic():
        Experiment.objects.filter(pk=experiment.pk).update(evidence_level=2)
