"""What one part adds to the pages of another's records, without either knowing the other.

A part registers, in its `apps.py`, a *panel* (something to read) or a *next step* (something to do) for records of
some kinds. The record page asks here what there is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.accounts.models import Person
    from hub.core.records.models import Record


@dataclass(frozen=True, kw_only=True)
class Panel:
    """`context` takes the record and the reader, and gives what `template` needs, or None to show nothing.

    The template reads it under the name `panel` (`panel.stops`), and makes its own heading.

    `region` is where it stands: "main"; "thread" for the golden line down the page’s side; or "people" for who is in
    it, where the template is given `room.people` too and shows them with its own.
    Each panel says in its docstring how many statements its `context` makes; they count towards the page's budget.
    """

    code: str
    kinds: frozenset[str] | None
    template: str
    context: Callable[["Record", "Person | None"], dict[str, object] | None]
    order: int = 100
    region: str = "main"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """Something a record can become: shown to those for whom `may` is true; `url_name` takes `reference`."""

    code: str
    kinds: frozenset[str]
    label: str
    url_name: str
    may: Callable[["Record", "Person"], bool]


_panels: dict[str, Panel] = {}
_next_steps: dict[str, NextStep] = {}


def register_panel(panel: Panel) -> None:
    """Add `panel`; its code must be new."""
    if panel.code in _panels:
        raise ValueError(f"The panel {panel.code!r} is registered twice.")
    _panels[panel.code] = panel


def register_next_step(step: NextStep) -> None:
    """Add `step`; its code must be new."""
    if step.code in _next_steps:
        raise ValueError(f"The next step {step.code!r} is registered twice.")
    _next_steps[step.code] = step


def panels_for(kind: str) -> list[Panel]:
    """Return the panels shown on records of `kind`, in the order they stand on the page."""
    shown = [panel for panel in _panels.values() if panel.kinds is None or kind in panel.kinds]
    return sorted(shown, key=lambda panel: (panel.order, panel.code))


def next_steps_for(record: "Record", person: "Person | None") -> list[NextStep]:
    """Return what `person` may do next with `record`, in the order of registration."""
    if person is None:
        return []
    return [step for step in _next_steps.values() if record.kind in step.kinds and step.may(record, person)]
