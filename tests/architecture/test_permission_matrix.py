"""Every action, tried as everybody; what comes of it is docs/permissions.md."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import CellType, FunctionType

import pytest
from django.db import transaction

import hub
from hub.accounts.models import Person
from hub.accounts.roles import NEEDS_SECOND_FACTOR, Role
from hub.foundation.errors import HubError, NotAllowed
from tests.architecture.permission_matrix import ATTEMPTS, NOT_TRIED, Attempt, Try
from tests.architecture.permission_matrix.scene import Scene

MODULES = Path(__file__).parent / "permission_matrix"
PARTS = {
    "accounts": "People, roles, teams and posts",
    "core": "On any record",
    "thread": "The golden thread",
    "measures": "Measures",
    "actors": "Organisations and their roles",
    "ideas": "Ideas",
    "lab": "Innovation lab",
    "academy": "Change academy",
    "methods": "Methods",
    "team": "Improvement team",
    "ledger": "Decisions and money",
}
PARTS = {name: title for name, title in PARTS.items() if (MODULES / f"{name}.py").exists()}
PAGE = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
Row = dict[str, str]
YES, NO, SENSELESS = "yes", "", "–"

for part in PARTS:
    importlib.import_module(f"tests.architecture.permission_matrix.{part}")


def actions() -> Iterator[str]:
    """Give the full name of every function of an `actions` module that somebody does (it takes `by`)."""
    for module in pkgutil.walk_packages(hub.__path__, "hub."):
        if ".actions" in module.name and ".tests" not in module.name:
            for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
                here = function.__module__ == module.name and not name.startswith("_")
                if here and "by" in inspect.signature(function).parameters:
                    yield f"{module.name}.{name}"


def tried(scene: Scene, one: Attempt, faults: list[str]) -> Row:
    """Return who may do it. Each tries on the same things, untouched: in the database and in memory."""
    row: Row = dict.fromkeys(one.never, SENSELESS)
    with transaction.atomic():
        act = one.prepare(deepcopy(scene))
        for who in [who for who in scene.people if who not in one.never]:
            try:
                with transaction.atomic():
                    untouched(act)(Person.objects.get(pk=scene.people[who].pk))
                    transaction.set_rollback(True)
                row[who] = YES
            except NotAllowed:
                row[who] = NO
            except HubError as error:
                faults.append(f"{one.action} as {who}: {error}")
        transaction.set_rollback(True)
    return row


def untouched(act: Try) -> Try:
    """Return `act` on copies of the things it was prepared with: an action changes those it is given."""
    assert isinstance(act, FunctionType)
    things = tuple(CellType(deepcopy(cell.cell_contents)) for cell in act.__closure__ or ())
    return FunctionType(act.__code__, act.__globals__, act.__name__, act.__defaults__, things)


def printed(rows: dict[str, Row]) -> str:
    """Return the page: a sentence on each role, and a table for each part."""
    columns = list(next(iter(rows.values())))
    lines = [
        "# Who may do what",
        "",
        "Made by `tests/architecture/test_permission_matrix.py`, which tries every action as everybody; do not edit.",
        "A role marked * sleeps until the session has used the second factor. Reading is another matter: it is",
        "`visible_to`, and tested by the leak test. “Whose it is” is a resident who wrote or asked it, with no role.",
        "",
        *(f"- **{role.label}**: {role.description}" for role in Role),
    ]
    for part, title in PARTS.items():
        mine = [one for one in ATTEMPTS.values() if one.prepare.__module__.endswith(f".{part}")]
        lines += ["", f"## {title}", "", f"| | {' | '.join(_head(column) for column in columns)} |"]
        lines += [f"|---|{'---|' * len(columns)}"]
        for one in mine:
            marks = " | ".join(rows[one.action][column] for column in columns)
            lines.append(f"| {one.says} | {marks} |")
    reasons = sorted(set(NOT_TRIED.values()))
    lines += ["", "## Not tried, and why", ""]
    for reason in reasons:
        names = ", ".join(f"`{name.removeprefix('hub.')}`" for name, why in NOT_TRIED.items() if why == reason)
        lines.append(f"- {reason}: {names}")
    return "\n".join(lines) + "\n"


def _head(column: str) -> str:
    asleep = next((role for role in Role if role.label == column), None)
    return f"{column} *" if asleep in NEEDS_SECOND_FACTOR else column


def test_every_action_is_in_the_table() -> None:
    every = set(actions())
    listed = {one.action for one in ATTEMPTS.values()} | set(NOT_TRIED)

    assert not every - listed, "add an attempt, or say why not (docs/howto/add-an-action.md)"
    assert not listed - every, "these are in the table, and are no actions any more"


@pytest.mark.django_db
def test_the_printed_table_is_what_comes_of_trying() -> None:
    scene = Scene()
    faults: list[str] = []
    page = printed({one.action: tried(scene, one, faults) for one in ATTEMPTS.values()})
    assert not faults, "something else than permission stood in the way: prepare these attempts better"

    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
        PAGE.write_text(page, encoding="utf-8")
        pytest.fail("docs/permissions.md was out of date and has been written anew: read what changed, and commit it.")
