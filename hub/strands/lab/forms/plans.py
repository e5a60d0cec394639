"""What is asked of whoever plans an experiment or a pilot. Most of it may be said later, until it begins."""

from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any, ClassVar

from hub.accounts.models import Team
from hub.design.amounts import Pounds
from hub.design.dates import Date
from hub.design.fields import Checkboxes, Hidden, LongText, Option, Radios, Select, Text
from hub.design.forms import Form
from hub.strands.lab import evidence, plan_parts, rules
from hub.strands.lab.actions.planning import ExperimentPlan, Name, PilotPlan
from hub.strands.lab.forms.problems import offer

LONG = 5000


def _option(code: str, words: str) -> Option:
    """Return “Tweak: a small change” as an option with its hint."""
    label, hint = words.split(": ", 1)
    return Option(code, label, f"{hint[:1].upper()}{hint[1:]}.")


MODES = (
    Option(rules.TEST, "Test", "You say before what you expect, and when you would stop. It can show a change."),
    Option(rules.EXPLORE, "Explore", "You look, ask and try things out. It is light, and shows no change."),
)
DESIGNS = tuple(
    Option(design.code, design.label, f"Can reach level {design.reaches} of 5.") for design in evidence.DESIGNS.values()
)
FACETS = tuple(_option(code, words) for code, words in rules.FACETS.items())
SPECTRUM = tuple(_option(code, words) for code, words in rules.SPECTRUM.items())


def _later(label: str, hint: str = "", rows: int = 3) -> LongText:
    return LongText(label, hint=hint, required=False, max_length=LONG, rows=rows)


LOOK_UP = {
    "hx-post": "/lab/experiments/new/similar/",
    "hx-trigger": "input changed delay:600ms",
    "hx-target": "#similar",
    "hx-include": "closest form",
}


class AskForm(Form):
    """The first step of a new experiment: what one wants to learn, before it is looked up who has tried it."""

    title = Text("What do you call it?", missing="Give it a name.", max_length=120)
    question = LongText(
        "What do you want to learn?",
        hint="Before you go on, you see what others have tried and learned about it.",
        missing="Say what you want to learn.",
        max_length=LONG,
        rows=3,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():
            field.widget.attrs.update(LOOK_UP)


class TrialForm(Form):
    """What an experiment and a pilot are asked alike. What has to be said before it begins is named apart."""

    BEFORE_IT_BEGINS: ClassVar[frozenset[str]] = frozenset()

    title = Text("What do you call it?", missing="Give it a name.", max_length=120)
    team = Select("Which team runs it?", empty="Choose a team", required=False)
    doing = LongText("What is tried?", missing="Say what is tried.", max_length=LONG)
    spectrum = Radios("How far does it go?", SPECTRUM, missing="Choose how far it goes.")
    facet = Radios("What sort of innovation is it?", FACETS, required=False)
    measures = _later("What do you watch?", "What should change, how it is counted, and what must not get worse.")
    design = Radios("How is it compared?", DESIGNS, missing="Choose how it is compared.")
    starts_on = Date("When does it start?", required=False)
    ends_on = Date("When does it end?", required=False)
    cost_limit = Pounds("What may it cost at most?", hint="0 is an answer too.", required=False)
    harm = _later("Which harm would stop it at once?", "And who looks out for it.")

    def __init__(
        self, data: Mapping[str, Any] | None, *, teams: Sequence[Team], initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial={"spectrum": "tweak", "design": evidence.NONE, **(initial or {})})
        self.teams = {str(team.pk): team for team in teams}
        offer(self, "team", [(key, team.name) for key, team in self.teams.items()])
        for name in self.BEFORE_IT_BEGINS:
            self.fields[name].optional_words = "(can be said later)"  # type: ignore[attr-defined]

    def conditions(self) -> None:
        """Say that the end comes after the start, beside the end."""
        starts_on, ends_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "It cannot end before it starts: give a later day.")

    def name(self) -> Name:
        """Return what stands on the card."""
        return Name(title=self.cleaned_data["title"], team=self.teams.get(self.cleaned_data.get("team") or ""))


