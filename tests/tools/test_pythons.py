"""The launcher finds a Python that fits, or says in one sentence what to install."""

import ast
import sys
from pathlib import Path

import pytest

from tools import __main__ as entry
from tools import pythons
from tools.places import ROOT


def put(folder: Path, name: str, script: str) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def test_this_python_fits() -> None:
    assert pythons.lacking(sys.executable) is None


def test_a_name_without_a_python_behind_it_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "python3.13", "echo 'command not found' >&2; exit 127")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert pythons.find() is None


def test_a_fit_python_under_another_name_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "python3.13", "exit 127")
    fit = put(tmp_path, "python3.11", f'exec "{sys.executable}" "$@"')
    monkeypatch.setenv("PATH", str(tmp_path))

    assert pythons.find() == str(fit)


def test_without_a_fit_python_there_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pythons, "LOWEST", (4, 0))
    monkeypatch.setenv("PATH", str(tmp_path))

    code = entry.main()

    said = capsys.readouterr()
    assert code == 1
    assert said.err.count("\n") == 1
    assert "is version" in said.err
    assert "install one" in said.err


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py", "pythons.py"])
def test_an_old_python_can_read_what_tells_it_that_it_is_too_old(name: str) -> None:
    ast.parse((ROOT / "tools" / name).read_text(encoding="utf-8"), feature_version=(3, 6))
