"""A deputy of another team: while they act for a post they read and sign what is its to sign, and nothing more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PostFactory, TeamFactory, with_role
from hub.core.records import actions as records
from hub.core.records.models import Record
from hub.core.records.prepared import prepared, visible_sql
from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotAllowed
from hub.strands.ledger import rules
from hub.strands.ledger.actions import drafting, redacting, signing
from hub.strands.ledger.models import Decision, Signature
from hub.strands.ledger.tests.factories import a_contract, a_draft
from tests.cast import signed_in


@pytest.fixture
def deputy(officer_post) -> Person:
    """Lena, who decides for roads, and stands in for the head of parks."""
    found = with_role(Role.DECIDING_OFFICER, name="Lena", team=TeamFactory(code="roads", name="Roads"))
    officer_post.deputy = found
    officer_post.save()
    return found


@pytest.fixture
def drafts(officer, officer_post, deputy) -> list[Record]:
    """What waits for the head of parks: a decision with a part kept back, and a contract."""
    decision = a_draft(post=officer_post, by=officer)
    redacting.keep_back(decision.record, redacting.KeptBack(label="A price", words="£3 a lamp"), by=officer)
    return [decision.record, a_contract(post=officer_post, by=officer, published=False).record]


def away(post, days):
    """The holder is away for some days from today; -1 ended yesterday."""
    post.away_until = timezone.localdate() + timedelta(days=days)
    post.save()


@prepared
def readable_now(*, viewer):
    return Record.objects.visible_to(viewer)


def read_by(person) -> set[int]:
    """What somebody may read, asked in each of the three ways, which must agree."""
    person = Person.objects.get(pk=person.pk)
    person.second_factor_used = True
    condition, values = visible_sql(person)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM core_record WHERE {condition}", values)  # noqa: S608
        in_sql = {key for (key,) in cursor.fetchall()}
    assert set(Record.objects.visible_to(person).values_list("pk", flat=True)) == in_sql
    assert {one.pk for one in readable_now(viewer=person)} == in_sql
    return in_sql


def test_while_the_holder_is_away_they_read_write_and_sign_and_that_is_recorded(drafts, deputy, officer_post):
    away(officer_post, 0)
    decision, contract = drafts
    at, lena = decision.get_absolute_url(), signed_in(deputy)

    for words in ("Sign this decision", "£3 a lamp"):
        assert words in lena.get(at).text
    listed = lena.get("/decisions-and-money/drafts/").text
    for words in (at, contract.get_absolute_url(), "Yours to sign", "Yours to publish", "You stand in"):
        assert words in listed
    assert lena.get(f"{at}gaps/").status_code == 200
    assert "Publish this contract" in lena.get(contract.get_absolute_url()).text
    assert "Signed." in lena.post(f"{at}sign/", follow=True).text
    assert Signature.objects.get().deputising
    assert "by its deputy" in lena.get(at).text


def test_before_and_after_that_they_read_and_write_nothing_of_it(drafts, deputy, officer_post):
    decision, lena = Decision.objects.get(), signed_in(deputy)

    for days in (None, -1):
        if days is not None:
            away(officer_post, days)
        assert read_by(deputy) == set()
        for record in drafts:
            assert lena.get(record.get_absolute_url()).status_code == 404
        with pytest.raises(NotAllowed):
            drafting.write(decision, {"reasons": "It is dark."}, by=deputy)
    assert "Head of parks" not in lena.get("/decisions/new/").text
    assert "Nothing is being drafted." in lena.get("/decisions-and-money/drafts/").text


def test_what_is_being_drafted_is_listed_for_those_who_write_it_and_not_for_others(
    drafts, officer, staff, improver, resident, django_assert_max_num_queries
):
    hilde = signed_in(officer)
    with django_assert_max_num_queries(8):
        listed = hilde.get("/decisions-and-money/drafts/").text
    assert "Yours to sign" in listed
    assert "You stand in" not in listed
    theirs = signed_in(staff).get("/decisions-and-money/drafts/").text
    assert drafts[0].get_absolute_url() in theirs
    assert "Yours to sign" not in theirs
    assert "Nothing is being drafted." in signed_in(improver).get("/decisions-and-money/drafts/").text
    assert signed_in(resident).get("/decisions-and-money/drafts/").status_code == 403
    assert "/decisions-and-money/drafts/" in signed_in(officer).get("/decisions-and-money/").text


def test_what_was_signed_meanwhile_they_read_as_all_staff_do_without_what_is_kept_back(
    drafts, deputy, officer, officer_post
):
    signing.sign(Decision.objects.get(), by=officer)
    away(officer_post, -1)

    page = signed_in(deputy).get(drafts[0].get_absolute_url()).text

    assert "A price" in page
    assert "£3 a lamp" not in page


def test_standing_in_shows_nothing_else_of_that_team(drafts, deputy, officer, officer_post, parks):
    away(officer_post, 3)
    other = PostFactory(title="Head of trees", team=parks, holder=officer)
    theirs = a_draft(post=other, by=officer).record
    card = records.Card(title="A bench", summary="", team=parks, post=officer_post)
    idea = records.open_record("idea", card, by=officer)
    records.publish(idea, by=officer, to=Visibility.TEAM)
    alone = records.open_record(rules.CONTRACT, card, by=officer)

    assert read_by(deputy) == {one.pk for one in drafts}
    assert not {theirs.pk, idea.pk, alone.pk} & read_by(deputy)


@pytest.mark.parametrize("lacks", ["role", "second factor", "post"])
def test_nobody_reads_them_without_the_role_the_second_factor_or_the_post(lacks, drafts, deputy, officer_post):
    away(officer_post, 3)
    stands_in = deputy
    if lacks == "role":
        stands_in = with_role(Role.STAFF, name="Max", team=deputy.grants.get().team)
        officer_post.deputy = stands_in
        officer_post.save()
    if lacks == "post":
        stands_in = with_role(Role.DECIDING_OFFICER, name="Nia", team=deputy.grants.get().team)
    person = Person.objects.get(pk=stands_in.pk)
    person.second_factor_used = lacks != "second factor"

    assert not Record.objects.visible_to(person).exists()
    assert not readable_now(viewer=person)


def test_of_a_vacant_post_the_deputy_signs_and_a_holder_of_another_team_reads_their_own(drafts, deputy, officer_post):
    officer_post.holder = None
    officer_post.save()
    assert read_by(deputy) == {one.pk for one in drafts}

    officer_post.holder, officer_post.deputy = deputy, None
    officer_post.save()
    assert read_by(deputy) == {one.pk for one in drafts}
