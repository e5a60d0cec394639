"""Amina asks about an idea, the service answers, she says what she thinks of it; Basil reports a comment."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from hub.accounts.models import Person, Post
from hub.core.records.actions import give_to
from hub.strands.ideas import actions as ideas
from hub.strands.ideas.actions.telling import Said
from hub.strands.ideas.models import Idea

Check = Callable[..., None]


@pytest.fixture
def idea(stranger: Person, parks_post: Post, hub_post: Post) -> Idea:
    """Basil's idea, for which the parks manager answers."""
    said = Said(title="Benches by the canal", problem="Nowhere to sit", better="Three benches")
    made = ideas.submit(said, by=stranger)
    give_to(made.record, team=parks_post.team, post=parks_post, by=stranger)
    return made


def test_asking_answering_and_saying_what_one_thinks_of_it(
    signed_in_page: Callable[..., Page],
    open_page: Callable[..., Page],
    check_accessible: Check,
    idea: Idea,
    resident: Person,
    staff: Person,
) -> None:
    amina = signed_in_page(resident, phone=True)
    amina.goto(idea.record.get_absolute_url())
    check_accessible(amina, content="I would like an answer")
    amina.get_by_label("Say something").fill("When do the **benches** come?")
    amina.get_by_label("I would like an answer").check()
    amina.get_by_role("button", name="Say it").click()
    check_accessible(amina, content="You asked it. The answer comes here")
    expect(amina.locator(".hub-said__text strong")).to_have_text("benches")
    expect(amina.locator("body")).to_contain_text("An answer to a question due by")

    answer(signed_in_page(staff), idea, check_accessible)

    letter = next(letter for letter in mail.outbox if letter.to == ["amina@example.org"])
    link = re.search(r"\S+clear=yes", str(letter.body))
    assert link is not None
    by_mail = open_page(phone=True)  # she need not sign in
    by_mail.goto(link[0])
    check_accessible(by_mail, content="Do you agree with the answer?")
    by_mail.get_by_role("button", name="Yes").click()
    check_accessible(by_mail, content="You said that the answer was clear. You agree.")

    amina.reload()
    check_accessible(amina, content="it was clear, they agree")
    amina.get_by_role("link", name="Ask somebody else to read it again").click()
    check_accessible(amina, content="Ask for a second reading")
    for address, content in (("notices", "Parks manager answered your question"), ("follows", "Benches by the canal")):
        amina.goto(f"/my/{address}/")
        check_accessible(amina, content=content)


def answer(carys: Page, idea: Idea, check_accessible: Check) -> None:
    """The service answers the question on the page of the idea."""
    carys.goto(idea.record.get_absolute_url())
    carys.get_by_role("link", name="Answer this question").click()
    check_accessible(carys, content="When do the benches come?")
    carys.get_by_role("button", name="Publish the answer").click()
    check_accessible(carys, content="Write the answer.")
    carys.get_by_label("Your answer").fill("In March, when the path is dry.")
    carys.get_by_role("button", name="Publish the answer").click()
    check_accessible(carys, content="those who asked are told")


def test_reporting_hiding_and_asking_for_a_second_look(
    signed_in_page: Callable[..., Page],
    check_accessible: Check,
    idea: Idea,
    resident: Person,
    stranger: Person,
    moderator: Person,
) -> None:
    amina = signed_in_page(resident)
    amina.goto(idea.record.get_absolute_url())
    amina.get_by_label("Say something").fill("What a fool's idea")
    amina.get_by_role("button", name="Say it").click()

    basil = signed_in_page(stranger, phone=True)
    basil.goto(idea.record.get_absolute_url())
    basil.get_by_role("link", name="Report what").click()
    check_accessible(basil, content="Report this comment")
    basil.get_by_label("It insults or threatens somebody").check()
    basil.get_by_role("button", name="Report it").click()
    check_accessible(basil, content="A moderator will look at it.")

    hide(signed_in_page(moderator), check_accessible)

    basil.goto(idea.record.get_absolute_url())
    check_accessible(basil, content="A comment was hidden here. The reason: It insults or threatens somebody.")
    amina.goto("/my/notices/")
    amina.get_by_role("button", name="Open").first.click()
    check_accessible(amina, content="Ask for a second look")
    amina.get_by_label("Why should it be shown?").fill("It was about the idea, not a person.")
    amina.get_by_role("button", name="Ask for it").click()
    check_accessible(amina, content="Another moderator will look at it")


def hide(edie: Page, check_accessible: Check) -> None:
    """A moderator hides what is in the queue, and looks at the pages beside it."""
    edie.goto("/moderation/")
    check_accessible(edie, content="What a fool's idea")
    edie.get_by_role("checkbox").check()
    edie.get_by_role("button", name="Hide, and tell its author why").click()
    check_accessible(edie, content="Choose why it is hidden")
    expect(edie.get_by_role("checkbox")).to_be_checked()
    edie.get_by_label("Why is it hidden?").select_option("insult")
    edie.get_by_role("button", name="Hide, and tell its author why").click()
    check_accessible(edie, content="Decided: 1 case.")
    edie.goto("/moderation/concerns/")
    check_accessible(edie, content="Worries about people’s safety")
    edie.goto("/moderation/log/")
    check_accessible(edie, content="Hidden: it insults or threatens somebody")


def test_offering_help_and_the_page_for_those_in_need(
    signed_in_page: Callable[..., Page], page: Page, check_accessible: Check, idea: Idea, resident: Person
) -> None:
    page.goto("/help-nearby/")
    check_accessible(page, content="Somebody is there for you")

    amina = signed_in_page(resident, scripts=False)
    amina.goto(f"/records/{idea.record.reference}/help/")
    check_accessible(amina, content="What can you help with?")
    amina.get_by_label("What can you help with?").fill("I have a drill")
    amina.get_by_role("button", name="Offer it").click()
    check_accessible(amina, content="1 person")
