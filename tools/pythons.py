"""Finding a Python that the hub runs on. Written so that an old Python can read it."""

import shutil
import subprocess

LOWEST, TOO_NEW = (3, 11), (3, 14)
NAMES = ("python3.12", "python3.13", "python3.11", "python3", "python")

_QUESTION = """
import sys
if not {lowest} <= sys.version_info[:2] < {too_new}:
    print("is version %d.%d" % sys.version_info[:2]); raise SystemExit
for name in ("ensurepip", "venv", "ssl", "sqlite3"):
    try:
        __import__(name)
    except ImportError:
        print("has no module " + name); raise SystemExit
import sqlite3
try:
    sqlite3.connect(":memory:").execute("create virtual table t using fts5(a)")
except sqlite3.Error:
    print("has an SQLite without full-text search"); raise SystemExit
print("fits")
"""


def lacking(python: str) -> "str | None":
    """Return what this interpreter lacks, as the end of a sentence; None if it fits."""
    question = _QUESTION.format(lowest=LOWEST, too_new=TOO_NEW)
    try:
        answer = subprocess.run(
            [python, "-c", question],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,  # noqa: UP021 (Python 3.6 has no other word)
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return "does not start"
    said = answer.stdout.strip()
    return None if said == "fits" else said or "does not start"


def find() -> "str | None":
    """Return the path of a Python that fits, or None. pyenv's bare names do not count."""
    for name in NAMES:
        path = shutil.which(name)
        if path and lacking(path) is None:
            return path
    return None


def advice(python: str, lacks: str) -> str:
    """Say in one sentence what to install."""
    lowest, highest = f"{LOWEST[0]}.{LOWEST[1]}", f"{TOO_NEW[0]}.{TOO_NEW[1] - 1}"
    return (
        f"The hub needs Python {lowest} to {highest} and found none that fits ({python} {lacks}): install one, "
        "on Debian or Ubuntu with “sudo apt-get install python3 python3-venv”, and run the command again."
    )
