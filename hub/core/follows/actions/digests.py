"""The letter with all that is new: written at most once a day for each person, claimed before it is sent."""

import logging
from datetime import date, datetime

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.core.audit.actions import note
from hub.core.follows import mails, queries
from hub.core.follows.models import Digest, Follow, Notice
from hub.core.records.versions import new_heads
from hub.foundation.errors import BadInput, NotAllowed

logger = logging.getLogger(__name__)
MONDAY = 0
SHOWN = 100
SEALS_SHOWN = 20
FOUND_AT_MOST = 20


def send_digests(*, now: datetime | None = None) -> int:
    """Send today’s letters; return how many were sent. Safe to run twice, and by two workers at once.

    Daily ones go every day, weekly ones on Mondays; nobody gets an empty one. The mail server is asked first, so that
    nothing is claimed while it is down. What fails after the claim stays unsure, and is shown to administrators.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    sent = 0
    with get_connection() as connection:
        for key in list(_who_gets_one(today, now).values_list("pk", flat=True)):
            digest = _claim(Person.objects.get(pk=key), today, now)
            sent += digest is not None and _send(digest, connection)
    return sent


def _who_gets_one(today: date, now: datetime) -> QuerySet[Person]:
    often = ["daily", "weekly"] if today.weekday() == MONDAY else ["daily"]
    has_news = Q(pk__in=queries.not_told(now).values("person"))
    searches = Q(pk__in=Follow.objects.exclude(search="").values("person"))
    people = Person.objects.filter(has_news | searches, is_active=True, digest__in=often, email__isnull=False)
    return people.exclude(digests__day=today).order_by("pk")


def _news_of_searches(person: Person, now: datetime) -> list[Notice]:
    """Return a notice for each record published since the last letter that a followed search finds."""
    news: dict[int, Notice] = {}
    last = Digest.objects.filter(person=person).order_by("-day").first()
    for follow in Follow.objects.filter(person=person).exclude(search=""):
        since = max(follow.at, last.claimed_at) if last else follow.at
        for record in queries.new_under(follow.search, person, since)[:FOUND_AT_MOST]:
            sentence = f"New under a search you follow: “{record.title}”"
            news[record.pk] = Notice(
                person=person, record=record, sentence=sentence, url=record.get_absolute_url(), at=now
            )
    return list(news.values())


@transaction.atomic
def _claim(person: Person, today: date, now: datetime) -> Digest | None:
    """Make the letter and put what is new into it, before anything is sent; None if there is nothing, or it is made."""
    Notice.objects.bulk_create(_news_of_searches(person, now))
    waiting = list(queries.waiting_for_letter(person, now).values_list("pk", flat=True))
    if not waiting:
        return None
    digest, new = Digest.objects.get_or_create(person=person, day=today, defaults={"claimed_at": now})
    if not new:
        return None
    Notice.objects.filter(pk__in=waiting, digest=None).update(digest=digest)
    return digest


def _send(digest: Digest, connection: BaseEmailBackend) -> bool:
    """Send a claimed letter. On a failure it stays claimed and unsure, since it may have gone out."""
    notices = list(queries.notices_of(digest.person).filter(digest=digest))
    heads = new_heads(_since_last(digest), digest.claimed_at, most=SEALS_SHOWN)
    try:
        shown, more = notices[:SHOWN], max(0, len(notices) - SHOWN)
        mails.of_digest(digest.person, shown, more=more, heads=heads, connection=connection).send()
    except OSError:
        logger.exception("The letter %s may not have been sent.", digest.pk)
        return False
    Digest.objects.filter(pk=digest.pk).update(sent_at=timezone.now())
    return True


def _since_last(digest: Digest) -> datetime:
    """Return when the letter before was written, so that every seal of theirs goes out once; at most 35 days back."""
    before = Digest.objects.filter(person=digest.person_id, day__lt=digest.day).order_by("-day").first()
    longest = digest.claimed_at - queries.NEWS
    return max(before.claimed_at, longest) if before else longest


def send_digest_again(digest: Digest, *, by: Person) -> bool:
    """Send a letter of which nobody knows whether it went out. For administrators; NotAllowed to others."""
    if not by.has_role(Role.ADMINISTRATOR):
        raise NotAllowed("Only administrators can send a letter again.")
    with get_connection() as connection:
        sent = _send(digest, connection)
    note(verb="digest.sent_again", subject=digest, by=by)
    return sent


@transaction.atomic
def choose_digest(person: Person, often: str, *, by: Person | None) -> None:
    """Send letters to `person` “daily”, “weekly” or “never”. `by` is None when it came by the link in a letter."""
    if often not in {"daily", "weekly", "never"}:
        raise BadInput("Choose daily, weekly or never.", {"often": "Choose daily, weekly or never."})
    if by is not None and by.pk != person.pk:
        raise NotAllowed("Everybody chooses for themselves how often they get a letter.")
    Person.objects.filter(pk=person.pk).update(digest=often)
    person.digest = often
    note(verb="digest.chosen", subject=person, by=by, detail={"often": often})
