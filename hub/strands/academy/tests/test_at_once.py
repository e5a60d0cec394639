"""Fifty people press at once: ten get a place, forty stand in line in the order of time, on both databases.

Each in a thread with a connection of its own, on a copy of the database that nothing rolls back.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from hub.accounts.actions import own
from hub.accounts.models import Person, Post
from hub.accounts.tests.factories import PersonFactory
from hub.core.follows.models import Notice
from hub.strands.academy import actions
from hub.strands.academy.models import Session, SignUp
from hub.strands.academy.tests.factories import a_session, a_sitting
from tests.plugins.copies import fresh_copy

PEOPLE, PLACES = 50, 10


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Take the place of pytest-django's fixture, whose one transaction other connections would not see."""
    with django_db_blocker.unblock(), fresh_copy():
        yield


@pytest.fixture
def session(tutor: Person, tutor_post: Any) -> Session:
    return a_session(by=tutor, post=tutor_post, places=PLACES)


def at_once(people: list[Person], act: Any) -> list[Any]:
    """Let everybody act in the same moment; return what came of it, errors too."""
    barrier = Barrier(len(people))

    def one(person: Person) -> Any:
        try:
            barrier.wait(timeout=60)
            return act(person)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(one, people))


def crowd(count: int = PEOPLE) -> list[Person]:
    return [PersonFactory(email=f"learner{number}@example.org") for number in range(count)]


def test_ten_are_booked_and_forty_stand_in_line_in_the_order_of_time(session: Session) -> None:
    made = at_once(crowd(), lambda person: actions.sign_up(session, by=person))

    assert [one for one in made if not isinstance(one, SignUp)] == []
    held = SignUp.objects.filter(session=session)
    booked, waiting = list(held.booked().order_by("pk")), list(held.waiting())
    assert (len(booked), len(waiting)) == (PLACES, PEOPLE - PLACES)
    session.refresh_from_db()
    assert session.taken == PLACES
    assert max(one.at for one in booked) <= min(one.at for one in waiting)
    assert [one.pk for one in waiting] == sorted(one.pk for one in waiting)
    places = [
        n.sentence.split(" in line")[0] for n in Notice.objects.filter(sentence__contains="in line").order_by("pk")
    ]
    assert len(set(places)) == PEOPLE - PLACES  # each was told another place


def test_one_person_who_presses_twenty_times_has_one_place(session: Session) -> None:
    person = PersonFactory(email="amina@example.org")

    made = at_once([person] * 20, lambda one: actions.sign_up(session, by=one))

    assert {one.pk for one in made} == {SignUp.objects.get(session=session).pk}


def test_places_given_up_while_others_press_are_filled_from_the_line(session: Session) -> None:
    first = [actions.sign_up(session, by=person) for person in crowd(15)]
    late = [PersonFactory(email=f"late{number}@example.org") for number in range(10)]
    leaving = {one.person_id: one for one in first[:5]}

    def act(person: Person) -> Any:
        gone = leaving.get(person.pk)
        return actions.cancel(gone, by=person) if gone else actions.sign_up(session, by=person)

    came_of_it = at_once([*(one.person for one in first[:5]), *late], act)

    assert [one for one in came_of_it if isinstance(one, Exception)] == []
    held = SignUp.objects.filter(session=session)
    assert {one.pk for one in held.booked()} == {one.pk for one in first[5:]}
    assert {one.person_id for one in held.waiting()} == {person.pk for person in late}


def test_those_next_in_line_rise_while_some_leave_the_hub_are_refused_and_places_are_added(
    session: Session, tutor: Person, tutor_post: Post
) -> None:
    made = [actions.sign_up(session, by=person) for person in crowd(20)]
    sitting = a_sitting(tutor_post, places=PLACES + 2, starts_at=session.starts_at)
    acts = {
        made[0].person: lambda: own.leave(erase_words=False, now=timezone.now(), by=made[0].person),
        made[1].person: lambda: own.leave(erase_words=True, now=timezone.now(), by=made[1].person),
        made[2].person: lambda: actions.cancel(made[2], by=made[2].person),
        made[3].person: lambda: actions.refuse(made[3], because="It is for the team of the pilot.", by=tutor),
        made[10].person: lambda: own.leave(erase_words=False, now=timezone.now(), by=made[10].person),
        tutor: lambda: actions.change_session(session, sitting, by=tutor),
    }

    came_of_it = at_once(list(acts), lambda person: acts[person]())

    assert [one for one in came_of_it if isinstance(one, Exception)] == []
    held = SignUp.objects.filter(session=session)
    # Twelve places: six kept theirs, and the six who stood first of those who did not leave the line have risen.
    assert {one.pk for one in held.booked()} == {one.pk for one in [*made[4:10], *made[11:17]]}
    assert [one.pk for one in held.waiting()] == [one.pk for one in made[17:]]
    session.refresh_from_db()
    assert session.taken == session.places == PLACES + 2
    told = Notice.objects.filter(sentence__startswith="A place has come free", personal=True)
    told = told.exclude(person=made[10].person)  # who may have risen before leaving
    assert sorted(told.values_list("person", flat=True)) == sorted(one.person_id for one in made[11:17])


def test_two_who_leave_with_places_in_the_same_sessions_do_not_wait_for_one_another(
    tutor: Person, tutor_post: Post
) -> None:
    several = [a_session(by=tutor, post=tutor_post, places=2) for _ in range(3)]
    first, second, third, fourth = crowd(4)
    for session, people in zip(several, [(first, second), (second, first), (first, second)], strict=True):
        for person in (*people, third, fourth):
            actions.sign_up(session, by=person)

    came_of_it = at_once([first, second], lambda one: own.leave(erase_words=False, now=timezone.now(), by=one))

    assert [one for one in came_of_it if isinstance(one, Exception)] == []
    for session in several:
        assert {one.person_id for one in SignUp.objects.filter(session=session).booked()} == {third.pk, fourth.pk}
