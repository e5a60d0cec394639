"""What is asked of those who propose, offer, accept and end roles."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.actors import rules
from hub.actors.actions.roles import Promise
from hub.design.dates import Date
from hub.design.fields import LongText, Option, Radios, Select, Text, Tick
from hub.design.forms import Form

MYSELF = "me"
PUBLIC = "Everybody can read this once it is agreed. Leave out addresses and telephone numbers."
ROLES = tuple(Option(part.code, part.label, hint=part.hint) for part in rules.PARTS.values())
PROPOSAL = "Your proposal. Nothing is public until they accept it, in words of their own."


class PromiseForm(Form):
    """A role, in words, with its days."""

    role = Radios("Which part?", ROLES, missing="Choose the part.")
    words = LongText(
        "What is promised?", hint=PUBLIC, missing="Say in words what is promised.", max_length=rules.LONGEST_PROMISE
    )
    since = Date("First day", hint="If there is one.", required=False)
    until = Date("Last day", hint="If there is one.", required=False)

    def conditions(self) -> None:
        """Refuse a period that ends before it begins."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must not come before the first.")

    def promise(self) -> Promise:
        """Return what was promised. The form is valid."""
        given = self.cleaned_data
        return Promise(
            role=given.get("role") or rules.SUPPORTS,
            words=given["words"],
            since=given.get("since"),
            until=given.get("until"),
            is_named=bool(given.get("is_named")),
        )


class AskForm(PromiseForm):
    """Which role somebody who offered help is asked to play."""

    def __init__(self, data: Mapping[str, Any] | None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["words"].label = "What would they promise?"
        self.fields["words"].help_text = PROPOSAL


class ProposeForm(AskForm):
    """Which organisation is asked to play which role."""

    actor = Select("Which organisation?", empty="Choose an organisation", missing="Choose the organisation.")
    field_order = ("actor", "role", "words", "since", "until")

    def __init__(self, data: Mapping[str, Any] | None, actors: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["actor"].options = actors  # type: ignore[attr-defined]


class OfferForm(PromiseForm):
    """Who offers which role: oneself, or an organisation one speaks for; perhaps with something that is free."""

    who = Radios("Who offers it?", missing="Choose who offers it.")
    capacity = Select("With something you have free?", empty="No", required=False)
    is_named = Tick("Show my name beside it. Otherwise you are shown as “a resident”.")
    field_order = ("who", "role", "words", "capacity", "since", "until", "is_named")

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        organisations: Mapping[str, str],
        capacities: Sequence[tuple[str, str]] = (),
        asks_role: bool = True,
        may_be_named: bool = True,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.fields["words"].label = "What do you offer?"
        self._keep("who", [(MYSELF, "I do"), *organisations.items()] if organisations else [])
        self._keep("capacity", capacities)
        if not asks_role:
            del self.fields["role"]
        if not may_be_named:
            del self.fields["is_named"]

    def _keep(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        if options:
            self.fields[name].options = options  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def organisation_key(self) -> int | None:
        """Return the key of the organisation that offers, or None for the person themselves."""
        who = self.cleaned_data.get("who") or MYSELF
        return None if who == MYSELF else int(who)

    def capacity_key(self) -> int | None:
        """Return the key of what is free and offered with it, or None."""
        chosen = self.cleaned_data.get("capacity")
        return int(chosen) if chosen else None


class AcceptForm(Form):
    """The words in which an actor accepts what was proposed."""

    words = LongText(
        "Your promise, in your own words",
        hint=f"{PUBLIC} Change what does not fit.",
        missing="Say in words what you promise.",
        max_length=rules.LONGEST_PROMISE,
    )
    is_named = Tick("Show my name beside it. Otherwise you are shown as “a resident”.")

    def __init__(self, data: Mapping[str, Any] | None, *, asks_name: bool, **more: Any) -> None:
        super().__init__(data, **more)
        if not asks_name:
            del self.fields["is_named"]


class RewordForm(Form):
    """A promise in other words."""

    words = LongText("The promise", hint=PUBLIC, missing="Say it in words.", max_length=rules.LONGEST_PROMISE)


class PrivateReasonForm(Form):
    """Why, for the two sides alone; nobody has to say."""

    because = LongText(
        "Do you want to say why?",
        hint="Only the two sides read it. It is never shown to anybody else.",
        max_length=1000,
        rows=4,
        required=False,
    )


class SureForm(Form):
    """Nothing is asked but whether it is meant."""


class WhomForm(Form):
    """Whom it is for."""

    whom = Text("Whom is it for?", hint="Such as: people who sleep rough in the centre.", missing="Say whom it is for.")
    words = LongText("What does it bring them?", missing="Say what it brings them.", max_length=rules.LONGEST_PROMISE)
