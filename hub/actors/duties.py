"""What waits for somebody's word, on the list “What I owe”."""

from collections.abc import Sequence

from django.urls import reverse

from hub.accounts.models import Person
from hub.actors import rules
from hub.actors.naming import name_of
from hub.actors.queries import organisations, roles
from hub.core.ways import Owing
from hub.foundation.text import shorten


def waiting(person: Person, count: int) -> Sequence[Owing]:
    """Return the roles that wait for the person's word, oldest first. One statement."""
    return [
        Owing(
            title=shorten(role.record.title, 120),
            url=reverse("actors:role", kwargs={"number": role.pk}),
            what=f"{name_of(role)}: {role.part.label.lower()}",
            note=rules.STATES[role.state] if role.state in rules.WAITING else "Other words are proposed",
        )
        for role in roles.waiting_for(person, count)
    ]


def to_list(person: Person, count: int) -> Sequence[Owing]:
    """Return the organisations that wait to be listed, for the improvement team. One statement, or none."""
    return [
        Owing(title=record.title, url=record.get_absolute_url(), what="Check who speaks for it, and list it")
        for record in organisations.waiting_to_be_listed(person, count)
    ]
