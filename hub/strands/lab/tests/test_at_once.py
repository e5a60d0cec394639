"""The limit of what runs at a time holds whoever presses at once, on both databases.

Each in a thread with a connection of its own, on a copy of the database that nothing rolls back.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connection

from hub.accounts.models import Person
from hub.foundation.errors import NotAllowed
from hub.strands.lab import actions
from hub.strands.lab.actions import running
from hub.strands.lab.models import Experiment
from hub.strands.lab.queries.running import how_many_run, limit_reached
from hub.strands.lab.tests.factories import a_pilot, an_experiment
from tests.plugins.copies import fresh_copy

WAIT_SECONDS = 2


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Take the place of pytest-django's fixture, whose one transaction other connections would not see."""
    with django_db_blocker.unblock(), fresh_copy():
        yield


def at_once(acts: list[Any]) -> list[Any]:
    """Do all of it in the same moment; return what came of it, errors too."""
    barrier = Barrier(len(acts))

    def one(act: Any) -> Any:
        try:
            barrier.wait(timeout=60)
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_two_who_begin_in_the_same_moment_do_not_both_find_room(
    improver: Person, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HUB_LAB_LIMIT = 1
    trials = [an_experiment(by=improver), a_pilot(by=improver)]
    both_counted = Barrier(2)

    def counted() -> Any:
        """Count, then give the other the time to count as well: without a lock both find room, every time."""
        found = limit_reached()
        with suppress(BrokenBarrierError):
            both_counted.wait(timeout=WAIT_SECONDS)
        return found

    monkeypatch.setattr(running, "limit_reached", counted)

    came_of_it = at_once([lambda trial=trial: actions.begin(trial, by=improver) for trial in trials])

    assert [type(one) for one in came_of_it if one is not None] == [NotAllowed]
    assert how_many_run() == 1


def test_twelve_begin_at_once_and_as_many_run_as_the_lab_allows_itself(improver: Person, settings: Any) -> None:
    settings.HUB_LAB_LIMIT = 3
    trials = [an_experiment(by=improver, title=f"Call {number}") for number in range(12)]

    came_of_it = at_once([lambda trial=trial: actions.begin(trial, by=improver) for trial in trials])

    assert sum(one is None for one in came_of_it) == 3
    assert {type(one) for one in came_of_it if one is not None} == {NotAllowed}
    assert Experiment.objects.filter(began_on__isnull=False).count() == 3
