"""Chromium is found, or installed where we may, or its absence is said: journeys are never skipped."""

from pathlib import Path

import pytest

from tools import browser
from tools.say import Trouble


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser; its apt-get notes what it was asked for and installs one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    apt = folder / "apt-get"
    apt.write_text(
        f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n'
        f'case "$*" in *install*) printf "#!/bin/sh\\n" > {folder}/chromium; /bin/chmod +x {folder}/chromium;; esac\n'
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HUB_VAR_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("HUB_CHROMIUM", raising=False)
    return tmp_path


def test_without_the_right_to_install_there_is_one_sentence(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)

    with pytest.raises(Trouble, match=r"install it \(Debian: sudo apt-get install chromium\)"):
        browser.ensure()

    assert not (bare_machine / "asked").exists()


def test_root_installs_it_and_waits_for_others_who_install(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)

    assert browser.ensure() == str(bare_machine / "bin" / "chromium")
    assert "DPkg::Lock::Timeout=300" in (bare_machine / "asked").read_text()


def test_one_elsewhere_can_be_named(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_CHROMIUM", str(bare_machine / "bin" / "apt-get"))

    assert browser.find() == str(bare_machine / "bin" / "apt-get")
