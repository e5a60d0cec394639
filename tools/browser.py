"""Finding Chromium, which the journeys are walked in."""

import os
import shutil
import subprocess

from tools.places import log_file
from tools.say import Trouble, step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium, or None. HUB_CHROMIUM names one elsewhere."""
    chosen = os.environ.get("HUB_CHROMIUM")
    return next((path for name in ((chosen,) if chosen else NAMES) if (path := shutil.which(name))), None)


def ensure() -> str:
    """Return the path of a Chromium, installed from Debian where we may and it is missing.

    Raises Trouble where it is missing: journeys are never skipped.
    """
    if path := find():
        return path
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with step("Installing Chromium"):
            _apt("update")
            _apt("install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core")
        if path := find():
            return path
    raise Trouble(
        "The journeys need Chromium, and none was found: install it (Debian: sudo apt-get install chromium) "
        "and run the command again."
    )


def _apt(*arguments: str) -> None:
    log = log_file("apt")
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with log.open("ab") as output:
        done = subprocess.run(
            ["apt-get", "--option=DPkg::Lock::Timeout=300", "--quiet", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=surroundings,
            check=False,
        )
    if done.returncode:
        raise Trouble(f"Chromium could not be installed; what apt-get said is in {log}.")
