"""What is asked of those who add values, one or many, and of those who correct them."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from hub.design.fields import File, Hidden, LongText, Text, Tick
from hub.design.forms import Form
from hub.foundation.errors import BadInput
from hub.measures import figures, opening, periods
from hub.measures.charted import counts, out_of, told
from hub.measures.figures import Measurement, read_figure
from hub.measures.models import Measure, Observation
from hub.measures.reading import MOST_PASTED, Counts

_PASTE_HINT = (
    "A last column may say “provisional”. "
    f"At most {MOST_PASTED:,} lines. You see what was read before anything is saved."
)
_LONGEST_PASTE = 700_000  # characters: what is too much in lines is told in lines


class Figure(Text):
    """A number as people write it, or nothing."""

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label, width=10, max_length=60, inputmode="decimal", **more)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            return read_figure(typed)
        except BadInput as error:
            raise ValidationError(str(error)) from error


class MeasuredForm(Form):
    """What was measured: the value or, of a share or a rate, the two counts from which it is computed."""

    numerator = Figure("", required=False)
    denominator = Figure("", required=False)
    value = Figure("", hint="Figures alone, such as 12.5. Leave it empty if none could be taken.", required=False)
    provisional = Tick("This is provisional: it is expected to be put right")
    why_missing = Text(
        "If there is none: why?", required=False, max_length=200, hint="Such as “the survey was not sent”."
    )

    def __init__(self, *args: Any, measure: Measure, **more: Any) -> None:
        super().__init__(*args, **more)
        self.counts = counts(measure)
        self.fields["value"].label = f"Value, in {measure.unit}"
        if self.counts:
            self.fields["numerator"].label = f"Counted: {measure.numerator}"
            self.fields["denominator"].label = f"Out of: {measure.denominator}"
            self.fields["value"].label = f"Or the value alone, in {measure.unit}"
            self.fields["value"].help_text = "If you have no counts. Leave all three empty if none could be taken."
        else:
            del self.fields["numerator"], self.fields["denominator"]

    def clean(self) -> dict[str, Any]:
        """Compute the value of two counts, and say what does not go together."""
        given = super().clean() or self.cleaned_data
        numerator, denominator = given.get("numerator"), given.get("denominator")
        if (numerator is None) != (denominator is None) and not self.errors:
            empty = "numerator" if numerator is None else "denominator"
            self.add_error(empty, "Give both counts, or the value alone.")
        elif self.counts and numerator is not None and denominator is not None:
            self._compute(numerator, denominator, self.counts)
        if given.get("provisional") and given.get("value") is None and not self.errors:
            self.add_error("provisional", "There is no value that could be provisional.")
        self._check_said(given)
        return given

    def _check_said(self, given: dict[str, Any]) -> None:
        """Ask for a value or for why there is none: an empty form that was sent by a slip says neither."""
        if self.errors:
            return
        if given.get("value") is None and not given["why_missing"]:
            self.add_error("value", "Give the value. If none could be taken, say below why: “not known” will do.")
        elif given.get("value") is not None and given["why_missing"]:
            self.add_error("why_missing", "There is a value. Leave out either the value, or why there is none.")

    def _compute(self, numerator: float, denominator: float, told_in: Counts) -> None:
        given = self.cleaned_data
        if given.get("value") is not None and "value" in self.changed_data:
            self.add_error("value", "Give the two counts or the value, not all three: the value is computed from them.")
            return
        try:
            given["value"] = figures.counted(numerator, denominator, per=told_in.per, is_share=told_in.is_share)
        except BadInput as error:
            self.add_error("denominator" if denominator <= 0 else "numerator", str(error))

    def measured(self) -> Measurement:
        """Return what was typed, as the actions take it."""
        given = self.cleaned_data
        return Measurement(
            value=given["value"],
            why_missing=given["why_missing"] if given["value"] is None else "",
            numerator=given.get("numerator"),
            denominator=given.get("denominator"),
            provisional=given["provisional"],
        )


class ValueForm(MeasuredForm):
    """What was measured in one period."""

    period = Text("Which period?", hint="", width=20, max_length=60)
    field_order = ("period", "numerator", "denominator", "value", "provisional", "why_missing")

    def __init__(self, *args: Any, measure: Measure, suggested: date, **more: Any) -> None:
        self.measure = measure
        shown = periods.words(suggested, measure.frequency)
        initial = {"period": shown.removeprefix("week of ")}
        super().__init__(*args, measure=measure, **{"initial": initial, **more})
        self.fields["period"].help_text = f"Any day in it will do, such as {suggested.isoformat()}."

    def clean_period(self) -> date:
        """Return the first day of the period that was typed."""
        typed = self.cleaned_data["period"].removeprefix("week of ").split(" to ")[0]
        frequency = self.measure.frequency
        if frequency == periods.QUARTER and " to " in self.cleaned_data["period"]:
            typed = f"{typed} {self.cleaned_data['period'].split()[-1]}"
        try:
            day = periods.read(typed, frequency)
        except BadInput as error:
            raise ValidationError(str(error)) from error
        return periods.first_day(day, frequency)


class PasteForm(Form):
    """Many values at once. `seen` is the mark of what was shown before it is saved."""

    pasted = LongText(
        "Dates and values",
        hint=(f"Copy two columns from a spreadsheet: the date, then the value. {_PASTE_HINT}"),
        missing="Paste the columns, or choose a file.",
        max_length=_LONGEST_PASTE,
        rows=12,
    )
    file = File(
        "Or choose a file", hint="A CSV file that a spreadsheet saved.", accept=".csv,.txt,.tsv", required=False,
        largest_bytes=_LONGEST_PASTE,
    )  # fmt: skip
    not_totals = Tick("I have looked: these are not running totals")
    seen = Hidden(max_length=64)

    def __init__(self, *args: Any, measure: Measure, **more: Any) -> None:
        super().__init__(*args, **more)
        if counts(measure):
            self.fields["pasted"].label = "Dates and counts, or dates and values"
            self.fields["pasted"].help_text = (
                "Copy three columns from a spreadsheet: the date, what was counted, out of how many; "
                f"or two: the date and the value. {_PASTE_HINT}"
            )

    def clean(self) -> dict[str, Any]:
        """Put what a chosen file says into the box, so that it is seen and can be changed; or ask for something."""
        given, self.guessed = super().clean(), list[str]()
        if given.get("file"):
            self.errors.pop("pasted", None)
            try:
                given["pasted"], self.guessed = opening.decoded(given["file"].read())
            except BadInput as error:
                self.add_error("file", str(error))
            self.data = {**dict(self.data.items()), "pasted": given.get("pasted", "")}
        return given

    def said(self) -> dict[str, Any]:
        """Return what was pasted, what was guessed and seen of it, and whether it was said to be no totals."""
        given = self.cleaned_data
        return {
            "text": given["pasted"],
            "guessed": self.guessed,
            "seen": given["seen"],
            "not_totals": given["not_totals"],
        }


class CorrectForm(MeasuredForm):
    """Another value, or the same made final, and why."""

    reason = LongText(
        "Why does it change?",
        hint="Everybody can read it beside the value. To make a provisional value final, say so.",
        missing="Say why it changes.",
        max_length=1000,
        rows=3,
    )

    @property
    def because(self) -> str:
        """Why it changes."""
        return str(self.cleaned_data["reason"])

    @staticmethod
    def holds(value: Observation) -> dict[str, Any]:
        """Return what stands in the boxes at first: what was measured, as it is."""
        shown = {name: getattr(value, name) for name in ("numerator", "denominator", "value")}
        if value.denominator is not None:
            shown["value"] = None
        boxes: dict[str, Any] = {name: "" if one is None else f"{one:.15g}" for name, one in shown.items()}
        return {**boxes, "why_missing": value.why_missing, "provisional": value.provisional}

    @staticmethod
    def says(value: Observation, unit: str) -> str:
        """Return what the value is now, in a sentence."""
        if value.value is None:
            return "There is no value now."
        more = ", ".join(
            filter(None, [out_of(value.numerator, value.denominator), "provisional" if value.provisional else ""])
        )
        return f"It is {told(value.value, value.denominator)} {unit} now{f' ({more})' if more else ''}."


def suggested_period(last: date | None, frequency: str, today: date) -> date:
    """Return the period that is asked for next: after the latest, or the one that ended last."""
    this = periods.first_day(today, frequency)
    if last is None:
        return periods.first_day(this - timedelta(days=1), frequency)
    return min(periods.following(last, frequency), this)
