"""Queries that are compiled once: the same rows as any other query, and nobody else's."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Count, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.accounts import prepared as module
from hub.accounts.models import Grant, Person
from hub.accounts.prepared import prepared, prepared_count
from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role

built = []


@prepared
def named(first, *, name):
    built.append(first)
    return Person.objects.filter(name=name).order_by("pk")[:first]


@prepared
def called(name, *, keys):
    return Person.objects.filter(name=name, pk__in=keys).order_by("pk")


@prepared
def with_keys(*, keys):
    return Person.objects.filter(pk__in=keys).order_by("pk")


@prepared
def grants_of(*, people):
    return Grant.objects.filter(person__in=people).select_related("person", "team").order_by("pk")


@prepared
def how_many(*, name):
    return Person.objects.filter(name=name).values(all=Value(1)).annotate(total=Count("pk")).values_list("total")


@prepared_count
def up_to(most, *, name):
    return Person.objects.filter(name=name).order_by("pk")[:most]


@prepared
def since(*, day):
    return Grant.objects.filter(since__gte=day).values_list("role", "since")


@prepared
def since_today():
    return Grant.objects.filter(since__gte=timezone.localdate())


@prepared
def joined_by_now():
    return Person.objects.filter(joined_at__lte=timezone.now())


def test_rows_are_counted_up_to_where_the_query_is_cut_off(resident, stranger, django_assert_num_queries):
    Person.objects.create(username="other", name="Amina")

    with django_assert_num_queries(4):
        assert [up_to(9, name=name) for name in ("Amina", "Basil", "Nobody")] == [2, 1, 0]
        assert up_to(1, name="Amina") == 1


def test_each_value_finds_its_own_rows_though_the_query_is_built_once(resident, stranger):
    built.clear()

    assert [named(71, name=name) for name in ("Amina", "Basil", "Nobody")] == [[resident], [stranger], []]
    assert built == [71]
    assert named(72, name="Basil") == [stranger]
    assert built == [71, 72]


def test_text_that_is_also_sql_is_only_text(resident):
    assert named(5, name="' OR 1=1 --") == []
    assert named(5, name="%s") == []


@pytest.mark.parametrize("words", ["' OR 1=1 --", "100 % of \\' it", "%s", "%%", "it''s", "\\"])
def test_words_that_are_part_of_the_query_are_only_text_too(words, resident):
    somebody = Person.objects.create(username="other", name=words)

    assert called(words, keys=[resident.pk, somebody.pk]) == [somebody]


def test_words_numbers_and_truths_go_into_the_text_and_nothing_else_does():
    sql = "SELECT %s FROM t WHERE kind = %s AND n > %s AND title LIKE '%%a' AND open = %s AND state IN (%s, %s)"
    place, amount = module.Hole("state"), Decimal("7.5")

    assert module.with_constants(sql, [1, "it's 5 %", amount, True, place, "told"]) == (
        "SELECT 1 FROM t WHERE kind = 'it''s 5 %%' AND n > %s AND title LIKE '%%a' AND open = True"
        " AND state IN (%s, 'told')",
        [amount, place],
    )


def test_a_value_that_is_wanted_twice_is_sent_once():
    sql = "SELECT 5 %% 2 FROM t WHERE a = %s OR b = %s OR c IN (%s, %s) OR d = %s"
    reader, first, second, amount = (
        module.Hole("viewer.person"),
        module.Hole("keys", 0),
        module.Hole("keys", 1),
        Decimal("7.5"),
    )

    assert module.with_names(sql, [reader, reader, first, second, amount]) == (
        "SELECT 5 %% 2 FROM t WHERE a = %(viewer.person)s OR b = %(viewer.person)s"
        " OR c IN (%(keys.0)s, %(keys.1)s) OR d = %(3)s",
        {"viewer.person": reader, "keys.0": first, "keys.1": second, "3": amount},
    )


def test_what_was_written_in_between_is_read(resident):
    assert named(5, name="Amina") == [resident]

    Person.objects.filter(pk=resident.pk).update(name="Amina B")

    assert named(5, name="Amina") == []


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_any_number_of_keys_can_be_asked_for(count, resident, stranger):
    keys = [resident.pk, stranger.pk, 0][:count]

    assert with_keys(keys=keys) == [resident, stranger][:count]


def test_what_is_fetched_along_needs_no_further_statement(staff, improver):
    with CaptureQueriesContext(connection) as captured:
        found = [(grant.person.name, grant.team.name) for grant in grants_of(people=[staff.pk, improver.pk])]

    assert found == [("Carys", "Parks and open spaces"), ("Dele", "Improvement team")]
    assert len(captured) == 1


def test_a_total_is_one_row_even_of_nothing(resident):
    assert how_many(name="Amina") == [(1,)]
    assert how_many(name="Nobody") == [(0,)]


def test_days_go_in_and_come_out_as_days(db):
    today = timezone.localdate()
    with_role(Role.TUTOR, name="Hana")

    assert since(day=today - timedelta(days=4000)) == [("tutor", Grant.objects.get().since)]
    assert since(day=date(9999, 1, 1)) == []


@pytest.mark.parametrize("query", [since_today, joined_by_now])
def test_a_day_that_would_never_change_again_is_refused(query, db):
    with pytest.raises(TypeError, match="give it by name"):
        query()


def test_a_query_that_sees_more_than_it_is_given_is_refused():
    name = "Amina"

    def of_that_name():
        return Person.objects.filter(name=name)

    with pytest.raises(TypeError, match="define it in a module"):
        prepared(of_that_name)


def test_addresses_cannot_fill_the_memory(monkeypatch, resident):
    monkeypatch.setattr(module, "MOST_KEPT", 3)
    built.clear()

    for first in (101, 102, 103, 104, 101):
        assert named(first, name="Amina") == [resident]

    assert built == [101, 102, 103, 104, 101]


def test_who_has_left_is_signed_in_no_more(client, resident):
    client.force_login(resident)
    assert client.get("/").wsgi_request.user == resident

    Person.objects.filter(pk=resident.pk).update(is_active=False)

    assert isinstance(client.get("/").wsgi_request.user, AnonymousUser)
