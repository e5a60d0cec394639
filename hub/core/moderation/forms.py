"""What is asked of those who report, and of those who decide."""

from django.http import QueryDict

from hub.core.moderation.actions import REASONS, Decision
from hub.core.moderation.models import GROUNDS
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


class DecideForm(Form):
    """One decision on the cases that are ticked."""

    ground = Select("Why is it hidden?", GROUNDS, empty="Choose, if you hide it", required=False)
    words = LongText(
        "In your own words",
        hint="Its author reads this, and so does everybody.",
        required=False,
        max_length=1000,
        rows=2,
    )
    outcome = Hidden(max_length=16)

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
