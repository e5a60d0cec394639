"""Writers that take turns.

SQLite lets one connection write at a time. Another one that waits looks again every tenth of a second, and between two
transactions of somebody busy there are only milliseconds: of two processes that wrote without a pause, one waited for
16 seconds. So a transaction that begins looks again every few milliseconds.
"""

import random
import sqlite3
import time

from django.db.backends.sqlite3 import base

LONGEST_NAP_SECONDS = 0.004


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own connection, but for how a transaction begins."""

    def _start_transaction_under_autocommit(self) -> None:
        """Begin a transaction that may write, and wait for it as long as the connection's `timeout` says.

        Raises OperationalError, as SQLite says it, if the time is over.
        """
        if self.transaction_mode != "IMMEDIATE":  # type: ignore[attr-defined] # the stubs do not know it yet
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        connection: sqlite3.Connection = self.connection
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            with self.wrap_database_errors:
                while not _begun(connection, is_last_try=time.monotonic() > until):
                    time.sleep(random.uniform(0.001, LONGEST_NAP_SECONDS))  # noqa: S311 - no secret
        finally:
            connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")


def _begun(connection: sqlite3.Connection, *, is_last_try: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or is_last_try:
            raise
        return False
    return True
