"""What the pages of saying an idea read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.drafts.models import Draft
from hub.core.drafts.queries import find, sent_as
from hub.core.moderation.models import Case
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.core.search.queries import similar
from hub.core.tallies.queries import of_records
from hub.design.shapes import Card
from hub.strands.ideas import rules
from hub.strands.ideas.words import card

ALIKE = 5
Begun = Draft  # what somebody has begun to say


@dataclass(frozen=True, kw_only=True)
class SendOn:
    """Where somebody is sent on to from the door. One of `url`, `email` and `words` says how."""

    kind: str
    title: str
    url: str = ""
    email: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Promised:
    """In how many working days an idea is read and answered."""

    acknowledge: int
    answer: int


def promised() -> Promised:
    """Return what the settings promise."""
    return Promised(acknowledge=settings.HUB_ACKNOWLEDGE_DAYS, answer=settings.HUB_ANSWER_DAYS)


def send_on_to(kind: str) -> list[SendOn]:
    """Return where the settings send people on to with something of this kind."""
    known = {"kind", "title", "url", "email", "words"}
    rows: Sequence[Mapping[str, str]] = settings.HUB_SEND_ON
    return [SendOn(**{k: v for k, v in row.items() if k in known}) for row in rows if row.get("kind") == kind]


def draft(token: str, viewer: Viewer, tokens: Collection[str]) -> Draft:
    """Return the draft of an idea that is `viewer`'s, or that this browser began. One statement. Else Http404."""
    person = viewer if isinstance(viewer, Person) else None
    found = find(token, rules.IDEA, person=person)
    if found is None or (found.person_id is None and token not in tokens):
        raise Http404
    return found


def sent(token: str, viewer: Viewer) -> Record | None:
    """Return the idea that was made of this draft, if `viewer` is its author."""
    return sent_as(token, viewer) if isinstance(viewer, Person) else None


def worries(record: Record) -> bool:
    """Return whether the rules found in `record` that somebody may need help. One statement."""
    return Case.objects.filter(record=record, concern=True, outcome="").exists()


def begun(viewer: Viewer, tokens: Collection[str]) -> list[Draft]:
    """Return what was begun and not sent: by `viewer`, or in this browser before signing in. The latest first.

    Not what has no word in it yet. One statement, none for who began nothing.
    """
    mine = Draft.objects.filter(kind=rules.IDEA, expires_at__gte=timezone.now()).order_by("-updated_at", "-pk")
    if isinstance(viewer, Person):
        found = mine.filter(person=viewer)
    elif tokens:
        found = mine.filter(person=None, token__in=tokens)
    else:
        return []
    return [one for one in found[:20] if any(one.answers.values())][:5]


def my_draft(key: int, person: Person) -> Draft:
    """Return the draft with this key if it is `person`'s. One statement. Else Http404."""
    found = Draft.objects.filter(pk=key, person=person, kind=rules.IDEA).first()
    if found is None:
        raise Http404
    return found


def alike(text: str, viewer: Viewer) -> list[Card]:
    """Return the cards of the ideas most like `text`. Four statements at most."""
    records = similar(text, viewer=viewer, kind=rules.IDEA, limit=ALIKE) if text.strip() else []
    tallies = of_records([record.pk for record in records])
    return [card(record, tallies[record.pk]) for record in records]


def text_of(answers: Mapping[str, Any]) -> str:
    """Return all that was said so far, to look for its like."""
    return "\n".join(str(answers.get(name, "")) for name in ("title", "problem", "better"))


def may_pin(viewer: Viewer) -> bool:
    """Return whether this reader may put a pin on the map: adults, and whoever has not said yet who they are."""
    return not (isinstance(viewer, Person) and viewer.is_minor(timezone.localdate()))
