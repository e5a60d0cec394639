"""`make test`: every test on SQLite and again on PostgreSQL, then the journeys in Chromium."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from tools import browser, environment, frontend
from tools.places import PAGES, PYTHON, ROOT, surroundings, var_dir
from tools.say import Trouble, say

RUNS = {
    "SQLite": ("--database=sqlite",),
    "PostgreSQL": ("--database=postgresql",),
    "journeys in Chromium": ("--journeys",),
}


@dataclass(frozen=True)
class Count:
    """How many tests of a run ended how."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def run(arguments: Sequence[str]) -> int:
    """Run all three, also when one has failed; 0 only if every run passed and ran something."""
    environment.ensure("dev")
    frontend.ensure()
    chromium = browser.ensure()
    counts, codes = {}, []
    shutil.rmtree(PAGES, ignore_errors=True)  # the journeys leave theirs for `make check`
    for name, options in RUNS.items():
        say(f"\nTests: {name}")
        report = var_dir() / "tests" / f"{name.split()[0].lower()}.xml"
        report.unlink(missing_ok=True)
        codes.append(_pytest([*options, f"--junit-xml={report}", *arguments], chromium))
        counts[name] = read(report)
    say()
    for name, count in counts.items():
        say(f"{name}: {count}")
    say(f"{sum(counts.values(), Count())}")
    return 0 if not any(codes) else 1


def _pytest(options: Sequence[str], chromium: str) -> int:
    command = [str(PYTHON), "-m", "pytest", f"--numprocesses={min(os.cpu_count() or 2, 8)}"]
    command += ["--dist=worksteal", *options]  # a few tests take a minute: whoever is free takes what is left
    return subprocess.run(command, cwd=ROOT, env=surroundings(HUB_CHROMIUM=chromium), check=False).returncode


def read(report: Path) -> Count:
    """Return the counts in a report that pytest wrote. Raises Trouble if it wrote none."""
    if not report.exists():
        raise Trouble("pytest ended before it ran a test; what it said is above.")
    suite = ET.parse(report).getroot().find("testsuite")  # noqa: S314 (our own file)
    if suite is None:
        raise Trouble(f"{report} is no report of pytest.")
    total, failed, errors, skipped = (int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped"))
    return Count(total - failed - errors - skipped, failed + errors, skipped)
