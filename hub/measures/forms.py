"""What is asked of those who keep measures; about values, `value_forms` asks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from hub.accounts.models import Post
from hub.core.records.models import Record
from hub.core.records.queries import by_reference
from hub.core.records.visibility import Viewer
from hub.design.dates import Date
from hub.design.fields import LongText, Number, Option, Radios, Select, Text, Tick
from hub.design.forms import Form
from hub.measures import periods, rules
from hub.measures.actions.defining import Definition
from hub.measures.models import Measure
from hub.measures.spc import LEAST_BASELINE, Direction
from hub.measures.value_forms import Figure
from hub.measures.varying import Kind


class DefinitionForm(Form):
    """What is measured."""

    name = Text(
        "Name",
        hint="What lists and charts call it, such as “Calls answered within two minutes”.",
        missing="Give it a name.",
    )
    definition = LongText(
        "What exactly is counted?",
        hint="So that two people would count the same. Say what is left out.",
        missing="Say what is counted, so that two people would count the same.",
        max_length=3000,
        rows=4,
    )
    unit = Text(
        "Unit",
        hint="Such as %, days, people or £ thousand.",
        missing="Say in what it is measured, such as % or days.",
        max_length=60,
        width=20,
    )
    numerator = Text("For a share or a rate: what is counted", required=False, max_length=300)
    denominator = Text(
        "For a share or a rate: out of what",
        hint="With both, you can give the two counts of each period, and the value is computed.",
        required=False,
        max_length=300,
    )
    per = Number(
        "For a rate: in how many is it told?",
        hint="Such as 1000 for “per 1,000 nights”. Leave it empty for a share in %, and if it is no rate.",
        at_least=1,
        at_most=10_000_000,
        width=10,
        required=False,
    )
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
    source = Text(
        "Where do the values come from?",
        hint="The system or survey.",
        missing="Say where the values come from.",
        max_length=300,
    )
    post = Select(
        "Which post owns it?",
        hint="Its team may add and correct values.",
        empty="Choose a post",
        missing="Choose the post that owns it.",
    )
    baseline = Number(
        "How many first values are the limits to rest on?",
        hint=f"Leave it empty for all. {LEAST_BASELINE} or more, from before a change, show what came after it.",
        at_least=LEAST_BASELINE,
        at_most=1000,
        width=4,
        required=False,
    )
    limits = Radios(
        "How are the limits of everyday variation reckoned?",
        [Option(kind.value, label, hint) for kind, (label, hint) in rules.LIMITS.items()],
        missing="Say how the limits are reckoned.",
    )
    keep_ranges = Tick("Keep extreme jumps when reckoning the limits (they are left out otherwise)")
    made_data = Tick("These are made data, to show how a measure works")

    def __init__(self, *args: Any, posts: Sequence[Post], **more: Any) -> None:
        super().__init__(*args, **{**more, "initial": {"limits": Kind.XMR.value, **more.get("initial", {})}})
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
            limits=Kind(given["limits"]),
            per=given["per"] or 1,
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
            "limits": measure.limits,
            "per": measure.per if measure.per > 1 else None,
            **{name: getattr(measure, name) for name in names},
        }


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
