"""What becomes of somebody’s ideas when they leave and take their words along."""

from hub.accounts.models import Person
from hub.core.places.models import Pin
from hub.core.records.actions import revise
from hub.core.records.hidings import ERASED
from hub.core.records.models import Author, StateChange
from hub.core.records.versions import redact
from hub.strands.ideas import rules
from hub.strands.ideas.actions.telling import withdraw_by_author
from hub.strands.ideas.models import Confirmation, Idea, Reply

TITLE = "An idea whose author has taken its words along"


def forget_ideas(person: Person) -> None:
    """Put a sentence in the place of the ideas that the person wrote alone, and of what they replied.

    The record stays under its reference, with what the council said; sealed versions keep their hashes. What others
    wrote with them is theirs too, and stays. The reasons that they gave as the author go from the history as well.
    Nobody can answer what is no longer there: what still waited for its answer is taken back.
    """
    written = Author.objects.filter(person=person, record__kind=rules.IDEA)
    shared = Author.objects.filter(record__in=written.values("record")).exclude(person=person)
    alone = written.exclude(record__in=shared.values("record")).values("record")
    for idea in Idea.objects.filter(record__in=alone).select_related("record").order_by("pk"):
        idea.problem, idea.better, idea.for_whom, idea.where_words, idea.already_there = ERASED, "", "", "", ""
        idea.save(update_fields=["problem", "better", "for_whom", "where_words", "already_there"])
        Pin.objects.filter(record=idea.record).delete()
        revise(idea.record, title=TITLE, summary=ERASED, by=person)
        if idea.record.state in rules.WAITING:
            withdraw_by_author(idea, reason="", by=person)
        for version in idea.record.versions.prefetch_related("fields"):
            for field in version.fields.all():
                if field.value is not None:
                    redact(version, field.name, by=person, ground="Its author has left, and asked for it.")
    Reply.objects.filter(by=person).update(words=None)
    confirmed = Confirmation.objects.filter(by=person).exclude(words="")
    moves = StateChange.objects.filter(by=person).exclude(reason="")
    moves.filter(pk__in=confirmed.values("move")).update(reason=None)
    moves.filter(record__in=written.values("record"), new=rules.WITHDRAWN).update(reason=None)
    confirmed.update(words=None)
