"""Measures each page at every size in turn, so that a slower moment of the machine falls on all sizes alike."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import IO, Any, cast

from bench import over_http
from bench.report import Row

PASSES = 3


class Asked:
    """A process of `bench.inside` on one database, which asks for a page each time it is told to."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "bench.inside", "measure"]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.mouth, self.ear = cast("IO[str]", self.process.stdin), cast("IO[str]", self.process.stdout)
        self.pages = len(self._answer())

    def tell(self, what: str) -> Any:
        """Send a line, wait for the line that answers it, and return what stands in it as JSON."""
        self.mouth.write(f"{what}\n")
        return self._answer()

    def _answer(self) -> Any:
        line = self.ear.readline()
        if not line:
            raise SystemExit(f"bench.inside ended with {self.process.wait()}; what it said stands above.")
        return json.loads(line)


def inside(engine: str, databases: Mapping[int, Mapping[str, str]]) -> list[Row]:
    """Return the figures of every page in process; `databases` are environments by size. They are in memory at once."""
    with ExitStack() as stack:
        asked = {size: stack.enter_context(_asked(environment)) for size, environment in databases.items()}
        for _ in range(PASSES):
            for page in range(min(one.pages for one in asked.values())):
                for one in asked.values():
                    one.tell(str(page))
        return [Row.of(engine, size, page) for size, one in asked.items() for page in one.tell("figures")]


@contextmanager
def _asked(environment: Mapping[str, str]) -> Iterator[Asked]:
    asked = Asked(environment)
    try:
        yield asked
    finally:
        asked.process.kill()
        asked.process.wait()


def outside(
    engine: str, databases: Mapping[int, dict[str, str]], addresses: Mapping[int, Mapping[str, str]]
) -> list[Row]:
    """Return the figures over HTTP of the pages at `addresses`, by size and name: those that anybody may read."""
    found = []
    with ExitStack() as stack:
        servers = {
            size: stack.enter_context(over_http.Server(over_http.free_port(), environment))
            for size, environment in databases.items()
        }
        names = list(next(iter(addresses.values())))
        for name in names:
            for size, server in servers.items():
                figures = over_http.measure(server.port, addresses[size][name])
                found.append(Row.over_http(engine, size, name, figures))
        peaks = {size: server.peak_mb() for size, server in servers.items()}
    return sorted((row.with_peak(peaks[row.records]) for row in found), key=lambda row: row.records)
