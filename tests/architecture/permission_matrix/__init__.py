"""The table role × action: every action of the product, tried as everybody. Printed into docs/permissions.md.

A part adds a module here with its attempts, and names it in `PARTS` of the test (docs/howto/add-an-action.md).
"""

from collections.abc import Callable
from dataclasses import dataclass

from hub.accounts.models import Person
from tests.architecture.permission_matrix.scene import Scene

Try = Callable[[Person], object]
Prepare = Callable[[Scene], Try]


@dataclass(frozen=True)
class Attempt:
    """One action. `prepare` sets the scene so that only permission can stand in the way, and gives what is tried."""

    action: str  # its full name, such as "hub.strands.ideas.actions.answering.answer"
    says: str  # in words: “Answer an idea”
    prepare: Prepare
    never: tuple[str, ...] = ()  # who is not asked, since it is senseless for them whatever their role


ATTEMPTS: dict[str, Attempt] = {}
NOT_TRIED: dict[str, str] = {}


def attempt(action: str, says: str, *, never: tuple[str, ...] = ()) -> Callable[[Prepare], Prepare]:
    """Add what is decorated to the table, as the attempt of `action` (its name below `hub.`)."""

    def add(prepare: Prepare) -> Prepare:
        assert action not in ATTEMPTS, f"{action} is in the table twice"
        ATTEMPTS[action] = Attempt(f"hub.{action}", says, prepare, never)
        return prepare

    return add


def not_tried(reason: str, *actions: str) -> None:
    """Leave actions out of the table that nobody calls by themselves, and say why."""
    NOT_TRIED.update(dict.fromkeys(actions, reason))
