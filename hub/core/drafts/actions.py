"""Keeping what somebody has begun to say, claiming it at sign-in, and sending it exactly once."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.drafts.models import Draft, Sent
from hub.core.drafts.queries import readable_by
from hub.core.records.models import Record
from hub.foundation.errors import NotPossible

KEPT_DAYS = 30
SHORTEST_KEY, LONGEST_KEY = 20, 43
CHANGED = "This form was changed on its way. Open it again and send it once more."
LARGEST_ANSWERS = 200_000  # characters of all answers together: several times the longest form


@transaction.atomic
def keep(token: str, kind: str, answers: Mapping[str, Any], *, by: Person | None, now: datetime | None = None) -> Draft:
    """Keep `answers` (one step's, by name) with those of the steps before, for 30 days from now.

    An unknown token, or another person's, begins a new draft under a token of its own: put the draft's `token` into
    the session. Raises NotPossible if it is longer than any form.
    """
    now = now or timezone.now()
    draft = Draft.objects.select_for_update().filter(readable_by(by), token=token, kind=kind).first()
    if draft is None:
        draft = Draft(token=secrets.token_urlsafe(32), kind=kind, person=by)
    draft.answers = {**draft.answers, **answers}
    if sum(len(str(value)) for value in draft.answers.values()) > LARGEST_ANSWERS:
        raise NotPossible("This is too long to keep. Say it in fewer words, or attach a file.")
    draft.updated_at, draft.expires_at = now, now + timedelta(days=KEPT_DAYS)
    draft.person = draft.person or by
    draft.save()
    return draft


@transaction.atomic
def claim(tokens: Iterable[str], *, by: Person) -> int:
    """Make the drafts of a browser session those of the person who has now signed in. Return how many."""
    return Draft.objects.filter(token__in=list(tokens), person=None).update(person=by)


@transaction.atomic
def discard(token: str, *, by: Person | None) -> None:
    """Throw a draft away. Doing it twice changes nothing."""
    Draft.objects.filter(readable_by(by), token=token).delete()


@transaction.atomic
def send(
    token: str, *, by: Person | None, make: Callable[[dict[str, Any]], Record], now: datetime | None = None
) -> Record:
    """Turn a draft into the record that `make` makes of its answers, once: a second click gives the same record.

    `make` runs in this transaction. Raises NotPossible if there is no such draft and none was sent.
    """
    draft = Draft.objects.select_for_update().filter(readable_by(by), token=token).first()
    if draft is None:
        sent = Sent.objects.filter(_sent_by(by), key=token).select_related("record").first()
        if sent is None:
            raise NotPossible("There is nothing to send: it was kept for 30 days, or thrown away. Start again.")
        return sent.record
    record = make(dict(draft.answers))
    Sent.objects.create(key=token, record=record, at=now or timezone.now())
    draft.delete()
    return record


@transaction.atomic
def once(key: str, *, by: Person, make: Callable[[], Record], now: datetime | None = None) -> Record:
    """Make a record of a form of one page, once: a second click with the same `key` gives the same record.

    `key` stands in the form (`secrets.token_urlsafe(32)`, made when it is shown); `make` runs in this transaction.
    Raises NotPossible for a key that is none.
    """
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise NotPossible(CHANGED)
    if sent := _sent(key, by):
        return sent.record
    try:
        with transaction.atomic():
            record = make()
            Sent.objects.create(key=key, record=record, at=now or timezone.now())
    except IntegrityError as error:
        if sent := _sent(key, by):  # the other click was at the same moment
            return sent.record
        if Sent.objects.filter(key=key).exists():
            raise NotPossible(CHANGED) from error
        raise
    return record


def _sent(key: str, by: Person) -> Sent | None:
    return Sent.objects.filter(_sent_by(by), key=key).select_related("record").first()


@transaction.atomic
def only_once(key: str, record: Record, *, act: Callable[[], object], now: datetime | None = None) -> bool:
    """Do `act`, which adds something to `record`, once for each form; return whether this was the first time.

    `key` stands in the form; without one nothing can be recognised, and `act` is done. Where `act` refuses, the key is
    not used up. Raises NotPossible for a key that is none, or was used for another record.
    """
    if not key:
        act()
        return True
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise NotPossible(CHANGED)
    try:
        with transaction.atomic():
            Sent.objects.create(key=key, record=record, at=now or timezone.now())
    except IntegrityError as error:
        if not Sent.objects.filter(key=key, record=record).exists():
            raise NotPossible(CHANGED) from error
        return False
    act()
    return True


def _sent_by(person: Person | None) -> Q:
    return Q(record__authors__person=person) if person else Q(record__authors=None)


@transaction.atomic
def expire(*, now: datetime | None = None) -> int:
    """Delete the drafts whose time is over. Return how many."""
    return Draft.objects.filter(expires_at__lt=now or timezone.now()).delete()[0]
