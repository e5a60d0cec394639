"""The letters that follows send: plain text, in plain English."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse

from hub.accounts.models import Person
from hub.core.clocks import verdict_links
from hub.core.follows.models import Notice
from hub.core.records.versions import Head
from hub.foundation.text import shorten

_SALT = "hub.core.follows.unsubscribe"
LONGEST_SUBJECT = 120


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The notices about one record in a letter, newest first."""

    title: str
    url: str
    sentences: list[str]


def of_notice(notice: Notice) -> EmailMessage:
    """Return the letter for one personal notice; where it tells of an answer, it asks for the two taps."""
    clock = notice.clock
    asks = clock is not None and clock.asker_id == notice.person_id
    context = {
        "sentence": notice.told,
        "url": full(notice.url),
        "clear_url": full(verdict_links.address(clock, clear=True)) if clock and asks else "",
        "unclear_url": full(verdict_links.address(clock, clear=False)) if clock and asks else "",
        "hub": settings.HUB_NAME,
        "council": settings.HUB_COUNCIL,
    }
    body = render_to_string("core/mails/notice.txt.jinja", context)
    subject = shorten(notice.told, LONGEST_SUBJECT)
    return EmailMessage(subject=subject, body=body, to=[str(notice.person.email)])


def of_digest(
    person: Person,
    notices: Iterable[Notice],
    *,
    more: int,
    heads: Sequence[Head] = (),
    connection: BaseEmailBackend | None = None,
) -> EmailMessage:
    """Return the letter with all that is new for `person`: grouped by record, newest first.

    It carries the one-click way out (RFC 8058). `more` notices wait on the hub beside those shown.
    The seals in `heads` go along, so that whoever keeps the letter can tell a silent edit (docs/decisions/0005).
    """
    out = full(unsubscribe_address(person))
    context = {
        "headings": headings(notices),
        "more": more,
        "heads": heads,
        "data_url": full("/data/"),
        "notices_url": full(reverse("core:my_notices")),
        "follows_url": full(reverse("core:my_follows")),
        "unsubscribe_url": out,
        "hub": settings.HUB_NAME,
        "council": settings.HUB_COUNCIL,
    }
    return EmailMessage(
        subject=f"What is new on {settings.HUB_NAME}",
        body=render_to_string("core/mails/digest.txt.jinja", context),
        to=[str(person.email)],
        connection=connection,
        headers={"List-Unsubscribe": f"<{out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def headings(notices: Iterable[Notice]) -> list[Heading]:
    """Group notices by their record; the record with the newest notice comes first."""
    newest: dict[int, int] = {}
    listed = sorted(notices, key=lambda notice: (notice.at, notice.pk), reverse=True)
    for place, notice in enumerate(listed):
        newest.setdefault(notice.record_id or 0, place)
    listed.sort(key=lambda notice: newest[notice.record_id or 0])
    found = []
    for _, group in groupby(listed, key=lambda notice: notice.record_id):
        told = list(group)
        record = told[0].record
        title = f"{record.reference} {record.title}" if record else "The hub"
        url = full(record.get_absolute_url() if record else told[0].url)
        found.append(Heading(title=title, url=url, sentences=[notice.told for notice in told]))
    return found


def full(path: str) -> str:
    """Return the whole address of a path on this hub."""
    return f"{settings.HUB_BASE_URL}{path}"


def unsubscribe_address(person: Person) -> str:
    """Return the path that stops the letters to `person`, for whoever holds it: it does nothing else, and lasts."""
    return reverse("core:unsubscribe", kwargs={"token": signing.dumps(person.pk, salt=_SALT)})


def read_unsubscribe(token: str) -> int | None:
    """Return the key of the person whose letters the token stops; None if it is not ours."""
    try:
        return int(signing.loads(token, salt=_SALT))
    except signing.BadSignature:
        return None
