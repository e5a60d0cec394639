"""How the ledger says things on its pages: facts with their “not recorded”, and the acts one may do."""

from dataclasses import dataclass
from datetime import date

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.design.addresses import address
from hub.design.shapes import Act
from hub.design.words import day

NOT_RECORDED = "Not recorded"
LONGEST_OPENING = 600  # characters: about seven lines


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that is known, or is not: `missing` facts are said to be “not recorded”."""

    name: str
    words: str
    url: str = ""
    missing: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """The words of a page that asks. `back` is where it leads back to; `warns` colours a button that ends something."""

    heading: str
    button: str
    back: str
    caption: str = ""
    lead: str = ""
    warns: bool = False


def about(record: Record, heading: str, button: str, lead: str = "", *, warns: bool = False) -> Ask:
    """Return the words of a page that asks about a record, and leads back to it."""
    caption = f"{record.reference} {record.title}"
    return Ask(heading=heading, button=button, back=record.get_absolute_url(), caption=caption, lead=lead, warns=warns)


def fact(name: str, words: str, *, url: str = "", note: str = "") -> Fact:
    """Return what is known; “not recorded” where nothing is."""
    return Fact(name=name, words=words or NOT_RECORDED, url=url, missing=not words, note=note)


def opening(words: str) -> tuple[str, str]:
    """Return the first paragraphs, at least one and no more than fit the first view; then the rest, or ""."""
    paragraphs = words.split("\n\n")
    taken, length = 1, len(paragraphs[0])
    while taken < len(paragraphs) and length + len(paragraphs[taken]) <= LONGEST_OPENING:
        length += len(paragraphs[taken])
        taken += 1
    return "\n\n".join(paragraphs[:taken]), "\n\n".join(paragraphs[taken:])


def on(when: date | None) -> str:
    """Return a day in words, "" where there is none."""
    return day(when) if when else ""


def act(text: str, url_name: str, record: Record, hint: str = "") -> Act:
    """Return something that can be done on the record’s page."""
    return Act(text=text, url=address(f"ledger:{url_name}", {"number": record.pk}), hint=hint)


def ask_about(record: Record, viewer: Viewer, kind: str) -> Act:
    """Return the one act of a published page for everybody: a question, to which an answer is owed."""
    here = "#say" if isinstance(viewer, Person) else address("core:say", {"reference": record.reference})
    return Act(text=f"Ask about this {kind}", url=here, hint="An answer is owed to you, on a clock.")
