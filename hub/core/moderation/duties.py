"""What moderators owe, as their list “What I owe” says it."""

from django.db.models import Count, Q
from django.urls import reverse

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.core.moderation.models import Case
from hub.core.ways import Owing


def to_look_at(person: Person, count: int) -> list[Owing]:  # noqa: ARG001 - two lines, however much there is
    """Return the queues in which something waits for a moderator, the private one first. One statement.

    A second look at what they decided themselves is not theirs to give, and not in the count.
    """
    if not person.has_role(Role.MODERATOR):
        return []
    waiting = (
        Case.objects.filter(outcome="")
        .exclude(again__decided_by=person)
        .aggregate(concerns=Count("pk", filter=Q(concern=True)), others=Count("pk", filter=Q(concern=False)))
    )
    queues = [
        ("Somebody may be at risk", reverse("core:concerns"), waiting["concerns"]),
        ("Reported by readers, or found by a rule", reverse("core:moderation"), waiting["others"]),
    ]
    return [Owing(title=title, url=url, what=f"{waits:,} to look at") for title, url, waits in queues if waits]
