"""The demonstration's city for tests: its settings, and the pages that one can walk to in it as each of its cast."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from http import HTTPStatus
from pathlib import Path

from django.template import engines
from django.test.utils import override_settings
from django.urls import Resolver404, resolve

from hub.accounts.models import Person
from hub.demo import people
from tests.cast import CastClient

OWN = Path(people.__file__).with_name("environment.json")
# Layouts that leave their pages little to add.
PLAIN = {"design/form_page.jinja", "core/list.jinja", "site/prose.jinja"}
_LINK, _TITLE, _TAG = (
    re.compile(r'href="(/[^"#]*)'),
    re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL),
    re.compile(r"<[^>]+>"),
)
# What is fetched and not read: files, feeds and tables; and what is told of the API to machines.
_NO_PAGE = re.compile(r"/(static|api|data)/|\.(csv|json|jsonl|atom|ics|svg|xml|txt|css)\b|/(sign-out|download)/")


def played() -> override_settings:
    """Return the settings under which the city's story is played, for as long as they are entered."""
    posts = {name: value for name, value in json.loads(OWN.read_text("utf-8")).items() if name.endswith("_POST")}
    return override_settings(
        HUB_DEMO=True,
        HUB_STAFF_DOMAINS=["harrowmere.example"],
        HUB_SECOND_FACTOR=False,
        EMAIL_BACKEND="hub.demo.mail.MailboxBackend",
        **posts,
    )


@dataclass(frozen=True)
class Seen:
    """One page as somebody read it: its heading, and the names of all templates of which it was made."""

    reader: str
    url: str
    heading: str
    templates: frozenset[str]


def walk(reader: str, person: Person | None, starts: list[str], known: set[str]) -> Iterator[Seen]:
    """Yield the pages that somebody comes to by links, one for each view that is not in `known`, which is added to.

    The pages of `starts` are read whatever is known.
    """
    client = CastClient()
    if person:
        client.force_login(person)
    waiting, met = deque(starts), set(starts)
    while waiting:
        url = waiting.popleft()
        with _templates() as used:
            page = client.get(url)
        if page.status_code != HTTPStatus.OK or "html" not in page["Content-Type"]:
            continue
        heading = _TITLE.search(page.text)
        yield Seen(reader, url, unescape(_TAG.sub("", heading[1])).strip() if heading else "", frozenset(used))
        for found in map(unescape, _LINK.findall(page.text)):
            view = _view(found)
            if view and view not in known and found not in met:
                known.add(view)
                met.add(found)
                waiting.append(found)


def _view(url: str) -> str:
    try:
        return "" if _NO_PAGE.search(url) else resolve(url.partition("?")[0]).view_name
    except Resolver404:
        return ""


class _templates:  # noqa: N801 - reads as a verb where it is used
    """Collect the names of the templates that are loaded, included and imported."""

    def __enter__(self) -> set[str]:
        self.env = engines.all()[0].env
        self.names: set[str] = set()
        load = self.env.get_template

        def get_template(name: str, *rest: object, **more: object) -> object:
            self.names.add(str(name))
            return load(name, *rest, **more)

        self.env.get_template = get_template
        return self.names

    def __exit__(self, *_: object) -> None:
        del self.env.get_template


def fewest(pages: list[Seen]) -> list[Seen]:
    """Return few pages that together were made of every template; the one that adds most first.

    The own templates of plain lists and of pages that only ask are left out: what they add is a heading.
    """
    wanted = {page: _counted(page) for page in pages}
    missing = set().union(*wanted.values())
    chosen = []
    while missing:
        best = max(pages, key=lambda page: len(wanted[page] & missing))
        chosen.append(best)
        missing -= wanted[best]
    return chosen


def _counted(page: Seen) -> set[str]:
    if not page.templates & PLAIN:
        return set(page.templates)
    return {name for name in page.templates if name in PLAIN or "/parts/" in name or "/fields/" in name}
