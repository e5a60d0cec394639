"""Which database the tests run on. Loaded with `-p`: any conftest.py is read after the settings, too late.

`--database=postgresql` starts a server of its own. `--journeys` walks the journeys in a browser and runs nothing
else: their database is never emptied (append-only tables refuse that), so they do not mix with other tests.
"""

import os
import shutil
import tempfile
from collections.abc import Generator

import pytest

from tools.postgres import TemporaryPostgres
from tools.say import Trouble

JOURNEYS = "tests/journeys/"
KEPT = {"HUB_CHROMIUM", "HUB_POSTGRES_BIN"}
FOLDER, SERVER = pytest.StashKey[str](), pytest.StashKey[TemporaryPostgres]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("hub")
    group.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="what to test on")
    group.addoption("--journeys", action="store_true", help="run the journeys in Chromium, and only them")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    if "PYTEST_XDIST_WORKER" not in os.environ:  # workers inherit what is set here
        _set_up(early_config)
    yield


def _set_up(config: pytest.Config) -> None:
    """Leave of the environment's own settings none, and give the tests' instead."""
    for name in [name for name in os.environ if name.startswith("HUB_") and name not in KEPT]:
        del os.environ[name]
    folder = config.stash[FOLDER] = tempfile.mkdtemp(prefix="hub-tests-")
    options = config.known_args_namespace
    if options.journeys or options.markexpr == "journey":
        options.journeys = True
        os.environ["HUB_TEST_JOURNEYS"] = "yes"
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"  # Playwright's loop runs in the thread of the test
    os.environ.update(
        HUB_VAR_DIR=folder,
        HUB_SECRET_KEY="of-the-tests",
        HUB_DATABASE_URL=f"sqlite:///{folder}/hub.sqlite3",
        HUB_STRANDS="all",
    )
    if options.database == "postgresql":
        server = config.stash[SERVER] = TemporaryPostgres()
        try:
            server.start()
        except Trouble as trouble:
            raise pytest.UsageError(str(trouble)) from trouble
        os.environ["HUB_DATABASE_URL"] = server.url()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "journey: walked in a browser; all of tests/journeys/ are")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(JOURNEYS):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "localhost"]))
    wanted = [item for item in items if bool(item.get_closest_marker("journey")) is walks_journeys()]
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    items[:] = wanted


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Have PostgreSQL plan anew for each test: a connection lives a minute in the hub, and here through all of them."""
    from django.db import connection  # noqa: PLC0415 - the settings are made after this module is loaded

    if connection.vendor == "postgresql" and connection.connection is not None:
        connection.connection.execute("DISCARD PLANS")  # not by a cursor of Django's: not every test may ask


def walks_journeys() -> bool:
    """Tell whether this run walks the journeys, and nothing else."""
    return "HUB_TEST_JOURNEYS" in os.environ


def pytest_report_header(config: pytest.Config) -> str:
    which = "only the journeys" if walks_journeys() else "without the journeys (--journeys walks them)"
    return f"hub: on {config.getoption('database')}, {which}"


def pytest_unconfigure(config: pytest.Config) -> None:
    if server := config.stash.get(SERVER, None):
        server.stop()
    if folder := config.stash.get(FOLDER, None):
        shutil.rmtree(folder, ignore_errors=True)
