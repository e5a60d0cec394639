"""Organisations, records and roles for tests, made through the actions."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import actions, rules
from hub.actors.models import ActorRole, Capacity, OpenRole, Organisation
from hub.core.records.actions import Card, open_record, publish
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility

WORDS = "Our kitchen on three evenings a week, and the gas."


def organisation(improver: Person, name: str = "Riverside Kitchen", *speakers: Person, **more: Any) -> Organisation:
    """Return a listed organisation for which `speakers` speak."""
    made = actions.add(actions.Described(name=name, summary=more.pop("summary", "Cooks."), **more), by=improver)
    for person in speakers:
        actions.name_speaker(made, person, by=improver)
    return made


def work(by: Person, title: str = "A hot meal every evening", to: str = Visibility.PUBLIC, **card: Any) -> Record:
    """Return a piece of work of the kind that only tests know."""
    record = open_record("example", Card(title=title, summary="", **card), by=by)
    if to != Visibility.DRAFT:
        publish(record, by=by, to=Visibility(to))
    return record


def promise(role: str = rules.HOSTS, words: str = WORDS, **more: Any) -> actions.Promise:
    return actions.Promise(role=role, words=words, **more)


def agreed(record: Record, kitchen: Organisation, speaker: Person, improver: Person, **more: Any) -> ActorRole:
    """Return a role that was proposed by `improver` and accepted by `speaker`."""
    role = actions.propose(record, kitchen, promise(**more), by=improver)
    actions.accept(role, by=speaker)
    role.refresh_from_db()
    return role


def wanted(record: Record, by: Person, title: str = "Somebody who can cook for forty", **more: Any) -> OpenRole:
    need = {"role": rules.DELIVERS, "gives": "time", **more}
    return actions.open_role(record, actions.Need(title=title, **need), by=by)


def free(by: Person, title: str = "A kitchen, free on three evenings", **more: Any) -> Capacity:
    organisation = more.pop("organisation", None)
    said = {"gives": "space", "until": timezone.localdate() + timedelta(days=90), **more}
    return actions.offer_capacity(actions.Free(title=title, **said), by=by, organisation=organisation)


def young(person: Person) -> Person:
    """Make `person` somebody under 18."""
    person.adult_on = timezone.localdate() + timedelta(days=700)
    person.save()
    return person


DAY, DAY_BEFORE = date(2027, 6, 2), date(2027, 6, 1)
