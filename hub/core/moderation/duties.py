"""What moderators owe, as their list “What I owe” says it; and administrators, where a moderator is missing."""

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Grant, Person
from hub.accounts.roles import Role
from hub.core.moderation.models import Case
from hub.core.ways import Owing
from hub.design.words import plural


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


def to_find_another(person: Person, count: int) -> list[Owing]:  # noqa: ARG001 - one line, however much there is
    """Return, for administrators, the second looks that no moderator can give, who decided first. One statement.

    Somebody was promised that another moderator looks at it, and nobody else would ever hear that there is none.
    """
    if not person.has_role(Role.ADMINISTRATOR):
        return []
    others = Grant.objects.in_force(timezone.localdate()).filter(role=Role.MODERATOR, person__is_active=True)
    waiting = Case.objects.filter(outcome="", again__isnull=False).exclude(
        Exists(others.exclude(person=OuterRef("again__decided_by")))
    )
    if not (waits := waiting.count()):
        return []
    said = f"{plural(waits, 'second look waits', 'second looks wait')} for a moderator who did not decide first"
    return [Owing(title="Make somebody else a moderator too", url=reverse("accounts:people"), what=said)]
