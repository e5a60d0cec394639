"""History cannot be rewritten, whoever asks the database."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from hub.core.audit.actions import note
from hub.core.audit.models import AuditEvent
from hub.core.records import actions
from hub.core.records.hidings import Hiding
from hub.core.records.models import Record, StateChange

KEPT = ["auditevent", "hiding", "link", "record", "statechange", "version", "versionfield", "visibilitychange"]


def trigger_names() -> set[str]:
    """Return the names of all triggers on our tables."""
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.parametrize("table", KEPT)
def test_each_table_of_history_refuses_removal(db, table):
    assert f"core_{table}_no_delete" in trigger_names()


def test_an_audit_event_cannot_be_changed(resident):
    event = note(verb="test.done", subject=resident, by=resident)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.filter(pk=event.pk).update(verb="test.undone")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.delete()


def test_a_record_can_change_and_never_go(db):
    record = Record.objects.create(kind="x", title="A bench", state="open", created_at=timezone.now())
    Record.objects.filter(pk=record.pk).update(title="Two benches")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        record.delete()


def test_of_a_change_the_reason_can_go_and_nothing_else(bench, resident):
    change = actions.change_state(bench, to="declined", by=resident, reason="My neighbour objects.")
    found = StateChange.objects.filter(pk=change.pk)

    for column, value in (("reason", "Nobody objects."), ("new", "open"), ("by", None)):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            found.update(**{column: value})
    found.update(reason=None)

    assert StateChange.objects.get(pk=change.pk).reason is None


def test_that_something_was_hidden_is_kept_and_can_end(bench, resident):
    actions.hide_words(bench, "state:1", by=resident, because="It names somebody.")
    actions.show_words_again(bench, "state:1", by=resident)
    hiding = Hiding.objects.get()

    assert hiding.ended_at
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Hiding.objects.update(because="It did not.")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        hiding.delete()


def test_out_of_a_reason_words_can_be_taken_so_that_it_shows(bench, resident):
    change = actions.change_state(bench, to="declined", by=resident, reason="Zebedee objects.")
    StateChange.objects.filter(pk=change.pk).update(reason="[removed] objects.")

    assert StateChange.objects.get(pk=change.pk).reason == "[removed] objects."
