"""Tying work to what it serves: who may, who confirms, and what cannot be tied."""

import pytest

from hub.core.audit.models import AuditEvent
from hub.core.records.actions import give_to
from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotAllowed, NotPossible
from hub.thread import rules
from hub.thread.actions import statements, ties
from hub.thread.tests import factories

pytestmark = pytest.mark.usefixtures("example_kind")


@pytest.fixture
def outcome(leader):
    return factories.statement(leader).record


@pytest.fixture
def idea(resident, parks, improver):
    record = factories.work(resident)
    give_to(record, team=parks, post=None, by=improver)
    return record


@pytest.mark.parametrize("who", ["improver", "staff"])
def test_the_improvement_team_and_the_records_team_say_what_it_serves(request, who, idea, outcome):
    made = ties.tie(idea, outcome, by=request.getfixturevalue(who), because="Damp comes from draughts.")

    assert (made.source, made.relation, made.target) == (idea, "serves", outcome)
    assert AuditEvent.objects.filter(verb="link.made").exists()


@pytest.mark.parametrize("who", ["resident", "stranger", "moderator", "leader"])
def test_others_do_not_say_what_a_published_record_serves(request, who, idea, outcome):
    with pytest.raises(NotAllowed, match="improvement team"):
        ties.tie(idea, outcome, by=request.getfixturevalue(who))


def test_its_author_may_while_it_is_a_draft(resident, stranger, outcome):
    draft = factories.work(resident, to=Visibility.DRAFT)

    ties.tie(draft, outcome, by=resident)

    with pytest.raises(NotAllowed):
        ties.tie(draft, outcome, by=stranger)


def test_saying_it_twice_changes_nothing(idea, outcome, improver, staff):
    assert ties.tie(idea, outcome, by=improver) == ties.tie(idea, outcome, by=staff)


def test_a_second_person_confirms_and_never_the_first(idea, outcome, improver, staff, leader, stranger):
    made = ties.tie(idea, outcome, by=improver)

    with pytest.raises(NotPossible, match="second person"):
        ties.confirm(made, by=improver)
    with pytest.raises(NotAllowed):
        ties.confirm(made, by=stranger)
    ties.confirm(made, by=leader)

    made.refresh_from_db()
    assert made.confirmed_by == leader
    assert AuditEvent.objects.filter(verb="link.confirmed").exists()


def test_a_tie_ends_with_a_reason_and_stays_in_the_history(idea, outcome, improver, stranger):
    made = ties.tie(idea, outcome, by=improver)

    with pytest.raises(NotAllowed):
        ties.end(made, by=stranger, because="x")
    with pytest.raises(NotPossible, match="Say why"):
        ties.end(made, by=improver, because=" ")
    ties.end(made, by=improver, because="It was about something else.")

    made.refresh_from_db()
    assert made.ended_because == "It was about something else."
    with pytest.raises(NotPossible, match="ended"):
        ties.confirm(made, by=improver)


def test_work_serves_what_still_holds_and_nothing_else(idea, outcome, improver, leader, resident):
    with pytest.raises(NotPossible, match="Choose an outcome"):
        ties.tie(idea, factories.work(resident), by=improver)
    with pytest.raises(NotPossible, match="Choose an outcome"):
        ties.tie(idea, factories.statement(leader, rules.VALUE, "Courage").record, by=improver)
    gone = factories.statement(leader, title="More car parks")
    statements.retire(gone, by=leader, because="x")
    with pytest.raises(NotPossible, match="was retired"):
        ties.tie(idea, gone.record, by=improver)


def test_what_one_may_not_read_can_be_tied_to_nothing(resident, outcome, improver):
    hidden = factories.work(resident, to=Visibility.DRAFT)

    with pytest.raises(NotPossible, match="not there"):
        ties.tie(hidden, outcome, by=improver)


def test_only_leaders_say_where_a_statement_hangs(leader, improver, outcome):
    priority = factories.statement(leader, rules.PRIORITY, "A healthy city").record

    with pytest.raises(NotAllowed):
        ties.tie(outcome, priority, by=improver)
    assert ties.tie(outcome, priority, by=leader).target == priority
