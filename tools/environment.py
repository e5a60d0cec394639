"""The Python environment: `.venv`, filled from a lock in which every file has its hash."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tools import pythons
from tools.places import LOCKS, PYTHON, VENV, digest, is_stamped, log_file, surroundings
from tools.say import Trouble, step

# What pip says when it reached no index; with a damaged lock it says something else.
_NO_NETWORK = re.compile(
    r"connection broken|ConnectionError|name resolution|timed out|unreachable|refused|ProxyError"
    r"|Could not find a version",
    re.IGNORECASE,
)


def ensure(name: str) -> None:
    """Make sure that everything in `requirements/<name>.lock` is installed, at its locked version.

    Takes no time where the lock is the one installed before.
    """
    lock, stamp = LOCKS / f"{name}.lock", VENV / f".{name}.stamp"
    wanted = digest([lock])
    if is_stamped(stamp, wanted) and pythons.lacking(str(PYTHON)) is None:
        return
    if pythons.lacking(str(PYTHON)) is not None:
        _make()
    with step(f"Installing Python packages ({name})") as show:
        _install(lock, show)
    stamp.write_text(wanted, encoding="utf-8")


def _make() -> None:
    with step("Making the Python environment .venv"):
        shutil.rmtree(VENV, ignore_errors=True)
        made = subprocess.run(
            [sys.executable, "-m", "venv", VENV],
            capture_output=True,
            text=True,
            env=surroundings(),
            check=False,
        )
        if made.returncode:
            log = log_file("venv")
            log.write_text(made.stdout + made.stderr, encoding="utf-8")
            raise Trouble(f"The Python environment .venv could not be made; what Python said is in {log}.")


def _install(lock: Path, show: Callable[[str], None]) -> None:
    total = len(re.findall(r"^[a-zA-Z0-9._\[\]-]+==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-input", "--retries=2"]
    command += ["--disable-pip-version-check", "--no-color", "--progress-bar=off", "-r", str(lock)]
    log = log_file("pip")
    pip = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=surroundings())
    seen = 0
    with pip, log.open("w", encoding="utf-8") as kept:
        try:
            for line in pip.stdout or ():
                kept.write(line)
                if line.startswith(("Collecting ", "Requirement already satisfied")):
                    seen += 1
                    show(f"{min(seen, total)} of {total}")
                elif line.startswith("Installing collected"):
                    show("unpacking")
        except BaseException:
            pip.kill()
            raise
    if pip.returncode:
        raise Trouble(_why(log))


def _why(log: Path) -> str:
    if _NO_NETWORK.search(log.read_text(encoding="utf-8")):
        return (
            "The Python packages could not be fetched: check the network or the proxy, and run the command again "
            f"(what pip said is in {log})."
        )
    return f"The Python packages could not be installed; what pip said is in {log}."
