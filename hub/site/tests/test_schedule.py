"""Each job is done once whenever it is due, however many processes watch, and one that fails holds up no other."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string

from hub.site import schedule
from hub.site.models import Scheduled
from hub.site.schedule import Job, run_due

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DONE = []


def note_it(*, now):
    DONE.append(now)


def fail(*, now):
    raise RuntimeError("It broke.")


MORNING = Job(code="morning", run="hub.site.tests.test_schedule.note_it", at=time(7, 0))
HOURLY = Job(code="hourly", run="hub.site.tests.test_schedule.note_it", every=timedelta(hours=1))
BROKEN = Job(code="broken", run="hub.site.tests.test_schedule.fail", at=time(7, 0))


@pytest.fixture(autouse=True)
def _nothing_done(db):
    DONE.clear()


@pytest.mark.parametrize(
    ("job", "now", "due"),
    [
        (MORNING, NOON, datetime(2026, 11, 22, 7, 0, tzinfo=UTC)),
        (MORNING, datetime(2026, 11, 22, 6, 59, tzinfo=UTC), datetime(2026, 11, 21, 7, 0, tzinfo=UTC)),
        (MORNING, datetime(2026, 7, 1, 6, 30, tzinfo=UTC), datetime(2026, 7, 1, 6, 0, tzinfo=UTC)),
        (HOURLY, datetime(2026, 11, 22, 12, 59, tzinfo=UTC), NOON),
    ],
)
def test_when_a_job_was_last_due(job, now, due):
    assert job.last_due(now) == due


def test_a_job_is_done_once_for_each_time_it_is_due():
    assert run_due([HOURLY], NOON) == ["hourly"]
    assert run_due([HOURLY], NOON + timedelta(minutes=59)) == []
    assert run_due([HOURLY], NOON + timedelta(minutes=60)) == ["hourly"]
    assert len(DONE) == 2


def test_a_job_missed_for_days_is_done_once():
    run_due([MORNING], NOON)

    assert run_due([MORNING], NOON + timedelta(days=5)) == ["morning"]
    assert run_due([MORNING], NOON + timedelta(days=5, minutes=1)) == []


def test_one_that_fails_is_logged_and_holds_up_no_other(caplog):
    assert run_due([BROKEN, HOURLY], NOON) == ["hourly"]
    assert "The scheduled job broken failed" in caplog.text
    assert Scheduled.objects.get(code="broken").done_at is None


def test_of_two_processes_one_takes_the_job(monkeypatch):
    taken = [schedule._take(HOURLY, NOON), schedule._take(HOURLY, NOON)]

    assert taken == [True, False]


def test_every_job_of_the_hub_runs(capsys, monkeypatch):
    # The test's own connection must not be closed in the middle of its transaction.
    monkeypatch.setattr("hub.site.management.commands.run_schedule.close_old_connections", lambda: None)

    call_command("run_schedule", "--once")

    done = {row.code for row in Scheduled.objects.exclude(done_at=None)}
    assert done == {"heartbeat", *(job.code for job in import_string(settings.SCHEDULE))}
