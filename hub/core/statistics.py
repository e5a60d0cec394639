"""What the database knows of its own tables: how many rows, and how far each index tells them apart.

It chooses by that whether a query begins with the thousand experiments or with the hundred thousand records. PostgreSQL
counts by itself now and then, SQLite only when it is told to.
"""

from datetime import datetime

from django.db import connection


def refresh(*, now: datetime | None = None) -> None:  # noqa: ARG001 - a job is told the time
    """Have the database count its tables anew. One statement; 2 s for 100,000 ideas on SQLite."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
