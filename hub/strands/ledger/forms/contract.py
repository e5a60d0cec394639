"""What is asked of a contract and of what hangs on it."""

from collections.abc import Iterable
from typing import Any

from hub.accounts.models import Person, Post
from hub.core.drafts.forms import OnceForm
from hub.design.amounts import Figure, Pounds
from hub.design.dates import Date
from hub.design.fields import Email, LongText, Option, Radios, Select, Text, Tick
from hub.design.forms import Form
from hub.design.words import day
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput
from hub.foundation.money import VatBasis, in_pounds
from hub.strands.ledger import rules
from hub.strands.ledger.actions.contracting import Terms
from hub.strands.ledger.actions.parts import ORGANISATION, WithWhom
from hub.strands.ledger.forms.decision import VAT, ReasonForm
from hub.strands.ledger.law import ROUTES
from hub.strands.ledger.models import Contract, Deliverable, Instalment, Party, Payment
from hub.strands.ledger.models.contracting import PARTY_ROLES, REVIEWS
from hub.strands.ledger.queries.contract import named
from hub.strands.ledger.queries.paid_for import PaidFor
from hub.strands.ledger.queries.speakers import Speakers


class RewriteForm(Form):
    """What was agreed. All but the title may be left empty: it then says “not recorded”."""

    title = Text("What is the contract for, in a line", missing="Say in a line what the contract is for.")
    scope = LongText("What is to be done?", required=False)
    value = Pounds("How much is it worth?", required=False)
    value_is_maximum = Tick("This is a maximum (“up to”)")
    vat_basis = Select("Is VAT in that amount?", VAT, empty="", required=False)
    value_source = Text("Where does that amount stand?", hint="For example: section 5 of the decision.", required=False)
    starts_on = Date("First day", required=False)
    ends_on = Date("Last day", required=False)
    review_on = Date("When is it reviewed?", required=False)
    budget = LongText("Which budget pays?", required=False, rows=2)
    route = Select(
        "How was the supplier found?", [(r.code, r.label) for r in ROUTES.values()], empty="Not said", required=False
    )
    route_reason = LongText("Why was nobody else asked?", required=False, rows=2)
    notice = Text("Which notice was published?", hint="Its number or address.", required=False, max_length=300)

    def terms(self) -> Terms:
        """Return what was typed."""
        said = {name: value for name, value in self.cleaned_data.items() if name in RewriteForm.base_fields}
        return Terms(**{**said, "vat_basis": VatBasis(said["vat_basis"] or VatBasis.NOT_SAID)})


class ContractForm(OnceForm, RewriteForm):
    """The same of a new one, with the post that answers for it."""

    post = Select("Which post answers for it?", missing="Choose the post that answers for it.")

    field_order = ["title", "post"]

    def offer_posts(self, posts: Iterable[Post]) -> None:
        """Offer these posts."""
        field = self.fields["post"]
        assert isinstance(field, Select)  # noqa: S101 - for the type checker
        field.options = [(str(post.pk), f"{post.title} – {post.team.name}") for post in posts]


def initial(contract: Contract) -> dict[str, Any]:
    """Return what stands in the draft, as its form shows it."""
    found = {name: getattr(contract, name) for name in RewriteForm.base_fields if hasattr(contract, name)}
    return {**found, "title": contract.record.title}


class PartyForm(OnceForm):
    """Somebody the contract is with, and their share."""

    name = Text("Who is it?", hint="Leave it empty for a partner who is not named.", required=False)
    organisation = Text(
        "Its reference, if it is on the hub", hint="For example: ORG-12.", required=False, width=10, max_length=30
    )
    role = Radios("What do they do?", list(PARTY_ROLES.items()), missing="Choose what they do.")
    number = Text("Registered number", hint="Company or charity, where there is one.", required=False, max_length=60)
    amount = Pounds("Their share, in pounds", required=False)
    percent = Figure("Or in per cent", hint="Leave both empty if it is not known.", required=False)
    source = Text("Where was that said?", required=False)

    def who(self, viewer: Person) -> WithWhom:
        """Return what was typed. One statement where an organisation is named; BadInput where there is none such."""
        said = self.cleaned_data
        found = named(said["organisation"], ORGANISATION, viewer) if said["organisation"] else None
        if said["organisation"] and found is None:
            sentence = "There is no organisation with this reference that you can read."
            raise BadInput(sentence, {"organisation": sentence})
        return WithWhom(
            name=said["name"],
            role=said["role"],
            number=said["number"],
            share=rules.Share(amount=said["amount"], percent=said["percent"]),
            source=said["source"],
            organisation=found,
        )


