"""The letters that follows send, in plain English: as plain text, and the same as HTML."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from hub.accounts.models import Person
from hub.core.clocks import verdict_links
from hub.core.follows.models import Notice
from hub.core.records.versions import Head
from hub.design.letters import Letter, Part
from hub.foundation.text import shorten

_SALT = "hub.core.follows.unsubscribe"
LONGEST_SUBJECT = 120


def of_notice(notice: Notice) -> EmailMultiAlternatives:
    """Return the letter for one personal notice; where it tells of an answer, it asks for the two taps."""
    letter = Letter(
        subject=shorten(notice.told, LONGEST_SUBJECT),
        parts=[Part(text=notice.told), Part(text="Read it here", url=full(notice.url)), *_taps(notice)],
        below=[Part(text="You get this letter because it is about something of yours.")],
    )
    return _mail(letter, notice.person)


def _taps(notice: Notice) -> list[Part]:
    clock = notice.clock
    if clock is None or clock.asker_id != notice.person_id:
        return []
    return [
        Part(text="You asked, so we ask you two things. Was the answer clear?"),
        Part(text="Yes, it was clear", url=full(verdict_links.address(clock, clear=True))),
        Part(text="No, it was not", url=full(verdict_links.address(clock, clear=False))),
        Part(text="The second question comes on the page that opens. You need not sign in."),
    ]


def of_digest(
    person: Person,
    notices: Iterable[Notice],
    *,
    more: int,
    heads: Sequence[Head] = (),
    connection: BaseEmailBackend | None = None,
) -> EmailMultiAlternatives:
    """Return the letter with all that is new for `person`: grouped by record, newest first.

    It carries the one-click way out (RFC 8058). `more` notices wait on the hub beside those shown.
    The seals in `heads` go along, so that whoever keeps the letter can tell a silent edit (docs/decisions/0005).
    """
    out = full(unsubscribe_address(person))
    waiting = [Part(text=f"And {more} more, on the hub", url=full(reverse("core:my_notices")))] if more else []
    letter = Letter(
        subject=f"What is new on {settings.HUB_NAME}",
        parts=[Part(text="Here is what is new on what you follow."), *headings(notices), *waiting, *_seals(heads)],
        below=[
            Part(
                text="Choose what you follow, and how often you get this letter", url=full(reverse("core:my_follows"))
            ),
            Part(text="Stop these letters with one click", url=out),
        ],
    )
    headers = {"List-Unsubscribe": f"<{out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return _mail(letter, person, headers, connection)


def _seals(heads: Sequence[Head]) -> list[Part]:
    if not heads:
        return []
    said = (
        "Seals of what was published since the last letter. Keep this letter, and nobody can change those texts unseen:"
    )
    points = [f"{head.reference}, version {head.number}: {head.seal}" for head in heads]
    return [Part(text=said, points=points), Part(text="How to check them", url=full("/data/"))]


def _mail(
    letter: Letter,
    person: Person,
    headers: dict[str, str] | None = None,
    connection: BaseEmailBackend | None = None,
) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(letter.subject, letter.as_text(), to=[str(person.email)])
    mail.extra_headers, mail.connection = headers or {}, connection
    mail.attach_alternative(letter.as_html(), "text/html")
    return mail


def headings(notices: Iterable[Notice]) -> list[Part]:
    """Group notices by their record, newest first; the record with the newest notice comes first."""
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
        found.append(Part(text=title, url=url, is_heading=True, points=[notice.told for notice in told]))
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
