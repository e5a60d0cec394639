"""Each rule that the database itself keeps about demand studies, broken once."""

from datetime import timedelta
from secrets import token_urlsafe

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from hub.strands.methods import actions
from hub.strands.methods.models import Code, Coding, Demand, HandOn, Member, Settlement, Step, Study
from hub.strands.methods.tests.factories import a_code, a_demand, a_study

pytestmark = pytest.mark.django_db


@pytest.fixture
def demand(staff):
    return a_demand(a_study(by=staff), by=staff)


def change(row, **values):
    return lambda: type(row).objects.filter(pk=row.pk).update(**values)


def settles(demand, person, **values):
    row = {"demand": demand, "code": a_code(demand.study, by=person), "because": "It is so.", "proposed_by": person}
    return lambda: Settlement.objects.create(**({**row, "proposed_at": demand.heard_at} | values))


def steps(study, **values):
    row = {"place": 1, "name": "Look up the order", "who": "Front desk", "kind": "waste", "works_minutes": 5}
    return lambda: Step.objects.create(study=study, **(row | values))


def twice(model, **values):
    return lambda: [model.objects.create(**values) for _ in "12"]


BROKEN = {
    "study_ends_after_start": lambda d, p: change(d.study, ends_on=d.study.starts_on - timedelta(days=1)),
    "study_says_of_what": lambda d, p: change(d.study, purpose=""),
    "study_repeats_within_days": lambda d, p: change(d.study, repeat_days=0),
    "study_cost_has_source": lambda d, p: change(d.study, cost_low=1, cost_high=2),
    "study_cost_source_has_cost": lambda d, p: change(d.study, cost_source="Finance, 2026"),
    "study_cost_in_order": lambda d, p: change(d.study, cost_low=3, cost_high=2, cost_source="Finance, 2026"),
    "step_says_what_and_who": lambda d, p: steps(d.study, who=""),
    "step_kind_known": lambda d, p: steps(d.study, kind="odd"),
    "step_has_place": lambda d, p: steps(d.study, place=0),
    "member_once": lambda d, p: twice(Member, study=d.study, person=p, added_by=p, at=d.heard_at),
    "demand_has_words": lambda d, p: change(d, words=""),
    "demand_done_after_heard": lambda d, p: change(d, done_at=d.heard_at - timedelta(seconds=1)),
    "demand_at_once_is_done": lambda d, p: change(d, at_once=True),
    "demand_release_is_whole": lambda d, p: change(d, released_words="So it is."),
    "demand_key_once": lambda d, p: (
        lambda: Demand.objects.create(
            study=d.study, words="Again", channel="Telephone", heard_at=d.heard_at, taken_down_by=p, key=d.key
        )
    ),
    "hand_on_says_to_whom": lambda d, p: (
        lambda: HandOn.objects.create(demand=d, to="", by=p, at=d.heard_at, key=token_urlsafe(32))
    ),
    "hand_on_key_once": lambda d, p: twice(HandOn, demand=d, to="Desk", by=p, at=d.heard_at, key="k"),
    "code_name_once": lambda d, p: twice(Code, study=d.study, name="I want", kind="value", by=p, at=d.heard_at),
    "code_has_name": lambda d, p: change(a_code(d.study, by=p), name=""),
    "code_kind_known": lambda d, p: change(a_code(d.study, by=p), kind="odd"),
    "code_cause_of_failure": lambda d, p: change(a_code(d.study, by=p), kind="value", cause="chasing"),
    "coding_once_by_coder": lambda d, p: twice(Coding, demand=d, code=a_code(d.study, by=p), coder=p, at=d.heard_at),
    "settlement_says_why": lambda d, p: settles(d, p, because=""),
    "settlement_needs_two": lambda d, p: settles(d, p, agreed_by=p, agreed_at=d.heard_at),
    "settlement_agreed_is_whole": lambda d, p: settles(d, p, agreed_at=d.heard_at),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name, demand, staff):
    act = BROKEN[name](demand, staff)

    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_what_people_said_cannot_be_changed_or_removed_nor_how_it_was_passed_on(demand, staff):
    passed_on = actions.hand_on(demand, to="Repairs desk", key=token_urlsafe(32), by=staff)

    for row, values in ((demand, {"words": "Something else"}), (passed_on, {"to": "Planner"})):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**values)
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()
    assert Study.objects.filter(pk=demand.study_id).exists()
