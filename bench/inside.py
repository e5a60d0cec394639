"""Measures in one process: statements, CPU and waiting time of each page.

Run as `python -m bench.inside load SIZE`, `… addresses`, or `… measure`, which prints a line of JSON with the names of
the pages and then answers each line it is sent: a page's number asks for it, `figures` prints what was measured.
"""

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

ROUNDS = 10


def main(task: str, ideas: int) -> None:
    """Fill the database with `ideas`, print the pages' addresses, or measure as told."""
    import_module("hub.config.wsgi")  # as a worker of the web server starts
    if task == "load":
        from bench.load import Loader

        Loader().load(ideas)
        return
    from bench.pages import PAGES

    if task == "addresses":
        print(json.dumps({page.name: page.address() for page in PAGES if not page.team}))
        return
    readings = [
        Reading(page, signed_in=signed_in)
        for page in PAGES
        for signed_in in (False, True)
        if signed_in or not page.team
    ]
    say([reading.name for reading in readings])
    for line in sys.stdin:
        if line.strip() == "figures":
            say([reading.figures() for reading in readings])
        else:
            readings[int(line)].ask_again()
            say("asked")


def say(what: object) -> None:
    """Answer in one line, at once."""
    print(json.dumps(what), flush=True)


class Reading:
    """One page as somebody signed in with a role reads it, or as anybody does.

    It is asked for ten times whenever its turn comes: `bench.turns` says when.
    """

    def __init__(self, page: "Page", *, signed_in: bool) -> None:  # type: ignore[name-defined]  # noqa: F821
        """Ask twice, to warm up and to count the statements."""
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from hub.accounts.models import Person

        self.page, self.name = page, page.name if signed_in else f"{page.name}, signed out"
        self.client = Client(SERVER_NAME="localhost")
        if signed_in:
            self.client.force_login(Person.objects.get(username="team"))
        self.address = page.address()
        first = self.client.get(self.address)
        if first.status_code != 200:
            raise SystemExit(f"{page.name}: {self.address} answered {first.status_code}")
        self.bytes = len(first.content)
        with CaptureQueriesContext(connection) as captured:
            self.client.get(self.address)
        self.statements = len(captured)  # now: the next request empties the log
        self.database, self.database_ms = database_clock(), 0.0
        self.cpu_ms: list[float] = []
        self.waits_ms: list[float] = []

    def ask_again(self) -> None:
        """Ask for the page ten times."""
        spent = self.database()
        for _ in range(ROUNDS):
            began, burnt = time.perf_counter(), time.process_time()
            self.client.get(self.address)
            self.cpu_ms.append((time.process_time() - burnt) * 1000)
            self.waits_ms.append((time.perf_counter() - began) * 1000)
        self.database_ms += self.database() - spent

    def figures(self) -> dict[str, object]:
        """Return what the requests took, as `report.Row.of` reads it."""
        return {
            "page": self.name,
            "statements": self.statements,
            "allowed": self.page.statements,
            "cpu_ms": statistics.median(self.cpu_ms),
            "cpu_allowed": self.page.cpu_ms,
            "database_ms": self.database_ms / len(self.cpu_ms),
            "p50_ms": statistics.median(self.waits_ms),
            "p95_ms": statistics.quantiles(self.waits_ms, n=20)[-1],
            "bytes": self.bytes,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }


def database_clock() -> Callable[[], float]:
    """Return a function that reads the CPU milliseconds which this connection's PostgreSQL process has used.

    Linux counts them in hundredths of a second: fit for sums over many requests, not for one. 0 for SQLite, whose work
    is done in our own process and stands in its CPU time.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        return lambda: 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    tick = os.sysconf("SC_CLK_TCK")

    def read() -> float:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / tick

    return read


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
