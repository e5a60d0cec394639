"""`make check`: all that can be said of the code without running its tests."""

import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tools import browser, environment, frontend, html
from tools.places import PYTHON, ROOT, VENV, surroundings
from tools.say import say


@dataclass(frozen=True)
class Check:
    """One program that finds nothing to complain of. Its name says what it looks at."""

    name: str
    command: Sequence[str]
    settings: dict[str, str] = field(default_factory=dict)


def _bin(name: str) -> str:
    return str(VENV / "bin" / name)


def _manage(*arguments: str) -> list[str]:
    return [str(PYTHON), "manage.py", *arguments]


# As in production: what `check --deploy` says must hold there.
PRODUCTION = {
    "HUB_SECRET_KEY": "a-key-for-this-check-only-that-is-long-enough-and-has-many-letters-0123456789",
    "HUB_HTTPS": "yes",
    "HUB_ALLOWED_HOSTS": "hub.example",
    "HUB_BASE_URL": "https://hub.example",
    "HUB_EMAIL_FROM": "hub@hub.example",
}


def checks(scratch: str) -> list[Check]:
    """Return the checks, the quick ones first. What they write goes to the folder `scratch`."""
    own = {"HUB_VAR_DIR": scratch, "HUB_STRANDS": "all"}
    pages = [Check("HTML", [str(PYTHON), "-m", "tools.html"], {"HUB_CHROMIUM": browser.ensure()})]
    return [
        Check("style", [_bin("ruff"), "check", "."]),
        Check("format", [_bin("ruff"), "format", "--check", "."]),
        Check("layers", [_bin("lint-imports"), "--no-cache"]),
        Check("templates", [_bin("djlint"), "hub", "--lint", "--quiet"]),
        Check("names of machines", [str(PYTHON), "-m", "tools.addresses"]),
        Check("types", [_bin("mypy"), "hub", "tools"], own | {"HUB_DEMO": "yes"}),
        Check("migrations", _manage("makemigrations", "--check", "--dry-run"), own),
        Check("settings", _manage("check", "--fail-level=WARNING"), own),
        Check("settings of production", _manage("check", "--deploy", "--fail-level=WARNING"), own | PRODUCTION),
        *(pages if html.can_be_checked() else []),
    ]


def run(_: Sequence[str]) -> int:
    """Run all, also when one has failed; 0 only if all passed."""
    environment.ensure("dev")
    frontend.ensure(with_tools=True)
    clean = {name: value for name, value in surroundings().items() if not name.startswith("HUB_")}
    failed = []
    if not html.can_be_checked():
        say("left out  HTML (there is no Java)")
    with tempfile.TemporaryDirectory(prefix="hub-check-") as scratch:
        for check in checks(scratch):
            started = time.monotonic()
            done = subprocess.run(
                check.command,
                cwd=ROOT,
                env={**clean, **check.settings},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            say(f"{'failed' if done.returncode else 'passed'}  {check.name} ({time.monotonic() - started:.0f} s)")
            if done.returncode:
                failed.append(check.name)
                say(done.stdout)
    say(f"Checks failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0
