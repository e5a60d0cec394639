"""The plan of a study, its team, and how it ends."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from hub.accounts.models import Person
from hub.core.drafts.forms import OnceForm
from hub.design.dates import Date
from hub.design.fields import Email, LongText, Number, Text
from hub.design.forms import Form
from hub.strands.methods import rules
from hub.strands.methods.actions.planning import Planned
from hub.strands.methods.models import Study

CHANNELS = "Telephone\nFront desk\nE-mail\nOnline form"
TOLD = "We write down what you ask for, without your name, to see how we can do better."
LONGEST_CHANNEL = 100
MOST_CHANNELS = 12


class StudyForm(Form):
    """What is studied, when and how."""

    title = Text(
        "What is the study called?",
        hint="For example: Why people ring about repairs.",
        missing="Say what the study is called.",
        max_length=120,
    )
    service = Text("Which service do you study?", missing="Say which service you study.", max_length=200)
    purpose = LongText(
        "What is the service for?",
        hint="In the words of the people who use it. For example: “Mend what is broken, once, when it suits me.”",
        missing="Say what the service is for, as the people who use it would.",
        max_length=1000,
        rows=3,
    )
    channels = LongText(
        "Where do people ask?",
        hint="The ways in at which you listen, one a line. Listen at all of them, where people first ask.",
        missing="Name at least one way in at which you listen, such as the telephone.",
        max_length=1000,
        rows=4,
    )
    sampling = LongText(
        "When and how do you listen?",
        hint="So that quiet days and busy ones, and everybody who comes, are heard. Leave it empty if you take all.",
        required=False,
        max_length=2000,
        rows=3,
    )
    starts_on = Date("First day", missing="Give the first day on which you listen.")
    ends_on = Date("Last day", missing="Give the last day on which you listen.")
    repeat_days = Number(
        "Within how many days does somebody come back?",
        hint="Who asks again for the same within so many days is counted as coming back.",
        required=False,
        at_least=1,
        at_most=366,
        width=4,
    )
    privacy_note = LongText(
        "What do you tell people about it?",
        hint="Names, addresses and numbers are left out, and what people say is read by the team alone.",
        missing="Say what people are told about their words being written down.",
        max_length=1000,
        rows=3,
    )

    def __init__(self, data: Mapping[str, Any] | None, study: Study | None = None) -> None:
        initial: dict[str, Any] = {"channels": CHANNELS, "privacy_note": TOLD, "repeat_days": rules.REPEAT_DAYS}
        if study:
            names = (
                "service",
                "purpose",
                "channels",
                "sampling",
                "starts_on",
                "ends_on",
                "privacy_note",
                "repeat_days",
            )
            initial = {"title": study.record.title, **{name: getattr(study, name) for name in names}}
        super().__init__(data, initial=initial)

    def clean_channels(self) -> tuple[str, ...]:
        """Return the ways in, each once, in the order they were typed."""
        lines = [line.strip() for line in self.cleaned_data["channels"].splitlines() if line.strip()]
        found = tuple(dict.fromkeys(lines))
        if len(found) > MOST_CHANNELS or any(len(line) > LONGEST_CHANNEL for line in found):
            raise ValidationError(f"Name at most {MOST_CHANNELS} ways in, one a line, each in a few words.")
        return found

    def planned(self) -> Planned:
        return Planned(**{**self.cleaned_data, "repeat_days": self.cleaned_data["repeat_days"] or rules.REPEAT_DAYS})


class NewStudyForm(OnceForm, StudyForm):
    """What is to be studied; a second click makes no second study."""


class MemberForm(Form):
    """Whom to take into the team."""

    email = Email("Their e-mail address", hint="The one they sign in with.")

    def clean_email(self) -> Person:
        """Return the person with this address. One statement."""
        typed = self.cleaned_data["email"].lower()
        found = Person.objects.filter(email=typed, is_active=True).first()
        if found is None:
            raise ValidationError("Nobody signs in with this address yet. Ask them to sign in once, then add them.")
        return found


class ReasonForm(Form):
    """Why something ends."""

    because = LongText(
        "Why?", hint="Everybody can read this.", missing="Say why, in a sentence.", max_length=500, rows=3
    )


class ReportForm(Form):
    """What the team learned."""

    learned = LongText(
        "What have you learned, and what will you do about it?",
        hint="In plain words, for the people who asked. What surprised you? Which cause do you take away first?",
        missing="Say what you learned, and what you will do about it.",
        max_length=5000,
    )


class NothingForm(Form):
    """A form of one button."""
