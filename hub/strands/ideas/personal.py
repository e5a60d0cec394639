"""What ideas hold about a person: what they said in full, what they replied and confirmed, and what they support."""

from hub.accounts import personal_data
from hub.accounts.models import Person
from hub.accounts.personal_data import Row
from hub.core.places.queries import pin_of
from hub.core.records.models import Record
from hub.strands.ideas.models import Confirmation, Idea, Reply, Support


def register() -> None:
    """Register the parts, in the order in which they are shown."""
    personal_data.register("Your ideas in full", ideas)
    personal_data.register("What you replied about them", replies)
    personal_data.register("Whether what you asked for was done", confirmations)
    personal_data.register("Ideas you support", supports)


def ideas(person: Person) -> list[Row]:
    """Return what the person said, whoever may read it. One statement."""
    found = (
        Idea.objects.filter(record__authors__person=person)
        .select_related("record__place", "record__pin")
        .order_by("pk")
    )
    return [
        {
            "reference": idea.record.reference,
            "problem": idea.problem,
            "better": idea.better,
            "for_whom": idea.for_whom,
            "where": idea.where_words,
            "ward": idea.record.place.name if idea.record.place else None,
            "pin": str(pin_of(idea.record) or ""),
            "already_there": idea.already_there,
        }
        for idea in found
    ]


def replies(person: Person) -> list[Row]:
    """Return what the person replied to what was asked. One statement."""
    found = Reply.objects.filter(by=person).select_related("asked__idea__record").order_by("pk")
    return [{"about": one.asked.idea.record.reference, "words": one.words, "at": one.at} for one in found]


def confirmations(person: Person) -> list[Row]:
    """Return what the person said of what a service had done. One statement."""
    found = Confirmation.objects.filter(by=person).select_related("doing__idea__record").order_by("pk")
    return [
        {"about": one.doing.idea.record.reference, "done": one.done, "words": one.words, "at": one.at} for one in found
    ]


def supports(person: Person) -> list[Row]:
    """Return the ideas that the person supports, of those that they may read. One statement."""
    readable = Record.objects.visible_to(person)
    found = Support.objects.filter(readable.behind("idea"), person=person).select_related("idea__record")
    return [{"idea": one.idea.record.reference, "title": one.idea.record.title, "at": one.at} for one in found]
