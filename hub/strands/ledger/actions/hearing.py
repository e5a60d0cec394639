"""Who hears of what happens in the ledger. Only the actions beside it call this."""

from datetime import datetime

from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.queries import holders
from hub.accounts.roles import Role
from hub.core.follows import actions as follows
from hub.core.follows.hearing import authors_of
from hub.core.follows.origins import tell_first_authors
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.strands.ledger import permissions


def tell_monitors(record: Record, sentence: str, *, by: Person | None, now: datetime | None = None) -> None:
    """Tell every monitoring officer, by mail and at once."""
    grants = holders(timezone.localdate(now)).filter(role=Role.MONITORING_OFFICER)
    follows.notify(record, sentence, by=by, to=[grant.person for grant in grants], personal=True, now=now)


def tell_who_acts(record: Record, sentence: str, *, by: Person | None, now: datetime | None = None) -> None:
    """Tell whoever acts for the post that answers for `record`; nobody while it is vacant."""
    if record.post and (person := record.post.acting(timezone.localdate(now))):
        follows.notify(record, sentence, by=by, to=[person], personal=True, now=now)


def tell_who_clears(record: Record, sentence: str, *, by: Person | None, now: datetime | None = None) -> None:
    """Tell whoever acts for the clearing post; where there is none, or it is vacant, every monitoring officer."""
    post = permissions.clearing_post()
    person = post.acting(timezone.localdate(now)) if post else None
    if person is None or person == by:
        tell_monitors(record, sentence, by=by, now=now)
        return
    follows.notify(record, sentence, by=by, to=[person], personal=True, now=now)


def greet_supplier(record: Record, person: Person, *, by: Person, now: datetime | None = None) -> None:
    """Tell somebody that they speak for the supplier of a contract that everybody can read; they follow it from now."""
    sentence = f"You speak for the supplier of “{record.title}”: say what the money buys, and what was delivered"
    follows.notify(record, sentence, by=by, to=[person], personal=True, now=now)
    follows.follow(record, by=person, now=now)


def tell_beginners(
    record: Record, relation: str, sentence: str, *, by: Person | None, now: datetime | None = None
) -> None:
    """Tell those with whom it began: the authors of what is tied to `record`, and of what that came from.

    Their notice leads to what they began, or what it became: from there the tie leads on.
    """
    for tie in Link.objects.current().filter(relation=relation, target=record).select_related("source").order_by("pk"):
        about = follows.About(url=record.get_absolute_url())
        follows.notify(tie.source, sentence, by=by, to=authors_of(tie.source), personal=True, about=about, now=now)
        tell_first_authors(tie.source, sentence, by=by, now=now)
