"""What is asked of those who keep measures."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from hub.accounts.models import Post
from hub.core.records.models import Record, Viewer
from hub.core.records.queries import by_reference
from hub.design.dates import Date
from hub.design.fields import Hidden, LongText, Number, Option, Radios, Select, Text, Tick
from hub.design.forms import Form
from hub.foundation.errors import BadInput
from hub.measures import periods, rules
from hub.measures.actions.defining import Definition
from hub.measures.charted import figure
from hub.measures.figures import read_day, read_figure
from hub.measures.models import Measure, Observation
from hub.measures.reading import MOST_PASTED
from hub.measures.spc import LEAST_BASELINE, Direction

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


class DefinitionForm(Form):
    """What is measured."""

    name = Text("Name", hint="What lists and charts call it, such as “Calls answered within two minutes”.")
    definition = LongText(
        "What exactly is counted?",
        hint="So that two people would count the same. Say what is left out.",
        missing="Say what is counted, so that two people would count the same.",
        max_length=3000,
        rows=4,
    )
    unit = Text("Unit", hint="Such as %, days, people or £ thousand.", max_length=60, width=20)
    numerator = Text("For a share: what is counted", required=False, max_length=300)
    denominator = Text("For a share: out of what", required=False, max_length=300)
    direction = Radios(
        "Which way is better?",
        [(one.value, rules.DIRECTION_WORDS[one]) for one in Direction],
        missing="Say which way is better.",
    )
    frequency = Select(
        "How often is it measured?",
        [(one.code, one.label) for one in periods.FREQUENCIES.values()],
        missing="Say how often it is measured.",
    )
    source = Text("Where do the values come from?", hint="The system or survey.", max_length=300)
    post = Select("Which post owns it?", hint="Its team may add and correct values.", empty="Choose a post")
    baseline = Number(
        "How many first values are the limits to rest on?",
        hint=f"Leave it empty for all. {LEAST_BASELINE} or more, from before a change, show what came after it.",
        at_least=LEAST_BASELINE,
        at_most=1000,
        width=4,
        required=False,
    )
    keep_ranges = Tick("Keep extreme jumps when reckoning the limits (they are left out otherwise)")
    made_data = Tick("These are made data, to show how a measure works")

    def __init__(self, *args: Any, posts: Sequence[Post], **more: Any) -> None:
        super().__init__(*args, **more)
        self.posts = {str(post.pk): post for post in posts}
        field = self.fields["post"]
        if isinstance(field, Select):
            field.options = [(key, f"{post.title} – {post.team.name}") for key, post in self.posts.items()]

    def said(self) -> Definition:
        """Return the definition that was typed."""
        given = self.cleaned_data
        names = (
            "name",
            "definition",
            "unit",
            "numerator",
            "denominator",
            "frequency",
            "source",
            "baseline",
            "made_data",
        )
        return Definition(
            direction=Direction(given["direction"]),
            screened=not given["keep_ranges"],
            post=self.posts[given["post"]],
            **{name: given[name] for name in names},
        )


class ChangeForm(DefinitionForm):
    """What is measured, said anew."""

    reason = LongText(
        "Why does it change?", hint="Everybody can read it beside the earlier definition.", max_length=2000, rows=3
    )

    @staticmethod
    def holds(measure: Measure) -> dict[str, Any]:
        """Return what stands in the boxes at first."""
        names = (
            *("definition", "unit", "numerator", "denominator", "direction", "frequency", "source", "baseline"),
            "made_data",
        )
        return {
            "name": measure.record.title,
            "keep_ranges": not measure.screened,
            "post": str(measure.record.post_id or ""),
            **{name: getattr(measure, name) for name in names},
        }


class ValueForm(Form):
    """The value of one period."""

    period = Text("Which period?", hint="", width=20, max_length=60)
    value = Figure("Value", hint="Figures alone, such as 12.5. Leave it empty if none could be taken.", required=False)
    why_missing = Text(
        "If there is none: why?", required=False, max_length=200, hint="Such as “the survey was not sent”."
    )

    def __init__(self, *args: Any, measure: Measure, suggested: date, **more: Any) -> None:
        self.measure = measure
        shown = periods.words(suggested, measure.frequency)
        super().__init__(*args, **{"initial": {"period": shown.removeprefix("week of ")}, **more})
        self.fields["period"].help_text = f"Any day in it will do, such as {suggested.isoformat()}."
        self.fields["value"].label = f"Value, in {measure.unit}"

    def clean_period(self) -> date:
        """Return the first day of the period that was typed."""
        typed = self.cleaned_data["period"].removeprefix("week of ").split(" to ")[0]
        frequency = self.measure.frequency
        if frequency == periods.QUARTER and " to " in self.cleaned_data["period"]:
            typed = f"{typed} {self.cleaned_data['period'].split()[-1]}"
        try:
            day = read_day(typed, years_from=periods.FREQUENCIES[frequency].first_month)
        except BadInput as error:
            raise ValidationError(str(error)) from error
        return periods.first_day(day, frequency)

    def said(self) -> dict[str, Any]:
        """Return day, value and why there is none, as the action takes them."""
        given = self.cleaned_data
        return {"day": given["period"], "value": given["value"], "why_missing": given["why_missing"]}


class PasteForm(Form):
    """Many values at once. `seen` is the mark of what was shown before it is saved."""

    pasted = LongText(
        "Dates and values",
        hint=(
            f"Copy two columns from a spreadsheet: the date, then the value. At most {MOST_PASTED:,} lines. "
            "You see what was read before anything is saved."
        ),
        missing="Paste the two columns.",
        max_length=_LONGEST_PASTE,
        rows=12,
    )
    not_totals = Tick("I have looked: these are not running totals")
    seen = Hidden(max_length=64)

    def said(self) -> dict[str, Any]:
        """Return what was pasted, what was seen of it, and whether it was said to be no totals."""
        given = self.cleaned_data
        return {"text": given["pasted"], "seen": given["seen"], "not_totals": given["not_totals"]}


class CorrectForm(Form):
    """Another value, and why."""

    value = Figure("The right value", hint="Leave it empty if none could be taken.", required=False)
    why_missing = Text("If there is none: why?", required=False, max_length=200)
    reason = LongText(
        "Why was it wrong?", hint="Everybody can read it beside the value.", max_length=1000, rows=3,
        missing="Say why it was wrong.",
    )  # fmt: skip

    @staticmethod
    def holds(value: Observation) -> dict[str, Any]:
        """Return what stands in the boxes at first: the value as it is."""
        return {"value": "" if value.value is None else f"{value.value:.10g}", "why_missing": value.why_missing}

    @staticmethod
    def says(value: Observation, unit: str) -> str:
        """Return what the value is now, in a sentence."""
        return f"It is {figure(value.value)} {unit} now." if value.value is not None else "There is no value now."


class RebaseForm(Form):
    """From when limits are reckoned anew, and why."""

    from_on = Date("From which day?", hint="The first value on or after it begins the new limits.")
    reason = LongText(
        "What changed, and why will it last?",
        hint="Limits begin anew only for a change that is understood, expected to last, and shown by a signal.",
        missing="Say what changed, and why it will last.",
        max_length=2000,
        rows=3,
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["from_on"].latest = today  # type: ignore[attr-defined]


class BecauseForm(Form):
    """A reason that everybody can read."""

    because = LongText("Why?", hint="Everybody can read this.", missing="Say why.", max_length=2000, rows=3)


class AnnotateForm(Form):
    """What happened, when, and which record tells of it."""

    on = Date("When did it happen?")
    words = Text("What happened?", hint="A few words: “Lines opened on Saturdays”.", max_length=300)
    reference = Text(
        "Which record tells of what was changed?",
        hint="Its reference, such as PILOT-12. Leave it empty if there is none.",
        required=False,
        max_length=30,
        width=20,
    )

    def __init__(self, *args: Any, today: date, viewer: Viewer, **more: Any) -> None:
        super().__init__(*args, **more)
        self.viewer = viewer
        self.fields["on"].latest = today  # type: ignore[attr-defined]

    def clean_reference(self) -> Record | None:
        """Return the record that was named, None if none was."""
        typed = self.cleaned_data["reference"]
        return _named(typed, self.viewer) if typed else None

    def said(self) -> dict[str, Any]:
        """Return day, words and record, as the action takes them."""
        given = self.cleaned_data
        return {"on": given["on"], "words": given["words"], "record": given["reference"]}


class TargetForm(Form):
    """What is aimed at, from when, and who says so."""

    value = Figure("What is aimed at?", hint="Leave it empty to end the target.", required=False)
    from_on = Date("From which day?", hint="What was aimed at before stays drawn.")
    set_by = Text("Who set it?", hint="The body or post, such as “Cabinet, 3 March 2026”.", max_length=200)


class TieForm(Form):
    """Of which record the measure tells, and what part it plays there."""

    reference = Text("Which record does it tell of?", hint="Its reference, such as OUT-12.", max_length=30, width=20)
    part = Radios(
        "What does it show there?",
        [Option(part.code, part.label, part.hint) for part in rules.PARTS.values()],
        missing="Say what it shows there.",
    )

    def __init__(self, *args: Any, viewer: Viewer, **more: Any) -> None:
        super().__init__(*args, **more)
        self.viewer = viewer

    def clean_reference(self) -> Record:
        """Return the record that was named."""
        return _named(self.cleaned_data["reference"], self.viewer)

    def said(self) -> dict[str, Any]:
        """Return record and part, as the action takes them."""
        return {"record": self.cleaned_data["reference"], "part": self.cleaned_data["part"]}


class BesideForm(Form):
    """Which measure tells of a record."""

    measure = Select("Which measure?", empty="Choose a measure", missing="Choose a measure.")
    part = TieForm.base_fields["part"]

    def __init__(self, *args: Any, measures: Sequence[Measure], **more: Any) -> None:
        super().__init__(*args, **more)
        self.measures = {str(one.pk): one for one in measures}
        field = self.fields["measure"]
        if isinstance(field, Select):
            field.options = [
                (key, f"{one.record.title} ({one.record.reference})") for key, one in self.measures.items()
            ]

    def chosen(self) -> Measure:
        """Return the measure that was chosen."""
        return self.measures[self.cleaned_data["measure"]]


def _named(reference: str, viewer: Viewer) -> Record:
    if found := by_reference(reference, viewer):
        return found
    raise ValidationError("There is no such record. References look like OUT-12, and stand on each record’s page.")


def suggested_period(last: date | None, frequency: str, today: date) -> date:
    """Return the period that is asked for next: after the latest, or the one that ended last."""
    this = periods.first_day(today, frequency)
    if last is None:
        return periods.first_day(this - timedelta(days=1), frequency)
    return min(periods.following(last, frequency), this)
