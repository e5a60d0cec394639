"""Where things lie in a checkout, and the environment that our programs are started with."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "requirements"
NODE_MODULES = ROOT / "node_modules"
FRONTEND = ROOT / "hub" / "design" / "frontend"
PAGES = ROOT / "var" / "pages"
BUILT = ROOT / "hub" / "design" / "static" / "built"


def var_dir() -> Path:
    """Return the folder for what the hub keeps on this machine, as the settings have it; made if need be."""
    folder = Path(os.environ.get("HUB_VAR_DIR", ROOT / "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def log_file(name: str) -> Path:
    """Return the file that the output of one program goes to."""
    folder = var_dir() / "log"
    folder.mkdir(exist_ok=True)
    return folder / f"{name}.log"


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment for our programs: byte code is written, or each start would compile anew."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONUNBUFFERED": "1", **more}


def digest(files: Iterable[Path], *also: str) -> str:
    """Return a hash over the files' names and contents and the words given, whatever the files' order."""
    total = hashlib.sha256("\0".join(also).encode())
    for file in sorted(files):
        total.update(str(file.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def is_stamped(stamp: Path, with_digest: str) -> bool:
    """Tell whether the work that this stamp vouches for was done from the same sources."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == with_digest
