"""What `make demo` says when it cannot start, and what it leaves when it was broken off."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import demo
from tools.places import ROOT
from tools.say import Trouble


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server((demo.HOST, 0)) as listener:
        yield listener.getsockname()[1]


def launch(port: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools", "demo"],
        cwd=ROOT,
        env={**os.environ, "PORT": port},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.enable_socket
def test_a_port_in_use_is_one_sentence(taken_port: int) -> None:
    done = launch(str(taken_port))

    assert done.returncode == 1
    assert done.stderr == (
        f"Port {taken_port} is in use: stop what uses it, or choose another, as in “PORT={taken_port + 1} make demo”.\n"
    )


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", ""])
def test_a_port_that_is_none_is_one_sentence(port: str) -> None:
    done = launch(port)

    assert done.returncode == 1
    assert done.stderr == f"PORT must be a number from 1 to 65535, and is “{port}”.\n"


def test_a_story_that_was_broken_off_is_told_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_VAR_DIR", str(tmp_path))
    (tmp_path / "hub.part").write_text("half a story")
    (tmp_path / "hub.part-wal").write_text("and what was not yet in it")
    urls = []

    def tell(settings: dict[str, str]) -> None:
        assert not list(tmp_path.glob("hub.*"))
        urls.append(settings["HUB_DATABASE_URL"])
        (tmp_path / "hub.part").write_text("the whole story")

    monkeypatch.setattr(demo, "_prepare", tell)

    demo.prepare({})

    assert urls == [f"sqlite:///{tmp_path}/hub.part"]
    assert [file.name for file in tmp_path.iterdir()] == ["hub.sqlite3"]


def test_a_story_that_failed_leaves_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_VAR_DIR", str(tmp_path))

    def fail(settings: dict[str, str]) -> None:
        (tmp_path / "hub.part").write_text("half a story")
        raise Trouble("no")

    monkeypatch.setattr(demo, "_prepare", fail)

    with pytest.raises(Trouble):
        demo.prepare({})

    assert not (tmp_path / "hub.sqlite3").exists()


def test_a_port_taken_while_the_story_was_told_is_not_shared(
    monkeypatch: pytest.MonkeyPatch, socket_enabled: None
) -> None:
    with socket.create_server((demo.HOST, 0)) as free:
        port = free.getsockname()[1]
    others: list[socket.socket] = []
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.setattr(demo.environment, "ensure", lambda name: None)
    monkeypatch.setattr(demo.frontend, "ensure", lambda: None)
    monkeypatch.setattr(demo, "prepare", lambda settings: others.append(socket.create_server((demo.HOST, port))))

    with pytest.raises(Trouble, match="is in use"):
        demo.run([])

    others[0].close()
