"""What people see of ideas."""

from xml.etree import ElementTree as ET

import pytest

from hub.accounts.tests.factories import PersonFactory
from hub.core.comments.actions import Words, say
from hub.core.links.actions import link
from hub.core.records.actions import withdraw
from hub.strands.ideas import actions, rules
from hub.strands.ideas.queries import lists
from hub.strands.ideas.tests.factories import an_idea
from hub.thread.tests.factories import frame
from tests.cast import CastClient as Client
from tests.cast import signed_in

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def idea(resident):
    return an_idea(by=resident, for_whom="People who walk home", where_words="Between the bridges")


def test_everybody_reads_an_idea_where_it_stands_and_what_comes_next(client, idea):
    page = client.get(idea.record.get_absolute_url()).text

    for words in ("Lamps on the river path", idea.record.reference, "Nobody has read it yet", "I support this"):
        assert words in page
    assert "Between the bridges" in page


def test_an_idea_for_staff_is_not_there_for_residents(client, staff, stranger, improver):
    hidden = an_idea(by=staff, staff_only=True, title="Fewer forms for leave")

    assert client.get(hidden.record.get_absolute_url()).status_code == 404
    assert signed_in(stranger).get(hidden.record.get_absolute_url()).status_code == 404
    assert "Fewer forms" in signed_in(improver).get(hidden.record.get_absolute_url()).text
    assert "Fewer forms" not in client.get("/ideas/").text


def test_a_taken_down_idea_says_when_and_why_and_no_title(client, idea, moderator):
    withdraw(idea.record, by=moderator, reason="It named a neighbour.")

    page = client.get(idea.record.get_absolute_url())
    assert page.status_code == 410
    assert "It named a neighbour." in page.text
    assert "Lamps" not in page.text


def test_supporting_leads_through_sign_in_and_a_second_click_changes_nothing(client, idea, stranger):
    there = f"{idea.record.get_absolute_url()}support/"
    assert client.get(there)["Location"] == f"/sign-in/?next={there}"
    me = signed_in(stranger)

    assert "Add your voice" in me.get(there).text
    me.post(there)
    page = me.post(there, follow=True).text
    assert "You support this idea already" in page
    assert "1 person supports this" in page
    assert "Take back my support" in page
    assert (
        "Nobody has supported this yet"
        in me.post(f"{idea.record.get_absolute_url()}no-longer-support/", follow=True).text
    )


def test_the_author_is_asked_replies_and_says_whether_it_is_done(idea, resident, improver, client):
    author, at = signed_in(resident), idea.record.get_absolute_url()
    actions.ask_author(idea, words="Which bridge?", by=improver)
    assert "Which bridge?" in client.get(at).text
    assert "Reply to what we asked" in author.get(at).text
    assert "Say your answer" in author.post(f"{at}reply/", {"words": " "}).text
    author.post(f"{at}reply/", {"words": "The old one."})
    assert "The old one." in client.get(at).text

    actions.do_it(idea, words="A lamp stands there since Friday.", by=improver)
    assert "Say whether it is done" in author.get(at).text
    assert "Say what is still missing" in author.post(f"{at}confirm/", {"done": "no", "words": ""}).text
    page = author.post(f"{at}confirm/", {"done": "yes", "words": "Bright!"}, follow=True).text
    assert "Done and confirmed" in page
    assert "Bright!" in page


def test_the_answer_stands_large_in_words(idea, improver, client):
    at = idea.record.get_absolute_url()
    actions.answer(idea, kind=rules.NOT_FOR_US, words="The path is the railway's.", by=improver)

    page = client.get(at).text
    assert "Answer: not for us" in page
    assert "The path is the railway&#39;s." in page


def test_what_a_stranger_may_not_do_is_refused_with_a_sentence(idea, stranger):
    me, at = signed_in(stranger), idea.record.get_absolute_url()
    for act, words in [("withdraw/", {}), ("confirm/", {"done": "yes"}), ("make-public/", {})]:
        refused = me.post(f"{at}{act}", words)
        assert refused.status_code == 403
        assert "Only the people who put this idea forward" in refused.text


def test_the_list_filters_counts_truly_and_says_what_to_do_when_empty(client, resident, improver, parks, parks_post):
    assert "Nobody has said an idea yet" in client.get("/ideas/").text
    lamps = an_idea(by=resident)
    an_idea(by=resident, title="A fountain in the square")
    actions.assign(lamps, post=parks_post, by=improver)

    assert "2 ideas" in client.get("/ideas/").text
    for query, seen, unseen in [
        ("?state=new", "A fountain", "Lamps on"),
        (f"?service={parks.pk}", "Lamps on", "A fountain"),
        ("?q=fountain", "A fountain", "Lamps on"),
        ("?state=waiting&sort=oldest", "Lamps on", "No idea fits"),
    ]:
        page = client.get(f"/ideas/{query}").text
        assert seen in page
        assert unseen not in page
    assert "No idea fits" in client.get("/ideas/?state=confirmed").text


