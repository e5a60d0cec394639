"""The team's queue, and one idea in it with everything in one place."""

import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hub.strands.ideas import actions, rules, tasks
from hub.strands.ideas.models import Answer
from hub.strands.ideas.queries.queue import queue
from hub.strands.ideas.tests.factories import an_idea
from tests.cast import signed_in

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _on_friday():
    with time_machine.travel(NOW, tick=False):
        yield


def titles(tab, person):
    return [row.title for row in queue(tab, person, TODAY).rows]


def said(resident, title, days_ago):
    return an_idea(by=resident, title=title, now=NOW - timedelta(days=days_ago))


def test_the_most_overdue_stands_first_and_each_tab_holds_its_own(resident, improver, staff, parks_post):
    old, older = said(resident, "Old", 10), said(resident, "Older", 60)
    said(resident, "New", 0)
    given, asked, later = said(resident, "Given", 5), said(resident, "Asked", 50), said(resident, "Later", 3)
    actions.assign(given, post=parks_post, by=improver)
    actions.ask_author(asked, words="Which?", by=improver)
    actions.answer(later, kind=rules.NOT_NOW, words="In spring.", by=improver, returns_on=date(2027, 3, 1))
    actions.acknowledge(older, by=improver)

    assert titles("all", improver) == ["Older", "Old", "New", "Given", "Asked"]
    assert titles("late", improver) == ["Older", "Old"]
    assert titles("new", improver) == ["Old", "New"]
    assert titles("soon", improver) == ["New"]
    assert titles("asked", improver) == ["Asked"]
    assert titles("coming_back", improver) == ["Later"]
    assert titles("unassigned", improver) == ["Older", "Old", "New", "Asked"]
    assert titles("mine", staff) == ["Given"]
    assert titles("all", staff) == ["Given"]
    assert old.record.state == rules.NEW
    counts = queue("all", improver, TODAY).counts
    assert counts == {
        "all": 5, "new": 2, "late": 2, "soon": 1, "mine": 0, "unassigned": 4, "asked": 1, "coming_back": 1
    }  # fmt: skip


def test_the_queue_says_how_late_each_is_in_words(resident, improver):
    said(resident, "Older", 60)
    said(resident, "Due on Friday", 28)
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        rows = {row.title: row.when for row in queue("all", improver, TODAY + timedelta(days=1)).rows}
    assert rows["Due on Friday"].startswith("Late")
    page = signed_in(improver).get("/ideas/queue/").text

    assert "Late by" in page
    assert "Nobody yet" in page
    assert signed_in(improver).get("/ideas/queue/?tab=forged&page=-1").status_code == 200
    assert "Nothing waits here." in signed_in(improver).get("/ideas/queue/?q=xylophone").text


def test_residents_and_strangers_do_not_see_the_queue(resident, client, improver):
    idea = said(resident, "Old", 1)

    assert client.get("/ideas/queue/").status_code == 302
    assert signed_in(resident).get("/ideas/queue/").status_code == 403
    for act in ("sort", "ask", "answer", "done", "send-on"):
        assert signed_in(resident).get(f"{idea.record.get_absolute_url()}{act}/").status_code == 403
    for act in ("acknowledge", "assign"):
        assert signed_in(resident).post(f"{idea.record.get_absolute_url()}{act}/").status_code == 403
    assert signed_in(resident).post("/ideas/queue/many/", {"act": "acknowledge", "idea": idea.pk}).status_code == 403


def test_of_many_those_that_changed_meanwhile_are_said_to_be_left(resident, improver):
    ideas = [said(resident, f"Idea {n}", 1) for n in range(3)]
    actions.acknowledge(ideas[0], by=improver)

    page = signed_in(improver).post(
        "/ideas/queue/many/", {"act": "acknowledge", "idea": [idea.pk for idea in ideas], "tab": "new"}, follow=True
    )

    assert "Acknowledged 2 ideas. 1 was left as it is: somebody had read it already." in page.text


def test_many_are_acknowledged_and_given_at_once(resident, improver, parks_post):
    ideas = [said(resident, f"Idea {n}", 1) for n in range(3)]
    keys, me = [idea.pk for idea in ideas], signed_in(improver)

    page = me.post("/ideas/queue/many/", {"act": "acknowledge", "idea": keys[:2], "tab": "new"}, follow=True)
    assert "Acknowledged 2 ideas." in page.text
    assert page.redirect_chain[-1][0] == "/ideas/queue/?tab=new"
    page = me.post("/ideas/queue/many/", {"act": "assign", "idea": keys, "post": parks_post.pk}, follow=True)
    assert "Gave 3 ideas to Parks manager." in page.text
    refused = me.post("/ideas/queue/many/", {"act": "assign", "idea": keys[1:], "tab": "all"})
    assert refused.status_code == 422
    assert "Choose the post" in refused.text
    assert [f'value="{key}" checked' in refused.text for key in keys] == [False, True, True]
    for forged in ({"act": "acknowledge"}, {"act": "delete", "idea": keys}, {"act": "acknowledge", "idea": "x"}):
        refused = me.post("/ideas/queue/many/", {**forged, "tab": "all"})
        assert refused.status_code == 422
        assert "Tick the ideas first" in refused.text
        assert "Ideas that wait for us" in refused.text, "the queue stands below it"


