"""Asks the Nu validator about every page that the journeys were shown, as it was sent."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.places import NODE_MODULES, PAGES, PYTHON, ROOT, surroundings
from tools.say import say

VALIDATOR = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
# htmx's own attributes are no part of HTML, by its design.
PASSED_OVER = r".*Attribute “hx-[a-z-]*” not allowed.*"


def can_be_checked() -> bool:
    """Tell whether there is a Java to run the validator with."""
    java = shutil.which("java")
    return java is not None and subprocess.run([java, "-version"], capture_output=True, check=False).returncode == 0


def are_current() -> bool:
    """Tell whether the pages were shown after the last change to what makes them."""
    pages = [file.stat().st_mtime for file in PAGES.glob("*.html")]
    sources = [file.stat().st_mtime for ending in ("*.jinja", "*.py") for file in (ROOT / "hub").rglob(ending)]
    return bool(pages) and min(pages) > max(sources)


def walk_the_journeys() -> int:
    """Have the journeys leave their pages; returns pytest's exit code."""
    shutil.rmtree(PAGES, ignore_errors=True)
    walked = subprocess.run([PYTHON, "-m", "pytest", "--journeys"], cwd=ROOT, env=surroundings(), check=False)
    return walked.returncode


def validate(folder: Path) -> list[str]:
    """Return what the validator says of the pages in this folder, each line with the name of the page."""
    command = ["java", "-jar", str(VALIDATOR), "--errors-only", "--format", "gnu", "--filterpattern", PASSED_OVER]
    pages = [str(page) for page in sorted(folder.glob("*.html"))]
    done = subprocess.run([*command, *pages], capture_output=True, text=True, check=False)
    said = [re.sub(r'^"?file:[^"]*/([^"/]+)"?:', r"\1:", line) for line in done.stderr.splitlines() if line.strip()]
    return said or ([f"the validator ended with code {done.returncode}"] if done.returncode else [])


def main() -> int:
    """Validate the pages of the last journeys, walked anew if a source has changed since."""
    if not are_current() and walk_the_journeys():
        say("The journeys failed, so their pages could not be looked at.")
        return 1
    found = validate(PAGES)
    for line in found:
        say(line)
    say(f"{len(list(PAGES.glob('*.html')))} pages, {len(found)} errors")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
