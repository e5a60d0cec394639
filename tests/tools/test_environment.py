"""Installing from a lock: nothing to do the second time, one sentence without a network."""

import sys
from pathlib import Path

import pytest

from tools import environment
from tools.places import LOCKS
from tools.say import Trouble

NO_INDEX = {
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",  # the discard port: nothing answers
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_CONFIG_FILE": "/dev/null",
}


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HUB_VAR_DIR", str(tmp_path))
    return tmp_path


def test_without_a_network_there_is_one_sentence(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NO_INDEX.items():
        monkeypatch.setenv(name, value)
    lock = var / "one.lock"
    lock.write_text(f"there-is-no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(environment, "PYTHON", sys.executable)

    with pytest.raises(Trouble, match="could not be fetched: check the network") as trouble:
        environment._install(lock, lambda how_far: None)

    assert "\n" not in str(trouble.value)
    assert (var / "log" / "pip.log").exists()


def test_the_same_lock_is_not_installed_twice(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = []
    monkeypatch.setattr(environment, "LOCKS", var)
    monkeypatch.setattr(environment, "VENV", var)
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    monkeypatch.setattr(environment, "digest", lambda files: "".join(file.read_text() for file in files))
    monkeypatch.setattr(environment, "_install", lambda lock, show: installed.append(lock.read_text()))

    for content in ("first", "first", "second"):
        (var / "run.lock").write_text(content)
        environment.ensure("run")

    assert installed == ["first", "second"]


@pytest.mark.parametrize("name", ["run", "dev", "node"])
def test_every_package_in_a_lock_has_its_hash(name: str) -> None:
    requirements = (LOCKS / f"{name}.lock").read_text().replace("\\\n", " ").splitlines()
    pinned = [line for line in requirements if line and not line.lstrip().startswith("#")]

    assert pinned
    assert all("==" in line and "--hash=sha256:" in line for line in pinned)


def test_what_runs_is_what_was_tested() -> None:
    def pins(name: str) -> set[str]:
        return {
            line.split("\\")[0].strip() for line in (LOCKS / f"{name}.lock").read_text().splitlines() if "==" in line
        }

    assert pins("run") <= pins("dev")
