"""What leaders are asked when they shape the thread, and what is asked when work is tied to it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict

from hub.core.records.models import Record
from hub.design.dates import Date
from hub.design.fields import Checkboxes, Hidden, LongText, Option, Select, Text
from hub.design.forms import Form
from hub.thread import rules
from hub.thread.actions.statements import Wording
from hub.thread.models import Statement

LONGEST_BEHAVIOUR = 500


class WordingForm(Form):
    """What a statement says. Only values are asked for behaviours."""

    title = Text("Short name", hint="Lists and the thread show it. A few words.")
    wording = LongText("Wording", hint="What is adopted, in full.", max_length=5000)
    behaviours = LongText(
        "Behaviours", hint="What people do that shows this value. One on each line.", max_length=5000, required=False
    )

    def __init__(self, *args: Any, kind: str, **more: Any) -> None:
        super().__init__(*args, **more)
        if kind != rules.VALUE:
            del self.fields["behaviours"]

    def conditions(self) -> None:
        """Keep each behaviour short enough to be read at a glance."""
        if any(len(line) > LONGEST_BEHAVIOUR for line in _lines(self.cleaned_data.get("behaviours", ""))):
            self.add_error("behaviours", f"Use {LONGEST_BEHAVIOUR} characters or fewer for each behaviour.")

    def said(self) -> Wording:
        """Return the wording that was typed."""
        return Wording(
            title=self.cleaned_data["title"],
            text=self.cleaned_data["wording"],
            behaviours=_lines(self.cleaned_data.get("behaviours", "")),
        )


class AddForm(WordingForm):
    """One more statement, and where in the thread it hangs."""

    serves = Checkboxes("What it serves", required=False, hint="The statements further up that this one hangs from.")

    def __init__(self, *args: Any, above: Iterable[Record], **more: Any) -> None:
        super().__init__(*args, **more)
        self.above = {str(record.pk): record for record in above}
        self.fields["serves"].options = _options(self.above.values())  # type: ignore[attr-defined]
        if not self.above:
            del self.fields["serves"]

    def hangs_from(self) -> list[Record]:
        """Return the cards of the statements that were chosen."""
        return [self.above[key] for key in self.cleaned_data.get("serves", [])]


class RewordForm(WordingForm):
    """Other words, and why."""

    reason = LongText(
        "Why the wording changes",
        hint="Everybody can read this beside the older wording.",
        missing="Say why the wording changes.",
        max_length=2000,
        rows=3,
    )


class ReviewForm(Form):
    """Until when everybody is asked, and what."""

    until = Date("Last day for views", hint="It holds as it is until you say otherwise.")
    invitation = LongText(
        "What would you like to hear from people?", hint="One or two questions.", max_length=1000, rows=3
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["until"].earliest = today + timedelta(days=1)  # type: ignore[attr-defined]


class BecauseForm(Form):
    """A reason that everybody can read."""

    because = LongText("Why?", hint="Everybody can read this.", max_length=2000, rows=4)

    def __init__(self, *args: Any, question: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        if question:
            self.fields["because"].label = question
            self.fields["because"].error_messages["required"] = "Say it in a sentence or two."


class EditionForm(Form):
    """A new edition, and which statements it carries over.

    `newest` is the key of the newest statement when the form was opened: whoever adopts reads first what came since.
    """

    name = Text(
        "Name of the edition",
        max_length=100,
        hint="Such as “Future Council”.",
        missing="Enter the name of the edition.",
    )
    adopted_on = Date("Day on which it was adopted", missing="Enter the day on which it was adopted.")
    reason = LongText(
        "Why the thread is adopted anew", max_length=2000, rows=4, missing="Say why the thread is adopted anew."
    )
    keep = Checkboxes(
        "What is carried over",
        missing="Tick what is carried over: with nothing ticked, the whole thread would be retired.",
        hint="What you leave out is retired for good, with this edition as the reason. It stays readable, with what "
        "was done in its name. Work that serves nothing else is listed under coverage.",
    )
    newest = Hidden(max_length=20)

    def __init__(self, *args: Any, holding: Iterable[Statement], today: date, **more: Any) -> None:
        self.holding = {str(one.pk): one for one in holding}
        super().__init__(*args, **more)
        self.initial["newest"] = self._newest()
        self.fields["adopted_on"].latest = today  # type: ignore[attr-defined]
        self.fields["keep"].options = _options(one.record for one in self.holding.values())  # type: ignore[attr-defined]
        if not self.holding:
            del self.fields["keep"]

    def _newest(self) -> str:
        return str(max((one.pk for one in self.holding.values()), default=0))

    def conditions(self) -> None:
        seen = self.cleaned_data.pop("newest", "")
        added = [one for one in self.holding.values() if seen.isdecimal() and one.pk > int(seen)]
        if added:
            titles = ", ".join(f"“{one.record.title}”" for one in added)
            self.add_error("keep", f"Added meanwhile: {titles}. Tick what is carried over, and send it again.")
            again = QueryDict(mutable=True)
            again.update(self.data)
            again["newest"] = self._newest()
            self.data = again

    def said(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it: `keep` are the statements that were ticked."""
        kept = [self.holding[key] for key in self.cleaned_data.get("keep", [])]
        return {**self.cleaned_data, "keep": kept}


class TieForm(Form):
    """Which statement a record serves, and why."""

    statement = Select("Which of these does it serve?", empty="Choose a statement")
    because = LongText(
        "Why?", hint="A sentence that helps the second person to agree.", required=False, max_length=1000, rows=3
    )

    def __init__(self, *args: Any, statements: Iterable[Record], **more: Any) -> None:
        super().__init__(*args, **more)
        self.statements = {str(record.pk): record for record in statements}
        self.fields["statement"].options = _options(self.statements.values())  # type: ignore[attr-defined]

    def chosen(self) -> Record:
        """Return the card of the statement that was chosen."""
        return self.statements[self.cleaned_data["statement"]]


def _options(records: Iterable[Record]) -> list[Option]:
    return [Option(value=str(one.pk), label=f"{one.kind_label}: {one.title}") for one in records]


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]