class PartOutForm(Form):
    """What is taken out of a draft."""

    part = Radios("What is taken out?", missing="Choose what is taken out.")

    def offer(self, parts: Iterable[Party | Instalment | Deliverable]) -> None:
        """Offer these parts."""
        field = self.fields["part"]
        assert isinstance(field, Radios)  # noqa: S101 - for the type checker
        field.options = [Option(key_of(part), *_named(part)) for part in parts]


def key_of(part: Party | Instalment | Deliverable) -> str:
    """Return by what a part of a draft is chosen: its table and its key."""
    return f"{part._meta.model_name}-{part.pk}"


def _named(part: Party | Instalment | Deliverable) -> tuple[str, str]:
    """Return what a part of a draft is called, and what stands beside it."""
    if isinstance(part, Party):
        return str(part), PARTY_ROLES[part.role]
    if isinstance(part, Deliverable):
        return f"Deliverable {part.number}", part.words
    beside = (in_pounds(part.amount) if part.amount else "", day(part.due_on) if part.due_on else "", part.condition)
    return f"Instalment {part.number}", ", ".join(filter(None, beside)) or "Neither its amount nor its day is known."


class ShareForm(Form):
    """What one party gets from now on."""

    party = Radios("Whose share is it?", missing="Choose whose share it is.")
    amount = Pounds("What is it now, in pounds?", required=False)
    percent = Figure("Or in per cent", hint="Leave both empty if it is not known any more.", required=False)
    because = LongText("Why?", hint="Everybody can read this.", missing="Say why.", rows=3)

    def offer(self, parties: Iterable[Party]) -> None:
        """Offer these parties, each with its share so far."""
        field = self.fields["party"]
        assert isinstance(field, Radios)  # noqa: S101 - for the type checker
        said = (
            (one, f"{PARTY_ROLES[one.role]}. Its share so far: {rules.share_in_words(one.share)}.") for one in parties
        )
        field.options = [Option(str(one.pk), str(one), hint=hint) for one, hint in said]


class InstalmentForm(OnceForm):
    amount = Pounds("How much?", hint="Leave it empty if it was not agreed, or is not published.", required=False)
    due_on = Date("When?", hint="Leave it empty if there is no day.", required=False)
    condition = Text("What has to have happened?", required=False, max_length=300)


class DeliverableForm(OnceForm):
    words = Text("What is to be delivered?", missing="Say what is to be delivered.", max_length=500)
    due_on = Date("By when?", required=False)


DELIVERED, ACCEPTED = "delivered", "accepted"


class DeliveredForm(Form):
    """Something was delivered, or accepted."""

    deliverable = Radios("What is it about?", missing="Choose what it is about.")
    what = Radios(
        "What happened?",
        [(DELIVERED, "It was delivered"), (ACCEPTED, "The council accepted it")],
        missing="Choose what happened.",
    )
    on = Date("On which day?", missing="Say on which day.")

    def offer(self, deliverables: Iterable[Deliverable], *, accepts: bool) -> None:
        """Offer these. Who does not accept for the council is not asked what happened: it was delivered."""
        if not accepts:
            del self.fields["what"]
        field = self.fields["deliverable"]
        assert isinstance(field, Radios)  # noqa: S101 - for the type checker
        field.options = [(str(one.pk), one.words) for one in deliverables]


