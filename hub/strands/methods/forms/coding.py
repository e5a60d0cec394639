"""What is typed while coding and settling."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.design.fields import LongText, Radios, Select, Text
from hub.design.forms import Form
from hub.strands.methods import rules
from hub.strands.methods.models import Code


class AddCodeForm(Form):
    """A kind of demand in the words people use; for failure demand a cause, where the study wants one."""

    name = Text(
        "What do people ask for?",
        hint="In their words, as short as can be: “I want a new bin”, “Where is my repair?”",
        missing="Name it in the words people use, such as “Where is my repair?”.",
        max_length=120,
    )
    kind = Radios(
        "What kind of demand is it?", tuple(rules.KINDS.items()), missing="Choose which kind of demand it is."
    )
    cause = Select(
        "If it is failure demand: why does it arise?",
        tuple(rules.CAUSES.items()),
        empty="Not said",
        hint="Only if it helps you. Never count these as a target.",
        required=False,
    )


class CodeForm(Form):
    """One of the study's codes, and what mattered."""

    code = Radios("Which of these is it?", missing="Choose one of the codes, or add a new one.")
    matters = Text(
        "What mattered to them?", hint="For example: to know when; to say it once.", required=False, max_length=200
    )

    def __init__(self, data: Mapping[str, Any] | None, codes: Sequence[Code]) -> None:
        super().__init__(data)
        self.codes = {str(code.pk): code for code in codes}
        field = self.fields["code"]
        if isinstance(field, Radios):
            field.options = options(codes)

    def chosen(self) -> Code:
        return self.codes[self.cleaned_data["code"]]


class SettleForm(Form):
    """What two agree on, proposed by one of them."""

    code = Radios("What should it be?", missing="Choose one of the codes.")
    because = LongText("Why?", hint="So that the other can see it.", missing="Say why.", max_length=500, rows=2)

    def __init__(self, data: Mapping[str, Any] | None, codes: Sequence[Code]) -> None:
        super().__init__(data)
        self.codes = {str(code.pk): code for code in codes}
        field = self.fields["code"]
        if isinstance(field, Radios):
            field.options = options(codes)

    def chosen(self) -> Code:
        return self.codes[self.cleaned_data["code"]]


def options(codes: Sequence[Code]) -> list[tuple[str, str]]:
    """Return codes as options, each with its kind."""
    return [(str(code.pk), f"{code.name} ({rules.KIND_NAMES[code.kind].lower()})") for code in codes]