def test_a_forged_filter_is_said_to_be_none_and_left_out(client, idea):
    page = client.get("/ideas/?state=hacked&sort=x&page=99999&after=1_1_1")

    assert page.status_code == 200
    assert "Choose one of the answers that are shown." in page.text
    assert "Lamps on the river path" in page.text


@pytest.mark.parametrize("sort", ["newest", "oldest", "supported"])
def test_pages_lead_through_all_ideas_once(client, resident, stranger, sort, monkeypatch):
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    monkeypatch.setattr(lists, "NUMBERED_PAGES", 2)
    ideas = [an_idea(by=resident, title=f"Idea number {n}") for n in range(7)]
    actions.support(ideas[3], by=stranger)

    seen, wanted = [], lists.Wanted(sort=sort)
    for number in (1, 2):
        page = lists.listed(wanted, stranger, number=number)
        seen += [card.title for card in page.cards]
    while page.older:
        page = lists.listed(wanted, stranger, after=page.older)
        seen += [card.title for card in page.cards]
    assert len(seen) == len(set(seen)) == 7
    if sort == "supported":
        assert seen[0] == "Idea number 3"


def test_the_feed_and_the_table_carry_what_everybody_may_read(client, idea, staff):
    an_idea(by=staff, staff_only=True, title="Fewer forms")
    me = signed_in(staff)

    feed, table = me.get("/ideas/feed/"), b"".join(me.get("/ideas/download/?state=new").streaming_content).decode()
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "Lamps on the river path" in feed.text
    assert "Fewer forms" not in feed.text
    assert "Fewer forms" in table
    anonymous = b"".join(client.get("/ideas/download/").streaming_content).decode()
    assert "Lamps" in anonymous
    assert "Fewer forms" not in anonymous


def test_a_table_never_carries_a_formula(client, resident):
    an_idea(by=resident, title="=HYPERLINK(1)")

    assert "'=HYPERLINK(1)" in b"".join(client.get("/ideas/download/").streaming_content).decode()


@pytest.mark.parametrize("many", [0, 25])
def test_the_list_takes_at_most_eight_statements(many, resident, improver, django_assert_max_num_queries):
    for n in range(many):
        an_idea(by=resident, title=f"Idea {n}")
    for client in (Client(), signed_in(improver)):
        with django_assert_max_num_queries(8):
            client.get("/ideas/")
        with django_assert_max_num_queries(8):
            client.get("/ideas/?state=waiting&q=idea")


@pytest.mark.parametrize("many", [0, 12])
def test_an_idea_takes_at_most_fourteen_statements(many, idea, improver, resident, django_assert_max_num_queries):
    for _ in range(many):
        actions.support(idea, by=PersonFactory())
    actions.answer(idea, kind=rules.NOT_FOR_US, words="No.", by=improver)
    for client in (Client(), signed_in(improver), signed_in(resident)):
        with django_assert_max_num_queries(14):
            assert client.get(idea.record.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("many", [1, 30])
def test_an_idea_that_is_tied_answered_and_talked_about_takes_no_more(
    many, idea, improver, resident, leader, django_assert_max_num_queries
):
    link(idea.record, "serves", frame(leader)["outcome"].record, by=improver)
    actions.answer(idea, kind=rules.NOT_FOR_US, words="No.", by=improver)
    for n in range(many):
        say(idea.record, Words(source=f"Remark {n}"), by=resident)
    for client in (Client(), signed_in(improver), signed_in(resident)):
        with django_assert_max_num_queries(14):
            page = client.get(idea.record.get_absolute_url())
        assert "Remark 0" in page.text


def test_where_it_was_sent_on_to_and_why_it_was_taken_back_stand_on_top(client, idea, resident, improver):
    actions.send_on(idea, where="The railway", words="The bridge is theirs.", by=improver)
    other = an_idea(by=resident, title="A bench")
    actions.withdraw_by_author(other, reason="Somebody put one there.", by=resident)

    page = client.get(f"/ideas/IDEA-{idea.pk}/").text
    assert page.index("Sent on to The railway. The bridge is theirs.") < page.index("What is the problem")
    assert page.count("Others can deal with it better") == 2  # where it stands, and once for all that was owed
    page = client.get(f"/ideas/IDEA-{other.pk}/").text
    assert page.index("Somebody put one there.") < page.index("What is the problem")


def test_each_feed_has_an_id_of_its_own_an_author_and_words_as_they_were_typed(client, resident):
    an_idea(by=resident, title="Fewer <b>bold</b> claims", better="Say 2 < 3, and no <script>alert(1)</script>.")

    def read(address):
        return ET.fromstring(client.get(address).content)  # noqa: S314 - our own

    feeds = [read(address) for address in ("/ideas/feed/", "/ideas/feed/?q=claims", "/feeds/idea.atom")]
    assert len({feed.findtext(f"{ATOM}id") for feed in feeds}) == len(feeds)
    for feed in feeds:
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        entry = feed.find(f"{ATOM}entry")
        assert entry is not None
        assert "Fewer <b>bold</b> claims" in entry.findtext(f"{ATOM}title", "")
        assert "2 &lt; 3, and no &lt;script&gt;" in entry.findtext(f"{ATOM}summary", "")
