"""`make demo`: a city's hub in the browser, from nothing, in one command."""

import json
import os
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools import environment, frontend
from tools.places import PYTHON, ROOT, surroundings, var_dir
from tools.say import Trouble, say
from tools.service import Service, serve

HOST, HIGHEST_PORT = "127.0.0.1", 65_535
CITY = ROOT / "hub" / "demo" / "environment.json"


def run(_: Sequence[str]) -> int:
    """Make ready what is not, start the web process, the worker and the schedule, and stay until stopped."""
    port = chosen_port(os.environ.get("PORT", "8000"))
    environment.ensure("run")
    frontend.ensure()
    settings = city(port)
    prepare(settings)
    chosen_port(str(port))  # something else may have taken it meanwhile, and the web server would share it
    say("Starting the hub; the first page takes a moment …")
    manage = [str(PYTHON), "manage.py"]
    return serve(
        [
            Service("web", web_command(port), settings),
            Service("worker", [*manage, "db_worker", "--no-startup-delay"], settings),
            Service("schedule", [*manage, "run_schedule"], settings),
        ],
        host=HOST,
        port=port,
    )


def city(port: int) -> dict[str, str]:
    """Return the environment of the demonstration: what the caller has set counts, the city's own for the rest."""
    own = json.loads(CITY.read_text(encoding="utf-8"))
    words = {name: value if isinstance(value, str) else json.dumps(value) for name, value in own.items()}
    return {**words, **surroundings(HUB_DEMO="yes", HUB_BASE_URL=f"http://localhost:{port}")}


def chosen_port(wanted: str) -> int:
    """Return the port to serve on. Raises Trouble if it is none, or something else listens on it."""
    if not wanted.isdecimal() or not 0 < int(wanted) <= HIGHEST_PORT:
        raise Trouble(f"PORT must be a number from 1 to {HIGHEST_PORT}, and is “{wanted}”.")
    port = int(wanted)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise Trouble(
                f"Port {port} is kept for administrators: choose a higher one, as in “PORT=8123 make demo”."
            ) from error
        except OSError as error:
            other = port % HIGHEST_PORT + 1
            raise Trouble(
                f"Port {port} is in use: stop what uses it, or choose another, as in “PORT={other} make demo”."
            ) from error
    return port


def web_command(port: int) -> list[str]:
    """Return how the web process is started: one, since SQLite has one writer, with threads for readers."""
    command = [str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    return [*command, "hub.config.wsgi:application"]


def prepare(settings: dict[str, str]) -> None:
    """Bring the database, the story and the static files up to date.

    A new SQLite file gets its name only when the story is complete: a start that was broken off is not taken
    for a finished one.
    """
    if "HUB_DATABASE_URL" in settings:
        _prepare(settings)
        return
    database = var_dir() / "hub.sqlite3"
    if database.exists():
        _prepare(settings)
        return
    part = database.with_suffix(".part")
    _remove(part)
    _prepare({**settings, "HUB_DATABASE_URL": f"sqlite:///{part}"})
    part.replace(database)
    _remove(part)


def _remove(database: Path) -> None:
    for leftover in database.parent.glob(f"{database.name}*"):
        leftover.unlink()


def _prepare(settings: dict[str, str]) -> None:
    done = subprocess.run([PYTHON, "-m", "tools.inside"], cwd=ROOT, env=settings, check=False)
    if done.returncode:
        raise Trouble("The hub's database could not be made ready; what went wrong is said above.")
