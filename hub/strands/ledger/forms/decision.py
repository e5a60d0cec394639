"""What is asked of a decision, part by part, and what is done with it."""

from collections.abc import Iterable
from typing import Any

from hub.accounts.models import Post
from hub.core.drafts.forms import OnceForm
from hub.design.amounts import Pounds
from hub.design.dates import Date
from hub.design.fields import LongText, Radios, Select, Text, Tick
from hub.design.forms import Form
from hub.foundation.money import VatBasis
from hub.strands.ledger import text
from hub.strands.ledger.law import ROUTES, Function
from hub.strands.ledger.models import Decision, Delegation

VAT = [
    (basis.value, "Not said" if basis is VatBasis.NOT_SAID else basis.label[0].upper() + basis.label[1:])
    for basis in VatBasis
]
YES, NO = "yes", "no"


class RewriteForm(Form):
    """What is decided."""

    title = Text("What is decided, in a line", missing="Say in a line what is decided.")
    decision = LongText("What is decided", missing="Say what is decided.", rows=8)
    decided_on = Date("When is it decided?", hint="Leave it empty if that is the day of signing.", required=False)
    wards = Text("Which wards does it concern?", hint="For example: all wards.", required=False, max_length=300)


class WhatForm(OnceForm, RewriteForm):
    """The same of a new one, with the post that decides."""

    post = Select("Who decides?", missing="Choose the post that decides.", hint="The post signs, whoever holds it.")

    field_order = ["title", "post"]

    def offer_posts(self, posts: Iterable[Post]) -> None:
        """Offer these posts."""
        field = self.fields["post"]
        assert isinstance(field, Select)  # noqa: S101 - for the type checker
        field.options = [(str(post.pk), f"{post.title} – {post.team.name}") for post in posts]


class PowerForm(Form):
    """Under which power, for how much money, and how a supplier was found."""

    function = Radios(
        "Whose function is it?", [(function.value, function.label) for function in Function], missing="Choose one."
    )
    delegation = Select("Under which delegation?", empty="None is named", required=False)
    is_key = Radios(
        "Is it a key decision?",
        [(YES, "Yes"), (NO, "No")],
        hint="Significant spending or saving for the service, or significant for two or more wards.",
        required=False,
    )
    notice = Text("The notice of the key decision", hint="Its number or address.", required=False, max_length=300)
    value = Pounds("How much does it bind the council to?", required=False)
    value_is_maximum = Tick("This is a maximum (“up to”)")
    vat_basis = Select("Is VAT in that amount?", VAT, empty="", required=False)
    budget = LongText(
        "What does it cost, and which budget pays?", hint="And how it is to be paid.", required=False, rows=3
    )
    route = Select(
        "How is a supplier found?",
        [(route.code, route.label) for route in ROUTES.values()],
        empty="Not said",
        required=False,
    )
    route_reason = LongText(
        "Why was nobody else asked?",
        hint="Where competition was waived. Naming the route is no reason.",
        required=False,
        rows=3,
    )
    threshold_quoted = Pounds(
        "Which procurement threshold did you go by?",
        hint="We check it against the day of the decision.",
        required=False,
    )

    def offer_delegations(self, delegations: Iterable[Delegation]) -> None:
        """Offer these delegations."""
        field = self.fields["delegation"]
        assert isinstance(field, Select)  # noqa: S101 - for the type checker
        field.options = [(str(one.pk), f"{one.record.reference} {one.record.title}") for one in delegations]
        if not field.options:
            field.help_text = (
                "Nothing is delegated to this post on that day, as far as is written down here. A monitoring officer "
                "writes delegations down; it can be signed without one, and the monitoring officer is then told."
            )


class ReasonsForm(Form):
    """Why, what else there was, who was asked, and who had an interest."""

    reasons = LongText("Why?", required=False, hint="The reasons, as the law asks.")
    alternatives = LongText("What else was considered, and why was it rejected?", required=False)
    no_alternatives = Tick("No alternatives were considered")
    conflicts = LongText(
        "Which conflicts of interest were declared?",
        hint="And any dispensation that was given.",
        required=False,
        rows=3,
    )
    no_conflicts = Tick("No conflicts of interest were declared")
    consultation = LongText("Who was consulted?", required=False, rows=3)
    equality = LongText("How are people affected differently?", required=False, rows=3)
    papers = LongText("Background papers", hint="Name them; add the files on the page.", required=False, rows=3)


