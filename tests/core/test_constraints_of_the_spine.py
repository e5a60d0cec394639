"""Each rule that the database itself keeps, broken once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.models import Grant, Person, Post, SignInCode
from hub.core.clocks.models import Clock
from hub.core.links.models import Link
from hub.core.records.hidings import Hiding
from hub.core.records.models import (
    Author,
    KindTally,
    Reader,
    Record,
    StateChange,
    Version,
    VersionField,
    VisibilityChange,
)

NOW = timezone.now()
MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)
SEAL = "0" * 64


@pytest.fixture
def record(db):
    return Record.objects.create(kind="example", title="A bench", state="open", created_at=NOW)


@pytest.fixture
def other(db):
    return Record.objects.create(kind="example", title="Rest", state="open", created_at=NOW)


def card(**changes):
    return Record(**({"kind": "example", "title": "A bench", "state": "open", "created_at": NOW} | changes))


def clock(record, **changes):
    return Clock(**({"record": record, "promise": "x", "started_on": MONDAY, "due_on": TUESDAY} | changes))


def tie(record, other, **changes):
    return Link(**({"source": record, "target": other, "relation": "serves", "created_at": NOW} | changes))


def hiding(record, by, **changes):
    return Hiding(**({"record": record, "part": "state:1", "because": "A name.", "by": by, "at": NOW} | changes))


BROKEN = {
    "record_visibility_known": lambda r, o, p: [card(visibility="secret", published_at=NOW)],
    "record_has_title": lambda r, o, p: [card(title="")],
    "record_published_has_date": lambda r, o, p: [card(visibility="public")],
    "author_once": lambda r, o, p: [Author(record=r, person=p), Author(record=r, person=p)],
    "reader_once": lambda r, o, p: [Reader(record=r, person=p, named_by=p, at=NOW) for _ in "12"],
    "state_change_changes": lambda r, o, p: [StateChange(record=r, old="open", new="open", at=NOW)],
    "hiding_once": lambda r, o, p: [hiding(r, p), hiding(r, p)],
    "hiding_names_a_part": lambda r, o, p: [hiding(r, p, part="")],
    "hiding_says_why": lambda r, o, p: [hiding(r, p, because="")],
    "withdrawal_has_reason": lambda r, o, p: [VisibilityChange(record=r, old="public", new="withdrawn", at=NOW)],
    "kind_tally_once": lambda r, o, p: [KindTally(kind="x", visibility="public", state="open") for _ in "12"],
    "kind_tally_not_negative": lambda r, o, p: [KindTally(kind="x", visibility="public", state="open", value=-1)],
    "version_number_once": lambda r, o, p: [Version(record=r, number=1, seal=SEAL, at=NOW) for _ in "12"],
    "version_follows_another": lambda r, o, p: [Version(record=r, number=0, seal=SEAL, at=NOW)],
    "link_once": lambda r, o, p: [tie(r, o), tie(r, o)],
    "link_not_to_itself": lambda r, o, p: [tie(r, r)],
    "link_relation_known": lambda r, o, p: [tie(r, o, relation="likes")],
    "link_same_as_low_to_high": lambda r, o, p: [tie(o, r, relation="same_as")],
    "link_confirmed_by_another": lambda r, o, p: [tie(r, o, by=p, confirmed_by=p, confirmed_at=NOW)],
    "link_confirmed_with_date": lambda r, o, p: [tie(r, o, confirmed_by=p)],
    "clock_one_running_promise": lambda r, o, p: [clock(r), clock(r)],
    "clock_due_not_before_start": lambda r, o, p: [clock(r, started_on=TUESDAY, due_on=MONDAY)],
    "clock_stops_after_start": lambda r, o, p: [clock(r, started_on=TUESDAY, stopped_on=MONDAY, stopped_at=NOW)],
    "clock_stop_has_day_and_time": lambda r, o, p: [clock(r, stopped_on=TUESDAY)],
    "clock_pause_says_why": lambda r, o, p: [clock(r, paused_on=TUESDAY)],
    "grant_ends_after_start": lambda r, o, p: [Grant(person=p, role="leader", since=TUESDAY, until=MONDAY)],
    "grant_role_known": lambda r, o, p: [Grant(person=p, role="king", since=MONDAY)],
    "person_left_is_scrubbed": lambda r, o, p: [Person(left_at=NOW, name="Amina", is_active=False)],
    "person_digest_known": lambda r, o, p: [Person(digest="hourly")],
    "code_tries_at_most_five": lambda r, o, p: [SignInCode(email="a@example.org", made_at=NOW, tries=6)],
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name, record, other, resident):
    rows = BROKEN[name](record, other, resident)

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        for row in rows:
            row.save(force_insert=True)
    # SQLite names a unique constraint by its columns, not by its name.
    assert name in str(refused.value) or "UNIQUE constraint failed" in str(refused.value)


def test_a_question_may_run_beside_another(record):
    for _ in range(2):
        clock(record, promise="answer_question").save()


def test_a_field_of_a_version_keeps_its_place_and_its_salt(record):
    version = Version.objects.create(record=record, number=1, seal=SEAL, at=NOW)
    VersionField.objects.create(version=version, position=0, name="a", value="x", salt="y", digest=SEAL)

    with pytest.raises(IntegrityError), transaction.atomic():
        VersionField.objects.create(version=version, position=0, name="b", value="x", salt="y", digest=SEAL)
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionField.objects.create(version=version, position=1, name="b", value="x", salt=None, digest=SEAL)


def test_a_post_has_another_as_deputy_and_one_while_away(parks, staff):
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(title="Parks manager", team=parks, holder=staff, deputy=staff)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(title="Parks manager", team=parks, holder=staff, away_until=MONDAY)
