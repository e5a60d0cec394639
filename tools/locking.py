"""Making the locks anew: exact versions with hashes, and no address of any host in them."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tools import frontend
from tools.places import LOCKS, ROOT, surroundings
from tools.say import Trouble, step

UV_VERSION = "0.13.9"
_UV_HOME = ROOT / ".tools" / "uv"
_GROUPS = {"dev": ("test", "check"), "run": (), "node": ("node",)}


def run(_: Sequence[str]) -> int:
    """Resolve `pyproject.toml` into requirements/*.lock and `package.json` into package-lock.json."""
    uv = _find_uv()
    for name, groups in _GROUPS.items():
        with step(f"Resolving requirements/{name}.lock"):
            _resolve(uv, name, groups)
    with step("Resolving package-lock.json"):
        frontend.resolve()
        _drop_addresses()
    return 0


def _find_uv() -> str:
    own = shutil.which("uv")
    if own:
        return own
    uv = _UV_HOME / "bin" / "uv"
    if not uv.exists():
        with step("Installing uv"):
            python = _UV_HOME / "bin" / "python"
            subprocess.run([sys.executable, "-m", "venv", _UV_HOME], check=True)
            done = subprocess.run([python, "-m", "pip", "install", "-q", f"uv=={UV_VERSION}"], check=False)
            if done.returncode:
                raise Trouble("uv, which resolves the locks, could not be installed: check the network.")
    return str(uv)


def _resolve(uv: str, name: str, groups: Sequence[str]) -> None:
    """Write one lock, good for every Python the hub runs on. What runs is pinned as it was tested."""
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--generate-hashes"]
    command += ["--no-emit-index-url", "--no-header", f"--output-file={LOCKS / name}.lock"]
    for group in groups:
        command.append(f"--group={group}")
    if name == "run":
        command.append(f"--constraints={LOCKS / 'dev.lock'}")
    if name != "node":
        command.append("pyproject.toml")
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=surroundings(UV_PYTHON_DOWNLOADS="never"),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(f"requirements/{name}.lock could not be resolved: {done.stderr.strip()}")


def _drop_addresses() -> None:
    """Leave out of npm's lock what it does not need: where packages came from and how to fund them."""
    lock = ROOT / "package-lock.json"
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        for field in ("resolved", "funding"):
            package.pop(field, None)
    lock.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
