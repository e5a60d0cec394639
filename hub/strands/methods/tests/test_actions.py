"""What can be done with a demand study, and what cannot."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from secrets import token_urlsafe

import pytest
from django.utils import timezone

from hub.core.follows.models import Notice
from hub.core.links.models import Link
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.methods import actions, rules
from hub.strands.methods.actions.capturing import Heard, SaysWho
from hub.strands.methods.actions.flowing import Flowing, Stated
from hub.strands.methods.models import Code, Coding, Demand, HandOn, Step, Study
from hub.strands.methods.queries.results import results
from hub.strands.methods.tests.factories import a_code, a_demand, a_plan, a_study
from hub.thread.tests.factories import work

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example_kind")]


@pytest.fixture
def study(staff):
    """Carys' study of why people ring, which listens."""
    return a_study(by=staff)


@pytest.fixture
def pair(study, staff, improver):
    """Carys and Dele, who both work on the study."""
    actions.add_member(study, improver, by=staff)
    return staff, improver


def test_a_study_begins_in_the_open_as_evidence_for_live_work(staff, resident):
    pilot = work(resident)

    study = a_study(by=staff, about=pilot, listens=False)

    assert (study.record.visibility, study.record.state) == (Visibility.PUBLIC, rules.PLANNING)
    tie = Link.objects.get(relation="evidenced_by")
    assert (tie.source, tie.target) == (pilot, study.record)


