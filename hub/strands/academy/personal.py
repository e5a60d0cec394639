"""What the academy holds about a person, and what goes when they leave."""

from hub.accounts.models import Person
from hub.accounts.personal_data import Row
from hub.core.records.models import Record
from hub.strands.academy.actions.signing_up import leave_all
from hub.strands.academy.models import Applied, SignUp

ERASED = "The learner has left, and took these words along."


def signed_up(person: Person) -> list[Row]:
    """Return the person's sign-ups, cancelled ones too, for courses they may still read."""
    visible = Record.objects.visible_to(person)
    found = (
        SignUp.objects.filter(visible.behind("session__course"), person=person)
        .select_related("session__course__record")
        .order_by("pk")
    )
    return [
        {
            "course": one.session.course.record.reference,
            "session": one.session.starts_at,
            "signed_up_at": one.at,
            "booked_at": one.booked_at,
            "cancelled_at": one.cancelled_at,
            "refused_because": one.refused_because,
            "came": one.attended,
            "needs": one.needs,
        }
        for one in found
    ]


def applied(person: Person) -> list[Row]:
    """Return what the person said they did with what they learned, where they may still read both."""
    visible = Record.objects.visible_to(person)
    mine = Applied.objects.filter(visible.behind("sign_up__session__course"), sign_up__person=person)
    found = mine.filter(visible.behind("record")).select_related("record").order_by("pk")
    return [{"on": one.record.reference, "words": one.words, "at": one.at} for one in found]


def forget(person: Person) -> None:
    """Take away what is the person's alone as they leave: what they need, and the places they hold for others."""
    leave_all(person)


def forget_words(person: Person) -> None:
    """Put a sentence in the place of what the person said they did."""
    Applied.objects.filter(sign_up__person=person).update(words=ERASED)
