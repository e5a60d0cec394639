"""Reading begins with `visible_to`: records are not read past it, and views read nothing themselves."""

import ast
from pathlib import Path

HUB = Path(__file__).parents[2] / "hub"
DOORS = {"visible_to", "visible_by_closeness", "db"}  # and which database, which reads nothing
LONGEST_VIEW = 18  # fifteen, the docstring, and what the formatter spreads over lines
# Who may read records past the door, and why. Actions check permission themselves; commands are run by operators.
PAST_THE_DOOR = {
    "core/moderation/record_part.py": "moderators see and hide what others cannot read",
    "core/records/queries.py": "what was taken down answers 410, with its reference and reason alone",
    "core/records/versions.py": "seals, an action by another name",
    "core/search/queries.py": "fetches records by keys that came through the door",
    "thread/coverage.py": "a task keeps the keys of idle work; whoever reads them comes through the door",
}
# Views that look something up by its own key, for an action that checks whether this person may.
LOOK_UPS = {
    "accounts/views/people.py: Grant.objects.select_related",
    "core/follows/views.py: Person.objects.filter",
    "core/moderation/views.py: Case.objects.select_related",
    "demo/views.py: Letter.objects.order_by",
}


def sources() -> list[Path]:
    skipped = {"tests", "migrations", "actions", "commands"}
    return [p for p in HUB.rglob("*.py") if not skipped & set(p.relative_to(HUB).parts) and p.name != "actions.py"]


def uses_of_managers(tree: ast.AST) -> list[tuple[str, str]]:
    """Return each `Model.objects.method` as (Model, method)."""
    return [
        (node.value.value.id, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in {"objects", "_default_manager"}
        and isinstance(node.value.value, ast.Name)
    ]


def test_records_are_read_through_the_door():
    found = {
        str(path.relative_to(HUB))
        for path in sources()
        for model, method in uses_of_managers(ast.parse(path.read_text(encoding="utf-8")))
        if model == "Record" and method not in DOORS
    }

    assert found == set(PAST_THE_DOOR)


def views() -> list[Path]:
    return [path for path in sources() if path.name in {"views.py", "v1.py"} or path.parent.name == "views"]


def test_views_read_nothing_themselves():
    found = {
        f"{path.relative_to(HUB)}: {model}.objects.{method}"
        for path in views()
        for model, method in uses_of_managers(ast.parse(path.read_text(encoding="utf-8")))
        if not (model == "Record" and method in DOORS)
    }

    assert found == LOOK_UPS


def test_views_are_short():
    """A view loads, reads a form, calls one action or query, says what was done, and renders."""
    long = []
    for path in views():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.args.args and node.args.args[0].arg == "request":
                lines = (node.end_lineno or 0) - node.body[0].lineno + 1
                if lines > LONGEST_VIEW:
                    long.append(f"{path.relative_to(HUB)}: {node.name} has {lines} lines")
    assert long == []
