"""What is typed while listening: on a phone, in a hurry, with somebody waiting."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.core import keys
from hub.design.fields import Hidden, LongText, Radios, Text, Tick
from hub.design.forms import Form
from hub.foundation.errors import HubError
from hub.strands.methods import asked_out
from hub.strands.methods.actions.capturing import Heard, SaysWho

YES, NO, NOT_KNOWN = "yes", "no", "not_known"
AT_ONCE = {YES: True, NO: False, NOT_KNOWN: None}


class CaptureForm(Form):
    """One demand: the words, where, and whether they got what they needed at once.

    `found` are the passages that may say who somebody is: then a box can be ticked, or a button takes them out.
    """

    words = LongText(
        "What did they say?",
        hint="Word for word. Leave out names, addresses and numbers.",
        missing="Write down what they said, in their words.",
        max_length=4000,
        rows=4,
    )
    channel = Radios("Where did they ask?", missing="Choose where they asked.")
    at_once = Radios(
        "Did they get what they needed there and then?",
        ((YES, "Yes"), (NO, "No, not yet"), (NOT_KNOWN, "Not known")),
        missing="Choose whether they got what they needed.",
    )
    who = Text(
        "Have they asked before?",
        hint="A case or telephone number, to know them again. It is not kept: only a mark that nobody can read back.",
        required=False,
        max_length=60,
        width=20,
    )
    looked = Tick("I have looked: what is left says of nobody who they are")
    key = Hidden(max_length=43)

    def __init__(self, data: Mapping[str, Any] | None, ways_in: Sequence[str], channel: str = "") -> None:
        chosen = channel if channel in ways_in else ways_in[0] if len(ways_in) == 1 else ""
        super().__init__(data, initial={"channel": chosen, "key": keys.new()})
        self.found: list[asked_out.Found] = []
        field = self.fields["channel"]
        if isinstance(field, Radios):
            field.options = [(one, one) for one in ways_in]

    def heard(self, *, without: bool) -> Heard:
        """Return what was typed, `without` what the rules find in it where the team asks for that."""
        given = self.cleaned_data
        words = given["words"]
        if without:
            words = asked_out.without(words, asked_out.look(words))
        return Heard(
            words=words,
            channel=given["channel"],
            at_once=AT_ONCE[given["at_once"]],
            looked=given["looked"] or without,
            who=given["who"],
        )

    def take(self, error: HubError) -> None:
        """Say what is wrong; where words may say who somebody is, keep the passages, so that they can be taken out."""
        self.found = error.found if isinstance(error, SaysWho) else []
        super().take(error)


class HandOnForm(Form):
    to = Text(
        "To whom was it passed on?",
        hint="By their job, not by name: “Repairs desk”, “Housing officer”.",
        missing="Say to whom it was passed on, by their job and not by name.",
    )
    key = Hidden(max_length=43)

    def __init__(self, data: Mapping[str, Any] | None) -> None:
        super().__init__(data, initial={"key": keys.new()})


class ReleaseForm(Form):
    words = LongText(
        "Which words may everybody read?",
        hint="What was said, or a part of it. Change what could still say who spoke.",
        missing="Write the words that everybody may read.",
        max_length=1000,
        rows=4,
    )
    looked = Tick("I have looked: nothing here says of anybody who they are")
