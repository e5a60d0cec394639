"""What the hub holds about a person in the roles they play, what they offer, and whom they speak for."""

from hub.accounts import personal_data
from hub.accounts.models import Person
from hub.accounts.personal_data import Row
from hub.actors import rules
from hub.actors.actions import leaving
from hub.actors.models import ActorRole, Capacity, Speaker
from hub.core.records.models import Record


def register() -> None:
    """Register the parts, in the order in which they are shown."""
    personal_data.register("Parts you play", roles)
    personal_data.register("What you have free", capacities)
    personal_data.register("Organisations you speak for", speaking)
    personal_data.erase_with(leaving.forget)
    personal_data.erase_words_with(leaving.forget_words)


def roles(person: Person) -> list[Row]:
    """Return the person's roles. The record is named by its title only where they may still read it."""
    readable = set(Record.objects.visible_to(person).filter(actor_roles__person=person).values_list("pk", flat=True))
    rows = ActorRole.objects.filter(person=person).select_related("record").order_by("pk")
    return [
        {
            "on": role.record.reference,
            "title": role.record.title if role.record_id in readable else "",
            "role": role.part.label,
            "state": rules.STATES[role.state],
            "words": role.words or role.proposed_words,
            "with_your_name": role.is_named,
            "since": role.begun_at,
        }
        for role in rows
    ]


def capacities(person: Person) -> list[Row]:
    """Return what the person has free, now and before."""
    rows = Capacity.objects.filter(person=person).order_by("pk")
    return [
        {"what": one.title, "words": one.words, "when": one.when_words, "until": one.until, "ended_at": one.ended_at}
        for one in rows
    ]


def speaking(person: Person) -> list[Row]:
    """Return the organisations that the person speaks or spoke for."""
    rows = Speaker.objects.filter(person=person).select_related("organisation").order_by("pk")
    return [{"organisation": one.organisation.record.reference, "since": one.since, "until": one.until} for one in rows]
