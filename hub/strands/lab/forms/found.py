"""What is asked while something runs, at its end and after."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.design.amounts import Pounds
from hub.design.dates import Date
from hub.design.fields import LongText, Number, Option, Radios, Select, Text, Tick
from hub.design.forms import Form
from hub.strands.lab import evidence, rules
from hub.strands.lab.actions.ending import Said

LONG = 5000


class ReasonForm(Form):
    words = LongText("Why?", missing="Say why.", hint="Everybody can read this.", max_length=2000, rows=3)


class HarmForm(Form):
    words = LongText(
        "Which harm?",
        hint="In a few words. Everybody reads this at once, so leave out who was harmed. The rest can be said later.",
        missing="Say which harm, in a few words. The rest can be said later.",
        max_length=1000,
        rows=2,
    )


class SealForm(Form):
    prediction = LongText(
        "What do you expect to see?",
        hint="We keep its seal and not its words. Keep them yourself: at the end they have to be the same.",
        missing="Say what you expect.",
        max_length=LONG,
        rows=4,
    )
    kept = Tick("I have kept these words where I find them again", required=True)


class BeginForm(Form):
    """A form of one button; over the limit, the lab lead says why."""

    over_limit_because = LongText(
        "Why can this not wait until something else has ended?",
        hint="It is shown on its page and in the portfolio.",
        missing="Say why this cannot wait until something else has ended: the reason is shown.",
        max_length=1000,
        rows=3,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, over: bool) -> None:
        super().__init__(data)
        if not over:
            del self.fields["over_limit_because"]


class AmendForm(Form):
    part = Select("What changes?", empty="Choose a part of the plan", missing="Choose what you want to change.")
    words = LongText("What holds from now on?", missing="Say what holds from now on.", max_length=LONG, rows=3)
    because = LongText(
        "Why?",
        hint="What was planned stays where it is. This stands beside it.",
        missing="Say why.",
        max_length=LONG,
        rows=3,
    )

    def __init__(self, data: Mapping[str, Any] | None, parts: Mapping[str, str]) -> None:
        super().__init__(data)
        field = self.fields["part"]
        if isinstance(field, Select):
            field.options = list(parts.items())


class ResultForm(Form):
    words = LongText("What did you find?", missing="Say what you found.", max_length=LONG)
    found_on = Date("On which day?", hint="Leave it empty for today.", required=False)


class CostForm(Form):
    amount = Pounds("How much was spent?", missing="Enter what was spent, such as 120.50.")
    what = Text("What for?", missing="Say what for.")
    spent_on = Date("On which day?", hint="Leave it empty for today.", required=False)


class EndForm(Form):
    """What came of it. A test is asked which threshold was reached, a pilot what happens now."""

    happened = LongText("What happened?", missing="Say what happened.", max_length=LONG, rows=4)
    verdict = Radios("Which threshold was reached?", missing="Say which threshold was reached.")
    learned = LongText(
        "What was learned?",
        hint="For whoever wants to try this next. It stands in the learning log, whatever came of it.",
        missing="Say what was learned: it cannot end without that.",
        max_length=LONG,
        rows=4,
    )
    surprise = LongText("What surprised you?", required=False, max_length=2000, rows=2)
    prediction = LongText(
        "The prediction that was sealed",
        hint="In the same words. It is checked against its seal, and shown.",
        required=False,
        max_length=LONG,
        rows=4,
    )
    prediction_lost = Tick("Nobody has its words any more: it counts as no prediction")
    afterwards = LongText(
        "What happens now, and to the people who use it?",
        missing="Say what happens now: a pilot cannot end without that.",
        max_length=LONG,
        rows=4,
    )
    ended_on = Date("On which day did it end?", hint="Leave it empty for today.", required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, verdicts: Sequence[Option], sealed: bool, afterwards: str | None
    ) -> None:
        super().__init__(data, initial={"afterwards": afterwards or ""})
        field = self.fields["verdict"]
        if verdicts and isinstance(field, Radios):
            field.options = verdicts
        else:
            del self.fields["verdict"]
        if not sealed:
            del self.fields["prediction"], self.fields["prediction_lost"]
        if afterwards is None:
            del self.fields["afterwards"]

    def said(self) -> Said:
        """Return what was typed."""
        return Said(**self.cleaned_data)


class DecideForm(Form):
    kind = Radios(
        "What follows?",
        tuple(Option(kind.code, kind.label, kind.asks) for kind in rules.DECISIONS.values()),
        missing="Choose what follows.",
    )
    words = LongText("In your own words", missing="Say it in your own words.", max_length=LONG, rows=4)
    for_users = LongText("What does it mean for the people who use it?", required=False, max_length=2000, rows=2)


class ClaimForm(Form):
    level = Radios(
        "How sure can one be?",
        tuple(Option(str(level), f"{level}. {words}") for level, words in evidence.LEVELS.items()),
        missing="Choose a level.",
    )
    because = LongText("On what does that stand?", missing="Say on what that stands.", max_length=LONG, rows=4)
    evaluator = Text("Who judged it, from outside the team?", hint="Asked from level 4 on.", required=False)
    cost_per_outcome = Pounds("What did each outcome cost?", hint="Asked from level 4 on.", required=False)
    other_sites = Number(
        "In how many other places do others run it?", hint="Asked for level 5.", required=False, at_most=1000
    )

    def claimed(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it."""
        given = self.cleaned_data
        return {**given, "level": int(given["level"]), "other_sites": given["other_sites"] or 0}
