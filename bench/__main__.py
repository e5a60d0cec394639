"""`python -m bench [SIZE …]`: fills databases of each size on both engines, measures, writes docs/performance.md."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench import over_http, turns
from bench.report import Figures, Row, write
from tools.postgres import TemporaryPostgres

SIZES = (1_000, 10_000, 100_000)
REPORT = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def main(sizes: list[int]) -> None:
    """Measure every size on SQLite and PostgreSQL, and write the report."""
    rows: list[Row] = []
    writers: dict[str, float] = {}
    similar: dict[str, dict[str, float]] = {}
    phone: dict[str, dict[str, float]] = {}
    for engine in ("SQLite", "PostgreSQL"):
        with ExitStack() as stack:
            databases = {size: stack.enter_context(database(engine)) for size in sizes}
            for size, environment in databases.items():
                say(f"{engine}: writing {size:,} ideas")
                run(environment, "manage.py", "migrate", "--verbosity", "0")
                run(environment, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
                run(environment, "-m", "bench.inside", "load", str(size))
            say(f"{engine}: asking for the pages")
            rows += turns.inside(engine, databases)
            addresses = {size: addresses_of(environment) for size, environment in databases.items()}
            rows += turns.outside(engine, databases, addresses)
            for size, environment in databases.items():
                similar[f"{engine} {size}"] = json.loads(run(environment, "-m", "bench.similar"))
            if engine == "SQLite":
                phone = on_a_phone(databases[sizes[0]], addresses[sizes[0]])
                writers = json.loads(run(databases[sizes[0]], "-m", "bench.writers"))
        # Each time, so that a run that is stopped leaves what it has measured.
        write(REPORT, Figures(rows=rows, writers=writers, similar=similar, phone=phone))
    say(f"Written to {REPORT.name}")


def addresses_of(environment: dict[str, str]) -> dict[str, str]:
    """Return by name the addresses of the pages that anybody may read."""
    return dict(json.loads(run(environment, "-m", "bench.inside", "addresses")))


def on_a_phone(environment: dict[str, str], addresses: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Measure the same pages in Chromium, held to a slow network, with the compressed files that visitors get."""
    with over_http.Server(over_http.free_port(), environment) as server:
        whole = {name: f"http://127.0.0.1:{server.port}{address}" for name, address in addresses.items()}
        return dict(json.loads(run(environment, "-m", "bench.phone", json.dumps(whole))))


@contextmanager
def database(engine: str) -> Iterator[dict[str, str]]:
    """Give the environment of a hub on a new, empty database that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        if engine == "SQLite":
            yield over_http.environment(f"sqlite:///{folder}/bench.sqlite3", Path(folder))
            return
        with TemporaryPostgres() as server:
            yield over_http.environment(server.url(), Path(folder))


def run(environment: dict[str, str], *command: str) -> str:
    """Run Python on `command`; return what it printed. Stops with its message if it fails."""
    done = subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
    return done.stdout.strip().rsplit("\n", 1)[-1]


def say(words: str) -> None:
    """Tell whoever waits what is being done."""
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
