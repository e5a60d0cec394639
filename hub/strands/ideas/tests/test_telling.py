"""Saying an idea: one door, short steps, nothing lost, sent once."""

import pytest
from django.urls import reverse

from hub.accounts import limits
from hub.core.drafts.models import Draft
from hub.core.records.models import Record
from hub.strands.ideas.models import Idea, SentOn
from hub.strands.ideas.tests.factories import an_idea
from tests.cast import CastClient as Client
from tests.cast import signed_in

ANSWERS = {
    "problem": {"problem": "The path is dark after four."},
    "better": {"better": "Three lamps between the bridges."},
    "title": {"title": "Lamps on the river path"},
    "for-whom": {"for_whom": "Everybody"},
    "where": {"ward": "", "where_words": "Between the bridges"},
    "already": {"already_there": ""},
}


def begin(client: Client) -> str:
    """Begin a draft; return the address under which its steps stand."""
    return client.post("/tell-us/idea/")["Location"].removesuffix("problem/")


def answer_all(client: Client, at: str, **changes) -> None:
    for code, answers in {**ANSWERS, **changes}.items():
        assert client.post(f"{at}{code}/", answers).status_code == 302


def test_the_door_leads_each_to_where_it_is_dealt_with(client, db):
    assert "Choose what you want to tell us." in client.post("/tell-us/", {}).text
    for what, place in [
        ("broken", "/tell-us/broken/"),
        ("complaint", "/tell-us/complaint/"),
        ("idea", "/tell-us/idea/"),
        ("question", "/tell-us/question/"),
        ("offer", "/tell-us/offer/"),
    ]:
        led = client.post("/tell-us/", {"what": what})
        assert led["Location"] == place
        assert client.get(place).status_code == 200
    assert client.post("/tell-us/", {"what": "forged"}).status_code == 422
    assert client.get("/tell-us/forged/").status_code == 404


def test_what_is_broken_is_sent_on_told_and_counted(client, db, settings):
    settings.HUB_SEND_ON = [
        {"kind": "broken", "title": "Roads", "url": "https://roads.example/"},
        {"kind": "broken", "title": "Bins", "words": "Ring 0123."},
        {"kind": "complaint", "title": "Complaints", "email": "c@example.org"},
    ]
    assert "Choose what it is about." in client.post("/tell-us/broken/", {}).text
    page = client.post("/tell-us/broken/", {"service": "1"}, follow=True).text

    assert "Ring 0123." in page
    assert list(SentOn.objects.values_list("what", "where")) == [("broken", "Bins")]
    assert not Record.objects.exists()
    assert "mailto:c@example.org" in client.post("/tell-us/complaint/", {"service": "0"}, follow=True).text
    assert client.get("/tell-us/broken/7/").status_code == 404
    assert "Choose one of the answers" in client.post("/tell-us/broken/", {"service": "9"}).text


def test_an_idea_is_said_without_signing_in_until_the_end(client, resident):
    at = begin(client)
    answer_all(client, at)
    assert "Sign in and send" in client.get(f"{at}check/").text
    assert client.post(f"{at}check/")["Location"] == f"/sign-in/?next={at}check/"

    client.force_login(resident)
    assert "Three lamps" in client.get(f"{at}check/").text
    page = client.post(f"{at}check/", follow=True).text
    assert "Your idea is IDEA-" in page
    assert Idea.objects.get().record.authors.get().person == resident
    assert not Draft.objects.exists()


def test_a_double_click_and_a_form_sent_again_make_one_idea(resident):
    client = signed_in(resident)
    at = begin(client)
    answer_all(client, at)

    first = client.post(f"{at}check/")
    second = client.post(f"{at}check/")
    assert first["Location"] == second["Location"]
    assert client.get(f"{at}better/")["Location"] == first["Location"]
    assert Idea.objects.count() == 1


def test_going_back_and_forth_loses_nothing(client, db):
    at = begin(client)
    client.post(f"{at}problem/", ANSWERS["problem"])
    assert client.get(f"{at}check/")["Location"] == f"{at}better/"
    assert "The path is dark after four." in client.get(f"{at}problem/").text
    answer_all(client, at)
    changed = client.post(f"{at}title/?change=yes", {"title": "Lamps, three of them"})

    assert changed["Location"] == f"{at}check/"
    page = client.get(f"{at}check/").text
    assert "Lamps, three of them" in page
    assert "Between the bridges" in page


def test_another_s_draft_is_not_there(client, resident, stranger):
    mine = begin(signed_in(resident))
    anonymous = begin(client)

    for at, others in [(mine, [client, signed_in(stranger)]), (anonymous, [signed_in(stranger), Client()])]:
        for other in others:
            assert other.get(f"{at}problem/").status_code == 404
            assert other.post(f"{at}problem/", ANSWERS["problem"]).status_code == 404
            assert other.post(f"{at}check/").status_code == 404
            assert other.post(f"{at}throw-away/").status_code == 404
    key = Draft.objects.get(person=resident).pk
    assert signed_in(stranger).get(f"/tell-us/idea/go-on/{key}/").status_code == 404
    assert signed_in(resident).get(f"/tell-us/idea/go-on/{key}/")["Location"] == f"{mine}problem/"


def test_a_draft_is_thrown_away_once_its_author_has_said_so_a_second_time(client, db):
    at = begin(client)
    client.post(f"{at}problem/", ANSWERS["problem"])
    asked = client.get(f"{at}throw-away/").text
    assert ANSWERS["problem"]["problem"] in asked
    assert "cannot be undone" in asked
    assert Draft.objects.exists()

    client.post(f"{at}throw-away/")
    assert not Draft.objects.exists()
    assert client.get(f"{at}problem/").status_code == 404


