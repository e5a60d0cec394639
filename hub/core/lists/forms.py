"""The filters of a list, which stay in its address."""

from collections.abc import Mapping

from hub.core.lists.queries import NUMBERED_PAGES, Wanted
from hub.core.records.kinds import Kind
from hub.design.fields import PageNumber, Select, Text
from hub.design.forms import Form

FILTERS = {"ward": "place", "service": "team", "outcome": "outcome"}


class FilterForm(Form):
    """What a list is filtered by. A filter that makes no sense is said beside it, and left out."""

    q = Text("Words", hint="In the title or the text.", max_length=100, required=False)
    state = Select("Where it stands", empty="Anywhere", required=False)
    ward = Select("Ward", empty="All wards", required=False)
    service = Select("Service or team", empty="All services and teams", required=False)
    outcome = Select("Outcome it serves", empty="All outcomes", required=False)
    page = PageNumber(last=NUMBERED_PAGES)

    def __init__(self, query: Mapping[str, str], kind: Kind, options: Mapping[str, list[tuple[str, str]]]) -> None:
        super().__init__(query or None, auto_id="filter-%s")
        for name, group in FILTERS.items():
            self._offer(name, options[group])
        self._offer("state", list(kind.lifecycle.labels.items()))

    def _offer(self, name: str, options: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if options and isinstance(field, Select):
            field.options = options
        else:
            del self.fields[name]

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        given = self._given()
        return Wanted(
            words=given.get("q") or "",
            state=given.get("state") or "",
            place_id=_key(given.get("ward")),
            team_id=_key(given.get("service")),
            outcome_id=_key(given.get("outcome")),
        )

    def number(self) -> int:
        """Return the number of the page that is asked for, from 1."""
        return int(self._given().get("page") or 1)

    def _given(self) -> dict[str, str]:
        self.is_valid()
        return getattr(self, "cleaned_data", {})


def _key(chosen: str | None) -> int | None:
    return int(chosen) if chosen else None
