"""What the person at the terminal reads: steps with their time, and one sentence when something is wrong."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Trouble(Exception):
    """Something the person can put right. Its text is one sentence that says what happened and what to do."""


def say(text: str = "") -> None:
    """Print a line at once, even into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def step(text: str) -> Iterator[Callable[[str], None]]:
    """Show what is being done and, at the end, how long it took.

    Gives a function that shows how far it is; on a terminal it rewrites the line, in a file it stays silent.
    """
    started, on_terminal = time.monotonic(), sys.stdout.isatty()
    sys.stdout.write(f"{text} … ")
    sys.stdout.flush()

    def show(how_far: str) -> None:
        if on_terminal:
            sys.stdout.write(f"\r\033[K{text} … {how_far} ")
            sys.stdout.flush()

    try:
        yield show
    except BaseException:
        say("stopped")
        raise
    show("")
    say(f"done, {time.monotonic() - started:.0f} s")
