"""What the frame of every page is given: the menu, who is signed in, where to search."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch

from hub.accounts.models import Person
from hub.core import ways
from hub.core.records.visibility import Viewer
from hub.design import addresses
from hub.design.shapes import Account, Act, Link

FOOTER = (
    ("About the hub", "site:about"),
    ("What is owed", "site:owed"),
    ("Open data", "data:index"),
    ("API", "api:docs"),
    ("Accessibility", "site:accessibility"),
    ("Privacy", "site:privacy"),
    ("Cookies", "site:cookies"),
)

OWN = (
    ("All that you owe", "site:my_owed", "Hand over, or say that you are away."),
    ("Your notices", "core:my_notices", "All that you were told."),
    ("What you follow", "core:my_follows", "Choose, and say how often a letter comes."),
    ("Help you offered", "core:my_offers", "What you said you can do, and for what."),
    ("Parts you play", "actors:my_parts", "What you or your organisation offered or promised."),
    ("Your profile", "accounts:profile", "Name, address, how you sign in."),
    ("What the hub holds about you", "accounts:data", "See it, download it, erase it."),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the layout needs. No statement beyond reading who is signed in."""
    user = getattr(request, "user", None)
    person = user if isinstance(user, Person) else None
    return {
        "navigation": menu(request.path),
        "account": Account(name=person.name or "My hub", url=address("site:my_hub")) if person else None,
        "sign_in_url": "" if person else address("accounts:sign_in"),
        "search_url": address("site:search"),
        "footer_links": [Link(text=text, url=url) for text, name in FOOTER if (url := address(name))],
    }


def menu(path: str) -> list[Link]:
    """Return the menu: the sections that exist, the one in which `path` lies marked."""
    links = [(text, [url for name in names if (url := address(name))]) for text, names in ways.menu()]
    return [Link(text=text, url=urls[0], current=path.startswith(tuple(urls))) for text, urls in links if urls]


def address(url_name: str) -> str:
    """Return the address of a page, or "" where the part that has it is switched off."""
    try:
        return addresses.address(url_name)
    except NoReverseMatch:
        return ""


def acts_offered(viewer: Viewer) -> list[Act]:
    """Return what `viewer` can do, as home offers it: only what has a page."""
    offered = [act for act in ways.acts() if not isinstance(viewer, Person) or act.may(viewer)]
    found = [(act, address(act.url_name)) for act in offered]
    return [Act(text=act.text, url=url, hint=act.hint) for act, url in found if url]


def own_ways() -> list[Link]:
    """Return the pages that everybody who has signed in has for themselves."""
    return [Link(text=text, url=url, note=note) for text, name, note in OWN if (url := address(name))]
