"""What is asked of those who say what is wanted and what is free, and the filters of the two lists."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hub.actors import rules
from hub.actors.actions.wanted import Free, Need
from hub.actors.forms.roles import MYSELF, ROLES
from hub.actors.queries.wanted import Asked
from hub.design.dates import Date
from hub.design.fields import LongText, Number, PageNumber, Radios, Select, Text, Tick
from hub.design.forms import Form

GIVES = tuple(rules.GIVES.items())
SHOWN = (("wanted", "What is wanted"), ("offered", "What is offered"))
MOST_WANTED = 500


def _place(form: Form, places: Sequence[tuple[str, str]]) -> None:
    if places:
        form.fields["place"].options = places  # type: ignore[attr-defined]
    else:
        del form.fields["place"]


class NeedForm(Form):
    """Who is wanted."""

    title = Text(
        "Who or what is wanted?", hint="Such as: somebody who can cook for forty.", missing="Say who or what is wanted."
    )
    gives = Radios("What would they give?", GIVES, missing="Choose what they would give.")
    how_much = Text("How much of it, and when?", hint="Such as: three evenings a week.", required=False)
    words = LongText("More about it", max_length=2000, rows=4, required=False)
    place = Select("Where?", empty="Where this is, or anywhere", required=False)
    since = Date("First day", hint="If there is one.", required=False)
    until = Date("Last day", hint="If there is one.", required=False)
    wanted = Number("How many would be enough?", at_least=1, at_most=MOST_WANTED, width=3, initial=1)
    role = Radios("Which part would they play?", ROLES, missing="Choose the part.")

    def __init__(self, data: Mapping[str, Any] | None, places: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        _place(self, places)

    def conditions(self) -> None:
        """Refuse a period that ends before it begins."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must not come before the first.")

    def need(self) -> Need:
        """Return what is wanted. The form is valid."""
        given = dict(self.cleaned_data)
        place = given.pop("place", None)
        return Need(place_id=int(place) if place else None, **given)


class FreeForm(Form):
    """What is free."""

    who = Radios("Whose is it?", missing="Choose whose it is.")
    title = Text(
        "What is free?", hint="Such as: a kitchen, free on three evenings.", missing="Say in a few words what is free."
    )
    gives = Radios("What is it?", GIVES, missing="Choose what it is.")
    when_words = Text("When?", hint="Such as: Mondays to Wednesdays from six.", required=False)
    words = LongText(
        "More about it",
        hint="Everybody can read this. Leave out addresses and telephone numbers.",
        max_length=2000,
        rows=4,
        required=False,
    )
    place = Select("Where?", empty="Anywhere here", required=False)
    until = Date(
        "Until which day?",
        hint="It leaves the list then. A year at most.",
        missing="Give the day until which it is free.",
    )
    is_named = Tick("Show my name beside it. Otherwise you are shown as “a resident”.")

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        places: Sequence[tuple[str, str]],
        *,
        organisations: Mapping[str, str],
        may_be_named: bool,
        today: date,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        _place(self, places)
        field = self.fields["until"]
        field.earliest = today  # type: ignore[attr-defined]
        field.latest = today + timedelta(days=rules.LONGEST_OFFERED_DAYS)  # type: ignore[attr-defined]
        if organisations:
            self.fields["who"].options = [(MYSELF, "Mine"), *organisations.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["who"]
        if not may_be_named:
            del self.fields["is_named"]

    def free(self) -> Free:
        """Return what is free. The form is valid."""
        given = dict(self.cleaned_data)
        given.pop("who", None)
        place = given.pop("place", None)
        return Free(place_id=int(place) if place else None, **given)

    def organisation_key(self) -> int | None:
        """Return the key of the organisation whose it is, or None for the person's own."""
        who = self.cleaned_data.get("who") or MYSELF
        return None if who == MYSELF else int(who)


class FilterForm(Form):
    """What the two lists are filtered by, from the address."""

    q = Text("Words", max_length=100, required=False)
    show = Select("Show", SHOWN, empty="Both", required=False)
    gives = Select("What is given", GIVES, empty="Anything", required=False)
    ward = Select("Ward", empty="All wards", required=False)
    page = PageNumber(last=50)

    def __init__(self, query: Mapping[str, str], places: Sequence[tuple[str, str]]) -> None:
        super().__init__(query or None, auto_id="filter-%s")
        if places:
            self.fields["ward"].options = places  # type: ignore[attr-defined]
        else:
            del self.fields["ward"]

    def asked(self) -> Asked:
        """Return what is asked for; a filter that makes no sense is said beside it, and left out."""
        given = self._given()
        ward = given.get("ward")
        return Asked(words=given.get("q") or "", gives=given.get("gives") or "", place_id=int(ward) if ward else None)

    def shows(self) -> str:
        """Return which list is asked for: “wanted”, “offered”, or "" for both."""
        return self._given().get("show") or ""

    def number(self) -> int:
        """Return the number of the page that is asked for, from 1."""
        return int(self._given().get("page") or 1)

    def _given(self) -> dict[str, Any]:
        self.is_valid()
        return getattr(self, "cleaned_data", {})
