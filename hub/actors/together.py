"""What the pages of “Wanted and offered” show: two lists that find each other."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import permissions, rules
from hub.actors.forms.wanted import FilterForm
from hub.actors.models import Capacity, OpenRole
from hub.actors.naming import name_of
from hub.actors.queries import roles, wanted
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.design.shapes import Act, Card, Link

FIRST = 6


def lists(form: FilterForm, viewer: Viewer) -> dict[str, object]:
    """Return the two lists, the first of each; or one of them whole, in pages. Two statements."""
    asked, shows = form.asked(), form.shows()
    needed = wanted.narrowed(wanted.open_roles(viewer), asked) if shows != "offered" else []
    free = wanted.narrowed(wanted.capacities(viewer), asked) if shows != "wanted" else []
    most = wanted.PER_PAGE if shows else FIRST
    whole = needed or free
    last = max(1, -(-len(whole) // most)) if shows else 1
    number = min(form.number(), last)
    start = (number - 1) * most if shows else 0
    return {
        "form": form,
        "shows": shows,
        "needed": [open_card(one) for one in needed[start : start + most] if isinstance(one, OpenRole)],
        "free": [free_card(one) for one in free[start : start + most] if isinstance(one, Capacity)],
        "counts": {"wanted": len(needed), "offered": len(free)},
        "more": {code: f"?{urlencode({**_kept(form), 'show': code})}" for code in ("wanted", "offered")},
        "number": number,
        "last": last,
        "ways": ways(),
    }


def _kept(form: FilterForm) -> dict[str, Any]:
    given = getattr(form, "cleaned_data", {})
    return {name: value for name, value in given.items() if value and name not in {"show", "page"}}


def ways() -> list[Link]:
    """Return both lists as open data."""
    return [
        Link("What is wanted", reverse("data:csv", kwargs={"code": "wanted"}), note="CSV"),
        Link("What is offered", reverse("data:csv", kwargs={"code": "offered"}), note="CSV"),
    ]


def open_card(one: OpenRole) -> Card:
    """Return what is wanted, as a list shows it. No statement: record and place are fetched."""
    facts = [one.how_much, one.place.name if one.place else "", roles.when(one.since, one.until)]
    return Card(
        title=one.title,
        url=reverse("actors:open_role", kwargs={"number": one.pk}),
        kind=rules.GIVES[one.gives],
        reference=one.record.reference,
        state=rules.WANTED_STATES[one.state],
        tone=rules.WANTED_TONES[one.state],
        summary=f"For: {one.record.title}",
        facts=[fact for fact in facts if fact],
    )


def free_card(one: Capacity) -> Card:
    """Return what is free, as a list shows it. No statement: organisation, person and place are fetched."""
    facts = [one.when_words, one.place.name if one.place else "", roles.when(None, one.until)]
    return Card(
        title=one.title,
        url=reverse("actors:capacity", kwargs={"number": one.pk}),
        kind=rules.GIVES[one.gives],
        reference=one.organisation.record.reference if one.organisation else "",
        state="Offered",
        tone="moving",
        summary=name_of(one),
        facts=[fact for fact in facts if fact],
    )


def open_role(found: OpenRole, viewer: Viewer) -> dict[str, object]:
    """Return what the page of what is wanted shows. Four statements at most.

    Whoever has answered already, for themselves, is led to what they offered, and may answer for an organisation still.
    """
    person = viewer if isinstance(viewer, Person) else None
    arranges = permissions.may_arrange(person, found.record)
    today = timezone.localdate()
    still = found.is_wanted(today)
    ended = "Its day has passed" if found.has_passed(today) else "What it was for is over"
    mine = wanted.own_answer(found, person) if person else None
    answer = Act(text="Answer this", url=reverse("actors:answer", kwargs={"number": found.pk})) if still else None
    offered = Act(text="See what you offered", url=reverse("actors:role", kwargs={"number": mine.pk})) if mine else None
    return {
        "open_role": found,
        "record": found.record,
        "state": rules.WANTED_STATES[found.state] if still or found.state != rules.OPEN else ended,
        "tone": rules.WANTED_TONES[found.state] if still else "quiet",
        "facts": _facts(found),
        "main": offered or answer,
        "acts": [*([answer] if offered and answer else []), *_acts_on(found, arranges=arranges)],
        "fitting": [free_card(one) for one in wanted.fitting_capacities(found, viewer)] if still else [],
        "answers": [roles.shown(one, today, arranges=True) for one in wanted.answers(found)] if arranges else [],
        "arranges": arranges,
        "still": still,
    }


def report_url(record: Record, part: str) -> str:
    """Return where a reader reports something that was said on a record."""
    return f"{reverse('core:report', kwargs={'reference': record.reference})}?{urlencode({'part': part})}"


def _acts_on(found: OpenRole, *, arranges: bool) -> list[Act]:
    to = {"number": found.pk}
    if not arranges:
        return [Act(text="Report this", url=report_url(found.record, f"open_role:{found.pk}"))]
    if found.state != rules.OPEN:
        return []
    return [Act(text="Nobody is wanted any more", url=reverse("actors:close_role", kwargs=to), posts=True)]


def _facts(found: OpenRole) -> list[tuple[str, str]]:
    facts = [
        ("What", rules.GIVES[found.gives]),
        ("How much", found.how_much),
        ("Where", found.place.name if found.place else ""),
        ("When", roles.when(found.since, found.until)),
        ("How many", str(found.wanted) if found.wanted > 1 else ""),
        ("As", rules.PARTS[found.role].label),
    ]
    return [(label, value) for label, value in facts if value]


def capacity(found: Capacity, viewer: Viewer) -> dict[str, object]:
    """Return what the page of what is free shows. Two statements at most."""
    person = viewer if isinstance(viewer, Person) else None
    keeps = permissions.may_keep_capacity(person, found)
    is_free = found.ended_at is None and found.until >= timezone.localdate()
    to = {"number": found.pk}
    facts = [
        ("What", rules.GIVES[found.gives]),
        ("When", found.when_words),
        ("Where", found.place.name if found.place else "Anywhere here"),
        ("Until", roles.when(None, found.until).removeprefix("until ")),
    ]
    change = Act(text="Change it", url=reverse("actors:change_capacity", kwargs=to))
    end = Act(text="It is no longer offered", url=reverse("actors:end_capacity", kwargs=to), posts=True)
    on = found.organisation.record if found.organisation else None
    report_at = report_url(on, f"capacity:{found.pk}") if on else reverse("actors:report_capacity", kwargs=to)
    report = Act(text="Report this", url=report_at)
    return {
        "capacity": found,
        "whose": name_of(found),
        "whose_url": found.organisation.record.get_absolute_url() if found.organisation else "",
        "state": "Offered" if is_free else "No longer offered",
        "tone": "moving" if is_free else "quiet",
        "facts": [fact for fact in facts if fact[1]],
        "fitting": [open_card(one) for one in wanted.fitting_open_roles(found, viewer)] if is_free else [],
        "acts": [] if not is_free else [change, end] if keeps else [report],
        "keeps": keeps,
    }
