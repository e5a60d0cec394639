"""What is asked of whoever refers a problem, and of the lab that answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.design.fields import Hidden, LongText, Select, Text
from hub.design.forms import Form
from hub.strands.lab.actions.problems import Referral

LONG = 5000


class ReferralForm(Form):
    """A problem in the words of whoever refers it."""

    title = Text(
        "The problem in one line",
        hint="For example: Nobody knows who clears the alley behind the shops.",
        missing="Say the problem in one line.",
        max_length=120,
    )
    what = LongText(
        "What happens today?",
        hint="Leave out people’s names and addresses: everybody can read this.",
        missing="Say what happens today, in a sentence or two.",
        max_length=LONG,
        rows=4,
    )
    affected = LongText("Who is affected, and how?", missing="Say who is affected, and how.", max_length=LONG, rows=3)
    crosses = LongText(
        "Which services and organisations does it cross?",
        hint="As far as you know: the council’s services, health, police, housing, charities, businesses.",
        required=False,
        max_length=LONG,
        rows=3,
    )
    tried = LongText("What was tried already, and what came of it?", required=False, max_length=LONG, rows=3)
    ward = Select("Ward", empty="Not in one ward, or I do not know", required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, wards: Sequence[tuple[str, str]], initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        offer(self, "ward", wards)


def referral(answers: Mapping[str, Any]) -> Referral:
    """Return what the answers of the form say."""
    ward = str(answers.get("ward") or "")
    texts = {name: str(answers.get(name) or "") for name in ("title", "what", "affected", "crosses", "tried")}
    return Referral(**texts, place_id=int(ward) if ward else None)


def offer(form: Form, name: str, options: Sequence[tuple[str, str]]) -> None:
    """Give the question `name` its options; without any it is not asked."""
    field = form.fields[name]
    if options and isinstance(field, Select):
        field.options = options
    else:
        del form.fields[name]


class WordForm(Form):
    """The lab’s word on a problem."""

    words = LongText(
        "In your own words",
        hint="To the person who referred it. Everybody can read this.",
        missing="Say it in your own words.",
        max_length=LONG,
    )


class NothingForm(Form):
    """A form of one button."""


class OfRecordForm(ReferralForm):
    """A problem that is made of another record; `key` makes a second click harmless."""

    because = LongText(
        "Why does the lab take it up?",
        hint="Those with whom it began are told.",
        missing="Say why the lab takes it up.",
        max_length=2000,
        rows=3,
    )
    key = Hidden(required=True)
