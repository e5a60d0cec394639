"""Saying what is wanted on a record and what is free, and answering one with the other."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import permissions, rules
from hub.actors.actions import fits
from hub.actors.actions.keeping import NOT_NAMED
from hub.actors.actions.roles import Promise, offer_to
from hub.actors.models import ActorRole, Capacity, OpenRole, Organisation
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.moderation.actions import look_at
from hub.core.records.models import Record
from hub.core.search.terms import index_terms
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.text import clean, one_line, shorten


@dataclass(frozen=True, kw_only=True)
class Need:
    """Somebody who is wanted: for which role, to give what (`rules.GIVES`), how much of it, where and when."""

    role: str
    title: str
    gives: str
    words: str = ""
    how_much: str = ""
    place_id: int | None = None
    since: date | None = None
    until: date | None = None
    wanted: int = 1


@dataclass(frozen=True, kw_only=True)
class Free:
    """Something that is free until a day: what it is (`rules.GIVES`), when and where."""

    title: str
    gives: str
    until: date
    words: str = ""
    when_words: str = ""
    place_id: int | None = None
    is_named: bool = False


@transaction.atomic
def open_role(record: Record, need: Need, *, by: Person, now: datetime | None = None) -> OpenRole:
    """Say on `record` that somebody is wanted. Whoever may read the record can answer.

    The same again, while it is on the list, gives the one there is: `wanted` says how many are.
    Raises NotAllowed unless `by` arranges roles here; BadInput for what is missing, and for days that passed.
    """
    permissions.require_arrange(by, record)
    permissions.require_takes_roles(record)
    if record.is_closed:
        raise NotPossible("This is over: say who is wanted on what goes on instead.")
    now = now or timezone.now()
    _check(need.title, need.gives, need.role)
    rules.check_period(need.since, need.until)
    if need.until and need.until < timezone.localdate(now):
        sentence = "The last day on which somebody is wanted has passed already."
        raise BadInput(sentence, {"until": sentence})
    if need.wanted < 1:
        raise BadInput("Ask for one person or more.", {"wanted": "Ask for one person or more."})
    said: dict[str, Any] = {
        "role": need.role,
        "title": one_line(need.title)[:200],
        "words": clean(need.words),
        "gives": need.gives,
        "how_much": one_line(need.how_much)[:200],
        "place_id": need.place_id if need.place_id is not None else record.place_id,
        "since": need.since,
        "until": need.until,
        "wanted": need.wanted,
    }
    Record.objects.select_for_update().get(pk=record.pk)
    if there_is := OpenRole.objects.filter(record=record, state=rules.OPEN, hidden_at=None, **said).first():
        return there_is
    made = OpenRole.objects.create(
        record=record,
        **said,
        terms=_terms(need.title, need.words),
        opened_by=by,
        opened_at=now,
    )
    note(verb="open_role.opened", subject=made, by=by, detail={"record": record.pk})
    look_at(record, f"{made.title}\n{made.words}", part=f"open_role:{made.pk}", now=now)
    notify(record, f"Wanted for “{shorten(record.title, 100)}”: {made.title}", by=by, now=now)
    fits.tell_those_who_offer(made, by=by, now=now)
    return made


@transaction.atomic
def close_role(role: OpenRole, *, by: Person) -> None:
    """Say that nobody is wanted any more. What was offered still waits for an answer."""
    permissions.require_arrange(by, role.record)
    locked = OpenRole.objects.select_for_update().get(pk=role.pk)
    if locked.state != rules.OPEN:
        raise NotPossible("Nobody is wanted for this now.")
    locked.state = rules.NOT_WANTED
    locked.save(update_fields=["state"])
    note(verb="open_role.closed", subject=locked, by=by)


@transaction.atomic
def answer(
    role: OpenRole,
    promise: Promise,
    *,
    by: Person,
    organisation: Organisation | None = None,
    capacity: Capacity | None = None,
    now: datetime | None = None,
) -> ActorRole:
    """Answer an open role: an offer, which the record's side accepts or not. The role is the one that is wanted.

    Raises NotPossible once nobody is wanted; else as `roles.offer`.
    """
    locked = OpenRole.objects.select_for_update().get(pk=role.pk)
    if not locked.is_wanted(timezone.localdate(now)):
        raise NotPossible("Nobody is wanted for this any more. Thank you for wanting to help.")
    made = Promise(
        role=locked.role,
        words=promise.words,
        since=promise.since or locked.since,
        until=promise.until or locked.until,
        is_named=promise.is_named,
    )
    return offer_to(locked.record, made, by=by, organisation=organisation, capacity=capacity, open_role=locked, now=now)


@transaction.atomic
def offer_capacity(
    free: Free, *, by: Person, organisation: Organisation | None = None, now: datetime | None = None
) -> Capacity:
    """Say what is free: one's own, or that of the organisation one speaks for. Everybody can read it until its day.

    The same again, while it is on the list, gives the one there is.
    Raises NotAllowed unless `by` speaks for `organisation`; NotPossible for a day that has passed or is more than a
    year away, and for somebody under 18 who would be named.
    """
    now = now or timezone.now()
    if organisation is not None:
        permissions.require_keep(by, organisation)
        if organisation.record.state != rules.LISTED:
            raise NotPossible("This organisation does not take part here now.")
    permissions.require_active(by)
    is_named = organisation is None and free.is_named
    if is_named and by.is_minor(timezone.localdate(now)):
        raise NotPossible(NOT_NAMED)
    said: dict[str, object] = {
        "organisation": organisation,
        "person": None if organisation else by,
        "is_named": is_named,
    }
    said |= _of(free, today=timezone.localdate(now))
    Person.objects.select_for_update().get(pk=by.pk)
    if there_is := Capacity.objects.filter(ended_at=None, hidden_at=None, **said).first():
        return there_is
    made = Capacity.objects.create(offered_at=now, **said)
    note(verb="capacity.offered", subject=made, by=by)
    _look_at(made, now)
    fits.tell_those_who_want(made, by=by, now=now)
    return made


def _look_at(free: Capacity, now: datetime | None) -> None:
    record = free.organisation.record if free.organisation else None
    look_at(record, f"{free.title}\n{free.words}", part=f"capacity:{free.pk}", now=now)


@transaction.atomic
def change_capacity(capacity: Capacity, free: Free, *, by: Person, now: datetime | None = None) -> None:
    """Say anew what is free, or keep it on the list for longer."""
    permissions.require_keep_capacity(by, capacity)
    locked = Capacity.objects.select_for_update().get(pk=capacity.pk)
    if locked.ended_at or locked.hidden_at:
        raise NotPossible("This is no longer offered. Offer it anew.")
    for name, value in _of(free, today=timezone.localdate(now)).items():
        setattr(locked, name, value)
    if locked.person_id and free.is_named and by.is_minor(timezone.localdate(now)):
        raise NotPossible(NOT_NAMED)
    locked.is_named = bool(locked.person_id and free.is_named)
    locked.save()
    note(verb="capacity.changed", subject=locked, by=by)
    _look_at(locked, now)


@transaction.atomic
def end_capacity(capacity: Capacity, *, by: Person, now: datetime | None = None) -> None:
    """Say that something is no longer offered. What was agreed with it stays. Saying it twice changes nothing."""
    permissions.require_keep_capacity(by, capacity)
    if Capacity.objects.filter(pk=capacity.pk, ended_at=None).update(ended_at=now or timezone.now()):
        note(verb="capacity.ended", subject=capacity, by=by)


def _of(free: Free, *, today: date) -> dict[str, object]:
    _check(free.title, free.gives)
    if free.until < today:
        sentence = "The last day on which it is free has passed already."
        raise BadInput(sentence, {"until": sentence})
    if free.until > (last := today + timedelta(days=rules.LONGEST_OFFERED_DAYS)):
        raise NotPossible(f"Offer it until {day_words(last)} at the latest; you can offer it again then.")
    return {
        "title": one_line(free.title)[:200],
        "words": clean(free.words),
        "gives": free.gives,
        "when_words": one_line(free.when_words)[:200],
        "place_id": free.place_id,
        "until": free.until,
        "terms": _terms(free.title, free.words, free.when_words),
    }


def _check(title: str, gives: str, role: str = rules.SUPPORTS) -> None:
    if not one_line(title):
        raise BadInput("Say in a few words what it is.", {"title": "Say in a few words what it is."})
    if gives not in rules.GIVES:
        raise BadInput("Choose what is given.", {"gives": "Choose what is given."})
    if role not in rules.PARTS:
        raise BadInput("Choose the role.", {"role": "Choose the role."})


def _terms(*texts: str) -> str:
    return " ".join(index_terms("\n".join(texts), "en"))