class PaymentForm(OnceForm):
    """Money that was paid."""

    amount = Pounds("How much was paid?", missing="Say how much was paid.")
    paid_on = Date("On which day?", missing="Say on which day it was paid.")
    party = Select("To whom?", empty="Not recorded", required=False)
    instalment = Select("For which instalment?", empty="For none of them", required=False)
    words = Text("What for?", required=False, max_length=300)

    def offer(self, parties: Iterable[Party], instalments: Iterable[Instalment]) -> None:
        """Offer these parties and instalments; without any, nothing is asked."""
        for name, options in (
            ("party", [(str(party.pk), str(party)) for party in parties]),
            ("instalment", [(str(one.pk), f"Instalment {one.number}") for one in instalments]),
        ):
            field = self.fields[name]
            if options and isinstance(field, Select):
                field.options = options
            else:
                del self.fields[name]


class TakeBackForm(Form):
    payment = Radios("Which payment was wrong?", missing="Choose a payment.")
    because = LongText(
        "What was wrong with it?", hint="Everybody can read this.", missing="Say what was wrong.", rows=2
    )

    def offer(self, payments: Iterable[Payment]) -> None:
        """Offer these payments."""
        field = self.fields["payment"]
        assert isinstance(field, Radios)  # noqa: S101 - for the type checker
        field.options = [(str(one.pk), f"{in_pounds(one.amount)} on {day_words(one.paid_on)}") for one in payments]


class ChangeForm(OnceForm):
    """What has changed in a contract, and why."""

    words = LongText("What has changed?", missing="Say what has changed.", rows=3)
    because = LongText("Why?", hint="Everybody can read this.", missing="Say why.", rows=3)
    value = Pounds("What is it worth now?", hint="Leave it empty if that has not changed.", required=False)
    ends_on = Date("What is its last day now?", hint="Leave it empty if that has not changed.", required=False)


class ReviewForm(OnceForm):
    """What was found when the contract was looked at as a whole, or on which other day that is done."""

    what = Radios("Was it looked at?", list(REVIEWS.items()), missing="Choose whether it was looked at.")
    words = LongText(
        "What was found? Or why is it done on another day?",
        hint="Does it still buy what it should, at this price? Everybody can read this.",
        missing="Say what was found, or why it is done on another day.",
        rows=4,
    )
    next_on = Date("When is it looked at next?", hint="Leave it empty if this was the last time.", required=False)


class AllotForm(Form):
    """How much of the contract is for one of the things it pays for."""

    record = Radios("What is it about?", missing="Choose what it is about.")
    amount = Pounds("How much of the contract is for it?", hint="Leave it empty if it is not known.", required=False)
    words = Text(
        "Where was that said, or why has it changed?", hint="Everybody can read this.", required=False, max_length=300
    )

    def offer(self, paid_for: Iterable[PaidFor]) -> None:
        """Offer what the contract pays for, each with its share as it stands."""
        field = self.fields["record"]
        assert isinstance(field, Radios)  # noqa: S101 - for the type checker
        field.options = [
            Option(
                str(one.record.pk),
                one.record.title,
                hint="Not recorded" if one.amount is None else f"{in_pounds(one.amount)} so far",
            )
            for one in paid_for
        ]


class BuysForm(OnceForm):
    words = LongText(
        "What does this money buy?",
        hint="In your own words, for somebody who has never read a contract. Everybody can read this.",
        missing="Say what this money buys.",
    )


IN_TIME, EARLY = "in_time", "early"


class EndForm(ReasonForm):
    how = Radios(
        "How did it end?", [(IN_TIME, "In its time"), (EARLY, "Before its time")], missing="Choose how it ended."
    )


class SupplierForm(Form):
    email = Email("Their e-mail address", hint="They must have signed in here once, and hold the role “supplier”.")


class SpeakerOffForm(Form):
    """Who does not speak for the supplier any more, and why."""

    speaker = Radios("Who?", missing="Choose who does not speak for it any more.")
    because = LongText("Why?", hint="They can read this.", missing="Say why. They can read it.", rows=3)

    def offer(self, known: Speakers) -> None:
        """Offer those who speak for it now."""
        field = self.fields["speaker"]
        assert isinstance(field, Radios)  # noqa: S101 - for the type checker
        field.options = [Option(str(one.pk), one.person.shown_as, hint=f"Since {day(one.at)}") for one in known.now]


class TieForm(Form):
    reference = Text(
        "Its reference", hint="For example: CON-12.", missing="Give the reference.", width=10, max_length=30
    )
