"""The web process and the worker start together and stop together, and nothing outlives them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.places import ROOT

pytestmark = pytest.mark.enable_socket

# Serves two tiny programs as `make demo` serves its two; the web process starts one of its own, as granian does.
RUN = """
import sys
from tools import service
service.START_SECONDS = 4
web, worker, port = sys.argv[1:]
programs = {"web": web, "worker": worker}
services = [service.Service(name, [sys.executable, "-c", code], {"PORT": port}) for name, code in programs.items()]
service.serve(services, host="127.0.0.1", port=int(port))
"""
ANSWERS = """
import http.server, os, subprocess, sys
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(STATUS); self.end_headers()
    def log_message(self, *words): pass
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(os.getpid(), child.pid, flush=True)
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Page).serve_forever()
"""
WORKS = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + WORKS

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    def start_one(web: str, worker: str) -> subprocess.Popen[str]:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        return subprocess.Popen(
            [sys.executable, "-c", RUN, web, worker, str(port)],
            cwd=ROOT,
            env={**os.environ, "HUB_VAR_DIR": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start_one


def pids(tmp_path: Path) -> list[int]:
    """What the programs noted in their logs."""
    return [int(pid) for name in ("web", "worker") for pid in (tmp_path / "log" / f"{name}.log").read_text().split()]


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_for_page(launcher: subprocess.Popen[str]) -> None:
    assert launcher.stdout is not None
    while "is open at" not in launcher.stdout.readline():
        assert launcher.poll() is None, "it ended before the first page came"


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopping_leaves_no_orphan(start: Start, tmp_path: Path, by: signal.Signals) -> None:
    launcher = start(ANSWERS.replace("STATUS", "200"), WORKS)
    wait_for_page(launcher)
    running = pids(tmp_path)

    launcher.send_signal(by)
    said, complaint = launcher.communicate(timeout=20)

    assert launcher.returncode == 0
    assert said.endswith("Stopped.\n")
    assert complaint == ""
    assert len(running) == 3
    assert not [pid for pid in running if is_running(pid)]


def test_a_process_that_ends_by_itself_stops_the_other_and_is_named(start: Start, tmp_path: Path) -> None:
    launcher = start(ANSWERS.replace("STATUS", "200"), "raise SystemExit('no')")
    _, complaint = launcher.communicate(timeout=20)

    assert launcher.returncode == 1
    assert complaint.splitlines()[-1].endswith(
        f"The worker process ended by itself; its last words are in {tmp_path}/log/worker.log."
    )


def test_a_first_page_with_an_error_is_not_taken_for_an_open_hub(start: Start, tmp_path: Path) -> None:
    launcher = start(ANSWERS.replace("STATUS", "500"), WORKS)
    said, complaint = launcher.communicate(timeout=30)

    assert "is open" not in said
    assert "its first page answers with status 500" in complaint
    assert not [pid for pid in pids(tmp_path) if is_running(pid)]


def test_one_that_does_not_listen_is_ended(start: Start, tmp_path: Path) -> None:
    launcher = start(ANSWERS.replace("STATUS", "200"), DEAF)
    wait_for_page(launcher)
    running, asked = pids(tmp_path), time.monotonic()

    launcher.terminate()
    launcher.communicate(timeout=30)

    assert time.monotonic() - asked < 20
    assert not [pid for pid in running if is_running(pid)]
