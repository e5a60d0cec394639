"""What the core holds about a person in what they said, follow and were told; and what goes when they leave."""

from django.db.models import F, Q, QuerySet

from hub.accounts import personal_data
from hub.accounts.models import Person
from hub.accounts.personal_data import Row
from hub.accounts.queries import grants_of
from hub.core.attachments.actions import withdraw
from hub.core.attachments.models import Attachment
from hub.core.comments.models import Comment, Offer, Wording
from hub.core.drafts.models import Draft
from hub.core.feedback.models import Verdict
from hub.core.follows.models import Follow, Notice
from hub.core.follows.queries import follows_of, notices_of
from hub.core.moderation.models import Report
from hub.core.records.hidings import ERASED
from hub.core.records.models import Author, StateChange
from hub.core.tallies.models import RecordTally


def register() -> None:
    """Register the parts, in the order in which they are shown."""
    personal_data.register("What you put forward", put_forward)
    personal_data.register("What you began and have not sent", drafts)
    personal_data.register("What you said", comments)
    personal_data.register("Files you added", files)
    personal_data.register("Reasons you gave", reasons)
    personal_data.register("Help you offered", offers)
    personal_data.register("What you thought of answers", verdicts)
    personal_data.register("What you reported", reports)
    personal_data.register("What you follow", follows)
    personal_data.register("What you were told", notices)
    personal_data.erase_with(forget_private)
    personal_data.erase_words_with(forget_words)


def put_forward(person: Person) -> list[Row]:
    """Return the records that the person wrote, as their cards have them."""
    rows = Author.objects.filter(person=person).select_related("record").order_by("record_id")
    return [
        {"reference": one.record.reference, "title": one.record.title, "state": one.record.state_label} for one in rows
    ]


def drafts(person: Person) -> list[Row]:
    """Return what the person began and has not sent."""
    rows = Draft.objects.filter(person=person).order_by("pk")
    return [{"kind": one.kind, "answers": one.answers, "kept_until": one.expires_at} for one in rows]


def comments(person: Person) -> list[Row]:
    """Return what the person said, with earlier wordings and what was hidden."""
    rows = Comment.objects.filter(author=person).select_related("record").prefetch_related("wordings").order_by("pk")
    return [
        {
            "about": comment.record.reference,
            "words": comment.source,
            "earlier_words": [wording.source for wording in comment.wordings.all()],
            "said_at": comment.created_at,
            "hidden_because": comment.hidden_because,
        }
        for comment in rows
    ]


def files(person: Person) -> list[Row]:
    """Return the files the person added, and why those that are gone were taken away."""
    rows = Attachment.objects.filter(by=person).select_related("record").order_by("pk")
    return [
        {
            "on": file.record.reference,
            "name": file.name,
            "shows": file.alt,
            "added_at": file.at,
            "taken_away_because": file.removed_because,
        }
        for file in rows
    ]


def offers(person: Person) -> list[Row]:
    """Return the help the person offered."""
    rows = Offer.objects.filter(person=person).select_related("record").order_by("pk")
    return [
        {"for": offer.record.reference, "words": offer.words, "at": offer.at, "ended_at": offer.ended_at}
        for offer in rows
    ]


def verdicts(person: Person) -> list[Row]:
    """Return what the person thought of answers to them."""
    rows = Verdict.objects.filter(person=person).select_related("clock__record").order_by("pk")
    return [
        {"about": row.clock.record.reference, "clear": row.clear, "agree": row.agree, "words": row.words, "at": row.at}
        for row in rows
    ]


def reports(person: Person) -> list[Row]:
    """Return what the person reported to moderators."""
    rows = Report.objects.filter(person=person).select_related("case__record").order_by("pk")
    return [
        {
            "about": row.case.record.reference if row.case.record else row.case.part,
            "reason": row.reason,
            "words": row.words,
            "at": row.at,
        }
        for row in rows
    ]


def follows(person: Person) -> list[Row]:
    """Return what the person follows."""
    return [
        {
            "record": follow.record.reference if follow.record else None,
            "place": follow.place.name if follow.place else None,
            "search": follow.search,
            "since": follow.at,
        }
        for follow in follows_of(person)
    ]


def notices(person: Person) -> list[Row]:
    """Return what the person was told of what they may still read: a sentence may quote a title since taken down."""
    rows = notices_of(person)
    return [{"sentence": row.told, "at": row.at, "read_at": row.seen_at} for row in rows]


def forget_private(person: Person) -> None:
    """Delete what is theirs alone: drafts, follows, notices, letters, earlier wordings; end their offers, wordless."""
    Draft.objects.filter(person=person).delete()
    Notice.objects.filter(person=person).delete()
    Follow.objects.filter(person=person).delete()
    person.digests.all().delete()
    Wording.objects.filter(comment__author=person).delete()
    running = Offer.objects.filter(person=person, ended_at=None)
    for record in running.values_list("record", flat=True):
        RecordTally.objects.filter(record=record, name="offers").update(value=F("value") - 1)
    running.update(ended_at=F("at"))
    Offer.objects.filter(person=person).update(words="")
    Verdict.objects.filter(person=person).update(words="")
    Report.objects.filter(person=person).update(words="", person=None)


def forget_words(person: Person) -> None:
    """Put a sentence in the place of everything the person said in their own name, and take away the files they added.

    What was official stays.

    Of the history, which can only grow, the reasons are cleared that the person gave for moving what they wrote
    themselves (docs/decisions/0011). Whoever ever held a role may have given them for the council: those stay here, and
    a strand that knows better clears them itself.
    """
    Comment.objects.filter(author=person, official=False).update(source=ERASED, html=f"<p>{ERASED}</p>")
    if not grants_of(person).exists():
        _own_moves(person).update(reason=None)
        for file in Attachment.objects.filter(by=person):
            withdraw(file, because=ERASED, by=person)
        Attachment.objects.filter(by=person).update(name="file", alt="")


def reasons(person: Person) -> list[Row]:
    """Return the reasons that the person gave for moving what they wrote themselves."""
    rows = _own_moves(person).select_related("record").order_by("pk")
    return [{"about": row.record.reference, "reason": row.reason, "at": row.at} for row in rows]


def _own_moves(person: Person) -> QuerySet[StateChange]:
    wrote = Author.objects.filter(person=person).values("record")
    return StateChange.objects.filter(by=person, record__in=wrote).exclude(Q(reason="") | Q(reason=None))
