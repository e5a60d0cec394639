"""No committed file may name a package registry or somebody's folders."""

import pytest

from tools.addresses import UNWANTED, findings


def test_nothing_committed_names_a_registry_or_a_folder_of_this_machine() -> None:
    assert findings() == []


@pytest.mark.parametrize(
    "line",
    [
        "https://py" + "pi.org/simple",
        '"resolved": "https://registry.npm' + 'js.org/a"',
        "cd /ro" + "ot/hub",
        "/home/" + "a/hub",
    ],
)
def test_such_a_line_is_found(line: str) -> None:
    assert UNWANTED.search(line)


@pytest.mark.parametrize(
    "line", ["/teams/work/parks/", "homework/a", "the root/ of the tree", "https://hub.example/home/"]
)
def test_an_innocent_line_is_not(line: str) -> None:
    assert not UNWANTED.search(line)
