"""One passage is hidden, and its words are gone from wherever they stood; nothing that was written is changed."""

import pytest
from django.core import mail
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.follows import actions as follows
from hub.core.follows.models import Notice
from hub.core.moderation import actions as moderation
from hub.core.moderation.actions import Decision
from hub.core.moderation.models import Case
from hub.core.moderation.tests.factories import hidden
from hub.core.records.hidings import Hiding
from hub.core.records.models import StateChange
from hub.foundation.errors import NotPossible
from hub.strands.ideas import actions, rules
from hub.strands.ideas.models import Answer, Doing, Reply
from hub.strands.ideas.tests.factories import an_idea

SAID = "Old Mr Quagga of number nine shouts at everybody who asks for lamps"


@pytest.fixture
def idea(resident, stranger):
    made = an_idea(by=resident)
    follows.follow(made.record, by=stranger)
    return made


def test_anybody_reports_an_answer_and_hiding_it_reaches_the_history_too(
    idea, client, stranger, improver, moderator, django_capture_on_commit_callbacks
):
    answer = actions.answer(idea, kind=rules.GOING_AHEAD, words=SAID, by=improver)
    page = client.get(f"/ideas/IDEA-{idea.pk}/").text
    assert page.count("Quagga") == 3  # the panel, all that was answered, and the history
    address = f"/records/IDEA-{idea.pk}/report/?part=state:{answer.move_id}"
    assert address in page
    client.force_login(stranger)
    assert "Mr Quagga" in client.get(address).text
    client.post(address, {"reason": "personal"})

    client.force_login(moderator)
    assert "Mr Quagga" in client.get("/moderation/").text
    told = {"case": Case.objects.get().pk, "outcome": "hidden", "ground": "personal", "words": "It names a neighbour."}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/moderation/", told)

    page = client.get(f"/ideas/IDEA-{idea.pk}/").text
    assert "Quagga" not in page
    assert page.count("It names a neighbour.") == 3
    assert "Going ahead" in page
    assert "It names a neighbour." in mail.outbox[-1].body
    assert mail.outbox[-1].to == [improver.email]
    assert StateChange.objects.get(pk=answer.move_id).reason == SAID
    assert Answer.objects.get(pk=answer.pk).words == SAID


def test_feeds_exports_and_home_are_told_without_the_words(idea, client, resident, improver, moderator, stranger):
    doing = actions.do_it(idea, words=SAID, by=improver)
    actions.confirm(idea, words=SAID, by=resident)
    outputs = [f"/feeds/records/IDEA-{idea.pk}.atom", "/data/history.csv", "/data/history.jsonl", "/"]
    confirmation = StateChange.objects.get(new=rules.CONFIRMED)
    assert "Quagga" in "".join(_text(client, address) for address in outputs)

    for part in (f"state:{doing.move_id}", f"state:{confirmation.pk}"):
        hidden(idea.record, part, by=moderator, reporter=stranger)

    for address in outputs:
        assert "Quagga" not in _text(client, address), address
    assert "It names a neighbour." in _text(client, "/data/history.csv")
    assert "It names a neighbour." in _text(client, f"/feeds/records/IDEA-{idea.pk}.atom")
    assert "Done, and confirmed by who asked." in _text(client, "/")


def _text(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def test_what_was_asked_and_replied_can_each_be_hidden(idea, client, resident, improver, moderator, stranger):
    asked = actions.ask_author(idea, words=f"{SAID}?", by=improver)
    client.force_login(stranger)
    hidden(idea.record, f"asked:{asked.pk}", by=moderator, reporter=stranger)
    assert "Quagga" not in client.get(f"/ideas/IDEA-{idea.pk}/").text
    client.force_login(resident)
    assert "Quagga" not in client.get(f"/ideas/IDEA-{idea.pk}/reply/").text

    actions.reply(idea, words=f"{SAID}.", by=resident)
    assert "Quagga" in client.get(f"/ideas/IDEA-{idea.pk}/").text
    hidden(idea.record, f"reply:{asked.pk}", by=moderator, reporter=stranger)

    assert "Quagga" not in client.get(f"/ideas/IDEA-{idea.pk}/").text
    assert Reply.objects.get().words == f"{SAID}."


def test_a_second_reading_that_moves_nothing_can_be_hidden_as_well(idea, client, resident, improver, moderator):
    given = Answer.objects.create(idea=idea, kind=rules.NOT_FOR_US, words=SAID, by=improver, at=timezone.now())
    assert "Quagga" in client.get(f"/ideas/IDEA-{idea.pk}/").text

    hidden(idea.record, f"answer:{given.pk}", by=moderator, reporter=resident)

    assert "Quagga" not in client.get(f"/ideas/IDEA-{idea.pk}/").text


def test_letters_not_yet_sent_and_notices_go_without_the_words(idea, client, resident, improver, moderator, stranger):
    """The author's letter waits for the worker while a moderator hides what it says."""
    doing = actions.do_it(idea, words=SAID, by=improver)
    notice = Notice.objects.get(person=resident)
    assert "Quagga" in notice.sentence
    hidden(idea.record, f"state:{doing.move_id}", by=moderator, reporter=stranger)

    follows.mail_notice(notice)
    assert "quagga" not in str(mail.outbox[-1].message()).lower()
    Notice.objects.filter(pk=notice.pk).update(mailed_at=None)
    follows.send_digests(now=timezone.now())
    assert "quagga" not in "".join(str(letter.message()) for letter in mail.outbox).lower()
    client.force_login(resident)
    for address in ("/my/", "/my/notices/", "/my/data/download/"):
        assert "Quagga" not in _text(client, address), address


def test_after_a_second_look_the_words_stand_again_and_that_they_were_hidden_is_kept(
    idea, client, improver, moderator, stranger
):
    answer = actions.answer(idea, kind=rules.GOING_AHEAD, words=SAID, by=improver)
    case = hidden(idea.record, f"state:{answer.move_id}", by=moderator, reporter=stranger)
    with pytest.raises(NotPossible):
        moderation.report(idea.record, "spam", "", by=stranger, part=f"state:{answer.move_id}")

    client.force_login(improver)
    address = f"/moderation/{case.pk}/second-look/"
    assert "Mr Quagga" in client.get(address).text
    client.post(address, {"words": "He asked us to write this."})
    again = Case.objects.get(again=case)
    moderation.decide([again], Decision(outcome="shown"), by=with_role(Role.MODERATOR, name="Ffion"))

    assert "Quagga" in client.get(f"/ideas/IDEA-{idea.pk}/").text
    assert Hiding.objects.get().ended_at


@pytest.mark.parametrize(
    "part",
    ["state:0", "role:1", "applied:1", "offer:1", "record:1", "nonsense:1", "state:", "state:x", ":1", "9" * 40],
)
def test_an_address_that_names_no_passage_is_not_found(part, idea, client, stranger):
    client.force_login(stranger)

    assert client.get(f"/records/IDEA-{idea.pk}/report/?part={part}").status_code == 404


def test_a_passage_of_another_record_cannot_be_reported_here(idea, client, stranger, improver):
    other = an_idea(by=stranger, title="A bench")
    doing = actions.do_it(other, words="A bench stands there.", by=improver)
    client.force_login(stranger)

    assert client.get(f"/records/IDEA-{idea.pk}/report/?part=state:{doing.move_id}").status_code == 404


def test_the_clock_repeats_nobodys_words(idea, client, resident, improver):
    actions.withdraw_by_author(idea, reason=SAID, by=resident)

    assert "Quagga" not in _text(client, "/data/promises.csv")
    assert Doing.objects.count() == 0
