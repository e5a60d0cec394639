"""The ways in that each part adds to the menu, to home and to “My hub”, without the site knowing the part.

A part registers these in its `apps.py`; a part that is switched off registers nothing, and nothing of it is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from django.urls import reverse

if TYPE_CHECKING:
    from hub.accounts.models import Person
    from hub.core.records.visibility import Viewer

# The menu, in its order. Only what somebody registered an address for is shown.
SECTIONS = ("Outcomes", "Ideas", "Lab", "Academy", "Projects", "Decisions and money", "Take part", "My hub")


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something that can be done here, offered on home; the smallest `order` stands first, and large.

    `may` says to whom of those who have signed in it is offered, without a statement of its own; to everybody else it
    always is.
    """

    code: str
    text: str
    hint: str
    url_name: str
    order: int = 100
    may: Callable[["Person"], bool] = lambda _: True


@dataclass(frozen=True, kw_only=True)
class Door:
    """One answer to “What do you want to tell us?” at the one door, and the page that it leads to."""

    code: str
    text: str
    hint: str
    url_name: str
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing that happened because of what people said."""

    title: str
    url: str
    sentence: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class News:
    """What home tells of one part: `find` gives at most `count` happenings a viewer may read, newest first.

    `headline` gives one sentence with figures, or "". Each makes at most one statement: home's budget is nine in all.
    """

    code: str
    find: Callable[["Viewer", int], Sequence[Happening]]
    headline: Callable[["Viewer"], str] | None = None
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Owing:
    """One thing somebody has to do: where, for whom, and by when (None: no day was promised)."""

    title: str
    url: str
    what: str
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A kind of thing that people owe beside running clocks, such as confirmations.

    `find` takes the person and how many to give at most, and gives the most pressing first. One or two statements,
    however many there are.
    """

    code: str
    title: str
    find: Callable[["Person", int], Sequence[Owing]]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A page that some people work at: “My hub” leads those to it for whom `may` is true. `may` makes no statement."""

    code: str
    text: str
    hint: str
    url_name: str
    may: Callable[["Person"], bool]
    order: int = 100


T = TypeVar("T")

_menu: dict[str, tuple[str, ...]] = {}
_acts: dict[str, Act] = {}
_doors: dict[str, Door] = {}
_news: dict[str, News] = {}
_duties: dict[str, Duty] = {}
_desks: dict[str, Desk] = {}
_draft_pages: dict[str, str] = {}


def register_section(section: str, url_name: str, *beneath: str) -> None:
    """Give a section of the menu its page. `section` is one of SECTIONS, and has one page.

    `beneath` names pages elsewhere whose addresses, and all that begin with them, lie in the section too.
    """
    if section not in SECTIONS:
        raise ValueError(f"The menu has no section {section!r}: it has {', '.join(SECTIONS)}.")
    if section in _menu:
        raise ValueError(f"The section {section!r} is registered twice.")
    _menu[section] = (url_name, *beneath)


def register_act(act: Act) -> None:
    """Offer `act` on home; its code must be new."""
    _add(_acts, act.code, act)


def register_door(door: Door) -> None:
    """Offer `door` where somebody says what they have come for; its code must be new."""
    _add(_doors, door.code, door)


def register_news(news: News) -> None:
    """Tell `news` on home; its code must be new."""
    _add(_news, news.code, news)


def register_duty(duty: Duty) -> None:
    """Put what `duty` finds on the list “What I owe”; its code must be new."""
    _add(_duties, duty.code, duty)


def register_desk(desk: Desk) -> None:
    """Lead those who work there to `desk`; its code must be new."""
    _add(_desks, desk.code, desk)


def _add(register: dict[str, T], code: str, entry: T) -> None:
    if code in register:
        raise ValueError(f"{code!r} is registered twice.")
    register[code] = entry


def register_draft_page(kind: str, url_name: str) -> None:
    """Say where a draft of `kind` is gone on with; the URL takes the draft's key as `draft`."""
    _add(_draft_pages, kind, url_name)


def draft_url(kind: str, draft: int) -> str:
    """Return where to go on with a draft, or "" while the part that asks is switched off."""
    return reverse(_draft_pages[kind], kwargs={"draft": draft}) if kind in _draft_pages else ""


def menu() -> list[tuple[str, tuple[str, ...]]]:
    """Return the sections that have a page, as (words, URL names: its page, those beneath), in their order."""
    return [(section, _menu[section]) for section in SECTIONS if section in _menu]


def acts() -> list[Act]:
    """Return what can be done, the first thing first."""
    return sorted(_acts.values(), key=lambda act: (act.order, act.code))


def doors() -> list[Door]:
    """Return what other parts offer at the one door, in its order."""
    return sorted(_doors.values(), key=lambda door: (door.order, door.code))


def news() -> list[News]:
    """Return whose news home tells, in its order."""
    return sorted(_news.values(), key=lambda one: (one.order, one.code))


def desks(person: "Person") -> list[Desk]:
    """Return where `person` works, in order. No statement beyond reading their roles."""
    return sorted((one for one in _desks.values() if one.may(person)), key=lambda one: (one.order, one.code))


def duties() -> list[Duty]:
    """Return the duties in the order of registration."""
    return list(_duties.values())
