"""“My hub”: what I wrote and where it stands, what I began, follow, was told, and owe."""

import re
from datetime import date

import pytest
from django.utils import timezone

from hub.core import ways
from hub.core.clocks import actions as clocks
from hub.core.comments.actions import Words
from hub.core.drafts import actions as drafts
from hub.core.follows.models import Follow, Notice
from hub.core.moderation.models import Case
from hub.core.questions import actions as questions
from hub.core.records.actions import withdraw
from hub.site import queries

pytestmark = pytest.mark.usefixtures("with_page")


def text_for(client, person, path="/my/"):
    client.force_login(person)
    return client.get(path).content.decode()


def test_i_see_what_i_wrote_with_where_it_stands(client, write, resident):
    write("My bench", public=False)
    write("My path")

    text = text_for(client, resident)

    assert "My bench" in text
    assert "My path" in text
    assert "Open" in text


def test_i_see_what_i_began(client, resident, stranger):
    drafts.keep("", "example", {"title": "A half-said bench"}, by=resident)

    assert "A half-said bench" in text_for(client, resident)
    assert "A half-said bench" not in text_for(client, stranger)


def test_i_see_what_i_follow_and_was_told_while_i_may_read_it(client, write, resident, stranger):
    shown, hidden = write("A shown bench"), write("A bench taken down")
    for record in (shown, hidden):
        Follow.objects.create(person=stranger, record=record, at=timezone.now())
        sentence = f"News of {record.title}"
        Notice.objects.create(person=stranger, record=record, sentence=sentence, url="/", at=timezone.now())
    withdraw(hidden, by=resident, reason="It named a neighbour.")

    text = text_for(client, stranger)

    assert "News of A shown bench" in text
    assert "taken down" not in text


def test_one_signs_out_on_my_hub(client, resident):
    assert 'action="/sign-out/"' in text_for(client, resident)
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/my/").status_code == 302


def test_an_empty_hub_says_what_to_do(client, resident):
    text = text_for(client, resident)

    assert "You have not written anything yet." in text
    assert "You follow nothing yet." in text


def test_what_i_owe_is_one_list(client, write, resident, staff, parks_post, monkeypatch):
    clocks.start(write("A bench"), "answer_question", asker=resident, owner=parks_post)
    confirm = ways.Owing(title="A wall", url="/wall/", what="Say whether it is done")
    monkeypatch.setattr(
        ways,
        "_duties",
        {"confirm": ways.Duty(code="confirm", title="To confirm", find=lambda person, count: [confirm])},
    )

    text = text_for(client, staff, "/my/owed/")

    assert "A bench" in text
    assert "Hand over" in text
    assert "Say whether it is done" in text
    assert "You owe 2 things" in text_for(client, staff)


def test_a_question_that_i_owe_an_answer_to_stands_there_in_its_words(client, write, resident, staff, parks_post):
    bench = write("A bench")
    bench.post = parks_post
    bench.save()
    asked = questions.ask(bench, Words(source="Who *paints* it?"), by=resident)

    mine, owed = text_for(client, staff), text_for(client, staff, "/my/owed/")

    assert "“Who *paints* it?”" in owed
    assert "Who *paints* it?" in mine
    client.force_login(staff)
    at = f"/records/{bench.reference}/comments/{asked.pk}/answer/"
    assert at in client.get("/my/owed/").text
    assert client.get(at).status_code == 200

    same = questions.ask(bench, Words(source="Who, again?"), by=resident)
    questions.join(same, asked, by=staff)
    assert client.get("/my/owed/").text.count(at) == 2, "what asks the same is answered with it"


def test_whoever_owes_much_sees_the_most_pressing_and_that_there_is_more(
    client, write, resident, staff, parks_post, monkeypatch
):
    monkeypatch.setattr(queries, "OWED_COUNTED", 2)
    monkeypatch.setattr(queries, "OWED_SHOWN", 2)
    for number in range(1, 4):
        day = date(2025, 1, 6 + number)
        clocks.start(write(f"Bench {number}"), "answer_question", asker=resident, owner=parks_post, today=day)

    mine, owed = text_for(client, staff), text_for(client, staff, "/my/owed/")

    assert "You owe more than 2 things" in mine
    assert "You owe more than fits on one page." in owed
    assert ["Bench 2" in text for text in (mine, owed)] == [True, True]
    assert "Bench 3" not in owed


def test_what_waits_stands_first_with_what_is_late_on_top(client, write, resident, staff, parks_post):
    soon, late = write("A soon bench"), write("A late bench")
    clocks.start(soon, "answer_question", asker=resident, owner=parks_post)
    clocks.start(late, "answer_question", asker=resident, owner=parks_post, today=date(2025, 1, 6))

    text = text_for(client, staff)

    assert text.index("What waits for you") < text.index("A late bench") < text.index("A soon bench")
    assert text.index("A soon bench") < text.index("What you wrote")


def test_what_is_my_own_can_be_reached_from_here(client, resident):
    text = text_for(client, resident)

    for path in ("/my/owed/", "/my/notices/", "/my/follows/", "/my/offers/", "/my/parts/", "/my/profile/", "/my/data/"):
        assert f'href="{path}"' in text
        assert client.get(path).status_code == 200
    assert "Where you work" not in text


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        ("moderator", ["/moderation/", "/moderation/concerns/", "/moderation/log/"]),
        ("administrator", ["/people/", "/people/teams/", "/letters/unsure/"]),
        ("improver", ["/ideas/queue/", "/outcomes/coverage/"]),
        ("leader", ["/outcomes/coverage/"]),
        ("staff", ["/ideas/queue/"]),
    ],
)
def test_each_role_is_led_to_where_it_works_and_to_nothing_else(who, paths, client, request, settings):
    settings.ROOT_URLCONF = "hub.config.urls"
    text = text_for(client, request.getfixturevalue(who))

    shown = re.findall(r'href="(/(?:moderation|people|letters|ideas/queue|outcomes/coverage)[^"]*)"', text)
    assert shown == paths
    for path in paths:
        assert client.get(path).status_code == 200


def test_whoever_owes_nothing_is_told_so(client, resident):
    assert "You owe nothing at the moment." in text_for(client, resident, "/my/owed/")


@pytest.mark.parametrize("how_many", [1, 12])
def test_my_hub_makes_a_constant_number_of_statements(
    how_many, client, write, staff, parks_post, django_assert_max_num_queries
):
    for n in range(how_many):
        clocks.start(write(f"Bench {n}", by=staff), "answer_question", asker=staff, owner=parks_post)
        drafts.keep("", "example", {"title": f"Draft {n}"}, by=staff)
        Follow.objects.create(person=staff, record=write(f"Path {n}"), at=timezone.now())
    client.force_login(staff)

    with django_assert_max_num_queries(19):
        client.get("/my/")
    with django_assert_max_num_queries(14):  # each part that asks something of people makes one or a few
        client.get("/my/owed/")


def test_a_moderator_owes_a_look(client, write, moderator, stranger):
    Case.objects.create(record=write("A bench"), concern=True, opened_at=timezone.now())

    assert "Somebody may be at risk" in text_for(client, moderator, "/my/owed/")
    assert "at risk" not in text_for(client, stranger, "/my/owed/")
