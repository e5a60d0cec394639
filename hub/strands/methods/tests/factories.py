"""Demand studies for tests, made through the actions."""

from datetime import date, datetime
from secrets import token_urlsafe
from typing import Any

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.strands.methods import actions
from hub.strands.methods.actions.capturing import Heard
from hub.strands.methods.actions.planning import Planned
from hub.strands.methods.models import Code, Demand, Study


def a_plan(**changes: Any) -> Planned:
    """Return the plan of a study of why people ring about repairs."""
    said: dict[str, Any] = {
        "title": "Why people ring about repairs",
        "service": "Housing repairs",
        "purpose": "Mend what is broken, once, when it suits me.",
        "channels": ("Telephone", "Front desk"),
        "privacy_note": "We write down what you ask for, without your name.",
        "starts_on": date(2026, 11, 2),
        "ends_on": date(2026, 11, 27),
    }
    return Planned(**(said | changes))


def a_study(*, by: Person, about: Record | None = None, listens: bool = True, **changes: Any) -> Study:
    """Return a study that `by` has just begun, and that listens."""
    study = actions.open_study(a_plan(**changes), by=by, about=about)
    if listens:
        actions.start_listening(study, by=by)
    return study


def a_demand(study: Study, *, by: Person, now: datetime | None = None, **said: Any) -> Demand:
    """Return what somebody asked for, just taken down."""
    heard = Heard(**({"words": "Where is my repair? You said Tuesday.", "channel": "Telephone"} | said))
    return actions.take_down(study, heard, key=token_urlsafe(32), by=by, now=now)


def a_code(study: Study, *, by: Person, name: str = "Where is my repair?", kind: str = "failure", **more: Any) -> Code:
    """Return a code of the study's list."""
    return actions.add_code(study, name=name, kind=kind, by=by, **more)
