"""Measures in one process: statements, CPU and waiting time of each page.

Run as `python -m bench.inside load SIZE`, `… measure` or `… addresses`.
"""

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

ROUNDS = 30


def main(task: str, ideas: int) -> None:
    """Fill the database with `ideas`, or print a JSON list with one entry a page."""
    django.setup()
    if task == "load":
        from bench.load import Loader

        Loader().load(ideas)
        return
    from bench.pages import PAGES

    if task == "addresses":
        print(json.dumps({page.name: page.address() for page in PAGES if not page.team}))
        return
    measured = [
        measure(page, signed_in=signed_in)
        for page in PAGES
        for signed_in in (False, True)
        if signed_in or not page.team
    ]
    print(json.dumps(measured))


def measure(page: "Page", *, signed_in: bool) -> dict[str, object]:  # type: ignore[name-defined]  # noqa: F821
    """Ask for one page `ROUNDS` times as somebody signed in with a role, or as nobody; return its figures."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from hub.accounts.models import Person

    client = Client(SERVER_NAME="localhost")
    if signed_in:
        client.force_login(Person.objects.get(username="team"))
    address = page.address()
    first = client.get(address)
    if first.status_code != 200:
        raise SystemExit(f"{page.name}: {address} answered {first.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    statements = len(captured)  # now: the next request empties the log
    database = database_clock()
    waits, cpu, spent = [], [], database()
    for _ in range(ROUNDS):
        began, burnt = time.perf_counter(), time.process_time()
        client.get(address)
        cpu.append((time.process_time() - burnt) * 1000)
        waits.append((time.perf_counter() - began) * 1000)
    return {
        "page": page.name if signed_in else f"{page.name}, signed out",
        "statements": statements,
        "allowed": page.statements,
        "cpu_ms": statistics.median(cpu),
        "cpu_allowed": page.cpu_ms,
        "database_ms": (database() - spent) / ROUNDS,
        "p50_ms": statistics.median(waits),
        "p95_ms": statistics.quantiles(waits, n=20)[-1],
        "bytes": len(first.content),
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
