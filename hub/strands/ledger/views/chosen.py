"""What was chosen in a form, handed to the action that it is about."""

from collections.abc import Sequence

from hub.accounts.models import Person
from hub.design.forms import Form
from hub.design.words import day
from hub.strands.ledger import rules
from hub.strands.ledger.actions import changing, parts, paying, redacting, sharing
from hub.strands.ledger.forms.contract import ACCEPTED, key_of
from hub.strands.ledger.forms.kept_back import RELEASE
from hub.strands.ledger.models import Contract, Deliverable, Instalment, Party, Payment, Redaction
from hub.strands.ledger.queries.paid_for import PaidFor


def look_again(form: Form, offered: Sequence[Redaction], by: Person) -> None:
    """Go on keeping the chosen part back, or let everybody read it."""
    said = form.cleaned_data
    part = next(one for one in offered if str(one.pk) == said["part"])
    if said["what"] == RELEASE:
        redacting.release(part, because=said["because"], by=by)
    else:
        redacting.ground(part, ground=said["ground"], weighing=said["weighing"], review_on=said["review_on"], by=by)


def looked_at_again(form: Form) -> str:
    """Return what was done, in a sentence."""
    if form.cleaned_data["what"] == RELEASE:
        return "Everybody can read it now, and why."
    return f"It stays kept back, and is looked at again on {day(form.cleaned_data['review_on'])}."


def taken_out(form: Form, offered: Sequence[Party | Instalment | Deliverable], by: Person) -> None:
    """Take the chosen part out of its draft."""
    parts.take_out(next(one for one in offered if key_of(one) == form.cleaned_data["part"]), by=by)


def share_anew(form: Form, offered: Sequence[Party], by: Person) -> None:
    """Say anew what the chosen party gets."""
    said = form.cleaned_data
    party = next(one for one in offered if str(one.pk) == said["party"])
    share = rules.Share(amount=said["amount"], percent=said["percent"])
    changing.change_share(party, share, because=said["because"], by=by)


def delivered(form: Form, offered: Sequence[Deliverable], by: Person) -> None:
    """Say that the chosen thing was delivered, or accepted."""
    said = form.cleaned_data
    one = next(one for one in offered if str(one.pk) == said["deliverable"])
    act = parts.accept if said.get("what") == ACCEPTED else parts.deliver
    act(one, on=said["on"], by=by)


def paid(form: Form, contract: Contract) -> paying.Paid:
    """Return the payment that was typed. Two statements where party and instalment were chosen."""
    said = form.cleaned_data
    party, instalment = said.get("party"), said.get("instalment")
    return paying.Paid(
        amount=said["amount"],
        paid_on=said["paid_on"],
        words=said["words"],
        party=contract.parties.get(pk=party) if party else None,
        instalment=contract.instalments.get(pk=instalment) if instalment else None,
    )


def allotted(form: Form, contract: Contract, offered: Sequence[PaidFor], by: Person) -> None:
    """Say how much of the contract is for the chosen one of what it pays for."""
    said = form.cleaned_data
    record = next(one.record for one in offered if str(one.record.pk) == said["record"])
    sharing.allot(contract, record, amount=said["amount"], words=said["words"], by=by)


def take_back(form: Form, offered: Sequence[Payment], by: Person) -> Payment:
    """Take the chosen payment back."""
    wrong = next(one for one in offered if str(one.pk) == form.cleaned_data["payment"])
    return paying.take_back(wrong, because=form.cleaned_data["because"], by=by)
