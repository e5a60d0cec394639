"""What home and “My hub” tell of ideas."""

from hub.strands.ideas import actions
from hub.strands.ideas.queries import news
from hub.strands.ideas.tests.factories import an_idea
from tests.cast import CastClient


def test_home_tells_what_was_done_and_confirmed_first(client, resident, improver, staff):
    assert news.headline(resident) == ""
    idea = an_idea(by=resident)
    actions.do_it(idea, words="A lamp stands there since Friday.", by=improver)
    assert not news.done_and_confirmed(resident, 5)
    actions.confirm(idea, by=resident)
    hidden = an_idea(by=staff, title="Hidden", staff_only=True)
    actions.do_it(hidden, words="Done.", by=improver)
    actions.confirm(hidden, by=staff)

    page = client.get("/").text
    assert "A lamp stands there since Friday." in page
    assert "1 idea done, and confirmed by who asked." in page
    assert "Hidden" not in page


def test_an_author_is_told_in_my_hub_what_is_asked_of_them(resident, stranger, improver):
    asked, done = an_idea(by=resident, title="Asked"), an_idea(by=resident, title="Done")
    actions.ask_author(asked, words="Which?", by=improver)
    actions.do_it(done, words="Done.", by=improver)

    assert [(one.title, one.what) for one in news.asked_of(resident, 5)] == [
        ("Done", "Say whether it is done"),
        ("Asked", "Reply to what we asked"),
    ]
    assert not news.asked_of(stranger, 5)


def test_a_draft_is_gone_on_with_from_my_hub(resident):
    client = CastClient()
    client.force_login(resident)
    at = client.post("/tell-us/idea/")["Location"]
    client.post(at, {"problem": "The towpath is dark."})

    assert "The towpath is dark." in client.get("/my/").text
