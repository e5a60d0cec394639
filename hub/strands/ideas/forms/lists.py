"""The filters of the list of ideas."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms

from hub.design.fields import Select, Text
from hub.design.forms import Form
from hub.strands.ideas import rules
from hub.strands.ideas.queries.lists import SORTS, Wanted

STATES = (
    ("waiting", "Waiting for an answer"),
    ("late", "Late"),
    ("answered", "Answered"),
    ("done_any", "Done"),
    *rules.LIFECYCLE.labels.items(),
)
AUDIENCES = (("public", "Everybody"), ("staff", "Staff of the council"))


class FilterForm(Form):
    """What the list is filtered and sorted by, from its address."""

    q = Text("Words", hint="In the title or the text.", max_length=100, required=False)
    state = Select("Where it stands", STATES, empty="Anywhere", required=False)
    ward = Select("Ward", empty="All wards", required=False)
    service = Select("Service", empty="All services", required=False)
    outcome = Select("Outcome it serves", empty="All outcomes", required=False)
    audience = Select("Who can read it", AUDIENCES, empty="All of these", required=False)
    sort = Select("Order", tuple(SORTS.items()), empty="", required=False)

    def __init__(self, query: Mapping[str, str], options: Mapping[str, list[tuple[str, str]]], *, staff: bool) -> None:
        super().__init__(query or None, auto_id="filter-%s")
        for name, group in (("ward", "place"), ("service", "team"), ("outcome", "outcome")):
            field = self.fields[name]
            if options[group] and isinstance(field, Select):
                field.options = options[group]
            else:
                del self.fields[name]
        if not staff:
            del self.fields["audience"]

    def wanted(self) -> Wanted:
        """Return what is asked for; a filter that makes no sense is said beside it, and left out."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(
            words=given.get("q") or "",
            state=given.get("state") or "",
            place_id=_key(given.get("ward")),
            team_id=_key(given.get("service")),
            outcome_id=_key(given.get("outcome")),
            audience=given.get("audience") or "",
            sort=given.get("sort") or "newest",
        )

    def asked(self) -> str:
        """Return what is asked for as a query string, without the order and what makes no sense."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        return urlencode({name: given[name] for name in self.fields if name != "sort" and given.get(name)})

    def in_words(self) -> str:
        """Return what is asked for in words: “bench”, Ward: Ash."""
        said = []
        for name, field in self.fields.items():
            value = self.data.get(name, "")
            if value and name != "sort":
                said.append(_choice_in_words(field, value) if isinstance(field, Select) else f"“{value}”")
        return ", ".join(said)


def _choice_in_words(field: Select, value: str) -> str:
    labels = {option.value: option.label for option in field.options}
    return f"{field.label}: {labels.get(value, value)}"


def _key(chosen: str | None) -> int | None:
    return int(chosen) if chosen else None


class PageForm(forms.Form):
    """Which page of a list. What is no number is the first page."""

    page = forms.IntegerField(min_value=1, max_value=50, required=False)
    after = forms.CharField(max_length=40, required=False)

    def number(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1

    def behind(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("after") or ""
