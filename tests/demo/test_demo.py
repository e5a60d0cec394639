"""The demonstration: the story is played by the cast, and its two ways in work only there."""

import re
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import NoReverseMatch, reverse

from hub.accounts.models import Person
from hub.config import urls as _loaded_without_the_demonstration  # noqa: F401
from hub.core import ways
from hub.core.audit.models import AuditEvent
from hub.core.clocks import promises
from hub.core.clocks.models import Clock
from hub.core.places.models import Pin, Place
from hub.core.records.models import Record
from hub.demo.checks import no_demonstration_in_production
from hub.demo.mail import MailboxBackend
from hub.demo.models import Letter
from hub.demo.play.ideas import STORY
from hub.demo.story.cast import CAST
from hub.strands.ideas.models import Answer, Confirmation, Idea
from tests.cast import CastClient

OWED = re.compile(r'<p class="hub-due__says"><a class="govuk-link" href="([^"]+)"')
WITH_DEMO = pytest.mark.urls("tests.demo.urls")


def test_the_story_is_played_whole_by_its_cast(city):
    assert Idea.objects.count() == len(STORY) == 40
    assert Person.objects.count() == len(CAST)
    assert Record.objects.filter(kind__in=["purpose", "vision", "value", "priority", "outcome", "principle"]).count()
    assert not AuditEvent.objects.filter(actor="system", verb__startswith="idea.").exists()
    assert Confirmation.objects.filter(done=True).count() == 6
    assert Answer.objects.filter(second_reading=True).count() == 1
    assert Pin.objects.get().record.place == Place.objects.get(name="Quayside")
    assert {"going_ahead", "not_now", "already_happening", "not_for_us"} == set(
        Answer.objects.values_list("kind", flat=True)
    )


def test_a_hub_with_people_in_it_is_left_alone(city):
    call_command("load_demo", verbosity=0, stdout=StringIO())

    assert Idea.objects.count() == 40


def test_made_up_people_are_not_put_into_a_hub_that_is_no_demonstration(db, settings):
    settings.HUB_DEMO = False

    with pytest.raises(CommandError, match="HUB_DEMO=yes"):
        call_command("load_demo")


@WITH_DEMO
def test_anybody_steps_into_a_member_of_the_cast(client, city):
    page = client.get(reverse("demo:cast"))
    assert "Be Hedda Moss" in page.content.decode()

    answer = client.post(reverse("demo:step_into", kwargs={"key": "hedda"}))

    assert answer.status_code == 302
    assert client.get(reverse("site:my_hub")).status_code == 200
    assert client.session["_auth_user_id"] == str(Person.objects.get(email="hedda@residents.example").pk)


@WITH_DEMO
def test_nobody_steps_into_somebody_who_is_not_in_the_cast(client, city):
    assert client.post(reverse("demo:step_into", kwargs={"key": "nobody"})).status_code == 404


@WITH_DEMO
def test_letters_are_read_in_the_browser(client, db):
    letter = mail.EmailMessage("Your idea", "It is done: <b>look</b>", to=["a@example.org", "b@example.org"])
    MailboxBackend().send_messages([letter])

    page = client.get(reverse("demo:mailbox"), {"to": "b@example.org"}).content.decode()

    assert Letter.objects.count() == 2
    assert "It is done: &lt;b&gt;look&lt;/b&gt;" in page
    assert "a@example.org" not in page


@WITH_DEMO
def test_an_empty_mailbox_says_what_to_do(client, db):
    assert "No letters yet" in client.get(reverse("demo:mailbox")).content.decode()


def test_without_the_demonstration_its_pages_are_not_there():
    with pytest.raises(NoReverseMatch):
        reverse("demo:cast")


def test_a_deployed_hub_refuses_the_demonstration():
    (error,) = no_demonstration_in_production(None)

    assert error.id == "hub.E001"


def owed_by(person: Person) -> tuple[CastClient, list[str]]:
    """Return a browser of the person, and the addresses of all that “What I owe” lists."""
    browser = CastClient()
    browser.force_login(person)
    page = browser.get(reverse("site:my_owed"))
    assert page.status_code == 200, person.email
    return browser, [found.replace("&amp;", "&") for found in OWED.findall(page.text)]


def test_every_address_of_what_i_owe_answers_for_each_of_the_cast(city):
    led_to = 0
    for person in Person.objects.filter(is_active=True).order_by("pk"):
        browser, addresses = owed_by(person)
        for address in addresses:
            assert browser.get(address).status_code == 200, (person.email, address)
            led_to += 1

    assert led_to > len(ways.duties())


def test_every_promise_and_duty_of_the_story_is_somebodys(city):
    """A clock whose post is vacant, or a promise nobody has registered, would be owed by nobody."""
    running = Clock.objects.running()

    assert set(running.values_list("promise", flat=True)) <= {promise.code for promise in promises.every()}
    assert not running.filter(owner_post__holder=None, owner_post__deputy=None).exists()
