"""A decision from its draft to everybody’s eyes."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.clocks.models import Clock
from hub.core.follows.models import Notice
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.core.records.seals import first_fault
from hub.core.records.versions import sealed
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.ledger import check, rules
from hub.strands.ledger.actions import delegating, drafting, redacting, signing
from hub.strands.ledger.models import Decision, Redaction, Signature
from hub.strands.ledger.queries import duties
from hub.strands.ledger.queries.decision import wording
from hub.strands.ledger.tasks import publish_after_embargo
from hub.strands.ledger.tests.factories import a_beginning, a_delegation, a_draft, a_published

MONDAY = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def under(officer_post, monitor):
    return a_delegation(post=officer_post, by=monitor)


@pytest.fixture
def draft(officer_post, officer, under):
    return a_draft(post=officer_post, by=officer, delegation_id=under.pk, value=Decimal(150_000))


def told(person):
    return [notice.sentence for notice in Notice.objects.filter(person=person).order_by("pk")]


def test_a_draft_is_for_its_team_alone(draft, staff, stranger, improver):
    assert Record.objects.visible_to(staff).filter(pk=draft.pk).exists()
    for other in (stranger, improver):
        assert not Record.objects.visible_to(other).filter(pk=draft.pk).exists()


def test_staff_of_the_team_write_and_others_do_not(draft, staff, improver):
    drafting.write(draft, {"reasons": "It is dark."}, by=staff)

    assert Decision.objects.get(pk=draft.pk).reasons == "It is dark."
    with pytest.raises(NotAllowed):
        drafting.write(draft, {"reasons": "No."}, by=improver)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"no_alternatives": True}, "no_alternatives"),
        ({"conflicts": "A cousin."}, "no_conflicts"),
        ({"embargo_until": date(2027, 1, 1)}, "embargo_because"),
    ],
)
def test_what_contradicts_itself_is_said_beside_it(draft, officer, values, field):
    with pytest.raises(BadInput) as refused:
        drafting.write(draft, values, by=officer)

    assert field in refused.value.fields
    assert Decision.objects.get(pk=draft.pk).embargo_until is None


def test_signing_locks_the_text_seals_it_and_starts_both_clocks(draft, officer, officer_post, staff):
    signature = signing.sign(draft, by=officer, now=MONDAY)

    assert (signature.person, signature.post, signature.deputising) == (officer, officer_post, False)
    assert draft.decided_on == date(2026, 11, 2)
    assert draft.record.state == rules.SIGNED
    assert draft.record.visibility == Visibility.STAFF
    clocks = {clock.promise: clock.due_on for clock in Clock.objects.filter(record=draft.record)}
    assert clocks == {rules.CLEAR: date(2026, 11, 4), rules.PUBLISH: date(2026, 11, 9)}
    assert first_fault(sealed(draft.record)) is None
    with pytest.raises(NotPossible, match="has been signed: its text cannot be changed"):
        drafting.write(draft, {"reasons": "Another."}, by=staff)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Decision.objects.filter(pk=draft.pk).update(reasons="Another.")


def test_signed_twice_is_refused_with_a_sentence(draft, officer):
    signing.sign(draft, by=officer, now=MONDAY)

    with pytest.raises(NotPossible, match="This was signed on 2 November 2026"):
        signing.sign(draft, by=officer)
    assert Signature.objects.count() == 1


def test_only_the_named_post_signs_and_only_with_the_second_factor(draft, officer, staff, monitor, improver):
    for other in (staff, monitor, improver):
        with pytest.raises(NotAllowed):
            signing.sign(draft, by=other)
    officer.second_factor_used = False
    with pytest.raises(NotAllowed, match="second factor"):
        signing.sign(draft, by=officer)


def test_a_deputy_signs_while_the_holder_is_away_and_that_is_recorded(draft, officer, officer_post, staff):
    deputy = with_role(Role.DECIDING_OFFICER, name="Lena", team=officer_post.team)
    officer_post.deputy = deputy
    officer_post.save()
    with pytest.raises(NotAllowed, match="its deputy while the holder is away"):
        signing.sign(Decision.objects.get(pk=draft.pk), by=deputy)
    officer_post.away_until = timezone.localdate() + timedelta(days=9)
    officer_post.save()

    assert signing.sign(Decision.objects.get(pk=draft.pk), by=deputy).deputising


def test_above_its_limit_it_is_kept_and_the_monitoring_officer_told_and_owes_a_word(
    draft, officer, monitor, officer_post
):
    drafting.write(draft, {"value": Decimal(200_000)}, by=officer)
    signing.sign(draft, by=officer)

    assert draft.outside == "£200,000 is above the limit of the delegation, £162,000."
    assert any("outside delegation" in sentence for sentence in told(monitor))
    assert [owing.note for owing in duties.outside_delegation(monitor, 9)] == [draft.outside]
    assert duties.outside_delegation(officer, 9) == []
    signing.note_outside(draft, words="The cabinet ratifies it in May.", by=monitor)
    assert duties.outside_delegation(monitor, 9) == []
    assert any("ratifies" in sentence for sentence in told(officer))


def test_what_is_missing_in_law_is_told_to_the_officer_and_the_monitor_and_stops_nothing(draft, officer, monitor):
    drafting.write(draft, {"alternatives": "", "no_conflicts": False}, by=officer)
    signing.sign(draft, by=officer)

    for person in (officer, monitor):
        assert any("2 things are missing: No alternatives" in sentence for sentence in told(person))


def test_a_second_person_clears_it_and_not_the_signer(draft, officer, monitor, stranger):
    with pytest.raises(NotPossible):
        signing.clear(draft, by=monitor)
    signing.sign(draft, by=officer, now=MONDAY)
    assert [owing.title for owing in duties.to_clear(monitor, 9)] == [draft.record.title]
    with pytest.raises(NotAllowed):
        signing.clear(draft, by=stranger)
    with pytest.raises(NotAllowed):
        signing.clear(draft, by=officer)

    signing.clear(draft, by=monitor, now=MONDAY)

    assert draft.record.state == rules.CLEARED
    assert not Clock.objects.running().filter(promise=rules.CLEAR).exists()
    assert Clock.objects.running().get(record=draft.record).promise == rules.PUBLISH


def test_a_monitoring_officer_who_signed_cannot_clear(draft, officer, officer_post, settings):
    settings.HUB_CLEARING_POST = officer_post.title
    signing.sign(draft, by=officer)

    with pytest.raises(NotAllowed, match="You signed this yourself"):
        signing.clear(draft, by=officer)


def test_publishing_needs_clearing_and_tells_those_with_whom_it_began(officer, officer_post, monitor, resident, under):
    idea = a_beginning(by=resident)
    draft = drafting.draft("Lamps", {"decision": "Three lamps."}, post=officer_post, by=officer, about=idea)
    signing.sign(draft, by=officer)
    with pytest.raises(NotPossible):
        signing.publish(draft, by=officer)
    signing.clear(draft, by=monitor)
    signing.publish(draft, by=officer)

    assert draft.record.visibility == Visibility.PUBLIC
    assert "It has been decided: “Lamps”" in told(resident)
    assert Link.objects.get(source=idea, target=draft.record).relation == "authorised_by"
    assert not Clock.objects.running().filter(record=draft.record).exists()


def test_everybody_could_read_it_from_the_day_it_was_published_not_signed(officer, officer_post, monitor):
    draft = a_draft(post=officer_post, by=officer)
    signing.sign(draft, by=officer, now=MONDAY)
    signing.clear(draft, by=monitor, now=MONDAY)
    signing.publish(draft, by=officer, now=MONDAY + timedelta(days=9))

    assert draft.record.published_at == draft.published_at == MONDAY + timedelta(days=9)


def test_an_embargo_holds_until_its_day_and_then_it_is_published_by_itself(draft, officer, monitor):
    drafting.write(
        draft, {"embargo_until": date(2026, 12, 1), "embargo_because": "The bid closes."}, by=officer, now=MONDAY
    )
    signing.sign(draft, by=officer, now=MONDAY)
    signing.clear(draft, by=monitor, now=MONDAY)

    told = Notice.objects.filter(person=officer, sentence__contains="was cleared").get().sentence
    assert "it is published by itself on 1 December 2026" in told
    with pytest.raises(NotPossible, match="under embargo until 1 December 2026: The bid closes"):
        signing.publish(draft, by=officer, now=MONDAY)
    assert publish_after_embargo(now=datetime(2026, 11, 30, 12, tzinfo=UTC)) == 0
    assert publish_after_embargo(now=datetime(2026, 12, 1, 12, tzinfo=UTC)) == 1
    assert publish_after_embargo(now=datetime(2026, 12, 2, 12, tzinfo=UTC)) == 0
    assert Decision.objects.get(pk=draft.pk).record.visibility == Visibility.PUBLIC


def test_a_correction_is_a_new_version_and_what_was_signed_stays(officer, officer_post, monitor):
    decision = a_published(post=officer_post, by=officer, clearer=monitor)

    with pytest.raises(BadInput, match="Say why"):
        signing.correct(decision, {"reasons": "People fall."}, because=" ", by=officer)
    signing.correct(decision, {"reasons": "People fall."}, because="The wrong reason stood here.", by=officer)

    shown = wording(decision)
    assert shown.said["reasons"] == "People fall."
    assert shown.was == {"reasons": "People turn back in the dark."}
    assert [one.because for one in shown.corrections] == ["The wrong reason stood here."]
    assert first_fault(sealed(decision.record)) is None
    with pytest.raises(NotPossible, match="Nothing has changed"):
        signing.correct(decision, {"reasons": "People fall."}, because="Again.", by=officer)


def test_nothing_is_put_right_before_it_is_signed(draft, officer, staff):
    with pytest.raises(NotPossible, match="change the draft itself"):
        signing.correct(draft, {"reasons": "x"}, because="y", by=officer)


def test_a_draft_is_given_up_with_a_reason_and_never_after_signing(draft, officer):
    with pytest.raises(NotPossible, match="Say why"):
        drafting.give_up(draft, because="", by=officer)
    signing.sign(draft, by=officer)
    with pytest.raises(NotPossible):
        drafting.give_up(draft, because="Not needed.", by=officer)


def test_a_part_is_kept_back_on_a_ground_and_looked_at_again(draft, officer, staff, improver):
    part = redacting.keep_back(draft.record, redacting.KeptBack(label="Budget code", words="X12"), by=staff)
    assert {"redaction", "review"} <= {gap.code for gap in check.gaps_of(draft)}
    with pytest.raises(BadInput, match="must lie ahead"):
        redacting.ground(part, ground="12a-3", weighing="Rates.", review_on=date(2020, 1, 1), by=officer)
    later = timezone.localdate() + timedelta(days=30)
    redacting.ground(part, ground="12a-3", weighing="Others would bid lower.", review_on=later, by=officer)
    assert not {"redaction", "review", "weighing"} & {gap.code for gap in check.gaps_of(draft)}
    with pytest.raises(NotAllowed):
        redacting.release(part, because="The bid is over.", by=staff)
    Redaction.objects.filter(pk=part.pk).update(review_on=timezone.localdate())
    assert [owing.title for owing in duties.to_review(officer, 9)] == ["“Budget code” in Lamps on the river path"]
    redacting.release(part, because="The bid is over.", by=officer)
    with pytest.raises(NotPossible):
        redacting.ground(part, ground="", weighing="", review_on=None, by=officer)
    with pytest.raises(NotAllowed):
        redacting.keep_back(draft.record, redacting.KeptBack(label="x"), by=improver)


def test_a_delegation_says_what_is_missing_and_ends_with_a_reason(under, monitor, officer_post, officer):
    with pytest.raises(BadInput) as refused:
        a_delegation(post=officer_post, by=monitor, title=" ", instrument="")
    assert set(refused.value.fields) == {"title", "instrument"}
    with pytest.raises(BadInput, match="cannot end before it begins"):
        a_delegation(post=officer_post, by=monitor, until=date(2010, 1, 1))
    with pytest.raises(NotAllowed):
        a_delegation(post=officer_post, by=officer)
    delegating.end_delegation(under, on=date(2026, 1, 31), because="A new scheme.", by=monitor)

    assert under.until == date(2026, 1, 31)
    draft = a_draft(post=officer_post, by=officer, delegation_id=under.pk, decided_on=date(2026, 2, 1))
    assert check.outside(draft) == "The delegation was not in force on 1 February 2026."


def test_the_councils_rules_on_buying_come_from_its_settings(draft, officer, settings):
    rule = {"code": "SO 3.1", "most": 200_000, "asks": "three quotations", "since": "2016-01-01"}
    settings.HUB_PROCEDURE_RULES = [{**rule, "routes": ["quotations"]}]
    drafting.write(draft, {"route": "framework", "decided_on": date(2026, 1, 5)}, by=officer)

    assert "procedure" in {gap.code for gap in check.gaps_of(draft)}


def test_who_signs_is_not_told_that_it_is_not_signed(officer, officer_post):
    draft = a_draft(post=officer_post, by=officer, reasons="")

    assert "signature" in {gap.code for gap in check.gaps_of(draft)}
    assert {"signature", "decided_on"}.isdisjoint(gap.code for gap in check.before_signing(draft))
    assert "reasons" in {gap.code for gap in check.before_signing(draft)}


def test_what_was_put_right_is_missing_no_more(officer, officer_post):
    decision = a_draft(post=officer_post, by=officer, alternatives="", no_conflicts=False)
    signing.sign(decision, by=officer)
    assert {"alternatives", "conflicts"} <= {gap.code for gap in check.gaps_of(decision)}

    signing.correct(decision, {"alternatives": "Torches: too dim."}, because="A resident asked.", by=officer)

    now = Decision.objects.get(pk=decision.pk)
    codes = {gap.code for gap in check.gaps_of(now, wording(now).said)}
    assert "alternatives" not in codes
    assert "conflicts" in codes
