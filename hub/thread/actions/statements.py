"""Adopting, rewording, reviewing and retiring the statements of the golden thread. Leaders do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.hearing import tell_followers
from hub.core.links.actions import link
from hub.core.records.actions import Card, change_state, open_record, publish, revise
from hub.core.records.models import Record, Version
from hub.core.records.versions import seal_version
from hub.foundation.dates import day_words
from hub.foundation.errors import NotPossible
from hub.foundation.text import shorten
from hub.thread import rules
from hub.thread.actions import telling
from hub.thread.models import Adoption, Behaviour, Edition, Statement
from hub.thread.permissions import require_shape


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a statement says: its short name, its full wording, and for a value the behaviours that show it."""

    title: str
    text: str
    behaviours: Sequence[str] = ()


@transaction.atomic
def adopt_edition(
    name: str,
    *,
    adopted_on: date,
    reason: str,
    by: Person,
    keep: Iterable[Statement] | None = None,
    now: datetime | None = None,
) -> Edition:
    """Adopt the thread anew: `keep` are the statements carried over, all that hold unless given.

    What is not carried over is retired, with the edition as the reason. Raises NotPossible for a name that was used
    before, a day before the edition in force, a day to come, or no reason.
    """
    require_shape(by)
    now = now or timezone.now()
    _check_edition(name, adopted_on, reason, timezone.localdate(now))
    edition = Edition.objects.create(name=name, adopted_on=adopted_on, reason=reason, by=by, at=now)
    note(verb="edition.adopted", subject=edition, by=by)
    kept = None if keep is None else {statement.pk for statement in keep}
    for statement in Statement.objects.exclude(record__state=rules.RETIRED).order_by("pk"):
        if kept is None or statement.pk in kept:
            _enter(statement, edition)
        else:
            _clear_review(statement)
            because = f"Not carried over into the edition “{name}”: {reason}"
            change_state(statement.record, to=rules.RETIRED, by=by, reason=because, now=now)
            _tell(statement.record, f"was retired. {because}", by, now)
    return edition


def _check_edition(name: str, adopted_on: date, reason: str, today: date) -> None:
    if not reason.strip():
        raise NotPossible("Say why the thread is adopted anew.")
    if adopted_on > today:
        raise NotPossible("An edition is adopted on a day that has come.")
    if Edition.objects.filter(name=name).exists():
        raise NotPossible(f"There is an edition called “{name}” already. Give this one another name.")
    latest = newest_edition()
    if latest and adopted_on < latest.adopted_on:
        raise NotPossible(
            f"The edition in force was adopted on {day_words(latest.adopted_on)}: a new one cannot be older."
        )


def newest_edition() -> Edition | None:
    """Return the edition in force, or None before the first. One statement."""
    return Edition.objects.order_by("-adopted_on", "-pk").first()


@transaction.atomic
def add_statement(
    kind: str,
    wording: Wording,
    *,
    by: Person,
    serves: Iterable[Record] = (),
    position: int | None = None,
    now: datetime | None = None,
) -> Statement:
    """Adopt one more statement into the edition in force. `serves` are the statements it hangs from.

    Raises NotPossible if there is no edition yet, if behaviours are given to what is no value, or if a statement of
    this kind cannot serve one of `serves`.
    """
    require_shape(by)
    edition = newest_edition()
    if edition is None:
        raise NotPossible("Adopt an edition first: each statement is part of one.")
    _check_behaviours(kind, wording)
    record = open_record(kind, _card(wording), by=by, authors=[], now=now)
    if position is None:
        position = Statement.objects.filter(record__kind=kind).count() + 1
    statement = Statement.objects.create(record=record, wording=wording.text, position=position)
    _set_behaviours(statement, wording)
    _seal(statement, wording, by=by, reason="Adopted.", now=now)
    _enter(statement, edition)
    publish(record, by=by, now=now)
    for higher in serves:
        if higher.kind not in rules.STATEMENTS[kind].above:
            raise NotPossible(f"This cannot hang from {higher.reference}: choose a statement further up.")
        link(record, "serves", higher, by=by, now=now)
        telling.tell_of_work(record, higher, by=by, now=now)
    return statement


