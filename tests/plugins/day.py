"""On which day the tests run: `--as-if-on 2028-02-29T23:30` has them run as they will at that moment (in UTC).

For finding tests that pass today alone, since they hold a day that will have gone by, or count days over the end of
summer time. Try an evening in July, the last hour of a year, and 29 February.
"""

from datetime import UTC, datetime

import pytest
import time_machine


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("hub")
    group.addoption("--as-if-on", type=datetime.fromisoformat, metavar="MOMENT", help="run as if at a moment, in UTC")


def pytest_configure(config: pytest.Config) -> None:
    moment: datetime | None = config.option.as_if_on
    if moment is not None:
        travel = time_machine.travel(moment.replace(tzinfo=UTC))
        travel.start()
        config.add_cleanup(travel.stop)
