"""Two taps on an answer, on any promise; and reading it a second time."""

import re

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.core.audit.models import AuditEvent
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.comments.actions import Words
from hub.core.feedback import actions
from hub.core.feedback.actions import Taps
from hub.core.feedback.models import Verdict
from hub.core.questions import actions as questions
from hub.core.records import actions as records
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible


@pytest.fixture
def answered(bench, stranger, staff, django_capture_on_commit_callbacks):
    """Basil asked, Carys answered, and a letter told him so."""
    question = questions.ask(bench, Words(source="When?"), by=stranger)
    with django_capture_on_commit_callbacks(execute=True):
        questions.answer(question, Words(source="In March."), by=staff)
    return Clock.objects.get(pk=question.clock_id)


def test_the_taps_are_kept_and_the_latest_counts(answered, stranger):
    actions.give_verdict(answered, Taps(clear=False), by=stranger)
    actions.give_verdict(answered, Taps(agree=False), by=stranger)
    actions.give_verdict(answered, Taps(clear=True), by=stranger)

    verdict = Verdict.objects.get()
    assert (verdict.clear, verdict.agree, verdict.person) == (True, False, stranger)
    assert AuditEvent.objects.filter(verb="verdict.given").count() == 3


def test_only_the_asker_says_what_they_think_of_it(answered, resident, staff):
    for person in (resident, staff):
        with pytest.raises(NotAllowed):
            actions.give_verdict(answered, Taps(clear=True), by=person)


def test_there_is_nothing_to_say_before_the_answer_or_without_a_tap(bench, answered, stranger, staff):
    waiting = questions.ask(bench, Words(source="How?"), by=stranger).clock
    with pytest.raises(NotPossible):
        actions.give_verdict(waiting, Taps(clear=True), by=stranger)
    clocks.call_off(waiting, by=staff, because="Asked by mistake")
    waiting.refresh_from_db()
    with pytest.raises(NotPossible):
        actions.give_verdict(waiting, Taps(clear=True), by=stranger)
    with pytest.raises(BadInput):
        actions.give_verdict(answered, Taps(), by=stranger)


def links(body):
    return [link.removeprefix("http://localhost:8000") for link in re.findall(r"\S+/verdicts/\S+", body)]


def test_two_taps_from_the_letter_without_signing_in(answered, client):
    clear, unclear = links(mail.outbox[0].body)

    page = client.get(unclear).content.decode()
    assert "You said that it was not clear." in page
    assert not Verdict.objects.exists()  # scanners open links

    page = client.post(unclear.partition("?")[0], {"clear": "no", "agree": "yes"}).content.decode()
    assert "You said that the answer was not clear." in page
    assert "You agree." in page
    assert (Verdict.objects.get().clear, Verdict.objects.get().agree) == (False, True)
    assert clear != unclear


def test_a_forged_or_useless_link_is_not_found(answered, client, stranger, resident, bench):
    clear, _ = links(mail.outbox[0].body)
    assert client.get("/verdicts/by-mail/forged/").status_code == 404

    records.publish(bench, by=resident, to=Visibility.TEAM)
    assert client.get(clear).status_code == 404


def test_taps_on_the_page(bench, answered, client, stranger, resident):
    client.force_login(stranger)
    page = client.get(f"/examples/{bench.pk}/").content.decode()
    assert "What do you say of the answer?" in page

    page = client.post(f"/verdicts/{answered.pk}/", {"clear": "yes"}, follow=True).content.decode()
    assert "it was clear" in page
    assert client.post(f"/verdicts/{answered.pk}/", {"clear": "perhaps"}).status_code in {409, 422}

    client.force_login(resident)
    assert "What do you say of the answer?" not in client.get(f"/examples/{bench.pk}/").content.decode()
    assert client.post(f"/verdicts/{answered.pk}/", {"clear": "no"}).status_code == 403


def test_somebody_else_reads_it_again_and_says_what_they_find(
    bench, answered, stranger, staff, improver, django_capture_on_commit_callbacks
):
    verdict = actions.ask_second_reading(answered, "You did not look at the money.", by=stranger)
    second = verdict.second_reading
    assert (second.promise, second.owner_post, verdict.agree) == ("second_reading", bench.post, False)

    with pytest.raises(NotAllowed):
        actions.read_again(verdict, Words(source="Still March."), by=staff)
    with pytest.raises(NotAllowed):
        actions.read_again(verdict, Words(source="Now!"), by=stranger)

    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        said = actions.read_again(verdict, Words(source="The money is there: February."), by=improver)
    second.refresh_from_db()
    assert said.official
    assert second.stopped_by == improver
    assert mail.outbox[0].subject == "The answer about “A bench” was read a second time"

    with pytest.raises(NotPossible):
        actions.read_again(verdict, Words(source="Again"), by=improver)
    actions.give_verdict(second, Taps(agree=True), by=stranger)
    with pytest.raises(NotPossible):
        actions.ask_second_reading(second, "And again", by=stranger)


def test_a_second_reading_is_asked_once_with_words_by_the_asker(answered, stranger, resident):
    with pytest.raises(BadInput):
        actions.ask_second_reading(answered, " ", by=stranger)
    with pytest.raises(NotAllowed):
        actions.ask_second_reading(answered, "Look again", by=resident)
    actions.ask_second_reading(answered, "Look again", by=stranger)
    with pytest.raises(NotPossible):
        actions.ask_second_reading(answered, "Look again", by=stranger)


def test_two_answers_on_one_record_can_both_be_read_again(bench, answered, stranger, resident, staff):
    other = questions.ask(bench, Words(source="How?"), by=resident)
    questions.answer(other, Words(source="Like this."), by=staff)
    actions.ask_second_reading(answered, "Look again", by=stranger)
    actions.ask_second_reading(Clock.objects.get(pk=other.clock_id), "Look again", by=resident)

    assert Clock.objects.running().filter(promise="second_reading").count() == 2


def test_the_second_reading_on_pages(bench, answered, client, stranger, improver):
    client.force_login(stranger)
    address = f"/verdicts/{answered.pk}/second-reading/"
    assert "Say what should be looked at again." in client.post(address, {"words": ""}).content.decode()
    page = client.post(address, {"words": "Look at the money."}, follow=True).content.decode()
    assert "Somebody else will read it again." in page
    assert "A second reading due by" in page

    client.force_login(improver)
    address = f"/verdicts/{answered.pk}/read-again/"
    assert address in client.get(f"/examples/{bench.pk}/").content.decode()
    assert "Look at the money." in client.get(address).content.decode()
    page = client.post(address, {"words": "February, then."}, follow=True).content.decode()
    assert "February, then." in page


@pytest.mark.parametrize("wrong", [{}, {"clear": True, "second_reading_asked_at": timezone.now()}])
def test_the_database_refuses_a_verdict_that_makes_no_sense(answered, stranger, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.create(clock=answered, person=stranger, at=timezone.now(), **wrong)
