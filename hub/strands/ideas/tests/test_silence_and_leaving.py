"""An author who does not say whether it is done; and one who leaves and takes the words along."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from hub.accounts import personal_data
from hub.core.records.models import Author, Record
from hub.core.records.seals import first_fault
from hub.core.records.versions import seal_version, sealed
from hub.strands.ideas import actions, kind, rules
from hub.strands.ideas.erasing import TITLE
from hub.strands.ideas.models import Idea
from hub.strands.ideas.tests.factories import an_idea


@pytest.mark.parametrize(("days", "silent"), [(3, False), (40, True)])
def test_after_the_days_for_it_silence_is_said_and_is_no_confirmation(days, silent, client, resident, improver):
    said_at = timezone.now() - timedelta(days=days)
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
