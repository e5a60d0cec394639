"""What is asked when a part is kept back, and when that is looked at again."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from hub.core.beneath import Place
from hub.core.drafts.forms import OnceForm
from hub.design.dates import Date
from hub.design.fields import Checkboxes, Hidden, LongText, Option, Radios, Text
from hub.design.forms import Form
from hub.strands.ledger.actions.removing import TakenOut
from hub.strands.ledger.grounds import GROUNDS
from hub.strands.ledger.models import Redaction

_GROUNDS = [(ground.code, ground.label) for ground in GROUNDS.values()]


LONGEST_SHOWN = 20_000
FOUND_BENEATH = (
    "These words stand beneath it too, or may stand in a file. Choose where they go as well, and send the form again."
)


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
    """Words that should not have been published, and what everybody reads instead.

    Where they stand beneath the record too, or may, that is asked once they are known: in the same form, sent again.
    """

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
    also = Checkboxes("Where do they go as well?", hint="A file that is chosen is withdrawn whole.", required=False)
    shown = Hidden(max_length=LONGEST_SHOWN)

    def __init__(self, data: QueryDict | None, places: Sequence[Place] = ()) -> None:
        """Offer these places. Those not shown before are shown now, with a tick where the words were found."""
        super().__init__(data, initial={"shown": ""})
        shown = data.get("shown", "").split() if data is not None else []
        self.new = [place for place in places if place.key not in shown]
        if data is not None and self.new:
            self.data = typed = data.copy()
            typed.setlist("also", [*data.getlist("also"), *(place.key for place in self.new if place.says)])
            typed["shown"] = " ".join(place.key for place in places)[:LONGEST_SHOWN]
        if not places:
            del self.fields["also"]
        elif isinstance(field := self.fields["also"], Checkboxes):
            field.options = [Option(place.key, place.name, hint=place.quote) for place in places]

    def conditions(self) -> None:
        if self.new and not self.errors:
            self.add_error("also", FOUND_BENEATH)

    def taken_out(self) -> TakenOut:
        """Return what was typed and chosen."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"also", "shown"}}
        return TakenOut(**said, also=tuple(self.cleaned_data.get("also", ())))
