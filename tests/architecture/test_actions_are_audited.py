"""Every act that changes something is written into the audit trail, by the function that does it or one it calls."""

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

HUB = Path(__file__).parents[2] / "hub"
WRITES = {
    *("save", "create", "bulk_create", "get_or_create", "update_or_create", "update", "delete"),
    *("bulk_update", "aupdate", "acreate"),
}
# What changes rows and is nobody's act, or is noted by whoever calls it.
NOT_AN_ACT = {
    "hub.accounts.actions.roles.lay_down_all": "part of leaving, which is noted",
    "hub.accounts.actions.signing_in.fault_of_code": "tries of a code, of nobody known yet",
    "hub.accounts.actions.signing_in.forget": "drops codes that are too old",
    "hub.accounts.actions.signing_in.send_code": "a code to an address, of nobody known yet",
    "hub.actors.actions.keeping.keep": "a row of history of an act that is noted",
    "hub.actors.actions.leaving.forget_words": "part of leaving, which is noted",
    "hub.core.comments.actions.render_again": "the same words, drawn by a newer renderer",
    "hub.core.drafts.actions.claim": "a draft is nobody’s business but its author’s",
    "hub.core.drafts.actions.discard": "the same",
    "hub.core.drafts.actions.expire": "the same",
    "hub.core.drafts.actions.keep": "the same",
    "hub.core.drafts.actions.once": "the record that it makes is noted",
    "hub.core.drafts.actions.only_once": "what it does is noted",
    "hub.core.drafts.actions.send": "the record that it makes is noted",
    "hub.core.follows.actions.digests.send_digests": "letters have a table of their own",
    "hub.core.follows.actions.telling.mail_notice": "notices have a table of their own",
    "hub.core.follows.actions.telling.mail_soon": "the same",
    "hub.core.follows.actions.telling.mark_all_read": "the same",
    "hub.core.follows.actions.telling.mark_read": "the same",
    "hub.core.follows.actions.telling.notify": "the same; what is told of is noted",
    "hub.core.follows.actions.telling.tell_of_new": "the same",
    "hub.core.search.actions.index": "derived from the record, whose change is noted",
    "hub.core.search.actions.index_again": "the same",
    "hub.core.search.actions.refresh_terms": "the same",
    "hub.core.tallies.actions.add": "a count of what is noted",
    "hub.core.tallies.actions.start": "the same",
    "hub.core.tallies.actions.keep": "figures that a task counted; nobody did anything",
}


class Module:
    """One module of actions: its functions, and where the names it uses come from."""

    def __init__(self, path: Path) -> None:
        self.name = ".".join(["hub", *path.relative_to(HUB).with_suffix("").parts]).removesuffix(".__init__")
        self.tree = ast.parse(path.read_text(encoding="utf-8"))

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    @cached_property
    def imported(self) -> dict[str, str]:
        """The full name of each imported thing, by the name used here."""
        nodes = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom)]
        return {one.asname or one.name: f"{node.module}.{one.name}" for node in nodes for one in node.names}

    def calls(self, function: str) -> Iterator[str]:
        """Yield the full name of what a function calls, as far as it can be read."""
        for node in ast.walk(self.functions[function]):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            if isinstance(called, ast.Name):
                yield self.imported.get(called.id, f"{self.name}.{called.id}")
            elif isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
                yield f"{self.imported.get(called.value.id, called.value.id)}.{called.attr}"

    def writes(self, function: str) -> bool:
        """Return whether a function itself calls something that changes rows."""
        return any(
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
            for node in ast.walk(self.functions[function])
        )


def modules() -> dict[str, Module]:
    found = [*HUB.rglob("actions.py"), *HUB.glob("**/actions/*.py")]
    made = [Module(path) for path in found if "tests" not in path.parts]
    return {module.name: module for module in made}


def reached(full_name: str, known: dict[str, Module], seen: set[str]) -> set[str]:
    """Return everything that a function of the actions calls, at any remove."""
    module, _, function = full_name.rpartition(".")
    if full_name in seen or module not in known or function not in known[module].functions:
        return seen | {full_name}
    seen = seen | {full_name}
    for called in known[module].calls(function):
        seen = reached(called, known, seen)
    return seen


def unnoted() -> set[str]:
    known = modules()
    found = set()
    for module in known.values():
        for function in module.functions:
            all_of_it = reached(f"{module.name}.{function}", known, set())
            ours = [name.rpartition(".") for name in all_of_it]
            writes = any(m in known and f in known[m].functions and known[m].writes(f) for m, _, f in ours)
            notes = any(name.endswith(("audit.actions.note", "accounts.trail.note")) for name in all_of_it)
            if not function.startswith("_") and writes and not notes:
                found.add(f"{module.name}.{function}")
    return found


def test_every_act_is_noted():
    assert unnoted() == set(NOT_AN_ACT)