def test_those_who_do_not_do_the_work_cannot_begin_one_nor_on_what_they_cannot_read(resident, staff, stranger):
    with pytest.raises(NotAllowed):
        a_study(by=resident)
    with pytest.raises(NotAllowed):
        a_study(by=staff, about=work(stranger, to=Visibility.DRAFT))
    assert not Study.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"purpose": ""}, "purpose"),
        ({"channels": ()}, "channels"),
        ({"ends_on": date(2026, 11, 1)}, "ends_on"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(changes, field, staff):
    with pytest.raises(BadInput) as error:
        actions.open_study(a_plan(**changes), by=staff)

    assert field in error.value.fields
    assert not Study.objects.exists()


def test_words_are_kept_as_they_were_said_and_a_second_click_is_one_row(study, staff):
    key = token_urlsafe(32)
    heard = Heard(words="  Where's me bin?!  ", channel="Telephone", at_once=True)

    made = actions.take_down(study, heard, key=key, by=staff)

    assert actions.take_down(study, heard, key=key, by=staff) == made
    assert (made.words, made.at_once, made.done_at) == ("Where's me bin?!", True, made.heard_at)
    assert study.record.tallies.get(name=rules.TAKEN_DOWN).value == 1


def test_what_says_who_somebody_is_is_asked_out_before_it_is_kept(study, staff):
    heard = Heard(words="My name is Amina Khan, ring me on 0121 496 0999", channel="Telephone")

    with pytest.raises(SaysWho) as error:
        actions.take_down(study, heard, key=token_urlsafe(32), by=staff)

    assert [one.what for one in error.value.found] == ["name", "phone number"]
    assert not Demand.objects.exists()


def test_whoever_has_looked_may_keep_what_the_rules_found(study, staff):
    made = a_demand(study, by=staff, words="The number on the letter is 0121 496 0999", looked=True)

    assert "0121 496 0999" in made.words


def test_only_the_team_takes_down_and_only_where_and_while_the_study_listens(study, staff, improver):
    with pytest.raises(NotAllowed, match="team of this study"):
        a_demand(study, by=improver)
    with pytest.raises(BadInput, match="where they asked"):
        a_demand(study, by=staff, channel="Pigeon")
    actions.stop_study(study, reason="The desk closed.", by=staff)
    with pytest.raises(NotPossible, match="nothing can be taken down"):
        a_demand(study, by=staff)
    assert not Demand.objects.exists()


def test_passing_on_is_counted_and_having_what_one_needs_ends_it(study, staff):
    made, key = a_demand(study, by=staff), token_urlsafe(32)

    with pytest.raises(BadInput, match="“Joan Bright” may say who somebody is"):
        actions.hand_on(made, to="Mrs Joan Bright", key=key, by=staff)
    for _ in range(2):
        actions.hand_on(made, to="Repairs desk", key=key, by=staff)
    actions.finish(made, by=staff, now=made.heard_at + timedelta(hours=5))
    actions.finish(made, by=staff)

    made.refresh_from_db()
    assert HandOn.objects.count() == 1
    assert (made.at_once, made.done_at - made.heard_at) == (False, timedelta(hours=5))
    with pytest.raises(NotPossible):
        actions.hand_on(made, to="Planner", key=token_urlsafe(32), by=staff)


def test_codes_are_the_studys_own_each_once_whatever_the_letters(study, staff):
    code = a_code(study, by=staff)
    actions.retire_code(code, by=staff)

    assert a_code(study, by=staff, name="where is my REPAIR?") == code
    code.refresh_from_db()
    assert code.retired_at is None
    with pytest.raises(BadInput, match="of this name already"):
        a_code(study, by=staff, kind="value")
    with pytest.raises(BadInput, match="Only failure demand"):
        a_code(study, by=staff, name="I want a new bin", kind="value", cause="chasing")
    with pytest.raises(BadInput, match="words people use"):
        a_code(study, by=staff, name=" ")
    with pytest.raises(BadInput, match="may say who somebody is"):
        a_code(study, by=staff, name="Mrs Osei rings again")
    assert Code.objects.count() == 1


def test_one_may_change_ones_mind_until_a_second_person_has_coded_it(study, pair):
    carys, dele = pair
    made = a_demand(study, by=carys)
    one, other = a_code(study, by=carys), a_code(study, by=carys, name="I want a repair", kind="value")

    actions.code(made, one, by=carys)
    actions.code(made, other, matters="To know when", by=carys)
    actions.code(made, one, by=dele)

    assert Coding.objects.filter(demand=made).count() == 2
    with pytest.raises(NotPossible, match="Talk, and settle it together"):
        actions.code(made, one, by=carys)


def test_a_third_coding_and_a_code_of_another_study_are_refused(study, pair, stranger, staff):
    carys = pair[0]
    made, code = a_demand(study, by=carys), a_code(study, by=carys)
    elsewhere = a_code(a_study(by=staff, title="Another"), by=staff)
    with pytest.raises(BadInput, match="code of this study"):
        actions.code(made, elsewhere, by=carys)
    for person in pair:
        actions.code(made, code, by=person)
    actions.add_member(study, stranger, by=carys)

    with pytest.raises(NotPossible, match="Two people have coded this"):
        actions.code(made, code, by=stranger)


def test_two_settle_where_their_codings_differ_and_only_then_it_counts(study, pair, stranger):
    carys, dele = pair
    made = a_demand(study, by=carys)
    failure, value = a_code(study, by=carys), a_code(study, by=carys, name="I want a repair", kind="value")
    actions.code(made, failure, by=carys)
    actions.code(made, value, by=dele)
    assert (results(study).coded, results(study).unsettled) == (0, 1)
    actions.add_member(study, stranger, by=carys)

    with pytest.raises(NotAllowed, match="Only the two"):
        actions.propose(made, failure, because="He chases.", by=stranger)
    actions.propose(made, failure, because="He chases.", by=carys)
    with pytest.raises(NotAllowed, match="the other one has to agree"):
        actions.agree(made, by=carys)
    assert results(study).coded == 0
    actions.agree(made, by=dele)
    actions.agree(made, by=dele)

    found = results(study)
    assert (found.coded, found.unsettled, found.failure.count) == (1, 0, 1)
    assert found.agreement.agreed == 0
    with pytest.raises(NotPossible, match="settled this already"):
        actions.propose(made, value, because="No.", by=carys)


def test_what_is_settled_needs_a_difference(study, pair):
    carys, dele = pair
    made, code = a_demand(study, by=carys), a_code(study, by=carys)
    for person in pair:
        actions.code(made, code, by=person)

    with pytest.raises(NotPossible, match="do not differ"):
        actions.propose(made, code, because="Why not.", by=dele)


def test_a_report_says_what_was_found_and_closes_the_coding(study, staff, resident):
    pilot = work(resident)
    study = a_study(by=staff, about=pilot, title="On the pilot")
    with pytest.raises(NotPossible, match="nothing to code"):
        actions.start_coding(study, by=staff)
    made = a_demand(study, by=staff)
    actions.start_coding(study, by=staff)
    with pytest.raises(NotPossible, match="nothing to report"):
        actions.report(study, learned="Much.", by=staff)
    code = a_code(study, by=staff)
    actions.code(made, code, by=staff)
    with pytest.raises(BadInput, match="what you learned"):
        actions.report(study, learned=" ", by=staff)

    actions.report(study, learned="People chase us because we give no day.", by=staff)

    assert study.record.state == rules.REPORTED
    assert counted(study) == (1, 1)
    with pytest.raises(NotPossible):
        actions.code(made, code, by=staff)
    actions.open_again(study, by=staff)
    assert counted(study) == (0, 0)


def counted(study):
    held = {tally.name: tally.value for tally in study.record.tallies.all()}
    return held[rules.CODED], held[rules.FAILURES]


def test_words_are_public_only_as_released_and_looked_at(study, staff, improver):
    made = a_demand(study, by=staff, words="I am at my wits’ end")

    with pytest.raises(SaysWho):
        actions.release(made, words="I'm Basil Wren, at my wits’ end", by=staff)
    actions.release(made, words="I am at my wits’ end", by=staff)
    assert results(study).quotes == [("I am at my wits’ end", "")]
    actions.end_release(made, by=staff)
    assert results(study).quotes == []


def test_the_team_is_told_and_its_last_member_stays(study, staff, improver):
    member = actions.add_member(study, improver, by=staff)

    assert actions.add_member(study, improver, by=staff) == member
    assert "You are of the team" in Notice.objects.get(person=improver).sentence
    actions.remove_member(member, by=staff)
    with pytest.raises(NotPossible, match="last of the team"):
        actions.remove_member(study.members.get(), by=staff)


def test_results_are_reckoned_from_rows(study, staff):
    now = timezone.localtime() - timedelta(days=3)
    chase = a_code(study, by=staff, cause="chasing")
    want = a_code(study, by=staff, name="I want a repair", kind="value")
    other = a_code(study, by=staff, name="Wrong number", kind="other")
    for place, code in enumerate([chase, chase, want, other]):
        made = a_demand(study, by=staff, now=now + timedelta(minutes=place), at_once=place == 2, channel="Front desk")
        actions.code(made, code, by=staff)
        if place < 2:
            actions.finish(made, by=staff, now=made.heard_at + timedelta(hours=2 * (place + 1)))

    found = results(study)

    assert [(one.name, one.row.count) for one in found.kinds] == [
        ("Where is my repair?", 2),
        ("I want a repair", 1),
        ("Wrong number", 1),
    ]
    assert (found.failure.count, found.failure.of) == (2, 3)
    assert (found.one_stop.count, found.one_stop.of) == (1, 4)
    assert found.times.median == 2.0
    assert [hours for _, hours in found.hours] == [0.0, 2.0, 4.0]
    assert (found.open_cases, found.causes) == (1, [("Chasing progress", 2)])
    assert found.by_channel[0][0] == "Front desk"
    assert {monday.weekday() for monday, _ in found.by_week} == {0}
    assert sum(share.count for _, share in found.by_week) == 2


def test_whoever_asks_again_is_known_by_a_mark_that_says_nothing(study, staff):
    other = a_study(by=staff, title="Another")
    made = [
        a_demand(one, by=staff, who=who)
        for one, who in (
            (study, "0770 123"),
            (study, "0770-123"),
            (study, "0770 124"),
            (other, "0770 123"),
        )
    ]

    first, again, else_, elsewhere = (one.who for one in made)
    assert first == again
    assert len({first, else_, elsewhere}) == 3
    assert all(len(one.who) == 16 and one.who != "0770123" for one in made)
    assert a_demand(study, by=staff).who == ""


def test_how_many_come_again_is_found(study, staff):
    code = a_code(study, by=staff)
    for hours, who in ((0, "A1"), (30, "A1"), (1, "B2")):
        actions.code(a_demand(study, by=staff, who=who, now=NOON + timedelta(hours=hours)), code, by=staff)

    found = results(study).repeats

    assert (found.count, found.of) == (1, 3)


def test_a_flow_keeps_its_order_whatever_is_added_moved_or_taken_out(study, staff, stranger):
    made = [actions.add_step(study, a_step(name), by=staff) for name in ("Ask", "Plan", "Mend")]

    actions.add_step(study, a_step("Look up", place=2), by=staff)
    assert names(study) == ["Ask", "Look up", "Plan", "Mend"]
    actions.change_step(Step.objects.get(pk=made[2].pk), a_step("Mend it", place=1), by=staff)
    assert names(study) == ["Mend it", "Ask", "Look up", "Plan"]
    actions.remove_step(Step.objects.get(pk=made[0].pk), by=staff)
    assert names(study) == ["Mend it", "Look up", "Plan"]
    assert list(Step.objects.filter(study=study).order_by("place").values_list("place", flat=True)) == [1, 2, 3]

    with pytest.raises(NotAllowed):
        actions.add_step(study, a_step("Pry"), by=stranger)
    with pytest.raises(BadInput) as error:
        actions.add_step(study, a_step(" ", who=" "), by=staff)
    assert set(error.value.fields) == {"name", "who"}


def test_a_cost_is_stated_with_its_source_or_not_at_all(study, staff, stranger):
    with pytest.raises(BadInput) as error:
        actions.state_cost(study, Stated(low=Decimal(6), high=Decimal(4), source=" "), by=staff)
    assert set(error.value.fields) == {"high", "source"}
    with pytest.raises(NotAllowed):
        actions.state_cost(study, None, by=stranger)

    actions.state_cost(study, Stated(low=Decimal("4.50"), high=Decimal(6), source="Finance, March 2026"), by=staff)
    study.refresh_from_db()
    assert (study.cost_low, study.cost_source) == (Decimal("4.50"), "Finance, March 2026")
    actions.state_cost(study, None, by=staff)
    study.refresh_from_db()
    assert (study.cost_low, study.cost_source) == (None, "")


def a_step(name, **more):
    return Flowing(**({"name": name, "who": "Front desk", "kind": "waste", "works_minutes": 5} | more))


def names(study):
    return list(Step.objects.filter(study=study).order_by("place").values_list("name", flat=True))
