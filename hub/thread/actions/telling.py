"""Telling those who follow a statement: what serves it now, how it is worded, whether it is under review or retired."""

from datetime import datetime

from hub.accounts.models import Person
from hub.core.follows.actions import notify
from hub.core.follows.models import Follow
from hub.core.links.models import Link
from hub.core.records.models import Record


def tell_of_work(record: Record, statement: Record, *, by: Person, now: datetime | None = None) -> None:
    """Tell those who follow `statement` that `record` serves it; and those who follow what it hangs from: who follows
    a priority wants to hear of what is done for its outcomes. Everybody once, and only who may read `record`.
    """
    above = Link.objects.current().filter(source=statement, relation="serves").values("target")
    following = Follow.objects.filter(person__is_active=True).select_related("person").order_by("pk")
    near = {one.person_id: one.person for one in following.filter(record=statement)}
    far = {one.person_id: one.person for one in following.filter(record__in=above) if one.person_id not in near}
    sentence = f"“{record.title}” now serves “{statement.title}”"
    notify(record, f"{sentence}, which you follow", by=by, to=near.values(), now=now)
    notify(record, f"{sentence}, part of what you follow", by=by, to=far.values(), now=now)
