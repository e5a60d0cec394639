"""Coming in, the second step, giving a role, and going again."""

import re
from collections.abc import Callable

from django.core import mail
from playwright.sync_api import Page, expect

from hub.accounts.models import Person
from hub.accounts.tests.at_the_door import app_shows, code_in_mail

Check = Callable[..., None]


def type_address_and_code(page: Page, email: str, check: Check) -> None:
    page.goto("/sign-in/")
    check(page, content="What is your e-mail address?")
    page.get_by_label("What is your e-mail address?").fill(email)
    page.get_by_role("button", name="Send me a code").click()
    check(page, content=f"We have sent an e-mail to {email}")
    page.get_by_label("What is the code?").fill(code_in_mail())
    page.get_by_role("button", name="Continue").click()


def come_for_the_first_time(page: Page, check: Check) -> None:
    type_address_and_code(page, "robin@example.org", check)
    check(page, content="Welcome: two questions")
    page.get_by_role("button", name="Come in").click()
    check(page, content="Choose how old you are.")
    page.get_by_label("What shall we call you?").fill("Robin")
    page.get_by_label("18 or over").check()
    page.get_by_role("button", name="Come in").click()
    expect(page).to_have_url(re.compile("/my/$"))


def test_somebody_new_comes_in_and_leaves_again(page: Page, check_accessible: Check) -> None:
    come_for_the_first_time(page, check_accessible)
    page.goto("/my/profile/")
    check_accessible(page, content="Others see you as “Robin”")
    page.get_by_role("link", name="What the hub holds about you").click()
    check_accessible(page, content="robin@example.org")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all of it").click()
    assert "robin@example.org" in download.value.path().read_text()
    page.get_by_role("link", name="Erase what the hub holds about you").click()
    check_accessible(page, content="Erase it and leave")
    page.get_by_label("Keep it, without my name").check()
    page.get_by_label("Erase what the hub holds about me.").check()
    page.get_by_role("button", name="Erase and leave").click()

    check_accessible(page, content="Your data is erased")
    assert not Person.objects.filter(email="robin@example.org").exists()


def test_somebody_new_comes_in_on_a_phone(phone_page: Page, check_accessible: Check) -> None:
    come_for_the_first_time(phone_page, check_accessible)


def test_somebody_new_comes_in_without_javascript(plain_page: Page, check_accessible: Check) -> None:
    come_for_the_first_time(plain_page, check_accessible)


def test_a_wrong_code_and_a_wrong_address_say_what_to_do(page: Page, check_accessible: Check) -> None:
    page.goto("/sign-in/")
    page.get_by_label("What is your e-mail address?").fill("amina")
    page.get_by_role("button", name="Send me a code").click()
    check_accessible(page, content="Enter an e-mail address in the form name@example.org.")
    page.get_by_label("What is your e-mail address?").fill("amina@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("What is the code?").fill(f"{(int(code_in_mail()) + 1) % 1_000_000:06}")
    page.get_by_role("button", name="Continue").click()

    check_accessible(page, content="This is not the code we sent.")
    page.get_by_text("The e-mail does not come").click()
    check_accessible(page, content="Check the address, or send another code")


def test_a_child_is_refused_kindly(page: Page, check_accessible: Check) -> None:
    type_address_and_code(page, "kit@example.org", check_accessible)
    page.get_by_label("Under 13").check()
    page.get_by_role("button", name="Come in").click()

    check_accessible(page, content="You need to be at least 13 to have an account")


def test_an_administrator_sets_up_the_second_step_and_gives_a_role(
    plain_page: Page, check_accessible: Check, administrator: Person, resident: Person
) -> None:
    page = plain_page
    type_address_and_code(page, administrator.email or "", check_accessible)
    check_accessible(page, content="Your role needs a second step")
    page.get_by_role("button", name="Set up an authenticator app").click()
    check_accessible(page, content="Type the six digits that the app shows")
    secret = page.locator(".hub-code").inner_text()
    page.get_by_label("Code from the app").fill(app_shows(secret))
    page.get_by_role("button", name="Set up").click()
    check_accessible(page, content="Write these down now")
    assert "An authenticator app was set up" in mail.outbox[-1].body

    page.goto("/people/")
    check_accessible(page, content="Who holds a role today")
    page.get_by_label("Find a person by their e-mail address").fill("amina@example.org")
    page.get_by_role("button", name="Find").click()
    check_accessible(page, content="Give a role")
    page.get_by_label("Role", exact=True).select_option("Moderator")
    page.get_by_role("button", name="Give the role").click()
    check_accessible(page, content="The role “Moderator” is given.")
    assert [grant.role for grant in resident.grants.all()] == ["moderator"]
    page.get_by_role("button", name="End it").click()
    check_accessible(page, content="has ended")


def test_the_pages_of_ones_own_and_of_administrators_have_no_barriers(
    signed_in_page: Callable[..., Page], check_accessible: Check, administrator: Person, parks_post: object
) -> None:
    page = signed_in_page(administrator)
    for path, content in [
        ("/my/address/", "Change your address"),
        ("/my/security/", "How you sign in"),
        ("/my/security/webauthn/", "Passkeys and security keys"),
        ("/my/security/webauthn/add/", "Add a passkey or security key"),
        ("/people/teams/", "Parks manager"),
        ("/people/teams/parks/", "Make the post"),
        (f"/people/posts/{parks_post.pk}/", "Holder’s e-mail address"),
        (f"/people/posts/{parks_post.pk}/away/", "Away, or back"),
    ]:
        page.goto(path)
        check_accessible(page, content=content)
