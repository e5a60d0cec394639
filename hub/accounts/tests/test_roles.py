"""Giving and ending roles, teams and posts: who may, what cannot be, what is noted."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.actions import posts, roles
from hub.accounts.models import Grant, Person, Post, Team
from hub.accounts.roles import Role
from hub.accounts.tests.at_the_door import Noted
from hub.accounts.tests.factories import with_role
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from tests.cast import CastClient

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def test_an_administrator_gives_a_role_and_it_is_noted(administrator: Person, resident: Person, noted: Noted) -> None:
    roles.give(Role.MODERATOR, to=resident, since=TODAY, by=administrator)

    assert resident.has_role(Role.MODERATOR)
    assert noted == [("give_role", resident, administrator)]


def test_nobody_else_gives_a_role(resident: Person, leader: Person, improver: Person) -> None:
    for somebody in (resident, leader, improver):
        with pytest.raises(NotAllowed):
            roles.give(Role.MODERATOR, to=resident, since=TODAY, by=somebody)


def test_an_administrator_cannot_give_themselves_a_role(administrator: Person) -> None:
    with pytest.raises(NotAllowed, match="Ask another administrator"):
        roles.give(Role.FINANCE, to=administrator, since=TODAY, by=administrator)


def test_an_administrator_whose_role_sleeps_is_told_why(administrator: Person, resident: Person) -> None:
    administrator.second_factor_used = False

    with pytest.raises(NotAllowed, match="needs a second step"):
        roles.give(Role.FINANCE, to=resident, since=TODAY, by=administrator)


def test_what_cannot_be_given(administrator: Person, resident: Person, parks: Team) -> None:
    def give(role: Role, **more: Any) -> None:
        roles.give(role, **{"to": resident, "since": TODAY, "by": administrator, **more})

    for refused in (
        lambda: give(Role.PARTICIPANT),
        lambda: give(Role.STAFF),
        lambda: give(Role.FINANCE, until=TODAY - timedelta(days=1)),
        lambda: (give(Role.FINANCE), give(Role.FINANCE)),
    ):
        with pytest.raises(NotPossible):
            refused()
    Person.objects.filter(pk=resident.pk).update(is_active=False)
    resident.refresh_from_db()
    with pytest.raises(NotPossible, match="has left"):
        give(Role.TUTOR)


def test_staff_of_a_team_work_for_the_council_until_it_ends(
    administrator: Person, resident: Person, parks: Team
) -> None:
    grant = roles.give(Role.STAFF, to=resident, team=parks, since=TODAY, by=administrator)
    assert Person.objects.get(pk=resident.pk).is_staff

    roles.end(grant, today=TODAY + timedelta(days=30), by=administrator)

    assert not Person.objects.get(pk=resident.pk).is_staff
    assert Grant.objects.get(pk=grant.pk).until == TODAY + timedelta(days=29)


def test_a_role_ended_on_the_day_it_was_given_is_gone(administrator: Person, resident: Person) -> None:
    grant = roles.give(Role.TUTOR, to=resident, since=TODAY, by=administrator)

    roles.end(grant, today=TODAY, by=administrator)

    assert not Grant.objects.filter(person=resident).exists()


def test_a_role_ends_once(administrator: Person, moderator: Person) -> None:
    grant = moderator.grants.get()
    roles.end(grant, today=TODAY, by=administrator)

    with pytest.raises(NotPossible, match="ended already"):
        roles.end(grant, today=TODAY + timedelta(days=1), by=administrator)


def test_the_last_administrator_cannot_be_ended(administrator: Person) -> None:
    with pytest.raises(NotPossible, match="last administrator"):
        roles.end(administrator.grants.get(), today=TODAY, by=administrator)

    other = with_role(Role.ADMINISTRATOR, name="Hugo")
    roles.end(administrator.grants.get(), today=TODAY, by=other)
    with pytest.raises(NotPossible, match="last administrator"):
        roles.end(other.grants.get(), today=TODAY, by=other)


def test_a_role_is_in_force_on_its_first_and_last_day(administrator: Person, resident: Person) -> None:
    roles.give(Role.FINANCE, to=resident, since=TODAY, until=TODAY + timedelta(days=2), by=administrator)

    days = [TODAY + timedelta(days=n) for n in range(-1, 4)]
    assert [Grant.objects.in_force(day).filter(person=resident).exists() for day in days] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_posts_are_held_and_stood_in_for(administrator: Person, staff: Person, stranger: Person, parks: Team) -> None:
    post = posts.open_post(title="Trees officer", team=parks, by=administrator)
    posts.appoint(post, holder=staff, deputy=stranger, by=administrator)
    assert post.acting_id(TODAY) == staff.pk

    posts.send_away(post, until=TODAY + timedelta(days=7), today=TODAY, by=staff)

    assert post.acting_id(TODAY + timedelta(days=7)) == stranger.pk
    assert post.acting_id(TODAY + timedelta(days=8)) == staff.pk
    posts.send_away(post, until=None, today=TODAY, by=staff)
    assert post.acting_id(TODAY) == staff.pk


def test_what_cannot_be_of_a_post(administrator: Person, staff: Person, stranger: Person, parks_post: Post) -> None:
    with pytest.raises(NotPossible, match="deputy first"):
        posts.send_away(parks_post, until=TODAY, today=TODAY, by=staff)
    with pytest.raises(NotAllowed):
        posts.send_away(parks_post, until=TODAY, today=TODAY, by=stranger)
    with pytest.raises(NotPossible, match="two people"):
        posts.appoint(parks_post, holder=staff, deputy=staff, by=administrator)
    with pytest.raises(NotAllowed):
        posts.appoint(parks_post, holder=stranger, deputy=None, by=staff)
    posts.appoint(parks_post, holder=staff, deputy=stranger, by=administrator)
    with pytest.raises(NotPossible, match="gone by"):
        posts.send_away(parks_post, until=TODAY - timedelta(days=1), today=TODAY, by=staff)


def test_names_of_teams_and_posts_are_taken_once(administrator: Person, parks: Team, parks_post: Post) -> None:
    with pytest.raises(BadInput):
        posts.open_team(code="parks", name="Another", is_service=True, by=administrator)
    with pytest.raises(BadInput):
        posts.open_team(code="another", name=parks.name, is_service=True, by=administrator)
    with pytest.raises(BadInput):
        posts.open_post(title=parks_post.title, team=parks, by=administrator)


def test_the_database_refuses_what_roles_and_posts_cannot_be(resident: Person, parks_post: Post) -> None:
    today = timezone.localdate()
    refused = {
        "grant_ends_after_start": Grant(person=resident, role=Role.TUTOR, since=today, until=today - timedelta(1)),
        "grant_role_known": Grant(person=resident, role="emperor", since=today),
        "post_deputy_is_another": Post(title="x", team=parks_post.team, holder=resident, deputy=resident),
        "post_away_has_deputy": Post(title="y", team=parks_post.team, away_until=today),
    }
    for constraint, row in refused.items():
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            row.save()


def test_the_pages_give_and_end_a_role(client: CastClient, administrator: Person, resident: Person) -> None:
    client.force_login(administrator)
    found = client.post("/people/", {"email": "Amina@example.org"})
    page = found["Location"]
    assert page == f"/people/{resident.username}/"
    assert "None, beside being a participant" in client.get(page).content.decode()

    client.post(page, {"role": "moderator", "team": ""})

    shown = client.get(page).content.decode()
    assert "The role “Moderator” is given." in shown
    assert "Amina" in client.get("/people/").content.decode()
    client.post(f"/people/roles/{resident.grants.get().pk}/end/")
    assert "has ended" in client.get(page).content.decode()


def test_people_are_found_by_exact_address_only(client: CastClient, administrator: Person, resident: Person) -> None:
    client.force_login(administrator)

    for typed in ("amina", "amina@example", "amina@example.or", "%@example.org"):
        page = client.post("/people/", {"email": typed})
        assert page.status_code == 422
        assert "There is a problem" in page.content.decode()


def test_the_pages_keep_teams_and_posts(client: CastClient, administrator: Person, staff: Person) -> None:
    client.force_login(administrator)

    client.post("/people/teams/", {"code": "Libraries", "name": "Libraries", "is_service": "on"})
    client.post("/people/teams/libraries/", {"title": "Head librarian"})
    post = Post.objects.get(title="Head librarian")
    client.post(f"/people/posts/{post.pk}/", {"holder": staff.email, "deputy": ""})

    page = client.get("/people/teams/").content.decode()
    assert "Head librarian" in page
    assert "Carys" in page
    client.post("/people/teams/libraries/", {"name": "Libraries and archives"})
    assert Team.objects.get(code="libraries").name == "Libraries and archives"


@pytest.mark.parametrize("path", ["/people/", "/people/teams/", "/people/teams/parks/"])
def test_nobody_but_an_administrator_sees_the_pages(
    client: CastClient, path: str, improver: Person, leader: Person, staff: Person, resident: Person
) -> None:
    assert client.get(path)["Location"].startswith("/sign-in/")
    for somebody in (improver, leader, staff, resident):
        client.force_login(somebody)
        assert client.get(path).status_code == 403


def test_the_holder_says_on_their_profile_that_they_are_away(
    client: CastClient, staff: Person, stranger: Person, parks_post: Post
) -> None:
    Post.objects.update(deputy=stranger)
    client.force_login(staff)
    assert "You hold the post “Parks manager”" in client.get("/my/profile/").content.decode()
    day = timezone.localdate() + timedelta(days=3)
    typed = {"until-day": day.day, "until-month": day.month, "until-year": day.year}

    client.post(f"/people/posts/{parks_post.pk}/away/", typed)

    assert Post.objects.get().away_until == day


def test_the_number_of_statements_does_not_grow_with_the_people(
    client: CastClient, administrator: Person, django_assert_num_queries: Any
) -> None:
    client.force_login(administrator)
    for number in range(20):
        with_role(Role.TUTOR, name=f"Tutor {number}")

    with django_assert_num_queries(4):
        assert "Tutor 19" in client.get("/people/").content.decode()


def test_the_first_administrator_is_made_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        call_command("make_administrator", "First@example.org")

    person = Person.objects.get()
    assert person.email == "first@example.org"
    assert [grant.role for grant in person.grants.all()] == ["administrator"]
    assert "first@example.org is an administrator" in capsys.readouterr().out
    with pytest.raises(CommandError, match="not an e-mail address"):
        call_command("make_administrator", "nonsense")
