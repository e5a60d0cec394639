"""Measures over HTTP: granian with two workers, asked by four readers at once, signed out."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WORKERS, READERS, REQUESTS = 2, 4, 40


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What one page took, in milliseconds as a reader waits for it, and how many answers came each second."""

    p50_ms: float
    p95_ms: float
    per_second: float


class Server:
    """A web server of our own on the loopback address, for as long as the `with` lasts."""

    def __init__(self, port: int, environment: dict[str, str]) -> None:
        self.port = port
        self.environment = environment

    def __enter__(self) -> "Server":
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(self.port), "--workers", str(WORKERS), "hub.config.wsgi:application"]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(300):
            try:
                ask(self.port, "/health/")
            except OSError:
                time.sleep(0.1)
            else:
                return self
        raise SystemExit("The web server did not start.")

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(20)

    def peak_mb(self) -> float:
        """Return the highest resident memory of all processes of the server, in MB."""
        pids = [self.process.pid, *(int(pid) for pid in _children(self.process.pid))]
        return sum(_peak_kb(pid) for pid in pids) / 1024


def ask(port: int, address: str) -> int:
    """Ask for one page and read it whole; return its status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def measure(port: int, address: str) -> Figures:
    """Ask for `address` from four readers at once, forty times each after a first round that warms up."""
    waits: list[float] = []

    def read() -> None:
        for _ in range(REQUESTS):
            began = time.perf_counter()
            status = ask(port, address)
            waits.append((time.perf_counter() - began) * 1000)
            if status != 200:
                raise SystemExit(f"{address} answered {status}")

    for _ in range(2 * WORKERS):
        ask(port, address)
    began = time.perf_counter()
    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    took = time.perf_counter() - began
    return Figures(
        p50_ms=statistics.median(waits), p95_ms=statistics.quantiles(waits, n=20)[-1], per_second=len(waits) / took
    )


def _children(pid: int) -> Sequence[str]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return path.read_text(encoding="ascii").split() if path.exists() else []


def _peak_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0


def free_port() -> int:
    """Return a port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(database_url: str, folder: Path) -> dict[str, str]:
    """Return the environment in which the hub runs on the database to be measured."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "hub.config.settings",
        "HUB_DATABASE_URL": database_url,
        "HUB_VAR_DIR": str(folder),
        "HUB_TASKS_BACKEND": "django_tasks.backends.dummy.DummyBackend",
        "HUB_SECOND_FACTOR": "no",
        "HUB_STRANDS": "all",
    }
