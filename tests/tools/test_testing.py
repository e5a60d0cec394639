"""`make test` counts what ran, and a run that ran nothing has not passed."""

from pathlib import Path

import pytest

from tools.say import Trouble
from tools.testing import Count, read


def test_counts_are_read_from_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="10" failures="2" errors="1" skipped="3"/></testsuites>')

    assert read(report) == Count(passed=4, failed=3, skipped=3)
    assert str(read(report) + Count(passed=1)) == "5 passed, 3 failed, 3 skipped"


def test_a_run_without_a_report_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="before it ran a test"):
        read(tmp_path / "none.xml")
