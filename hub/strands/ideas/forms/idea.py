"""What people say on the page of an idea."""

from hub.design.fields import LongText, Radios
from hub.design.forms import Form

YES, NO = "yes", "no"


class ReplyForm(Form):
    words = LongText("Your reply", missing="Say your answer to what was asked.")


class ConfirmForm(Form):
    """The author’s word on what a service says is done. Only a “no” has to say why."""

    done = Radios(
        "Is it done?",
        ((YES, "Yes, it is done"), (NO, "No, not yet")),
        missing="Choose whether it is done.",
    )
    words = LongText(
        "Anything you want to say about it",
        hint="If it is not done, say what is still missing. Everybody can read this.",
        required=False,
        rows=3,
    )

    def conditions(self) -> None:
        if self.cleaned_data.get("done") == NO and not self.cleaned_data.get("words") and "words" not in self.errors:
            self.add_error("words", "Say what is still missing.")

    def is_done(self) -> bool:
        return bool(self.cleaned_data["done"] == YES)


class ReasonForm(Form):
    """Why one takes an idea back: asked for, and never insisted on."""

    words = LongText(
        "Why are you taking it back?", hint="You do not have to say. Everybody can read this.", required=False, rows=3
    )


class NothingForm(Form):
    """A form of one button."""