def test_only_staff_are_asked_who_may_read_it(resident, staff, improver):
    at = begin(signed_in(resident))
    assert signed_in(resident).get(f"{at}audience/").status_code == 404
    at, me = begin(signed_in(staff)), signed_in(staff)
    answer_all(me, at)
    assert me.get(f"{at}check/")["Location"] == f"{at}audience/"
    me.post(f"{at}audience/", {"audience": "staff"})
    me.post(f"{at}check/")
    assert Record.objects.get().visibility == "staff"


def test_what_others_have_said_is_shown_after_the_first_question_and_while_typing(client, resident):
    other = an_idea(by=resident, title="Lanterns along the canal towpath", problem="The towpath is dark.")
    at = begin(client)
    client.post(f"{at}problem/", {"problem": "The canal towpath needs lanterns."})

    page = client.get(f"{at}like-it/").text
    assert "Lanterns along the canal towpath" in page
    assert other.record.get_absolute_url() in page
    assert "Lanterns along" in client.post("/tell-us/similar/", {"problem": "canal towpath lanterns"}).text
    assert "Lanterns" not in client.post("/tell-us/similar/", {"problem": ""}).text
    nothing_alike = begin(client)
    client.post(f"{nothing_alike}problem/", {"problem": "Xylophone lessons"})
    assert client.get(f"{nothing_alike}like-it/")["Location"] == f"{nothing_alike}better/"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Say your idea in one line."),
        ("   \n ", "Say your idea in one line."),
        ("a" * 121, "Use 120 characters or fewer. There are 121 now"),
        ("a" * 1_000_000, "Use 120 characters or fewer. There are 1,000,000 now"),
        ("\x00\x00", "Say your idea in one line."),
    ],
)
def test_a_title_that_cannot_be_taken_is_said_to_be_so_and_kept_on_the_page(client, db, typed, says):
    at = begin(client)
    page = client.post(f"{at}title/", {"title": typed})

    assert page.status_code == 422
    assert says in page.text
    if 0 < len(typed.strip(" \n\x00")) < 1000:
        assert typed in page.text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>alert(1)</script> lamps", "&lt;script&gt;alert(1)&lt;/script&gt; lamps"),
        ("مصابيح على الطريق", "مصابيح على الطريق"),
        ("Lamps 💡 now", "Lamps 💡 now"),
        ("Lamps\x00 here", "Lamps here"),
        ("Lamps\u202e sdrawkcab", "Lamps sdrawkcab"),
    ],
)
def test_any_writing_is_taken_and_none_of_it_runs(resident, typed, shown):
    client = signed_in(resident)
    at = begin(client)
    answer_all(client, at, title={"title": typed}, problem={"problem": typed})
    page = client.post(f"{at}check/", follow=True)

    assert page.status_code == 200
    assert shown in page.text
    assert "<script>alert" not in page.text


def test_a_ward_that_is_none_is_refused(client, db):
    at = begin(client)
    assert "Choose one of the answers" in client.post(f"{at}where/", {"ward": "999", "where_words": ""}).text


def test_a_step_that_is_none_is_not_there(client, db):
    at = begin(client)
    assert client.get(f"{at}confirmed/").status_code == 404


def test_somebody_who_may_need_help_is_shown_who_is_there(resident):
    client = signed_in(resident)
    at = begin(client)
    answer_all(client, at, problem={"problem": "I am scared of my dad, he hits me."})
    page = client.post(f"{at}check/", follow=True)

    assert page.redirect_chain[-1][0] == "/help-nearby/"
    assert "Your idea is IDEA-" in page.text


def test_the_eleventh_idea_of_an_hour_waits_and_stays_a_draft(resident):
    client = signed_in(resident)
    for _ in range(10):
        at = begin(client)
        answer_all(client, at)
        client.post(f"{at}check/")
    at = begin(client)
    answer_all(client, at)

    refused = client.post(f"{at}check/")

    assert refused.status_code == 429
    assert "send it later today" in refused.text
    assert Idea.objects.count() == 10
    assert client.get(f"{at}check/").status_code == 200


def test_looking_up_what_is_alike_has_a_limit(client, db, monkeypatch):
    monkeypatch.setattr(limits, "SUGGEST", limits.Limit("suggest", 2, 60, "Too many look-ups in a minute."))
    address = reverse("ideas:similar")

    answers = [client.post(address, {"problem": "The path is dark"}).status_code for _ in range(3)]

    assert answers == [200, 200, 429]


def test_whoever_comes_back_without_an_account_finds_what_they_began_in_this_browser_alone(client, db):
    at = begin(client)
    assert "What you have begun" not in client.get("/tell-us/idea/").text
    client.post(f"{at}problem/", ANSWERS["problem"])

    page = client.get("/tell-us/idea/").text

    assert "What you have begun" in page
    assert ANSWERS["problem"]["problem"] in page
    assert client.get(f"{at}check/")["Location"] == f"{at}better/"
    assert "What you have begun" not in Client().get("/tell-us/idea/").text


def test_what_is_typed_into_a_draft_after_the_session_has_ended_is_not_lost(resident):
    me = signed_in(resident)
    at = begin(me)
    me.cookies.pop("sessionid")

    page = me.post(f"{at}problem/", ANSWERS["problem"], headers={"origin": "http://testserver"})

    assert page.status_code == 404
    assert f"{ANSWERS['problem']['problem']}</textarea>" in page.text
    assert f"/sign-in/?next={at.replace('/', '%2F')}problem%2F" in page.text
