"""The index of search on each database, kept by the database itself whenever a SearchEntry changes.

Django rebuilds a SQLite table to alter it and drops its triggers with it: run these statements again after such a
migration of SearchEntry (a test says so).
"""

from django.db import migrations

# Each index: its table or view, and the column of SearchEntry it is over.
INDEXES = {"core_search_fts": "all_terms", "core_search_titles": "title_terms"}
# Terms are separated by spaces and prepared by terms.py: the plainest tokeniser is the one that adds nothing.
SQLITE = [
    """CREATE VIRTUAL TABLE {index} USING fts5(
        {terms}, content='core_searchentry', content_rowid='record_id',
        tokenize='ascii', detail='none', columnsize=0, prefix='1 2 3 4 5 6 7 8 9 10 11 12')""",
    """CREATE TRIGGER {index}_indexed AFTER INSERT ON core_searchentry BEGIN
        INSERT INTO {index} (rowid, {terms}) VALUES (NEW.record_id, NEW.{terms}); END""",
    """CREATE TRIGGER {index}_unindexed AFTER DELETE ON core_searchentry BEGIN
        INSERT INTO {index} ({index}, rowid, {terms}) VALUES ('delete', OLD.record_id, OLD.{terms}); END""",
    """CREATE TRIGGER {index}_reindexed AFTER UPDATE ON core_searchentry BEGIN
        INSERT INTO {index} ({index}, rowid, {terms}) VALUES ('delete', OLD.record_id, OLD.{terms});
        INSERT INTO {index} (rowid, {terms}) VALUES (NEW.record_id, NEW.{terms}); END""",
    "INSERT INTO {index} ({index}) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER {index}_indexed",
    "DROP TRIGGER {index}_unindexed",
    "DROP TRIGGER {index}_reindexed",
    "DROP TABLE {index}",
]
POSTGRESQL = [
    """ALTER TABLE core_searchentry ADD COLUMN {terms}_vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array({terms}, ' '))) STORED""",
    # Without the list of pending entries, which every search would read through until the next vacuum.
    "CREATE INDEX {index}_vector ON core_searchentry USING gin ({terms}_vector) WITH (fastupdate = off)",
    "CREATE VIEW {index} AS SELECT record_id AS rowid, {terms}_vector AS {index} FROM core_searchentry",
]
POSTGRESQL_BACK = [
    "DROP VIEW {index}",
    "DROP INDEX {index}_vector",
    "ALTER TABLE core_searchentry DROP COLUMN {terms}_vector",
]


def forwards(apps, schema_editor):
    run(schema_editor, SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def backwards(apps, schema_editor):
    run(schema_editor, SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK)


def run(schema_editor, statements):
    for index, terms in INDEXES.items():
        for statement in statements:
            schema_editor.execute(statement.format(index=index, terms=terms), params=None)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_append_only")]
    operations = [migrations.RunPython(forwards, backwards)]
