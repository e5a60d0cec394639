"""`make check` tells all that is wrong at once, and lets nothing of the developer's own settings in."""

import sys

import pytest

from tools import checking
from tools.checking import Check


@pytest.fixture(autouse=True)
def nothing_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking.environment, "ensure", lambda name: None)
    monkeypatch.setattr(checking.frontend, "ensure", lambda *, with_tools: None)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_all_are_run_even_if_one_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = Check("wrong", python("print('line 7 is wrong'); raise SystemExit(1)"))
    right = Check("right", python("print('all is well')"))
    monkeypatch.setattr(checking, "checks", lambda scratch: [wrong, right])

    code = checking.run([])

    said = capsys.readouterr().out
    assert code == 1
    assert "failed  wrong" in said
    assert "line 7 is wrong" in said
    assert "passed  right" in said
    assert "all is well" not in said
    assert said.endswith("Checks failed: wrong.\n")


def test_the_settings_of_whoever_runs_it_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_DEBUG", "yes")
    asks = "import os; raise SystemExit('HUB_DEBUG' in os.environ or os.environ['HUB_HTTPS'] != 'yes')"
    monkeypatch.setattr(checking, "checks", lambda scratch: [Check("settings", python(asks), {"HUB_HTTPS": "yes"})])

    assert checking.run([]) == 0
