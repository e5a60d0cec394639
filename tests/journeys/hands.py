"""What the hands do on a page, whoever's they are."""

from playwright.sync_api import Page


def press(page: Page, name: str) -> None:
    """Press the button with this name."""
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow a link, or one that looks like a button; open what folds it away first."""
    link = page.get_by_role("link", name=name, exact=True).or_(page.get_by_role("button", name=name, exact=True))
    if not link.first.is_visible():
        page.get_by_text("More you can do").click()
    link.first.click()
