"""Whom to tell of a role: those who speak for its actor, and those who arrange roles on its record."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Grant, Person
from hub.accounts.roles import Role
from hub.actors import permissions, rules
from hub.actors.models import ActorRole, Organisation
from hub.core.follows.actions import About, notify
from hub.core.records.models import Record


def speaking_for(organisation: Organisation) -> list[Person]:
    """Return the people who speak for an organisation today. One statement."""
    found = permissions.speakers(timezone.localdate()).filter(organisation=organisation, person__is_active=True)
    return [speaker.person for speaker in found.select_related("person").order_by("pk")]


def behind(role: ActorRole) -> list[Person]:
    """Return who gives their word on a role: the person, or who speaks for the organisation; nobody else can."""
    if role.organisation:
        return speaking_for(role.organisation)
    return [role.person] if role.person else []


def arranging(record: Record) -> list[Person]:
    """Return who answers what is offered on a record: who acts for its post, and its convenors.

    Where there is neither, the improvement team. Four statements at most.
    """
    people: list[Person] = []
    if record.post and (acting := record.post.acting_id(timezone.localdate())):
        people += Person.objects.filter(pk=acting, is_active=True)
    convened = ActorRole.objects.filter(record=record, role=rules.CONVENES, state=rules.ACCEPTED)
    for role in convened.select_related("organisation", "person"):
        people += behind(role)
    return people or improvers()


def improvers() -> list[Person]:
    """Return the people of the improvement team. One statement."""
    held = Grant.objects.in_force(timezone.localdate()).filter(role=Role.IMPROVEMENT_TEAM)
    return list(Person.objects.filter(is_active=True, grants__in=held).distinct().order_by("pk"))


def tell_improvers(record: Record, sentence: str, *, by: Person, now: datetime | None) -> None:
    """Tell the improvement team one sentence about a record."""
    notify(record, sentence, by=by, to=improvers(), now=now)


def tell(role: ActorRole, sentence: str, *, to: Iterable[Person], by: Person | None, now: datetime | None) -> None:
    """Tell people about a role in which they have a say, by mail at once; it leads to the role's own page."""
    where = About(url=reverse("actors:role", kwargs={"number": role.pk}))
    notify(role.record, sentence, by=by, to=to, personal=True, about=where, now=now)
