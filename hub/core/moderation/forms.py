"""What is asked of those who report, and of those who decide."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from hub.core.moderation.actions import Decision
from hub.core.moderation.models import GROUNDS, REASONS
from hub.design.fields import Hidden, LongText, Option, Radios, Select
from hub.design.forms import Form


class ReportForm(Form):
    """What is wrong."""

    reason = Radios(
        "What is wrong?",
        [Option(code, label, reveals="words" if code == "other" else "") for code, label in REASONS],
        missing="Choose what is wrong.",
    )
    words = LongText("Say what is wrong", required=False, max_length=2000, rows=3)

    def conditions(self) -> None:
        if self.cleaned_data.get("reason") == "other" and not self.cleaned_data.get("words"):
            self.add_error("words", "Say what is wrong.")


PRIVATE = "If you hide it, its author reads this, and so does everybody. Otherwise only moderators do."


class DecideForm(Form):
    """One decision on the cases that are ticked: `chosen` holds their keys."""

    ground = Select("Why is it hidden?", GROUNDS, empty="Choose, if you hide it", required=False)
    words = LongText(
        "In your own words",
        hint="Its author reads this, and so does everybody.",
        required=False,
        max_length=1000,
        rows=2,
    )
    outcome = Hidden(max_length=16)

    def __init__(self, data: Mapping[str, Any] | None, *, chosen: Sequence[int], concern: bool) -> None:
        super().__init__(data)
        self.chosen = chosen
        if concern:
            self.fields["words"].help_text = PRIVATE

    def conditions(self) -> None:
        if not self.chosen:
            self.add_error(None, "Tick what you have decided on.")
        if self.cleaned_data.get("outcome") == "hidden" and not self.cleaned_data.get("ground"):
            self.add_error("ground", "Choose why it is hidden: its author is told.")

    def decision(self) -> Decision:
        """Return what was decided. The form is valid."""
        data = self.cleaned_data
        return Decision(outcome=data["outcome"], ground=data["ground"], words=data["words"])


class SecondLookForm(Form):
    """Why it should be shown."""

    words = LongText(
        "Why should it be shown?",
        hint="Another moderator than the one who hid it reads this and decides.",
        missing="Say why it should be shown.",
        max_length=2000,
    )


def ticked(data: QueryDict) -> list[int]:
    """Return the keys of the cases that are ticked; whatever is no key is left out."""
    return [int(key) for key in data.getlist("case") if key.isdecimal() and len(key) < len(str(2**63))][:100]
