"""What is asked of those who answer."""

from typing import Any, cast

from hub.core.comments.actions import LONGEST, Words
from hub.design.fields import Hidden, LongText, Radios
from hub.design.forms import Form


class AnswerForm(Form):
    """The answer to a question."""

    words = LongText(
        "Your answer",
        hint="It is said for the post that answers. Everybody who can read this page can read it.",
        missing="Write the answer.",
        max_length=LONGEST,
        rows=8,
    )
    key = Hidden(max_length=43)

    def said(self) -> Words:
        """Return the answer. The form is valid."""
        return Words(source=self.cleaned_data["words"], key=self.cleaned_data["key"])


class JoinForm(Form):
    """Which other question asks the same."""

    to = Radios("Which question asks the same?", missing="Choose the question that asks the same.")

    def __init__(self, *given: Any, others: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        cast("Radios", self.fields["to"]).options = others


class NoAnswerForm(Form):
    """A form of one button: no answer is needed any more."""
