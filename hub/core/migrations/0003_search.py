"""The index of search on each database, kept by the database itself whenever a SearchEntry changes.

Django rebuilds a SQLite table to alter it and drops its triggers with it: run these statements again after such a
migration of SearchEntry (a test says so).
"""

from django.db import migrations

SQLITE = [
    # Terms are separated by spaces and prepared by terms.py: the plainest tokeniser is the one that adds nothing.
    """CREATE VIRTUAL TABLE core_search_fts USING fts5(
        all_terms, content='core_searchentry', content_rowid='record_id',
        tokenize='ascii', detail='none', columnsize=0, prefix='1 2 3 4 5 6 7 8 9 10 11 12')""",
    """CREATE TRIGGER core_searchentry_indexed AFTER INSERT ON core_searchentry BEGIN
        INSERT INTO core_search_fts (rowid, all_terms) VALUES (NEW.record_id, NEW.all_terms); END""",
    """CREATE TRIGGER core_searchentry_unindexed AFTER DELETE ON core_searchentry BEGIN
        INSERT INTO core_search_fts (core_search_fts, rowid, all_terms)
        VALUES ('delete', OLD.record_id, OLD.all_terms); END""",
    """CREATE TRIGGER core_searchentry_reindexed AFTER UPDATE ON core_searchentry BEGIN
        INSERT INTO core_search_fts (core_search_fts, rowid, all_terms)
        VALUES ('delete', OLD.record_id, OLD.all_terms);
        INSERT INTO core_search_fts (rowid, all_terms) VALUES (NEW.record_id, NEW.all_terms); END""",
    "INSERT INTO core_search_fts (core_search_fts) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER core_searchentry_indexed",
    "DROP TRIGGER core_searchentry_unindexed",
    "DROP TRIGGER core_searchentry_reindexed",
    "DROP TABLE core_search_fts",
]
POSTGRESQL = [
    """ALTER TABLE core_searchentry ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(all_terms, ' '))) STORED""",
    # Without the list of pending entries, which every search would read through until the next vacuum.
    "CREATE INDEX core_searchentry_vector ON core_searchentry USING gin (vector) WITH (fastupdate = off)",
    "CREATE VIEW core_search_fts AS SELECT record_id AS rowid, vector AS core_search_fts FROM core_searchentry",
]
POSTGRESQL_BACK = [
    "DROP VIEW core_search_fts",
    "DROP INDEX core_searchentry_vector",
    "ALTER TABLE core_searchentry DROP COLUMN vector",
]


def forwards(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def backwards(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_append_only")]
    operations = [migrations.RunPython(forwards, backwards)]
