"""What is asked about an organisation, and about who speaks for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.actors import identifiers, rules
from hub.actors.actions.organisations import Described
from hub.actors.models import Organisation
from hub.design.fields import Checkboxes, Email, LongText, Option, Radios, Select, Text
from hub.design.forms import Form
from hub.foundation.errors import BadInput


class OrganisationForm(Form):
    """What an organisation is, does and is known by."""

    name = Text("What is it called?", missing="Enter its name.")
    sort = Radios("What is it?", tuple(rules.SORTS.items()), missing="Choose what it is.")
    summary = Text("What does it do, in one sentence?", max_length=300, missing="Say what it does.")
    about = LongText(
        "Tell us more", hint="For whom, since when, with how many people.", max_length=3000, required=False
    )
    web = Text("Its own page", hint="Such as https://example.org", max_length=300, required=False, inputmode="url")
    place = Select("Where is it based?", empty="Nowhere in particular", required=False)
    reaches = Checkboxes("Where does it work?", hint="Tick none if it works everywhere here.", required=False)
    scheme = Select("A register that knows it", empty="It is in no register", required=False)
    number = Text("Its number in that register", max_length=40, width=20, required=False)
    scheme_2 = Select("Another register", empty="No other", required=False)
    number_2 = Text("Its number in the other register", max_length=40, width=20, required=False)

    def __init__(self, data: Mapping[str, Any] | None, places: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        registers = [Option(scheme.code, scheme.label) for scheme in identifiers.SCHEMES.values()]
        for name in ("scheme", "scheme_2"):
            self.fields[name].options = registers  # type: ignore[attr-defined]
        for name in ("place", "reaches"):
            if places:
                self.fields[name].options = places  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def conditions(self) -> None:
        """Ask for the number where a register is chosen, and check its form."""
        for scheme, number in (("scheme", "number"), ("scheme_2", "number_2")):
            chosen, typed = self.cleaned_data.get(scheme), self.cleaned_data.get(number)
            if chosen and not typed:
                self.add_error(number, "Enter the number, or choose no register.")
            elif typed and not chosen:
                self.add_error(scheme, "Choose the register that this number is of.")
            elif chosen and typed:
                self._check(chosen, typed, number)

    def _check(self, scheme: str, typed: str, field: str) -> None:
        try:
            identifiers.tidied(scheme, typed)
        except BadInput as error:
            self.add_error(field, str(error))

    def said(self) -> Described:
        """Return what was said. The form is valid."""
        given = self.cleaned_data
        numbers = [(given["scheme"], given["number"]), (given["scheme_2"], given["number_2"])]
        return Described(
            name=given["name"],
            sort=given["sort"],
            summary=given["summary"],
            about=given["about"],
            web=given["web"],
            place_id=int(given["place"]) if given.get("place") else None,
            reaches=[int(key) for key in given.get("reaches", [])],
            identifiers=[(scheme, number) for scheme, number in numbers if scheme],
        )


def as_it_is(
    organisation: Organisation, numbers: Sequence[tuple[str, str]], reaches: Sequence[tuple[int, str]]
) -> dict[str, object]:
    """Return what the form begins with for an organisation that is here already."""
    record = organisation.record
    filled: dict[str, object] = {
        "name": record.title,
        "summary": record.summary,
        "sort": organisation.sort,
        "about": organisation.about,
        "web": organisation.web,
        "place": str(record.place_id or ""),
        "reaches": [str(key) for key, _ in reaches],
    }
    for (scheme, number), end in zip(numbers, ("", "_2"), strict=False):
        filled |= {f"scheme{end}": scheme, f"number{end}": number}
    return filled


class SpeakerForm(Form):
    """Who speaks for an organisation."""

    email = Email(
        "Their e-mail address",
        hint="They have signed in here with it. Make sure first that they may speak for the organisation.",
    )


class BecauseForm(Form):
    """Why something was decided, for those whom it concerns."""

    because = LongText("Why?", missing="Say why, in a sentence or two.", max_length=1000, rows=4)