@transaction.atomic
def reword(statement: Statement, wording: Wording, *, by: Person, reason: str, now: datetime | None = None) -> Version:
    """Say it in other words. The older wording stays readable, with its differences and the reason.

    Raises NotPossible without a reason, for what was retired, or if nothing changes.
    """
    require_shape(by)
    if not reason.strip():
        raise NotPossible("Say why the wording changes: the reason stands beside the older wording.")
    _check_behaviours(statement.record.kind, wording)
    locked = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    if locked.record.state == rules.RETIRED:
        raise NotPossible("This was retired. Adopt a new statement instead.")
    locked.wording = wording.text
    locked.save(update_fields=["wording"])
    _set_behaviours(locked, wording)
    version = _seal(locked, wording, by=by, reason=reason, now=now)
    revise(locked.record, title=wording.title, summary=wording.text, by=by)
    _tell(locked.record, f"has a new wording. The reason: {reason}", by, now)
    return version


@transaction.atomic
def put_under_review(
    statement: Statement, *, until: date, invitation: str, by: Person, now: datetime | None = None
) -> None:
    """Ask everybody what they think of the statement, from today until a day. It holds meanwhile.

    Raises NotPossible if the day is not to come or the invitation is empty.
    """
    require_shape(by)
    now = now or timezone.now()
    today = timezone.localdate(now)
    if until <= today:
        raise NotPossible("A review is open until a day to come.")
    if not invitation.strip():
        raise NotPossible("Say what you would like to hear from people.")
    change_state(statement.record, to=rules.UNDER_REVIEW, by=by, reason=invitation, now=now)
    statement.review_from, statement.review_until, statement.invitation = today, until, invitation
    statement.save(update_fields=["review_from", "review_until", "invitation"])
    _tell(statement.record, f"is under review until {day_words(until)}. {invitation}", by, now)


@transaction.atomic
def end_review(statement: Statement, *, by: Person, because: str, now: datetime | None = None) -> None:
    """Close the review, saying what came of it. The statement holds as it is worded now."""
    require_shape(by)
    if statement.record.state != rules.UNDER_REVIEW:
        raise NotPossible("This is not under review.")
    change_state(statement.record, to=rules.ADOPTED, by=by, reason=because, now=now)
    _clear_review(statement)
    _tell(statement.record, f"is no longer under review. {because}", by, now)


@transaction.atomic
def retire(statement: Statement, *, by: Person, because: str, now: datetime | None = None) -> None:
    """Say that the statement holds no longer, and why. Its page stays, with all that was done in its name."""
    require_shape(by)
    change_state(statement.record, to=rules.RETIRED, by=by, reason=because, now=now)
    _clear_review(statement)
    _tell(statement.record, f"was retired. {because}", by, now)


def _tell(record: Record, what: str, by: Person, now: datetime | None) -> None:
    """Tell those who follow the statement what became of it; what is too long for a notice is cut."""
    tell_followers(record, f"“{record.title}” {what}", by=by, now=now)


def _card(wording: Wording) -> Card:
    return Card(title=wording.title, summary=shorten(wording.text, 500))


def _check_behaviours(kind: str, wording: Wording) -> None:
    if wording.behaviours and kind != rules.VALUE:
        raise NotPossible("Behaviours belong to values: leave them out here.")


def _set_behaviours(statement: Statement, wording: Wording) -> None:
    statement.behaviours.all().delete()
    Behaviour.objects.bulk_create(
        Behaviour(statement=statement, wording=text, position=position)
        for position, text in enumerate(wording.behaviours, start=1)
    )


def _seal(statement: Statement, wording: Wording, *, by: Person, reason: str, now: datetime | None) -> Version:
    values = {"title": wording.title, "wording": wording.text, "behaviours": "\n".join(wording.behaviours)}
    return seal_version(statement.record, values, by=by, reason=reason, now=now)


def _enter(statement: Statement, edition: Edition) -> None:
    latest = statement.record.versions.latest("number")
    Adoption.objects.create(edition=edition, statement=statement, version=latest)


def _clear_review(statement: Statement) -> None:
    statement.review_from = statement.review_until = None
    statement.invitation = ""
    statement.save(update_fields=["review_from", "review_until", "invitation"])
