"""What becomes of a person's roles, of what they offer and of whom they speak for, when they leave."""

from django.db.models import F
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import rules
from hub.actors.models import ActorRole, Capacity, RoleChange, Speaker
from hub.core.audit.actions import note

ERASED = "Whoever promised this has left, and took the words along."


def forget(person: Person) -> None:
    """End what the person plays, offers and speaks for, without their name. Inside the transaction of leaving."""
    now = timezone.now()
    mine = ActorRole.objects.filter(person=person)
    for role in mine.filter(state__in=rules.RUNNING).order_by("pk"):
        role.state = rules.NO_LONGER_OFFERED if role.state == rules.ACCEPTED else rules.NOT_TAKEN_UP
        role.ended_at = now
        role.save(update_fields=["state", "ended_at"])
        RoleChange.objects.create(role=role, what=role.state, words="", because="", at=now)
        note(verb=f"role.{role.state}", subject=role, by=None, detail={"record": role.record_id})
    mine.update(is_named=False, proposed_words="")
    Capacity.objects.filter(person=person, ended_at=None).update(ended_at=now)
    Capacity.objects.filter(person=person).update(is_named=False, title=ERASED, words="", when_words="", terms="")
    Speaker.objects.filter(person=person, until=None).update(until=timezone.localdate(now), is_named=False)
    Speaker.objects.filter(person=person, until__lt=F("since")).update(until=F("since"))


def forget_words(person: Person) -> None:
    """Take the words of what the person promised along. That they played a part stays, without their name."""
    ActorRole.objects.filter(person=person).exclude(words="").update(words=ERASED)
    RoleChange.objects.filter(role__person=person).update(words=None, because=None)
