"""Each rule that the database itself keeps, broken once; and history that cannot be rewritten."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.core.records.models import StateChange
from hub.strands.team import rules
from hub.strands.team.actions.projects import open_programme
from hub.strands.team.models import (
    Benefit,
    Lesson,
    Member,
    Milestone,
    MilestoneMove,
    Report,
    RequestAnswer,
    Risk,
)
from hub.strands.team.tests.factories import a_project, a_request

NOW, DAY = timezone.now(), date(2026, 11, 20)


@pytest.fixture
def project(improver):
    return a_project(by=improver)


@pytest.fixture
def asked(staff):
    return a_request(by=staff)


def answer(asked, by, **changes):
    moved = {"record": asked.record, "old": "waiting", "new": "helping", "reason": "Yes.", "by": by, "at": NOW}
    said = {"request": asked, "kind": rules.HELPING, "words": "Yes.", "by": by, "at": NOW}
    return RequestAnswer(**(said | {"move": StateChange.objects.create(**moved)} | changes))


def benefit(project, by, **changes):
    return Benefit(**({"project": project, "kind": rules.TIME, "words": "Two hours", "by": by, "at": NOW} | changes))


def report(project, by, **changes):
    said = {"project": project, "health": rules.ON_TRACK, "done": "Begun.", "next": "Go on.", "by": by, "at": NOW}
    return Report(**(said | changes))


def risk(project, by, **changes):
    said = {"project": project, "what": "Rain", "likelihood": 1, "impact": 1, "response": "Wait", "by": by, "at": NOW}
    return Risk(**(said | changes))


def with_(thing, **changes):
    for name, value in changes.items():
        setattr(thing, name, value)
    return thing


MONEY = {"kind": rules.CASH, "pounds": Decimal(100)}
BROKEN = {
    "request_says_what": lambda p, a, by, other: [with_(a, wanted="")],
    "request_answer_kind_known": lambda p, a, by, other: [answer(a, by, kind="perhaps")],
    "request_answer_has_words": lambda p, a, by, other: [answer(a, by, words="")],
    "request_answer_not_yet_has_day": lambda p, a, by, other: [answer(a, by, kind=rules.NOT_YET)],
    "request_answer_only_not_yet_has_day": lambda p, a, by, other: [answer(a, by, looks_again_on=DAY)],
    "project_has_aim": lambda p, a, by, other: [with_(p, aim="")],
    "project_ends_after_start": lambda p, a, by, other: [with_(p, starts_on=p.ends_on + timedelta(days=1))],
    "project_decision_has_day": lambda p, a, by, other: [with_(p, decision_needed="Which lamps?")],
    "project_day_has_decision": lambda p, a, by, other: [with_(p, decision_due_on=DAY)],
    "project_member_once": lambda p, a, by, other: [
        Member(project=p, person=by, part=part, since=DAY) for part in ("Leads", "Counts")
    ],
    "project_member_has_part": lambda p, a, by, other: [Member(project=p, person=by, part="", since=DAY)],
    "project_member_until_after_since": lambda p, a, by, other: [
        Member(project=p, person=by, part="Counts", since=DAY, until=date(2026, 1, 1))
    ],
    "milestone_has_title": lambda p, a, by, other: [Milestone(project=p, title="", due_on=DAY)],
    "milestone_once": lambda p, a, by, other: [Milestone(project=p, title="Lit", due_on=DAY) for _ in "12"],
    "milestone_move_says_why": lambda p, a, by, other: [
        one := Milestone(project=p, title="Lit", due_on=DAY),
        MilestoneMove(milestone=one, old=DAY, new=date(2027, 1, 1), because="", by=by, at=NOW),
    ],
    "milestone_move_moves": lambda p, a, by, other: [
        one := Milestone(project=p, title="Lit", due_on=DAY),
        MilestoneMove(milestone=one, old=DAY, new=DAY, because="Rain", by=by, at=NOW),
    ],
    "report_health_known": lambda p, a, by, other: [report(p, by, health="fine")],
    "report_has_words": lambda p, a, by, other: [report(p, by, done="")],
    "risk_has_words": lambda p, a, by, other: [risk(p, by, response="")],
    "risk_levels_from_1_to_3": lambda p, a, by, other: [risk(p, by, impact=4)],
    "risk_closed_says_why": lambda p, a, by, other: [risk(p, by, closed_at=NOW)],
    "benefit_kind_known": lambda p, a, by, other: [benefit(p, by, kind="joy")],
    "benefit_has_words": lambda p, a, by, other: [benefit(p, by, words="")],
    "benefit_money_has_amount": lambda p, a, by, other: [benefit(p, by, kind=rules.CASH)],
    "benefit_only_money_has_amount": lambda p, a, by, other: [benefit(p, by, pounds=Decimal(1))],
    "benefit_confirmed_with_date": lambda p, a, by, other: [benefit(p, by, **MONEY, confirmed_by=other)],
    "benefit_confirmed_is_money": lambda p, a, by, other: [benefit(p, by, confirmed_by=other, confirmed_at=NOW)],
    "benefit_confirmed_by_another": lambda p, a, by, other: [
        benefit(p, by, **MONEY, confirmed_by=by, confirmed_at=NOW)
    ],
    "lesson_has_words": lambda p, a, by, other: [Lesson(project=p, words="", by=by, at=NOW)],
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name, project, asked, improver, staff):
    with pytest.raises(IntegrityError), transaction.atomic():
        for row in BROKEN[name](project, asked, improver, staff):
            row.save()


def test_a_programme_has_an_aim(improver):
    programme = open_programme(title="Streets", aim="Streets that work.", by=improver)
    programme.aim = ""
    with pytest.raises(IntegrityError), transaction.atomic():
        programme.save()


@pytest.mark.parametrize("make", [answer, report, risk, benefit])
def test_what_was_written_down_cannot_be_changed_or_removed(make, project, asked, improver):
    row = make(asked if make is answer else project, improver)
    row.save()
    words = {"answer": "words", "report": "done", "risk": "what", "benefit": "words"}[make.__name__]
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**{words: "Other words"})
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
