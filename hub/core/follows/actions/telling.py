"""Telling people what happened: a row for each, and a letter at once where it is about their own thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.clocks.models import Clock
from hub.core.follows import mails, queries
from hub.core.follows.models import Notice
from hub.core.records.models import Record
from hub.foundation.errors import NotAllowed
from hub.foundation.text import one_line, shorten

LONGEST = 500
KNOWN_BY = 60


@dataclass(frozen=True, kw_only=True)
class About:
    """Where a notice leads, if not to the record’s page; and the promise just kept, on which a verdict is asked."""

    url: str = ""
    clock: Clock | None = None


@transaction.atomic
def notify(  # noqa: PLR0913 - who, what, to whom, how and when are each needed
    record: Record | None,
    sentence: str,
    *,
    by: Person | None,
    to: Iterable[Person] | None = None,
    personal: bool = False,
    about: About | None = None,
    now: datetime | None = None,
) -> int:
    """Tell `to`, or all who follow `record`, one sentence about it; return how many were told.

    Nobody is told of what they may not read, nor of what they did themselves. `personal` notices are about the
    person's own thing: they are told whatever they may read (a record that was hidden is still theirs), and by mail
    at once. Where it is about no record, `to` and an address in `about` are given. Two statements for a public record,
    whoever follows it; one more for each follower of another.
    """
    about = about or About()
    people = to if to is not None else queries.followers(record) if record else []
    told = [person for person in people if person.is_active and (by is None or person.pk != by.pk)]
    if record and not personal:
        told = queries.who_may_read(record, told)
    notices = Notice.objects.bulk_create(
        [
            Notice(
                person=person,
                record=record,
                sentence=shorten(one_line(sentence), LONGEST),
                url=about.url or (record.get_absolute_url() if record else ""),
                clock=about.clock,
                personal=personal,
                at=now or timezone.now(),
            )
            for person in {person.pk: person for person in told}.values()
        ],
        batch_size=500,
    )
    if personal:
        for notice in notices:
            transaction.on_commit(partial(mail_soon.enqueue, notice.pk))
    return len(notices)


@transaction.atomic
def tell_of_new(record: Record, *, by: Person | None, now: datetime | None = None) -> int:
    """Tell those who follow the place of a record that has just been published. Call it when it first is.

    Searches that people follow are run when their letter is written.
    """
    if record.place is None:
        return 0
    sentence = f"New in {record.place.name}: “{record.title}”"
    return notify(record, sentence, by=by, to=queries.followers_of_place(record.place), now=now)


@task()
def mail_soon(notice_pk: int) -> None:
    """Mail one personal notice in the background. Running it twice sends one letter."""
    if notice := Notice.objects.select_related("person").filter(pk=notice_pk).first():
        mail_notice(notice)


def mail_notice(notice: Notice, *, now: datetime | None = None) -> bool:
    """Send one personal notice by mail, once; return whether it was sent now.

    It is claimed first, so that two workers send one letter, and read again: what it repeats may have been hidden
    meanwhile. A refusal by the mail server gives it back.
    """
    claimed = Notice.objects.filter(pk=notice.pk, mailed_at=None).update(mailed_at=now or timezone.now())
    if not claimed or not notice.person.email or not notice.person.is_active:
        return False
    try:
        mails.of_notice(Notice.objects.as_told().select_related("person", "clock").get(pk=notice.pk)).send()
    except OSError:
        Notice.objects.filter(pk=notice.pk).update(mailed_at=None)
        raise
    return True


@transaction.atomic
def withhold(record: Record, words: str, part: str, *, by: Person) -> int:
    """Mark the notices about `record` that repeat `words`, which stand in `part` and are being hidden; return how many.

    They are told without them from now on, on pages and in letters that have not gone out, while the part is hidden.
    A notice may have cut the words short, so that their beginning is looked for.
    """
    begins = shorten(one_line(words), KNOWN_BY).removesuffix("…").rstrip()
    marked = Notice.objects.filter(record=record, quotes="", sentence__contains=begins).update(quotes=part)
    if marked:
        note(verb="notice.withheld", subject=record, by=by, detail={"part": part, "notices": marked})
    return marked


@transaction.atomic
def mark_read(notice: Notice, *, by: Person, now: datetime | None = None) -> None:
    """Mark one of one’s own notices as read. Raises NotAllowed to others."""
    if notice.person_id != by.pk:
        raise NotAllowed("This was told to somebody else.")
    Notice.objects.filter(pk=notice.pk, seen_at=None).update(seen_at=now or timezone.now())


@transaction.atomic
def mark_all_read(*, by: Person, now: datetime | None = None) -> None:
    """Mark all one’s notices as read."""
    Notice.objects.filter(person=by, seen_at=None).update(seen_at=now or timezone.now())
