"""The database counts its tables when it is told to."""

import pytest
from django.db import connection

from hub.core import statistics
from hub.core.places.models import BoundarySet


@pytest.mark.django_db
def test_the_database_learns_how_long_its_tables_are():
    sets = (BoundarySet(code=f"set-{number}", name="Wards", width=1, height=1) for number in range(37))
    BoundarySet.objects.bulk_create(sets)

    statistics.refresh()

    table = BoundarySet._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s LIMIT 1", [table])
        else:
            cursor.execute("SELECT reltuples::int FROM pg_class WHERE relname = %s", [table])
        assert str(cursor.fetchone()[0]).split()[0] == "37"
