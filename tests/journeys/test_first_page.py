"""Anybody opens the hub."""

from collections.abc import Callable

from playwright.sync_api import Page


def test_the_first_page_opens_at_a_desk(page: Page, check_accessible: Callable[..., None]) -> None:
    page.goto("/")

    check_accessible(page, content="Improvement Hub")


def test_the_first_page_opens_on_a_phone(phone_page: Page, check_accessible: Callable[..., None]) -> None:
    phone_page.goto("/")

    check_accessible(phone_page, content="Improvement Hub")


def test_the_first_page_opens_without_javascript(plain_page: Page, check_accessible: Callable[..., None]) -> None:
    plain_page.goto("/")

    check_accessible(plain_page, content="Improvement Hub")


def test_somebody_signed_in_is_known(signed_in_page, resident, stranger) -> None:
    page = signed_in_page(resident)
    page.goto("/")
