"""Links by which the one who asked says in two taps what they think of an answer, without signing in."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.urls import reverse

from hub.core.clocks.models import Clock

_SALT = "hub.core.clocks.verdict"
LASTS = timedelta(days=90)


@dataclass(frozen=True)
class Named:
    """What a link names: a clock, and the person whose verdict it takes."""

    clock_pk: int
    person_pk: int


def token(clock: Clock) -> str:
    """Return the signed text that lets the asker of `clock`, and nobody else, give their verdict."""
    return signing.dumps([clock.pk, clock.asker_id], salt=_SALT)


def read(text: str) -> Named | None:
    """Return what a token names; None if it is not ours or older than 90 days."""
    try:
        clock_pk, person_pk = signing.loads(text, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Named(clock_pk, person_pk)


def address(clock: Clock, *, clear: bool) -> str:
    """Return the path behind “Yes, it was clear” or “No”, in a mail about the answer."""
    path = reverse("core:verdict_by_mail", kwargs={"token": token(clock)})
    return f"{path}?clear={'yes' if clear else 'no'}"
