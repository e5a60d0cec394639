"""Reporting and moderating on pages, and what nobody else may see of it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import PersonFactory, with_role
from hub.core.attachments import actions as attachments
from hub.core.attachments import queries as files
from hub.core.attachments.tests.test_reading import picture
from hub.core.comments import actions as comments
from hub.core.comments.actions import Words
from hub.core.moderation import actions
from hub.core.moderation.models import Case


@pytest.fixture
def rude(bench, stranger):
    return comments.say(bench, Words(source="You utter fool of a gardener"), by=stranger)


def test_reporting_a_comment(bench, rude, client, resident):
    client.force_login(resident)
    page = client.get(f"/examples/{bench.pk}/").content.decode()
    address = f"/records/{bench.reference}/report/?part=comment:{rude.pk}"
    assert address in page

    assert "Choose what is wrong." in client.post(address, {"words": "x"}).content.decode()
    assert "Say what is wrong." in client.post(address, {"reason": "other"}).content.decode()
    page = client.post(address, {"reason": "insult"}, follow=True).content.decode()
    assert "A moderator will look at it." in page
    assert Case.objects.get().part == f"comment:{rude.pk}"


def test_reporting_a_worry_leads_to_those_who_help(bench, rude, client, resident, settings):
    settings.HUB_LOCAL_CONTACTS = [{"name": "Children’s social care", "phone": "01632 960000"}]
    client.force_login(resident)
    address = f"/records/{bench.reference}/report/?part=comment:{rude.pk}"

    page = client.post(address, {"reason": "worried"}, follow=True).content.decode()

    assert "Somebody is there for you" in page
    assert "01632 960000" in page


def test_whoever_writes_of_despair_is_shown_who_helps_and_nobody_else_learns_of_it(
    bench, client, stranger, resident, moderator, settings
):
    settings.HUB_LOCAL_CONTACTS = [{"name": "Children’s social care", "phone": "01632 960000"}]
    client.force_login(stranger)
    page = client.post(f"/records/{bench.reference}/say/", {"words": "I want to die"}, follow=True).content.decode()
    assert "Somebody is there for you" in page
    assert "01632 960000" in page

    client.force_login(resident)
    for address in ("/moderation/", "/moderation/concerns/"):
        assert client.get(address).status_code == 403
    assert "Nothing has been decided yet." in client.get("/moderation/log/").content.decode()

    client.force_login(moderator)
    assert "I want to die" not in client.get("/moderation/").content.decode()
    page = client.get("/moderation/concerns/").content.decode()
    assert "I want to die" in page
    assert "A rule found it: Somebody may be about to harm themselves." in page
    assert "Otherwise only moderators do." in page, "whom they passed it on to is not published"
    assert "01632 960000" in page
    page = client.post(
        "/moderation/concerns/", {"case": Case.objects.get().pk, "outcome": "passed_on"}, follow=True
    ).content.decode()
    assert "Nothing to look at now." in page


def test_hiding_from_the_queue_and_a_second_look(bench, rude, client, stranger, resident, moderator):
    actions.report(bench, "insult", "Look at this", by=resident, part=f"comment:{rude.pk}")
    case = Case.objects.get()
    client.force_login(moderator)
    page = client.get("/moderation/").content.decode()
    assert "You utter fool" in page
    assert "Look at this" in page

    page = client.post("/moderation/", {"case": case.pk, "outcome": "hidden"}).content.decode()
    assert "Choose why it is hidden" in page
    assert f'id="case-{case.pk}" checked' in page
    form = {"case": case.pk, "outcome": "hidden", "ground": "insult", "words": "No names, please."}
    page = client.post("/moderation/", form, follow=True).content.decode()
    assert "Decided: 1 case." in page
    client.logout()
    page = client.get(f"/examples/{bench.pk}/").content.decode()
    assert "utter fool" not in page
    assert "It insults or threatens somebody. No names, please." in page

    address = f"/moderation/{case.pk}/second-look/"
    client.force_login(resident)
    assert client.get(address).status_code == 404
    client.force_login(stranger)
    assert "You utter fool" in client.get(address).content.decode()
    client.post(address, {"words": "It was my brother"})

    client.force_login(with_role(Role.MODERATOR, name="Other"))
    assert "It was my brother" in client.get("/moderation/").content.decode()
    client.post("/moderation/", {"case": Case.objects.latest("pk").pk, "outcome": "shown"})
    assert "utter fool" in client.get(f"/examples/{bench.pk}/").content.decode()
    assert "Shown again after a second look" in client.get("/moderation/log/").content.decode()


@pytest.mark.parametrize("comment", ["x", "-1", "999999", "9" * 40])
def test_a_forged_comment_is_not_found(bench, rude, client, resident, comment):
    client.force_login(resident)
    assert client.get(f"/records/{bench.reference}/report/?part=comment:{comment}").status_code == 404


def test_forged_cases_and_outcomes_change_nothing(bench, rude, client, moderator):
    client.force_login(moderator)
    page = client.post("/moderation/", {"case": ["x", "9" * 40, "-1"], "outcome": "kept"}, follow=True)
    assert "Tick what you have decided on." in page.content.decode()


def test_the_twenty_first_comment_within_an_hour_is_refused(bench, client, stranger):
    client.force_login(stranger)
    answers = [client.post(f"/records/{bench.reference}/say/", {"words": f"Number {n}"}) for n in range(21)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [429]
    assert "Wait a while, then go on." in answers[20].text
    assert "Number 20" in answers[20].text, "what was typed is not lost"


def test_a_worrying_offer_is_read_by_moderators_and_can_be_ended(bench, client, stranger, moderator):
    comments.offer_help(bench, "I can help, my address is 4 Elm Row", by=stranger)
    client.force_login(moderator)
    assert "4 Elm Row" in client.get("/moderation/").content.decode()

    client.post("/moderation/", {"case": Case.objects.get().pk, "outcome": "hidden", "ground": "personal"})
    assert stranger.offers.get().ended_at is not None
    assert "4 Elm Row" not in client.get(f"/examples/{bench.pk}/").content.decode()


def test_a_decision_on_nothing_or_that_does_not_fit_is_refused_beside_what_was_typed(
    bench, rude, client, moderator, resident
):
    case = actions.report(bench, "insult", "", by=resident, part=f"comment:{rude.pk}").case
    client.force_login(moderator)
    typed = {"outcome": "hidden", "ground": "insult", "words": "Say it without the name."}

    nothing = client.post("/moderation/", typed)
    unfit = client.post("/moderation/", {**typed, "case": case.pk, "outcome": "shown"})

    for refused, why in ((nothing, "Tick what you have decided on."), (unfit, "cannot be decided in that way")):
        assert refused.status_code == 422
        assert why in refused.text
        assert "Say it without the name." in refused.text
    assert Case.objects.get().outcome == ""


def test_the_queue_says_in_words_what_readers_said(bench, rude, client, moderator, resident):
    actions.report(bench, "insult", "", by=resident, part=f"comment:{rude.pk}")
    client.force_login(moderator)

    page = client.get("/moderation/").text

    assert "A reader says: It insults or threatens somebody." in page
    assert "Show again" not in page, "nothing of it was hidden before"


def test_who_decided_first_cannot_tick_the_second_look(bench, rude, client, stranger, resident, moderator):
    case = actions.report(bench, "insult", "", by=resident, part=f"comment:{rude.pk}").case
    actions.decide([case], actions.Decision(outcome="hidden", ground="insult"), by=moderator)
    again = actions.ask_second_look(Case.objects.get(pk=case.pk), "It was a joke", by=stranger)

    client.force_login(moderator)
    page = client.get("/moderation/").content.decode()
    assert "you decided the first time" in page
    assert f'id="case-{again.pk}"' not in page
    assert "Show again (after a second look)" not in page
    assert "With those that are ticked" not in page

    client.force_login(with_role(Role.MODERATOR, name="Other"))
    page = client.get("/moderation/").content.decode()
    assert f'id="case-{again.pk}"' in page
    assert "Show again (after a second look)" in page


def test_the_author_of_what_was_taken_down_is_led_to_a_second_look(bench, client, stranger, resident, moderator):
    case = actions.report(bench, "spam", "", by=stranger).case
    actions.decide([case], actions.Decision(outcome="hidden", ground="spam"), by=moderator)
    at, look = f"/records/{bench.reference}/report/", f"/moderation/{case.pk}/second-look/"

    for person, led in ((None, False), (stranger, False), (resident, True)):
        if person:
            client.force_login(person)
        page = client.get(at) if person else client.get(f"/examples/{bench.pk}/")
        assert page.status_code == 410
        assert (look in page.text) is led

    actions.ask_second_look(Case.objects.get(), "It sells nothing", by=resident)
    assert look not in client.get(at).text


def test_a_moderator_learns_that_a_child_wrote_what_worries_us(bench, client, moderator):
    child = PersonFactory(alias="Wren", adult_on=timezone.localdate() + timedelta(days=700))
    comments.say(bench, Words(source="I want to die"), by=child)
    client.force_login(moderator)

    page = client.get("/moderation/concerns/").content.decode()

    assert "Wren</b>, <b>who is under 18" in page


@pytest.fixture
def photo(bench, resident, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return attachments.add(bench, SimpleUploadedFile("bench.jpg", picture()), alt="A bench in the rain", by=resident)


def sent(client, at):
    return b"".join(client.get(at).streaming_content)


def test_a_picture_is_reported_hidden_and_put_back(photo, resident, stranger, moderator, client):
    bench, at = photo.record, files.address(photo.record, photo)
    client.force_login(stranger)
    page = client.post(f"/records/{bench.reference}/report/?part=file:{photo.pk}", {"reason": "personal"}, follow=True)
    assert "A moderator will look at it." in page.text

    client.force_login(moderator)
    page = client.get("/moderation/").text
    assert "A bench in the rain" in page
    assert f'src="{at}?size=small"' in page
    actions.decide(
        [Case.objects.get()],
        actions.Decision(outcome="hidden", ground="personal", words="It shows a child."),
        by=moderator,
    )

    notice = resident.notices.get()
    assert "A moderator hid a file that you added to “A bench”." in notice.sentence
    assert "It holds personal details. It shows a child. You can ask for a second look." in notice.sentence
    client.force_login(stranger)
    page = client.get(f"/examples/{bench.pk}/").text
    assert "A file was hidden here. The reason: It holds personal details. It shows a child." in page
    assert "bench.jpg" not in page
    assert "A bench in the rain" not in page
    for size in ("", "?size=small"):
        assert client.get(at + size).status_code == 404
    for person in (resident, moderator):
        client.force_login(person)
        assert sent(client, at)

    again = actions.ask_second_look(Case.objects.get(), "It is my own child", by=resident)
    actions.decide([again], actions.Decision(outcome="shown"), by=with_role(Role.MODERATOR, name="Other"))
    assert "bench.jpg" in Client().get(f"/examples/{bench.pk}/").text
    assert sent(Client(), at)
