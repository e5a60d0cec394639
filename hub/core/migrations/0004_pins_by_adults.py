"""No pin on the map by somebody under 18: held by triggers, since the age stands in another table than the pin."""

from django.db import migrations

MINOR = """SELECT 1 FROM core_author JOIN accounts_person ON accounts_person.id = core_author.person_id
    WHERE core_author.record_id = NEW.record_id AND accounts_person.adult_on > {today}"""
SQLITE = [
    f"""CREATE TRIGGER core_pin_by_adults_{event.lower()} BEFORE {event} ON core_pin
        WHEN EXISTS ({MINOR.format(today="date('now')")})
        BEGIN SELECT RAISE(ABORT, 'core_pin is for adults'); END"""
    for event in ("INSERT", "UPDATE")
]
SQLITE_BACK = ["DROP TRIGGER core_pin_by_adults_insert", "DROP TRIGGER core_pin_by_adults_update"]
POSTGRESQL = [
    f"""CREATE FUNCTION hub_pin_by_adults() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS ({MINOR.format(today="current_date")}) THEN
            RAISE EXCEPTION 'core_pin is for adults' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW; END $$""",
    """CREATE TRIGGER core_pin_by_adults BEFORE INSERT OR UPDATE ON core_pin
        FOR EACH ROW EXECUTE FUNCTION hub_pin_by_adults()""",
]
POSTGRESQL_BACK = ["DROP TRIGGER core_pin_by_adults ON core_pin", "DROP FUNCTION hub_pin_by_adults()"]


def _hold(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def _let_go(apps, schema_editor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("core", "0003_search")]
    operations = [migrations.RunPython(_hold, _let_go)]
