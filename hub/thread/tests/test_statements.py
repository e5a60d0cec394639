"""Adopting, rewording, reviewing and retiring statements: who may, what is kept, what is refused."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from hub.core.audit.models import AuditEvent
from hub.core.links.models import Link
from hub.core.records import seals
from hub.core.records.versions import sealed
from hub.foundation.errors import NotAllowed, NotPossible
from hub.thread import rules
from hub.thread.actions import statements
from hub.thread.actions.statements import Wording
from hub.thread.models import Adoption, Edition, Statement
from hub.thread.tests import factories


@pytest.fixture
def outcome(leader):
    return factories.statement(leader)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def verbs(subject):
    return list(AuditEvent.objects.filter(subject_id=str(subject.pk)).order_by("pk").values_list("verb", flat=True))


def test_a_leader_adopts_an_edition_and_a_statement_is_public_at_once(leader, resident):
    outcome = factories.statement(leader)

    assert outcome.record.reference == f"OUT-{outcome.pk}"
    assert outcome.record.is_public
    assert Adoption.objects.get().version.number == 1
    assert seals.first_fault(sealed(outcome.record)) is None
    assert "version.sealed" in verbs(outcome)
    assert "edition.adopted" in verbs(Edition.objects.get())


@pytest.mark.parametrize("who", ["resident", "staff", "improver", "moderator", "administrator"])
def test_nobody_but_a_leader_shapes_the_thread(request, who, outcome):
    person = request.getfixturevalue(who)
    wording = Wording(title="New", text="New words.")

    for act in (
        lambda: statements.adopt_edition("Next", adopted_on=date(2026, 6, 1), reason="x", by=person),
        lambda: statements.add_statement(rules.OUTCOME, wording, by=person),
        lambda: statements.reword(outcome, wording, by=person, reason="x"),
        lambda: statements.put_under_review(outcome, until=in_days(9), invitation="x", by=person),
        lambda: statements.end_review(outcome, by=person, because="x"),
        lambda: statements.retire(outcome, by=person, because="x"),
    ):
        with pytest.raises(NotAllowed, match="leaders"):
            act()


def test_each_wording_is_a_sealed_version_with_its_reason(leader, outcome):
    statements.reword(
        outcome, Wording(title="Warm homes", text="Homes that are warm."), by=leader, reason="Shorter is clearer."
    )

    again = Statement.objects.get(pk=outcome.pk)
    first, second = sealed(again.record)
    assert (again.record.title, again.wording) == ("Warm homes", "Homes that are warm.")
    assert [field.value for field in first.fields][:2] == ["Warm, dry homes", outcome.wording]
    assert [field.value for field in second.fields][:2] == ["Warm homes", "Homes that are warm."]
    assert again.record.versions.get(number=2).reason == "Shorter is clearer."
    assert seals.first_fault([first, second]) is None


def test_the_behaviours_of_a_value_are_part_of_its_wording(leader):
    factories.edition(leader)
    value = statements.add_statement(
        rules.VALUE, Wording(title="Courage", text="We have courage.", behaviours=("We try.", "We tell.")), by=leader
    )

    statements.reword(
        value,
        Wording(title="Courage", text="We have courage.", behaviours=("We tell.",)),
        by=leader,
        reason="One is enough.",
    )

    assert [one.wording for one in value.behaviours.all()] == ["We tell."]
    assert sealed(value.record)[0].fields[2].value == "We try.\nWe tell."


def test_behaviours_belong_to_values_only(leader, outcome):
    with pytest.raises(NotPossible, match="values"):
        statements.reword(outcome, Wording(title="x", text="x", behaviours=("x",)), by=leader, reason="x")


def test_rewording_needs_a_reason_and_a_change(leader, outcome):
    same = Wording(title=outcome.record.title, text=outcome.wording)

    with pytest.raises(NotPossible, match="Say why"):
        statements.reword(outcome, Wording(title="x", text="x"), by=leader, reason="  ")
    with pytest.raises(NotPossible, match="Nothing has changed"):
        statements.reword(outcome, same, by=leader, reason="x")


def test_a_review_has_a_last_day_and_an_invitation_and_ends_with_what_came_of_it(leader, outcome):
    statements.put_under_review(outcome, until=in_days(30), invitation="Is it still right?", by=leader)

    outcome = Statement.objects.get(pk=outcome.pk)
    assert outcome.record.state == rules.UNDER_REVIEW
    assert (outcome.review_from, outcome.review_until) == (timezone.localdate(), in_days(30))

    statements.end_review(outcome, by=leader, because="Nine in ten agreed.")

    outcome = Statement.objects.get(pk=outcome.pk)
    assert (outcome.record.state, outcome.review_until, outcome.invitation) == (rules.ADOPTED, None, "")
    assert outcome.record.state_changes.latest("pk").reason == "Nine in ten agreed."


def test_a_review_cannot_end_before_it_begins_or_ask_nothing(leader, outcome):
    with pytest.raises(NotPossible, match="day to come"):
        statements.put_under_review(outcome, until=in_days(0), invitation="x", by=leader)
    with pytest.raises(NotPossible, match="hear from people"):
        statements.put_under_review(outcome, until=in_days(1), invitation=" ", by=leader)
    with pytest.raises(NotPossible, match="not under review"):
        statements.end_review(outcome, by=leader, because="x")


def test_what_is_retired_keeps_its_page_and_cannot_be_reworded(leader, outcome):
    statements.put_under_review(outcome, until=in_days(30), invitation="x", by=leader)
    statements.retire(outcome, by=leader, because="It was reached.")

    outcome = Statement.objects.get(pk=outcome.pk)
    assert (outcome.record.state, outcome.review_from, outcome.record.visibility) == (rules.RETIRED, None, "public")
    with pytest.raises(NotPossible, match="retired"):
        statements.reword(outcome, Wording(title="x", text="x"), by=leader, reason="x")
    with pytest.raises(NotPossible, match="Say why"):
        statements.retire(factories.statement(leader), by=leader, because="")


def test_a_new_edition_carries_over_what_is_kept_and_retires_the_rest(leader):
    kept, dropped = factories.statement(leader), factories.statement(leader, title="More car parks")

    newest = statements.adopt_edition(
        "Next Council", adopted_on=date(2026, 9, 1), reason="A new leadership.", by=leader, keep=[kept]
    )

    assert [one.statement_id for one in newest.adoptions.all()] == [kept.pk]
    dropped = Statement.objects.get(pk=dropped.pk)
    assert dropped.record.state == rules.RETIRED
    assert "Next Council" in dropped.record.state_changes.get().reason
    assert Statement.objects.get(pk=kept.pk).record.state == rules.ADOPTED


@pytest.mark.parametrize(
    ("name", "adopted_on", "reason", "sentence"),
    [
        ("Future Council", date(2026, 6, 1), "x", "another name"),
        ("Next", date(2026, 4, 30), "x", "cannot be older"),
        ("Next", date(2026, 6, 1), " ", "Say why"),
        ("Next", date(2999, 1, 1), "x", "a day that has come"),
    ],
)
def test_an_edition_that_makes_no_sense_is_refused(leader, outcome, name, adopted_on, reason, sentence):
    with pytest.raises(NotPossible, match=sentence):
        statements.adopt_edition(name, adopted_on=adopted_on, reason=reason, by=leader)


def test_a_statement_hangs_only_from_one_further_up(leader, outcome):
    with pytest.raises(NotPossible, match="further up"):
        statements.add_statement(rules.PRIORITY, Wording(title="x", text="x"), by=leader, serves=[outcome.record])
    assert not Link.objects.exists()


def test_a_statement_needs_an_edition(leader):
    with pytest.raises(NotPossible, match="Adopt an edition first"):
        statements.add_statement(rules.OUTCOME, Wording(title="x", text="x"), by=leader)