class ExperimentForm(TrialForm):
    """The whole plan of an experiment."""

    BEFORE_IT_BEGINS = frozenset(plan_parts.NEEDED[rules.TEST]) - {"question", "doing"}

    mode = Radios("Do you explore or test?", MODES, missing="Choose whether you explore or test.")
    question = LongText("What do you want to learn?", missing="Say what you want to learn.", max_length=LONG, rows=3)
    hypothesis = _later(
        "Hypothesis",
        "We believe that this change, for these people, leads to this outcome. "
        "We will know when this measure moves from a to b by this day.",
    )
    riskiest = _later("Riskiest assumption", "What would hurt most if it were wrong.")
    prediction = _later("Prediction", "What do you expect to see? It is locked at the start.")
    success = _later("Threshold of success", "From where on would you go on with it?", 2)
    stop = _later("Threshold of stopping", "From where on would you stop it?", 2)
    ambiguous = _later("What lies between", "What would you do then?", 2)
    ethics = _later("Ethics", "Who is asked, who agrees, who could be hurt.", 2)
    data_protection = _later("Data protection", "Which data about people, on what ground, for how long.", 2)
    equality = _later("Equality", "Whom it could leave out, and what you do about that.", 2)
    desirability = _later("Who wants it", "Who asked for it, and how you know that they would use it.", 2)
    feasibility = _later("Whether it can be done", "Who does it, with what, and what could stand in the way.", 2)
    viability = _later("Whether it could last", "What it would cost to keep, and who could pay that.", 2)
    known = _later("What is known already", "What others found, and how sure one can be of it.", 2)
    children = _later(
        "Children’s rights", "If children are affected: what is best for them, and what they say. If not, say so.", 2
    )
    owner_after = _later("Who has it afterwards", "Who would run it once the lab lets go.", 2)

    PARTS = (
        ("What it is", ("title", "team", "mode", "question", "doing", "spectrum", "facet")),
        ("What you expect, for a test", ("hypothesis", "riskiest", "prediction", "success", "stop", "ambiguous")),
        ("How you find out", ("measures", "design", "starts_on", "ends_on", "cost_limit")),
        ("With care", ("harm", "ethics", "data_protection", "equality", "children")),
        ("Is it worth trying?", ("desirability", "feasibility", "viability", "known", "owner_after")),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, teams: Sequence[Team], initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, teams=teams, initial=initial)
        if (initial or {}).get("prediction_seal"):
            prediction = self.fields["prediction"]
            prediction.help_text = "It is sealed, and stays so if you leave this empty. Words here break the seal."
            prediction.optional_words = ""  # type: ignore[attr-defined]

    def plan(self) -> ExperimentPlan:
        """Return the plan that was typed."""
        return ExperimentPlan(**_said(self, ExperimentPlan))


class PilotForm(TrialForm):
    """The whole plan of a pilot."""

    BEFORE_IT_BEGINS = frozenset(plan_parts.NEEDED[rules.PILOT]) - {"doing", "where_words"}

    where_words = LongText(
        "Where does it run?", hint="The places, in words.", missing="Say where it runs.", max_length=1000, rows=2
    )
    wards = Checkboxes("In which wards?", required=False)
    key = Hidden(required=True)
    training = _later("Who trains whom, in what?")
    afterwards = _later(
        "What happens when it ends?",
        "To the service, and to the people who use it. It cannot end before this is said.",
    )

    PARTS = (
        ("What it is", ("title", "team", "doing", "spectrum", "facet", "where_words", "wards")),
        ("How you find out", ("measures", "design", "starts_on", "ends_on", "cost_limit", "harm")),
        ("Who can do it, and afterwards", ("training", "afterwards")),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        teams: Sequence[Team],
        wards: Sequence[tuple[str, str]],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, teams=teams, initial=initial)
        field = self.fields["wards"]
        if wards and isinstance(field, Checkboxes):
            field.options = wards
        else:
            del self.fields["wards"]

    def plan(self) -> PilotPlan:
        """Return the plan that was typed."""
        return PilotPlan(**_said(self, PilotPlan))

    def places(self) -> tuple[int, ...]:
        """Return the keys of the wards that were ticked."""
        return tuple(int(key) for key in self.cleaned_data.get("wards") or ())


def _said(form: Form, plan: type) -> dict[str, Any]:
    """Return what was answered, by the names of the plan’s fields."""
    return {field.name: form.cleaned_data[field.name] for field in fields_of(plan) if field.name in form.cleaned_data}