def test_one_page_has_everything_to_sort_and_answer(resident, improver, hub_post, parks_post):
    an_idea(by=resident, title="Lamps by the old bridge")
    idea = said(resident, "Lamps on the river path", 1)
    me, at = signed_in(improver), idea.record.get_absolute_url()

    page = me.get(f"{at}sort/").text
    for words in ("Acknowledge it", "Answer it", "Ask its author", "Lamps by the old bridge", "Parks manager", "Next:"):
        assert words in page
    me.post(f"{at}acknowledge/")
    me.post(f"{at}assign/", {"post": parks_post.pk})
    assert "Say what you want to ask" in me.post(f"{at}ask/", {"words": ""}).text
    page = me.post(f"{at}answer/", {"kind": "not_now", "words": "After the works."}).text
    assert "Give the date on which it comes back." in page
    assert "After the works." in page
    forged = me.post(f"{at}answer/", {"kind": "confirmed", "words": "x"}).text
    assert "Choose one of the answers that are shown." in forged
    answered = {
        "kind": "not_now",
        "words": "After the works.",
        "returns_on-day": "1",
        "returns_on-month": "3",
        "returns_on-year": "2027",
    }
    assert "has been told" in me.post(f"{at}answer/", answered, follow=True).text
    given = Answer.objects.get()
    assert (given.kind, given.returns_on, given.post) == ("not_now", date(2027, 3, 1), hub_post)


def test_whoever_answers_reads_first_what_somebody_else_answered_meanwhile(resident, improver, hub_post):
    idea = said(resident, "Lamps on the river path", 1)
    me, at = signed_in(improver), f"{idea.record.get_absolute_url()}answer/"
    assert 'name="stands" value="new"' in me.get(at).text
    me.post(at, {"kind": "going_ahead", "words": "In May.", "stands": "new"})

    page = me.post(at, {"kind": "not_for_us", "words": "It is not our land.", "stands": "new"}).text

    assert "Somebody answered it meanwhile: “Going ahead”." in page
    assert "It is not our land." in page
    assert Answer.objects.count() == 1
    stands = re.search(r'name="stands" value="(\w+)"', page)[1]
    me.post(at, {"kind": "not_for_us", "words": "It is not our land.", "stands": stands})
    assert Answer.objects.count() == 2


def test_a_service_answers_and_does_what_it_was_given_and_nothing_else(resident, staff, improver, parks_post):
    idea, other = said(resident, "Given", 1), said(resident, "Other", 1)
    actions.assign(idea, post=parks_post, by=improver)
    me = signed_in(staff)

    me.post(f"{idea.record.get_absolute_url()}done/", {"words": "It is there."})
    idea.refresh_from_db()
    assert idea.record.state == rules.DONE
    assert me.get(f"{other.record.get_absolute_url()}sort/").status_code == 403
    assert me.get(f"{idea.record.get_absolute_url()}send-on/").status_code == 403


def picture():
    made = BytesIO()
    Image.new("RGB", (40, 30), "green").save(made, "JPEG")
    return SimpleUploadedFile("gate.jpg", made.getvalue(), content_type="image/jpeg")


def test_a_service_shows_with_a_picture_what_it_has_done(resident, improver, settings, tmp_path, client):
    settings.MEDIA_ROOT = tmp_path
    idea = said(resident, "A gate", 1)
    me, at = signed_in(improver), f"{idea.record.get_absolute_url()}done/"
    lies = SimpleUploadedFile("gate.jpg", b"MZ a program", content_type="image/jpeg")

    assert "This is none of these." in me.post(at, {"words": "Mended.", "file": lies, "alt": "x"}).text
    refused = me.post(at, {"words": "Mended.", "file": picture(), "alt": ""})
    assert refused.status_code == 422
    assert "Describe the picture" in refused.text
    idea.refresh_from_db()
    assert idea.record.state == rules.NEW
    me.post(at, {"words": "Mended.", "file": picture(), "alt": "The gate, shut"})
    page = client.get(idea.record.get_absolute_url()).text
    assert 'alt="The gate, shut"' in page
    assert "Mended." in page


def test_an_idea_is_sent_on_with_a_reason(resident, improver):
    idea = said(resident, "A hole in the road", 1)
    me, at = signed_in(improver), f"{idea.record.get_absolute_url()}send-on/"

    assert "Say where it is sent." in me.post(at, {}).text
    me.post(at, {"where": "Highways", "words": "They mend it."})
    idea.refresh_from_db()
    assert idea.record.state == rules.SENT_ON


def test_what_comes_back_today_is_brought_back_once(resident, improver):
    ideas = [said(resident, f"Idea {n}", 1) for n in range(3)]
    for n, idea in enumerate(ideas):
        day = date(2026, 12, 1 + 10 * n)
        actions.answer(idea, kind=rules.NOT_NOW, words="Later.", by=improver, returns_on=day)

    later = datetime(2026, 12, 12, 3, tzinfo=UTC)
    assert tasks.bring_back(now=later) == 2
    assert tasks.bring_back(now=later) == 0


@pytest.mark.parametrize("many", [0, 60])
def test_the_queue_takes_the_same_statements_however_many_wait(many, resident, improver, django_assert_max_num_queries):
    for n in range(many):
        said(resident, f"Idea {n}", n % 9)
    me = signed_in(improver)
    for tab in ("all", "coming_back", "late"):
        with django_assert_max_num_queries(9):
            assert me.get(f"/ideas/queue/?tab={tab}").status_code == 200
