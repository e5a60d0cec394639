"""What the tests of people share."""

import pytest

from hub.accounts import trail
from hub.accounts.tests.at_the_door import Noted


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> Noted:
    """What is written to the audit trail: verb, subject and who did it."""
    written: Noted = []
    monkeypatch.setattr(trail, "_writers", [lambda *, verb, subject, by, detail: written.append((verb, subject, by))])
    return written
