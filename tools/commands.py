"""The commands behind the Makefile's targets."""

import signal
import subprocess
import sys
from collections.abc import Callable, Sequence

from tools import browser, checking, demo, environment, frontend, locking, testing
from tools.places import PYTHON, ROOT, surroundings
from tools.say import Trouble, say


def build_frontend(_: Sequence[str]) -> int:
    """Build the stylesheet and the script, if their sources have changed."""
    frontend.ensure()
    return 0


def make_environment(_: Sequence[str]) -> int:
    """Make `.venv` with all that tests and checks need."""
    environment.ensure("dev")
    return 0


def measure(arguments: Sequence[str]) -> int:
    """Measure the pages and write docs/performance.md; `arguments` are numbers of ideas, three sizes unless given."""
    environment.ensure("dev")
    frontend.ensure()
    settings = surroundings(HUB_CHROMIUM=browser.ensure())
    return subprocess.run([PYTHON, "-m", "bench", *arguments], cwd=ROOT, env=settings, check=False).returncode


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo.run,
    "test": testing.run,
    "check": checking.run,
    "bench": measure,
    "lock": locking.run,
    "frontend": build_frontend,
    "environment": make_environment,
}


def main(arguments: Sequence[str]) -> int:
    """Run the command named first. Trouble is told in one sentence, without a traceback."""
    if not arguments or arguments[0] not in COMMANDS:
        say(f"Say one of: {', '.join(COMMANDS)}.")
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: end what we started, then leave
    signal.signal(signal.SIGHUP, signal.default_int_handler)
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 130
