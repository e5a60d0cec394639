"""What the lists of the lab are filtered by."""

from collections.abc import Mapping, Sequence

from django import forms

from hub.design.fields import Select
from hub.design.forms import Form
from hub.strands.lab import rules
from hub.strands.lab.queries.portfolio import Asked
from hub.strands.lab.queries.spread import STAGES

KINDS = ((rules.EXPERIMENT, "Experiments"), (rules.PILOT, "Pilots"))


class PortfolioForm(Form):
    """What the portfolio is filtered by. A filter that makes no sense is said beside it, and left out."""

    stage = Select(
        "Stage",
        [(code, rules.TRIAL_LIFECYCLE.labels[code]) for code in (*STAGES, *rules.DECIDED)],
        empty="All that is open",
        required=False,
    )
    spectrum = Select("How far it goes", list(rules.SPECTRUM_WORDS.items()), empty="Any distance", required=False)
    facet = Select("What sort it is", list(rules.FACET_WORDS.items()), empty="Any sort", required=False)
    outcome = Select("Outcome it serves", empty="All outcomes", required=False)
    age = Select(
        "How long at its stage",
        [(code, age.label) for code, age in rules.AGES.items()],
        empty="Any age",
        required=False,
    )
    kind = Select("What it is", KINDS, empty="Experiments and pilots", required=False)

    def __init__(self, query: Mapping[str, str], outcomes: Sequence[tuple[int, str]]) -> None:
        super().__init__(query or None, auto_id="filter-%s")
        field = self.fields["outcome"]
        if outcomes and isinstance(field, Select):
            field.options = [(str(key), title) for key, title in outcomes]
        else:
            del self.fields["outcome"]

    def asked(self) -> Asked:
        """Return what is asked for."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        outcome = given.get("outcome")
        chosen = {name: given.get(name) or "" for name in ("kind", "stage", "spectrum", "facet", "age")}
        return Asked(**chosen, outcome_id=int(outcome) if outcome else None)


class LogForm(forms.Form):
    """Words to look for, and which page. What is no number is the first page."""

    q = forms.CharField(max_length=100, required=False)
    page = forms.IntegerField(min_value=1, max_value=500, required=False)

    def words(self) -> str:
        """Return the words that are looked for."""
        self.is_valid()
        return str(self.cleaned_data.get("q") or "").strip()

    def number(self) -> int:
        """Return the number of the page, from 1."""
        self.is_valid()
        return int(self.cleaned_data.get("page") or 1)
