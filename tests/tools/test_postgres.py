"""The throw-away server: it answers, it goes, and it goes with whoever started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from tools import postgres
from tools.places import ROOT


def test_a_server_answers_and_leaves_nothing() -> None:
    home = Path.home().stat().st_mode

    with postgres.TemporaryPostgres() as server, psycopg.connect(server.url()) as connection:
        answer = connection.execute("SELECT 1").fetchone()

    assert answer == (1,)
    assert not server.folder.exists()
    assert Path.home().stat().st_mode == home


def test_a_server_ends_with_whoever_started_it() -> None:
    code = "from tools.postgres import *; s = TemporaryPostgres(); s.start(); print(s.folder, flush=True); input()"
    starter = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert starter.stdout is not None
    folder = Path(starter.stdout.readline().strip())
    server = int((folder / "data" / "postmaster.pid").read_text().split()[0])

    starter.send_signal(signal.SIGKILL)
    starter.communicate()

    until = time.monotonic() + 20
    while (is_running := _is_running(server)) and time.monotonic() < until:
        time.sleep(0.05)
    postgres.shutil.rmtree(folder, ignore_errors=True)
    assert not is_running


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
