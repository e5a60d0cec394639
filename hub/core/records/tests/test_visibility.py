"""Who may read what: the one door that every page, feed, search and export goes through."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from hub.accounts import prepared as plain
from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.records import actions
from hub.core.records.actions import Card
from hub.core.records.models import Record
from hub.core.records.prepared import prepared, visible_sql
from hub.core.records.visibility import Visibility

pytestmark = pytest.mark.usefixtures("example_kind")

READERS = ["nobody", "stranger", "resident", "staff", "other_staff", "partner"]
WHO_READS = {
    Visibility.DRAFT: {"resident"},
    Visibility.TEAM: {"resident", "staff"},
    Visibility.PARTNERS: {"resident", "staff", "partner"},
    Visibility.STAFF: {"resident", "staff", "other_staff"},
    Visibility.SIGNED_IN: {"resident", "stranger", "staff", "other_staff", "partner"},
    Visibility.PUBLIC: set(READERS),
    Visibility.WITHDRAWN: set(),
}


@pytest.fixture
def readers(resident, stranger, staff, db):
    """Everybody who might read; the partner is named as a reader on the record."""
    return {
        "nobody": AnonymousUser(),
        "stranger": stranger,
        "resident": resident,
        "staff": staff,
        "other_staff": with_role(Role.TUTOR, name="Hana"),
        "partner": with_role(Role.PARTNER_WORKER, name="Iris", is_staff=False),
    }


@pytest.mark.parametrize("visibility", Visibility)
def test_each_visibility_lets_these_people_read(visibility, readers, resident, parks, staff):
    record = actions.open_record("example", Card(title="A bench", summary="", team=parks), by=resident)
    actions.name_reader(record, readers["partner"], by=staff)
    if visibility == Visibility.WITHDRAWN:
        actions.publish(record, by=resident)
        actions.withdraw(record, by=resident, reason="It named a neighbour.")
    else:
        actions.publish(record, by=resident, to=visibility)

    who = {name for name, person in readers.items() if Record.objects.visible_to(person).exists()}

    assert who == WHO_READS[visibility]
    assert {name for name, person in readers.items() if readable_now(viewer=person)} == who  # first and second time
    assert {name for name, person in readers.items() if readable_now(viewer=person)} == who
    assert {name for name, person in readers.items() if readable_in_sql(person)} == who


@prepared
def readable_now(*, viewer):
    return Record.objects.visible_to(viewer)


def readable_in_sql(viewer):
    condition, values = visible_sql(viewer)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM core_record WHERE {condition}", values)  # noqa: S608
        return cursor.fetchall()


def test_a_kind_whose_strand_is_switched_off_is_read_by_nobody(resident):
    Record.objects.create(
        kind="gone", title="A bench", state="open", visibility="public",
        created_at="2026-01-01T00:00Z", published_at="2026-01-01T00:00Z",
    )  # fmt: skip

    assert not Record.objects.visible_to(resident).exists()


def test_asking_who_may_read_costs_one_statement_and_the_grants(resident, django_assert_num_queries):
    with django_assert_num_queries(2):
        list(Record.objects.visible_to(resident))
    with django_assert_num_queries(1):
        list(Record.objects.visible_to(resident))


@plain.prepared
def _prepared_for_nobody(*, viewer):
    return Record.objects.visible_to(viewer)


def test_what_somebody_may_read_is_not_prepared_without_knowing_them(resident):
    """The other `prepared` would take them for signed out, and answer everybody alike."""
    with pytest.raises(TypeError, match=r"hub\.core\.records\.prepared"):
        _prepared_for_nobody(viewer=resident)