class OpennessForm(Form):
    """Who may read it, and from when."""

    openness = LongText(
        "May everybody read it?",
        hint="Say “Everybody may read it”, or which part is exempt and why, and keep that part back.",
        required=False,
        rows=3,
    )
    embargo_until = Date("Not to be read before", hint="Only where there is an embargo.", required=False)
    embargo_because = LongText("Why not before?", hint="Everybody can read this.", required=False, rows=2)


PARTS: dict[str, tuple[str, type[Form]]] = {
    "decision": ("What is decided", RewriteForm),
    "power": ("Power, money and procurement", PowerForm),
    "reasons": ("Reasons, alternatives and conflicts", ReasonsForm),
    "openness": ("Who may read it", OpennessForm),
}


def initial(decision: Decision, part: str) -> dict[str, Any]:
    """Return what stands in a part of the draft, as its form shows it."""
    form = PARTS[part][1]
    values = {name: getattr(decision, name) for name in form.base_fields if hasattr(decision, name)}
    values["title"] = decision.record.title
    values["delegation"] = str(decision.delegation_id or "")
    values["is_key"] = {True: YES, False: NO, None: ""}[decision.is_key]
    return values


def values(form: Form) -> dict[str, Any]:
    """Return what was typed, as the columns of a decision; without title and post."""
    said = {name: value for name, value in form.cleaned_data.items() if name not in {"title", "post"}}
    if "is_key" in said:
        said["is_key"] = {YES: True, NO: False}.get(said["is_key"])
    if "delegation" in said:
        chosen = said.pop("delegation")
        said["delegation_id"] = int(chosen) if chosen else None
    if said.get("vat_basis") == "":
        said["vat_basis"] = VatBasis.NOT_SAID
    return said


class ReasonForm(Form):
    """A reason that everybody can read."""

    because = LongText("Why?", hint="Everybody can read this.", missing="Say why.", rows=3)


class EmbargoForm(Form):
    because = LongText("Why does it end now?", hint="Everybody can read this.", missing="Say why it ends now.", rows=3)


class ClearForm(Form):
    words = LongText("Anything for the officer", hint="Only the officer reads this.", required=False, rows=3)


class MonitorForm(OnceForm):
    words = LongText("What follows from it?", hint="Everybody can read this.", missing="Say what follows from it.")


class CorrectForm(Form):
    """Each part of the text as it stands, to be put right, and why."""

    because = LongText(
        "Why is it put right?", hint="Everybody can read this.", missing="Say why it is put right.", rows=2
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, label in text.PARTS.items():
            self.fields[name] = LongText(label, required=False, rows=3)


class DelegationForm(OnceForm):
    """What is delegated, to which post, by what."""

    title = Text("What may be decided, in a line", missing="Say in a line what may be decided.")
    post = Select("Who may decide it?", missing="Choose the post.")
    subject = LongText("What may be decided", missing="Say what may be decided.")
    resolved_by = Text("Who delegates it?", hint="For example: the City Council.", missing="Say who delegates it.")
    instrument = Text(
        "By what?", hint="The resolution or clause, with its number.", missing="Name the resolution or clause."
    )
    source = Text("Where can it be read?", required=False, max_length=300)
    function = Radios("Whose function is it?", [(f.value, f.label) for f in Function], missing="Choose one.")
    limit = Pounds("Up to how much?", hint="Leave it empty if there is no limit.", required=False)
    vat_basis = Select("Is VAT in that amount?", VAT, empty="", required=False)
    conditions_of_it = LongText("On which conditions?", required=False, rows=3)
    since = Date("From when?", missing="Say from when it holds.")
    until = Date("Until when?", hint="Leave it empty if it has no end.", required=False)

    def offer_posts(self, posts: Iterable[Post]) -> None:
        """Offer these posts."""
        field = self.fields["post"]
        assert isinstance(field, Select)  # noqa: S101 - for the type checker
        field.options = [(str(post.pk), f"{post.title} – {post.team.name}") for post in posts]


class EndForm(ReasonForm):
    on = Date("What is its last day?", missing="Say its last day.")
