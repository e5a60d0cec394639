"""An author who does not say whether it is done; and one who leaves and takes the words along."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from hub.accounts import personal_data
from hub.accounts.actions import own
from hub.core.clocks.models import Clock
from hub.core.records.models import Author, Record, StateChange
from hub.core.records.seals import first_fault
from hub.core.records.versions import seal_version, sealed
from hub.strands.ideas import actions, kind, rules
from hub.strands.ideas.erasing import TITLE
from hub.strands.ideas.models import Idea
from hub.strands.ideas.tests.factories import an_idea


@pytest.mark.parametrize(("days", "silent"), [(3, False), (40, True)])
def test_after_the_days_for_it_silence_is_said_and_is_no_confirmation(days, silent, client, resident, improver):
    said_at = timezone.localtime() - timedelta(days=days)
    idea = an_idea(by=resident, now=said_at)
    actions.do_it(idea, words="A lamp stands there.", by=improver, now=said_at)

    page = client.get(f"/ideas/IDEA-{idea.pk}/").text

    assert ("Its author has not said whether that is so." in page) is silent
    assert ("Its author has been asked whether that is so." in page) is not silent
    assert ("has not said" in kind.stands(idea)) is silent
    assert idea.record.state == rules.DONE
    actions.confirm(idea, by=resident)
    assert "has not said" not in client.get(f"/ideas/IDEA-{idea.pk}/").text


def test_leaving_with_ones_words_takes_those_of_ones_ideas(client, resident, stranger, improver):
    idea = an_idea(by=resident, title="Lamps for Amina", for_whom="Amina’s street", where_words="At Amina’s door")
    actions.ask_author(idea, words="Which street?", by=improver)
    actions.reply(idea, words="The one where Amina lives.", by=resident)
    seal_version(idea.record, {"title": "Lamps for Amina", "problem": "Dark."}, by=resident)
    kept = an_idea(by=stranger, title="Basil’s path")

    personal_data.erase(resident, words=True)

    page = client.get(f"/ideas/IDEA-{idea.pk}/").text
    assert TITLE in page
    assert "Which street?" in page
    for gone in ("Amina’s", "Amina lives", "Lamps", "dark after four", "Three lamps"):
        assert gone not in page
    assert "Lamps for Amina" not in client.get("/search/?q=lamps").text
    assert first_fault(sealed(idea.record)) is None
    assert not idea.record.versions.filter(fields__value__isnull=False).exists()
    assert Record.objects.get(pk=kept.pk).title == "Basil’s path"


def test_an_idea_of_several_people_stays_when_one_of_them_leaves(resident, stranger):
    idea = an_idea(by=resident)
    Author.objects.create(record=idea.record, person=stranger)

    personal_data.erase(resident, words=True)

    assert Idea.objects.get(pk=idea.pk).problem == "The path is dark after four."


def test_leaving_without_ones_words_leaves_the_idea(resident):
    idea = an_idea(by=resident, now=datetime(2026, 11, 2, tzinfo=UTC))

    personal_data.erase(resident, words=False)

    assert Idea.objects.get(pk=idea.pk).problem == "The path is dark after four."


def test_the_reasons_that_the_author_gave_go_from_the_history_and_those_of_the_council_stay(client, resident, improver):
    taken_back = an_idea(by=resident)
    actions.withdraw_by_author(taken_back, reason="Amina has moved to Quagga Street.", by=resident)
    done = an_idea(by=resident, title="A bench")
    actions.do_it(done, words="It stands there.", by=improver)
    actions.say_not_done(done, words="Not at Amina’s door in Quagga Street.", by=resident)

    personal_data.erase(resident, words=True)

    for idea in (taken_back, done):
        for address in (f"/ideas/IDEA-{idea.pk}/", f"/feeds/records/IDEA-{idea.pk}.atom", "/data/history.csv"):
            response = client.get(address)
            page = (b"".join(response.streaming_content) if response.streaming else response.content).decode()
            assert "Quagga" not in page
            assert "took these words along" in page
    assert "It stands there." in client.get(f"/ideas/IDEA-{done.pk}/").text
    assert not StateChange.objects.filter(reason__contains="Quagga").exists()


def test_somebody_of_the_council_who_leaves_takes_the_words_of_their_own_idea_and_no_answer(client, improver):
    mine = an_idea(by=improver)
    actions.answer(mine, kind=rules.GOING_AHEAD, words="Three lamps in March.", by=improver)
    other = an_idea(by=improver, title="A bench")
    actions.withdraw_by_author(other, reason="I was wrong.", by=improver)

    personal_data.erase(improver, words=True)

    assert StateChange.objects.get(record=mine.record).reason == "Three lamps in March."
    assert StateChange.objects.get(record=other.record).reason is None


def test_one_sees_and_downloads_ones_ideas_replies_and_reasons(client, resident, stranger, improver):
    idea = an_idea(by=resident, where_words="By the locks")
    actions.ask_author(idea, words="Which locks?", by=improver)
    actions.reply(idea, words="The upper ones.", by=resident)
    actions.withdraw_by_author(idea, reason="Somebody did it.", by=resident)
    other = an_idea(by=stranger, title="A bench")
    actions.support(other, by=resident)
    client.force_login(resident)

    page = client.get("/my/data/download/")
    held = (b"".join(page.streaming_content) if page.streaming else page.content).decode()

    for mine in ("By the locks", "The upper ones.", "Somebody did it.", f"IDEA-{other.pk}"):
        assert mine in held


def test_what_waits_for_an_answer_is_taken_back_with_its_words_and_nothing_is_owed(resident, improver):
    waits, answered = an_idea(by=resident), an_idea(by=resident, title="A bench")
    actions.answer(answered, kind=rules.GOING_AHEAD, words="In May.", by=improver)

    personal_data.erase(resident, words=True)

    assert Record.objects.get(pk=waits.pk).state == rules.WITHDRAWN
    assert not Clock.objects.running().exists()
    assert Record.objects.get(pk=answered.pk).state == rules.GOING_AHEAD


def test_once_its_author_has_left_nobody_is_said_to_be_asked(client, resident, improver):
    idea = an_idea(by=resident)
    actions.do_it(idea, words="A lamp stands there.", by=improver)
    own.leave(erase_words=False, now=timezone.now(), by=resident)

    page = client.get(f"/ideas/IDEA-{idea.pk}/").text

    assert page.count("so nobody can confirm it") == 2  # where it stands, and under what the service says
    assert "has been asked" not in page
    assert "nobody can confirm it" in kind.stands(Idea.objects.get(pk=idea.pk))
