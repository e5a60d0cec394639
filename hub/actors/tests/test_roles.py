"""How an actor comes to play a role, who may do what about it, and what everybody reads of it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.http import Http404
from django.utils import timezone

from hub.accounts import personal_data
from hub.accounts.tests.factories import PersonFactory
from hub.actors import actions, panel, rules
from hub.actors.models import ActorRole, RoleChange
from hub.actors.queries import roles
from hub.actors.tests import factories
from hub.core import helped
from hub.core.audit.models import AuditEvent
from hub.core.comments.actions import offer_help
from hub.core.follows.actions import follow
from hub.core.follows.models import Notice
from hub.core.records.actions import publish, withdraw
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.core.tallies.queries import of_records
from hub.foundation.errors import BadInput, NotAllowed, NotPossible


def told(person):
    return [notice.sentence for notice in Notice.objects.filter(person=person).order_by("pk")]


def read_by(person, record):
    found = panel.who_is_in_it(Record.objects.get(pk=record.pk), person)
    shown = [role for group in found["groups"] for role in group.roles] + found["waiting"] + found["earlier"]
    return [(role.actor, role.label, role.words) for role in shown]


@pytest.fixture
def proposed(meals, kitchen, staff):
    return actions.propose(meals, kitchen, factories.promise(words="Your kitchen, each evening."), by=staff)


def test_a_proposal_is_public_only_in_the_words_that_the_partner_accepted(proposed, meals, cook, staff, stranger):
    assert "You are asked to host it" in told(cook)[-1]
    assert read_by(stranger, meals) == read_by(None, meals) == []
    assert read_by(cook, meals) == [("Riverside Kitchen", "Proposed", "Your kitchen, each evening.")]

    actions.accept(proposed, words="Our kitchen, on Mondays.", by=cook)

    assert read_by(None, meals) == [("Riverside Kitchen", "Agreed", "Our kitchen, on Mondays.")]
    assert "Agreed. Riverside Kitchen hosts it" in told(staff)[-1]
    assert list(RoleChange.objects.order_by("pk").values_list("what", "words")) == [
        ("proposed", "Your kitchen, each evening."),
        ("accepted", "Our kitchen, on Mondays."),
    ]
    assert AuditEvent.objects.filter(verb="role.accepted", actor=f"person:{cook.pk}").exists()


def test_nobody_accepts_for_an_organisation_but_who_speaks_for_it(proposed, staff, improver, stranger):
    for person in (staff, improver, stranger):
        with pytest.raises(NotAllowed):
            actions.accept(proposed, by=person)


def test_a_second_click_says_where_it_stands(proposed, cook):
    actions.accept(proposed, by=cook)

    with pytest.raises(NotPossible, match="now “Agreed”"):
        actions.accept(proposed, by=cook)


def test_the_same_want_and_the_same_thing_free_stand_once_on_the_list(meals, kitchen, cook, staff):
    wants = [factories.wanted(meals, staff, title=title) for title in ("A cook", "A cook", "A driver")]
    offers = [factories.free(cook, organisation=kitchen, gives=gives) for gives in ("space", "space", "time")]

    for first, again, other in (wants, offers):
        assert first.pk == again.pk != other.pk


def test_an_organisation_for_which_nobody_speaks_cannot_be_asked(meals, improver, staff):
    silent = factories.organisation(improver, "Quiet Trust")

    with pytest.raises(NotPossible, match="Nobody speaks for this organisation"):
        actions.propose(meals, silent, factories.promise(), by=staff)
    assert not ActorRole.objects.exists()


def test_residents_and_other_staff_cannot_propose(meals, kitchen, stranger, cook):
    for person in (stranger, cook):
        with pytest.raises(NotAllowed):
            actions.propose(meals, kitchen, factories.promise(), by=person)


def test_a_resident_offers_without_a_name_and_the_record_s_side_accepts(meals, stranger, staff):
    role = actions.offer(meals, factories.promise("delivers", "I can drive on Fridays."), by=stranger)
    assert "A resident offers to deliver it" in told(staff)[-1]
    assert read_by(None, meals) == []

    with pytest.raises(NotAllowed):
        actions.accept(role, by=stranger)
    actions.accept(role, by=staff)

    assert read_by(None, meals) == [("A resident", "Agreed", "I can drive on Fridays.")]
    assert "Agreed. A resident delivers it" in told(stranger)[-1]


def test_a_person_is_named_only_if_they_say_so(meals, stranger, staff):
    role = actions.offer(meals, factories.promise("delivers", "I drive.", is_named=True), by=stranger)
    actions.accept(role, by=staff)

    assert read_by(None, meals)[0][0] == "Basil"


def test_somebody_under_18_takes_part_and_is_never_named(meals, stranger, staff, kitchen, improver):
    factories.young(stranger)

    with pytest.raises(NotPossible, match="under 18"):
        actions.offer(meals, factories.promise(is_named=True), by=stranger)
    role = actions.offer(meals, factories.promise(words="I help after school."), by=stranger)
    actions.accept(role, by=staff)
    assert read_by(None, meals)[0][0] == "A resident"
    with pytest.raises(NotPossible, match="under 18"):
        actions.name_speaker(kitchen, stranger, by=improver)
    with pytest.raises(NotAllowed):
        actions.put_forward(actions.Described(name="Us"), by=stranger)


def test_a_promise_that_falls_through_reads_no_longer_offered_and_no_reason(meals, stranger, staff):
    role = actions.offer(meals, factories.promise("delivers", "I can drive."), by=stranger)
    actions.accept(role, by=staff)

    actions.no_longer_offer(role, because="My mother is ill.", by=stranger)

    assert read_by(None, meals) == [("A resident", "No longer offered", "I can drive.")]
    assert "My mother is ill." in [change.because for change in roles.history(role)]
    assert not [sentence for sentence in told(staff) if "mother" in sentence]


def test_what_waits_can_be_declined_by_either_side_and_nothing_of_it_was_public(proposed, meals, cook, staff):
    actions.decline(proposed, because="Not this winter.", by=cook)

    assert "Not taken up" in told(staff)[-1]
    assert read_by(staff, meals) == read_by(None, meals) == []
    actions.propose(meals, proposed.organisation, factories.promise(), by=staff)


def test_the_actor_s_new_words_count_at_once_and_those_of_others_wait(proposed, meals, cook, staff):
    actions.accept(proposed, words="On Mondays.", by=cook)

    actions.reword(proposed, words="On every evening!", by=staff)
    assert read_by(None, meals)[0][2] == "On Mondays."
    actions.keep_words(proposed, by=cook)
    actions.reword(proposed, words="On Tuesdays too.", by=cook)

    assert read_by(None, meals)[0][2] == "On Tuesdays too."
    proposed.refresh_from_db()
    assert proposed.proposed_words == ""


def test_other_words_are_accepted_by_the_actor_alone(proposed, meals, cook, staff):
    actions.accept(proposed, by=cook)
    actions.reword(proposed, words="On two evenings.", by=staff)

    with pytest.raises(NotAllowed):
        actions.accept(proposed, by=staff)
    actions.accept(proposed, by=cook)

    assert read_by(None, meals)[0][2] == "On two evenings."


def test_the_convenor_arranges_like_the_record_s_own_team(meals, kitchen, cook, staff, stranger, improver):
    factories.agreed(meals, kitchen, cook, improver, role=rules.CONVENES, words="We bring all round one table.")

    role = actions.offer(meals, factories.promise("delivers", "I drive."), by=stranger)
    assert any("offers to deliver it" in sentence for sentence in told(cook))
    actions.accept(role, by=cook)

    role.refresh_from_db()
    assert role.state == rules.ACCEPTED


def test_partners_read_a_record_for_partners_while_they_play_a_part(example_kind, staff, kitchen, cook, parks):
    record = factories.work(staff, "Not yet public", Visibility.PARTNERS, team=parks)
    role = actions.propose(record, kitchen, factories.promise(), by=staff)
    readable = Record.objects.visible_to

    assert not readable(cook).filter(pk=record.pk).exists()
    assert roles.role(role.pk, cook) == role
    actions.accept(role, by=cook)
    assert readable(cook).filter(pk=record.pk).exists()
    actions.no_longer_offer(role, by=cook)
    assert not readable(cook).filter(pk=record.pk).exists()


def test_who_begins_or_ceases_to_speak_begins_and_ceases_to_read(meals, staff, kitchen, cook, improver, stranger):
    record = factories.work(staff, "Not yet public", Visibility.PARTNERS, team=meals.team)
    factories.agreed(record, kitchen, cook, staff)
    speaker = actions.name_speaker(kitchen, stranger, by=improver)
    assert Record.objects.visible_to(stranger).filter(pk=record.pk).exists()

    actions.end_speaker(speaker, by=improver)

    assert not Record.objects.visible_to(stranger).filter(pk=record.pk).exists()
    assert Record.objects.visible_to(cook).filter(pk=record.pk).exists()


@pytest.mark.parametrize("to", [Visibility.DRAFT, Visibility.TEAM])
def test_what_was_not_shown_to_others_takes_no_roles(to, example_kind, staff, kitchen, parks):
    record = factories.work(staff, "Ours alone", to, team=parks)

    with pytest.raises(NotPossible, match="not been shown"):
        actions.propose(record, kitchen, factories.promise(), by=staff)


def test_what_is_for_staff_is_not_proposed_to_outsiders(example_kind, staff, kitchen, parks):
    record = factories.work(staff, "For staff", Visibility.STAFF, team=parks)

    with pytest.raises(NotPossible, match="for staff"):
        actions.propose(record, kitchen, factories.promise(), by=staff)


def test_a_stranger_finds_no_role_that_waits_nor_one_on_what_they_may_not_read(proposed, meals, stranger, improver):
    for viewer in (AnonymousUser(), stranger):
        with pytest.raises(Http404):
            roles.role(proposed.pk, viewer)
    withdraw(meals, by=improver, reason="It named somebody.")
    with pytest.raises(Http404):
        roles.role(proposed.pk, improver)


def test_a_role_of_an_organisation_that_was_taken_down_is_not_shown(meals, kitchen, cook, staff, improver):
    factories.agreed(meals, kitchen, cook, staff)
    withdraw(kitchen.record, by=improver, reason="It asked for it.")

    assert read_by(None, meals) == []


def test_an_offer_of_help_becomes_a_role_and_is_counted_once(meals, stranger, staff):
    help_offered = offer_help(meals, "I can cook, ring me.", by=stranger)
    assert of_records([meals.pk])[meals.pk]["offers"] == 1

    role = actions.propose(meals, stranger, factories.promise("delivers", "Cooks."), by=staff, taking_up=help_offered)
    assert of_records([meals.pk])[meals.pk]["offers"] == 1
    assert roles.offers_on(meals) == []
    actions.accept(role, words="I cook on Fridays.", is_named=True, by=stranger)

    assert read_by(None, meals) == [("Basil", "Agreed", "I cook on Fridays.")]
    assert of_records([meals.pk])[meals.pk]["offers"] == 0
    help_offered.refresh_from_db()
    assert help_offered.taken_up_at == help_offered.ended_at


def test_help_that_is_no_longer_offered_or_another_s_is_not_taken_up(meals, stranger, resident, staff):
    help_offered = offer_help(meals, "I can cook.", by=stranger)

    with pytest.raises(NotPossible, match="no longer offered here"):
        actions.propose(meals, resident, factories.promise(), by=staff, taking_up=help_offered)


def test_whom_it_is_for_is_said_in_words_and_waits_for_nobody(meals, staff, stranger):
    actions.name_beneficiaries(meals, "People who sleep rough", words="A hot meal.", by=staff)

    assert read_by(None, meals) == [("People who sleep rough", "Agreed", "A hot meal.")]
    with pytest.raises(BadInput):
        actions.name_beneficiaries(meals, "  ", words="A hot meal.", by=staff)


@pytest.mark.parametrize(
    ("promise", "error"),
    [
        ({"role": "leads"}, BadInput),
        ({"words": " \n "}, BadInput),
        ({"words": "x" * 1001}, BadInput),
        ({"since": date(2027, 6, 2), "until": date(2027, 6, 1)}, NotPossible),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(promise, error, meals, kitchen, staff):
    with pytest.raises(error):
        actions.propose(meals, kitchen, factories.promise(**promise), by=staff)
    assert not ActorRole.objects.exists()


def test_the_same_role_is_not_proposed_twice(proposed, meals, kitchen, staff):
    with pytest.raises(NotPossible, match="already"):
        actions.propose(meals, kitchen, factories.promise(), by=staff)


def test_roles_whose_last_day_has_passed_are_finished_by_the_schedule(meals, kitchen, cook, staff):
    today = timezone.localdate()
    role = factories.agreed(meals, kitchen, cook, staff, since=today - timedelta(days=9), until=today)

    assert actions.end_what_is_over(today=today) == 0
    assert actions.end_what_is_over(today=today + timedelta(days=1)) == 1

    role.refresh_from_db()
    assert role.state == rules.FINISHED
    assert RoleChange.objects.latest("pk").by is None


def test_followers_hear_of_an_agreement_and_not_of_a_proposal(meals, kitchen, cook, staff, stranger):
    follow(meals, by=stranger)
    factories.agreed(meals, kitchen, cook, staff)

    assert told(stranger) == ["Riverside Kitchen hosts it: “A hot meal every evening”"]


def test_who_leaves_takes_the_name_along_and_the_words_if_they_ask(meals, stranger, staff, kitchen, improver):
    role = actions.offer(meals, factories.promise("delivers", "I drive.", is_named=True), by=stranger)
    actions.accept(role, by=staff)
    factories.free(stranger)
    actions.name_speaker(kitchen, stranger, by=improver)
    held = dict(personal_data.held_about(stranger))
    assert held["Parts you play"][0]["words"] == "I drive."
    assert held["What you have free"]
    assert held["Organisations you speak for"]

    personal_data.erase(stranger, words=True)

    actor, label, words = read_by(None, meals)[0]
    assert (actor, label) == ("A resident", "No longer offered")
    assert "drive" not in words
    assert not RoleChange.objects.filter(words__contains="drive").exists()
    assert not kitchen.speakers.filter(person=stranger, until=None).exists()


def test_the_thread_tells_who_has_helped(meals, kitchen, cook, staff, stranger, django_assert_num_queries):
    factories.agreed(meals, kitchen, cook, staff)
    gone = actions.offer(meals, factories.promise("delivers"), by=stranger)
    actions.accept(gone, by=staff)
    actions.no_longer_offer(gone, by=stranger)
    actions.name_beneficiaries(meals, "Whoever is hungry", words="A meal.", by=staff)
    actions.offer(meals, factories.promise("funds"), by=stranger)

    with django_assert_num_queries(1):
        found = helped.with_records([meals.pk], AnonymousUser())

    assert [(one.name, one.role, one.url) for one in found] == [
        ("Riverside Kitchen", "hosts", kitchen.record.get_absolute_url())
    ]


def test_proposals_reach_the_speaker_by_mail(meals, kitchen, staff, cook, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.propose(meals, kitchen, factories.promise(), by=staff)

    assert [letter.to for letter in mail.outbox] == [[cook.email]]


def test_the_panel_takes_two_statements_however_many_play_a_part(
    meals, kitchen, cook, staff, improver, django_assert_num_queries
):
    publish(meals, by=staff)
    for number in range(3):
        with django_assert_num_queries(2):
            panel.who_is_in_it(meals, None)
        another = factories.organisation(improver, f"Group {number}", PersonFactory())
        role = actions.propose(meals, another, factories.promise(), by=staff)
        actions.accept(role, by=another.speakers.get().person)
        factories.wanted(meals, staff, f"Somebody {number}")
    reader = type(staff).objects.get(pk=staff.pk)
    assert reader.current_grants
    with django_assert_num_queries(2):
        panel.who_is_in_it(meals, reader)
