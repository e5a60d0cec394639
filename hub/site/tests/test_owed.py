"""What is owed, in public by post and service; and handing it over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.accounts.tests.factories import PostFactory
from hub.core.audit.models import AuditEvent
from hub.core.clocks import actions as clocks

pytestmark = pytest.mark.usefixtures("with_page")


@pytest.fixture
def owed(write, resident, parks_post):
    """An answer about a bench that Carys owes, as the parks manager, and that is late."""
    day = timezone.localdate() - timedelta(days=60)
    return clocks.start(write("A bench"), "answer_question", asker=resident, owner=parks_post, today=day)


def test_everybody_sees_what_is_late_by_post_and_service(client, owed):
    text = client.get("/owed/").content.decode()

    assert "1 promise is running. 1 of them is late." in text
    assert "Parks manager" in text
    assert "Parks and open spaces" in text
    assert "Carys" not in text


def test_whoever_owes_it_hands_it_over_and_the_day_stays(client, owed, staff, hub_post):
    client.force_login(staff)

    page = client.post(f"/my/owed/{owed.pk}/hand-over/", {"post": hub_post.pk}, follow=True)

    assert "Ideas officer owes it now" in page.content.decode()
    moved = type(owed).objects.get(pk=owed.pk)
    assert (moved.owner_post, moved.due_on) == (hub_post, owed.due_on)
    assert "was handed over to you as Ideas officer, and is due by" in hub_post.holder.notices.get().sentence
    assert AuditEvent.objects.filter(verb="clock.handed_over", actor=f"person:{staff.pk}").exists()


def test_somebody_else_cannot_hand_it_over(client, owed, stranger, hub_post):
    client.force_login(stranger)

    page = client.post(f"/my/owed/{owed.pk}/hand-over/", {"post": hub_post.pk})

    assert page.status_code == 403
    assert type(owed).objects.get(pk=owed.pk).owner_post != hub_post


def test_a_vacant_post_takes_nothing_over(client, owed, staff):
    vacant = PostFactory(title="Nobody’s post")
    client.force_login(staff)

    page = client.post(f"/my/owed/{owed.pk}/hand-over/", {"post": vacant.pk})

    assert page.status_code == 422
    assert "Nobody holds that post" in page.text
    assert f'<option value="{vacant.pk}" selected>' in page.text  # what was chosen is kept


def test_a_post_must_be_chosen(client, owed, staff):
    client.force_login(staff)

    page = client.post(f"/my/owed/{owed.pk}/hand-over/", {"post": ""})

    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()


def test_what_is_owed_on_something_hidden_is_not_there(client, write, resident, staff, stranger, parks_post):
    hidden = clocks.start(write("Hidden", public=False), "answer_question", asker=resident, owner=parks_post)
    client.force_login(stranger)

    assert client.get(f"/my/owed/{hidden.pk}/hand-over/").status_code == 404
    assert "Hidden" not in client.get("/owed/").content.decode()


@pytest.mark.parametrize("how_many", [1, 15])
def test_the_public_page_makes_a_constant_number_of_statements(
    how_many, client, write, resident, improver, django_assert_max_num_queries
):
    for n in range(how_many):
        day = timezone.localdate() - timedelta(days=60)
        owner = PostFactory(title=f"Post {n}")
        clocks.start(write(f"Bench {n}"), "answer_question", asker=resident, owner=owner, today=day)
    client.force_login(improver)

    with django_assert_max_num_queries(6):
        client.get("/owed/")


def test_going_on_leave_lets_the_deputy_owe_it_and_coming_back_ends_that(client, owed, staff, parks_post, improver):
    parks_post.deputy = improver
    parks_post.save()
    client.force_login(staff)
    last_day = timezone.localdate() + timedelta(days=7)
    asked = {"until-day": last_day.day, "until-month": last_day.month, "until-year": last_day.year}

    client.post(f"/my/posts/{parks_post.pk}/leave/", asked)

    assert "A bench" not in client.get("/my/owed/").content.decode()
    client.force_login(improver)
    assert "A bench" in client.get("/my/owed/").content.decode()
    client.force_login(staff)
    client.post(f"/my/posts/{parks_post.pk}/back/")
    assert "A bench" in client.get("/my/owed/").content.decode()


def test_nobody_sends_another_away(client, stranger, parks_post):
    client.force_login(stranger)

    assert client.get(f"/my/posts/{parks_post.pk}/leave/").status_code == 404
    assert client.post(f"/my/posts/{parks_post.pk}/back/").status_code == 404


def test_a_day_gone_by_is_no_leave(client, staff, parks_post, improver):
    parks_post.deputy = improver
    parks_post.save()
    client.force_login(staff)

    page = client.post(
        f"/my/posts/{parks_post.pk}/leave/", {"until-day": "1", "until-month": "1", "until-year": "2020"}
    )

    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()
