"""What is asked of those who say something."""

from hub.core.comments.actions import LONGEST, Words
from hub.core.comments.models import Comment
from hub.design.fields import Hidden, LongText, Tick
from hub.design.forms import Form

PUBLIC = "Everybody who can read this page can read it. Leave out addresses and telephone numbers."


class SayForm(Form):
    """The one box: what somebody says, with a tick for an answer."""

    words = LongText("Say something", hint=PUBLIC, missing="Write what you want to say.", max_length=LONGEST)
    wants_answer = Tick("I would like an answer")
    to = Hidden(max_length=20)
    key = Hidden(max_length=43)

    def said(self, to: Comment | None) -> Words:
        """Return what was said, as a reply to `to`. The form is valid."""
        return Words(source=self.cleaned_data["words"], to=to, key=self.cleaned_data["key"])


class RewordForm(Form):
    """The words of a comment, to be changed."""

    words = LongText(
        "Change what you said",
        hint="It will say “edited” beside it.",
        missing="Write what you want to say.",
        max_length=LONGEST,
    )


class HelpForm(Form):
    """What somebody can help with."""

    words = LongText(
        "What can you help with?",
        hint="Time, a skill, a room, tools, knowing the people. Only the team and the authors read your words.",
        missing="Say what you can help with.",
        max_length=2000,
    )


class TakeUpForm(Form):
    """What is written to somebody who offers help."""

    words = LongText(
        "What do you want to say to them?",
        hint="It goes to them alone, by mail. Say what you would like them to do, and how they can answer you.",
        missing="Say what you would like them to do.",
        max_length=400,
    )
