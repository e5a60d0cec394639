"""Looks through what is committed for addresses of package registries and paths of somebody's machine.

A lock or a script that names them works in one place and fails in another.
"""

import re
import subprocess
import sys

from tools.places import ROOT
from tools.say import say

# Written in parts, so that this file does not name them either.
_REGISTRIES = (
    "pypi" + r"\.org",
    "python" + "hosted",
    "npm" + r"js\.(?:org|com)",
    "yarn" + "pkg",
    r"deb\.debian" + ".org",
)
_FOLDERS = ("/ro" + "ot/", "/home/" + r"[a-z]", "/Use" + "rs/", "/wo" + "rk/")
UNWANTED = re.compile("|".join((*_REGISTRIES, *(rf"(?<![\w.*]){folder}" for folder in _FOLDERS))))


def findings() -> list[str]:
    """Return `file:line: text` for every committed line that names one."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = []
    for name in filter(None, listed.split("\0")):
        try:
            lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a picture, or a file that is being removed
        found += [f"{name}:{n}: {line.strip()[:120]}" for n, line in enumerate(lines, 1) if UNWANTED.search(line)]
    return found


if __name__ == "__main__":
    found = findings()
    for line in found:
        say(line)
    sys.exit(1 if found else 0)
