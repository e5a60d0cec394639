"""What learners type: what they need, and where they used what they learned."""

from typing import Any

from django.core.exceptions import ValidationError

from hub.accounts.models import Person
from hub.core.records.queries import by_reference
from hub.design.fields import LongText, Text
from hub.design.forms import Form


class SignUpForm(Form):
    needs = Text(
        "Is there anything you need to take part?",
        hint="For example an interpreter, step-free access, or a break to pray. Only the tutors read this.",
        required=False,
        max_length=500,
    )


class AppliedForm(Form):
    """Where a learner used it, and how."""

    record = Text(
        "Where have you used it?",
        hint="The reference of a pilot, a project, a study or a problem, such as PILOT-12. It stands on its page.",
        missing="Give the reference of what you used it on, such as PILOT-12.",
        max_length=40,
        width=10,
    )
    words = LongText(
        "What did you do there?",
        hint="A sentence or two. Everybody who can read that page can read this.",
        missing="Say what you did, in a sentence or two.",
        max_length=1000,
        rows=3,
    )

    def __init__(self, data: Any, person: Person, on: str = "") -> None:
        super().__init__(data, initial={"record": on})
        self.person = person

    def clean_record(self) -> Any:
        """Return the record that was named. One statement."""
        record = by_reference(self.cleaned_data["record"], self.person)
        if record is None:
            raise ValidationError("There is no such record. Copy the reference from its page, such as PILOT-12.")
        return record


class NothingForm(Form):
    """A form of one button."""
