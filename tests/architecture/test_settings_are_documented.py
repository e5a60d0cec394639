"""docs/settings.md names every variable the hub reads, and none that it does not."""

import re

from tools.places import ROOT

READ_BY_MAKE = {"HUB_CHROMIUM", "HUB_POSTGRES_BIN"}


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    read = set(re.findall(r"env\.\w+\(\s*\"(HUB_\w+)\"", (ROOT / "hub/config/settings.py").read_text()))
    documented = set(re.findall(r"^\| `(HUB_\w+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE))

    assert documented - READ_BY_MAKE == read, "say in docs/settings.md what each variable is, in the table of its kind"


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "hub").rglob("*.py")
        if re.search(r"os\.(environ|getenv)\b", file.read_text(encoding="utf-8")) and "/tests/" not in str(file)
    }

    assert readers == {"hub/config/environment.py", "hub/config/wsgi.py"}
