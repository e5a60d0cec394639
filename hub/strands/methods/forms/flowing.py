"""How the service works today, step by step; and what a contact costs."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from hub.design.amounts import Pounds
from hub.design.fields import LongText, Number, Option, Radios, Text
from hub.design.forms import Form
from hub.strands.methods import rules
from hub.strands.methods.actions.flowing import Flowing, Stated
from hub.strands.methods.models import Step, Study

HINT = "For example 20 minutes, 1.5 hours or 3 days."


class Lasts(Text):
    """A length of time; gives minutes."""

    def clean(self, value: Any) -> Any:
        """Return the minutes. Raises ValidationError for what is none."""
        typed = super().clean(value)
        if not typed:
            return None
        found = rules.minutes(typed)
        if found is None:
            raise ValidationError("Enter a length of time, such as 20 minutes, 1.5 hours or 3 days.", code="invalid")
        return found


class StepForm(Form):
    """One step."""

    name = Text("What is done?", hint="For example: Look up the order.", missing="Say what is done.", max_length=120)
    who = Text(
        "Who does it?",
        hint="By their job, not by name. Where the next step is done by another, it is handed on.",
        missing="Say who does it, by their job.",
        max_length=120,
    )
    kind = Radios(
        "Does it add value?",
        tuple(Option(code, *label.split(": ", 1)) for code, label in rules.STEP_KINDS.items()),
        missing="Choose whether it adds value.",
    )
    works = Lasts("How long is the work?", hint=HINT, missing="Say how long the work takes.", max_length=20, width=10)
    waits = Lasts(
        "How long does it lie before?",
        hint="From the step before until somebody takes it up. Leave it empty for not at all.",
        required=False,
        max_length=20,
        width=10,
    )
    place = Number("Which step is it?", required=False, at_least=1, at_most=rules.MOST_STEPS, width=3)

    def __init__(self, data: Mapping[str, Any] | None, *, step: Step | None = None, steps: int = 0) -> None:
        initial: dict[str, Any] = {"place": steps + 1}
        if step:
            initial = {"name": step.name, "who": step.who, "kind": step.kind, "place": step.place}
            initial |= {"works": typed(step.works_minutes), "waits": typed(step.waits_minutes)}
        super().__init__(data, initial=initial)

    def flowing(self) -> Flowing:
        given = self.cleaned_data
        return Flowing(
            name=given["name"],
            who=given["who"],
            kind=given["kind"],
            works_minutes=given["works"],
            waits_minutes=given["waits"] or 0,
            place=given["place"],
        )


def typed(minutes: int) -> str:
    """Return minutes as they are typed: exactly, in the largest unit that is whole."""
    for unit, of in (("week", 10080), ("day", 1440), ("hour", 60)):
        if minutes and minutes % of == 0:
            return f"{minutes // of} {unit}{'' if minutes == of else 's'}"
    return f"{minutes} minutes"


class CostForm(Form):
    """What one contact costs, and who says so."""

    low = Pounds("What does one contact cost at least?", missing="Enter an amount, such as 4.50.")
    high = Pounds(
        "And at most?",
        hint="The same again, if there is one figure.",
        missing="Enter an amount, such as 6.",
    )
    source = LongText(
        "Where does the figure come from?",
        hint="Who reckoned it, when, and what is in it. Everybody can read this. We never make one up.",
        missing="Say where the figure comes from: without a source it is not shown.",
        max_length=500,
        rows=3,
    )
    contacts_a_year = Number(
        "How many contacts are there in a year?",
        hint="Only if it is known. Then what failure demand costs in a year is reckoned too.",
        required=False,
        at_least=1,
    )

    def __init__(self, data: Mapping[str, Any] | None, study: Study) -> None:
        initial = {"low": study.cost_low, "high": study.cost_high, "source": study.cost_source}
        super().__init__(data, initial={**initial, "contacts_a_year": study.contacts_a_year})

    def stated(self) -> Stated:
        return Stated(**self.cleaned_data)
