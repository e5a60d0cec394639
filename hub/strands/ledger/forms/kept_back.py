"""What is asked when a part is kept back, and when that is looked at again."""

from collections.abc import Sequence
from typing import Any

from hub.core.drafts.forms import OnceForm
from hub.design.dates import Date
from hub.design.fields import LongText, Option, Radios, Text
from hub.design.forms import Form
from hub.strands.ledger.law import GROUNDS
from hub.strands.ledger.models import Redaction

_GROUNDS = [(ground.code, ground.label) for ground in GROUNDS.values()]


def _weighing() -> LongText:
    return LongText(
        "Why does keeping it back serve the public better than telling it?",
        hint="Everybody can read this.",
        required=False,
        rows=3,
    )


class KeepBackForm(OnceForm):
    """A part that is not told, and on what ground."""

    label = Text(
        "What is kept back?",
        hint="In words that do not tell it, for example: budget code.",
        missing="Say what is kept back.",
    )
    words = LongText(
        "What it says",
        hint="Read only by those who write, sign, clear and monitor. Leave it empty if it is kept elsewhere.",
        required=False,
        rows=3,
    )
    ground = Radios("On what ground?", _GROUNDS, required=False)
    weighing = _weighing()
    review_on = Date("When is that looked at again?", required=False)


KEEP, RELEASE = "keep", "release"


class AgainForm(Form):
    """What was kept back, looked at again."""

    part = Radios("Which part?", missing="Choose a part.")
    what = Radios("What now?", missing="Choose what is to happen.")
    because = LongText("Why can it be read now?", hint="Everybody can read this.", required=False, rows=2)
    review_on = Date("If it stays kept back: when is it looked at again?", required=False)
    ground = Radios("On what ground?", _GROUNDS, required=False)
    weighing = _weighing()

    def offer(self, parts: Sequence[Redaction], *, may_release: bool) -> None:
        """Offer these parts, and what the person may do with them."""
        part, what = self.fields["part"], self.fields["what"]
        assert isinstance(part, Radios)  # noqa: S101 - for the type checker
        assert isinstance(what, Radios)  # noqa: S101 - for the type checker
        part.options = [(str(one.pk), one.label) for one in parts]
        offered = [Option(KEEP, "It stays kept back", hint="" if may_release else RELEASERS)]
        if may_release:
            offered.append(Option(RELEASE, "Everybody can read it now", reveals="because"))
        else:
            del self.fields["because"]
        what.options = offered

    def conditions(self) -> None:
        if "because" in self.fields:
            self.given("what", RELEASE).require("because", "Say why it can be read now.")
        self.given("what", KEEP).require("review_on", "Say the next day on which it is looked at again.")


RELEASERS = "Only whoever signs for the post, or a monitoring officer, can let everybody read it."


def of_part(parts: Sequence[Redaction], asked: str) -> dict[str, Any]:
    """Return what the form begins with: the part that was asked for, or the only one, with its ground as it stands."""
    chosen = [one for one in parts if str(one.pk) == asked] or (list(parts) if len(parts) == 1 else [])
    return {"part": str(chosen[0].pk), "ground": chosen[0].ground, "weighing": chosen[0].weighing} if chosen else {}


class TakeOutForm(Form):
    """Words that should not have been published, and what everybody reads instead."""

    words = LongText(
        "Which words are removed?",
        hint="Copy them exactly as they stand, and no more than is needed. They go wherever they stand in this record.",
        missing="Copy the words that are to be removed.",
        rows=2,
        max_length=1000,
    )
    label = Text(
        "What are they?",
        hint="In words that do not tell it, for example: the name of a tenant. Everybody can read this.",
        missing="Say what is removed, without saying what it says.",
    )
    ground = Radios(
        "On what ground?",
        _GROUNDS,
        missing="Choose the ground that the law gives for it.",
    )
    because = LongText(
        "Why are they removed?", hint="Everybody can read this.", missing="Say why they are removed.", rows=3
    )
    review_on = Date(
        "When is that looked at again?",
        hint="Leave it empty where the ground does not end, as with personal information.",
        required=False,
    )
