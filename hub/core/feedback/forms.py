"""The two taps, and what is asked around a second reading."""

from hub.core.comments.actions import LONGEST, Words
from hub.core.feedback.actions import Taps
from hub.design.fields import Hidden, LongText
from hub.design.forms import Form

_SAYS = {"yes": True, "no": False}


class TapsForm(Form):
    """Two buttons and a link; what is not one of our answers is no answer."""

    clear = Hidden(max_length=10)
    agree = Hidden(max_length=10)

    def taps(self) -> Taps:
        """Return what was tapped. Call it when the form has been checked."""
        return Taps(
            clear=_SAYS.get(self.cleaned_data.get("clear", "")), agree=_SAYS.get(self.cleaned_data.get("agree", ""))
        )


class SecondReadingForm(Form):
    """What should be looked at again."""

    words = LongText(
        "What should be looked at again?",
        hint="Somebody else than the person who answered reads this and the answer, and says what they find.",
        missing="Say what should be looked at again.",
        max_length=2000,
    )


class ReadAgainForm(Form):
    """What the second reading found."""

    words = LongText(
        "What did you find?",
        hint="Everybody who can read this page can read it. It is said for the post that answered.",
        missing="Say what you found.",
        max_length=LONGEST,
    )
    key = Hidden(max_length=43)

    def said(self) -> Words:
        """Return what was said. The form is valid."""
        return Words(source=self.cleaned_data["words"], key=self.cleaned_data["key"])
