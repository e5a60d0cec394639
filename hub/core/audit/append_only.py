"""Tables whose rows cannot be changed or removed, at all or from some day on, held by triggers on both databases."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from hub.foundation.text import REMOVED


class AppendOnly(Operation):
    """Migration operation: refuse UPDATE and DELETE on the table of `model_name`.

    `may_clear` names columns that may be set to NULL (redaction), `may_change` those that may change at will; "*" is
    all of them, so that rows can only not be removed. With `once`, the name of a column, a row can be changed until
    that column has a value, and is locked from then on (a prediction, once the test has begun); it can never be
    removed. `may_mark` names texts out of which words may be taken: such a text changes only into one in which REMOVED
    stands, so that it shows. A CHECK constraint cannot do this: it does not see the old row.
    Django rebuilds a SQLite table to alter it and drops its triggers with it; add the operation again after such a
    migration (a test lists what is missing). On PostgreSQL, where they stay, it puts them up anew.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        model_name: str,
        *,
        may_clear: Sequence[str] = (),
        may_change: Sequence[str] = (),
        may_mark: Sequence[str] = (),
        once: str = "",
    ) -> None:
        self.model_name = model_name
        self.may_clear = tuple(may_clear)
        self.may_change = tuple(may_change)
        self.may_mark = tuple(may_mark)
        self.once = once

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Leave the models as they are: triggers are not part of Django's state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        columns = [field.column for field in model._meta.concrete_fields]
        vendor, table = schema_editor.connection.vendor, model._meta.db_table
        for statement in (*drop_triggers(vendor, table), *create_triggers(vendor, table, columns, self)):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for statement in drop_triggers(schema_editor.connection.vendor, table):
            schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        return f"Keep {self.model_name} append-only"


def create_triggers(vendor: str, table: str, columns: Sequence[str], lock: AppendOnly) -> list[str]:
    """Return the statements that make `table` append-only on `vendor` ("sqlite" or "postgresql"), as `lock` says."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    free = set(columns) if "*" in lock.may_change else {*lock.may_clear, *lock.may_change, *lock.may_mark}
    changed = [f'NEW."{name}" {differs} OLD."{name}"' for name in columns if name not in free]
    for name in sorted({*lock.may_clear, *lock.may_mark} & set(columns)):
        allowed = [f'NEW."{name}" IS NULL'] if name in lock.may_clear else []
        allowed += [f"""COALESCE(NEW."{name}", '') LIKE '%{REMOVED}%'"""] if name in lock.may_mark else []
        changed.append(f"""(NEW."{name}" {differs} OLD."{name}" AND NOT ({" OR ".join(allowed)}))""")
    condition = " OR ".join(changed)
    if lock.once:
        condition = f'OLD."{lock.once}" IS NOT NULL AND ({condition})'
    if vendor == "sqlite":
        update = f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" WHEN {condition} {refuse}'
        delete = f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" {refuse}'
        return [update, delete] if changed else [delete]
    function = (
        "CREATE OR REPLACE FUNCTION hub_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    call = "EXECUTE FUNCTION hub_append_only()"
    update = f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN ({condition}) {call}'
    removals = [
        f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" FOR EACH ROW {call}',
        f'CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT {call}',
    ]
    return [function, *([update] if changed else []), *removals]


def drop_triggers(vendor: str, table: str) -> list[str]:
    """Return the statements that take the triggers of `table` away again."""
    if vendor == "sqlite":
        return [f'DROP TRIGGER IF EXISTS "{table}_no_{event}"' for event in ("update", "delete")]
    return [f'DROP TRIGGER IF EXISTS "{table}_no_{event}" ON "{table}"' for event in ("update", "delete", "truncate")]
