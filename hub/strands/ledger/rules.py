"""The rules of the ledger: states, lateness, shares, instalments. No database and no clock."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hub.core.records.lifecycle import Lifecycle
from hub.foundation.dates import working_days_after, working_days_between
from hub.foundation.errors import BadInput
from hub.foundation.money import in_pounds

DELEGATION, DECISION, CONTRACT = "delegation", "decision", "contract"
CLEAR, PUBLISH, REVIEW = "clear_decision", "publish_decision", "review_contract"

DRAFT, SIGNED, CLEARED, PUBLISHED, GIVEN_UP = "draft", "signed", "cleared", "published", "given_up"
# How a decision, and a contract, is tied to what it is about.
AUTHORISED, PAYS = "authorised_by", "paid_by"
IN_FORCE, ENDED, ENDED_EARLY = "in_force", "ended", "ended_early"
ALL_OF_IT = Decimal(100)
PENNY = Decimal("0.01")

DELEGATION_LIFE = Lifecycle(
    first=IN_FORCE,
    labels={IN_FORCE: "In force", ENDED: "Ended"},
    meanings={
        IN_FORCE: "The post may decide under this delegation.",
        ENDED: "Nothing can be decided under this delegation any more. What was, stands.",
    },
    moves={IN_FORCE: frozenset({ENDED})},
    needs_reason=frozenset({ENDED}),
    closed=frozenset({ENDED}),
    tones={IN_FORCE: "done"},
)
DECISION_LIFE = Lifecycle(
    first=DRAFT,
    labels={
        DRAFT: "Being drafted",
        SIGNED: "Signed, to be cleared",
        CLEARED: "Cleared, to be published",
        PUBLISHED: "Published",
        GIVEN_UP: "Given up before it was signed",
    },
    meanings={
        DRAFT: "It is being drafted. Nothing has been decided until it is signed.",
        SIGNED: "It has been decided and signed. A second post has to clear it before it is published.",
        CLEARED: "It has been decided and cleared. Next it is published.",
        PUBLISHED: "It has been decided, and everybody can read it.",
        GIVEN_UP: "It was never signed: nothing was decided.",
    },
    moves={
        DRAFT: frozenset({SIGNED, GIVEN_UP}),
        SIGNED: frozenset({CLEARED}),
        CLEARED: frozenset({PUBLISHED}),
    },
    needs_reason=frozenset({GIVEN_UP}),
    closed=frozenset({PUBLISHED, GIVEN_UP}),
    tones={SIGNED: "moving", CLEARED: "moving", PUBLISHED: "done", GIVEN_UP: "quiet"},
)
CONTRACT_LIFE = Lifecycle(
    first=DRAFT,
    labels={
        DRAFT: "Being drafted",
        IN_FORCE: "In force",
        ENDED: "Ended",
        ENDED_EARLY: "Ended early",
        GIVEN_UP: "Given up before it was published",
    },
    meanings={
        DRAFT: "It is being written down, and nobody else can read it yet.",
        IN_FORCE: "It is in force: what is paid, delivered and changed is told here.",
        ENDED: "It has run its course.",
        ENDED_EARLY: "It ended before its time; the reason stands in what happened so far.",
        GIVEN_UP: "It was never published.",
    },
    moves={
        DRAFT: frozenset({IN_FORCE, GIVEN_UP}),
        IN_FORCE: frozenset({ENDED, ENDED_EARLY}),
    },
    needs_reason=frozenset({ENDED, ENDED_EARLY, GIVEN_UP}),
    closed=frozenset({ENDED, ENDED_EARLY, GIVEN_UP}),
    tones={ENDED: "done"},
)


@dataclass(frozen=True, kw_only=True)
class Publishing:
    """The dates by which lateness is told. `promised_days` are working days; an embargo puts off the due day."""

    signed_on: date
    promised_days: int
    published_on: date | None = None
    embargo_until: date | None = None

    @property
    def due_on(self) -> date:
        """The last day on which publishing is in time: never before the embargo ends."""
        promised = working_days_after(self.signed_on, self.promised_days)
        return max(promised, self.embargo_until) if self.embargo_until else promised

    def days_taken(self, today: date) -> int:
        """Return the working days from signing to publishing, or until `today`."""
        return max(0, working_days_between(self.signed_on, self.published_on or today))

    def is_late(self, today: date) -> bool:
        """Return whether it was, or is, published after its due day."""
        return (self.published_on or today) > self.due_on


def embargo_holds(until: date | None, today: date) -> bool:
    """Return whether publishing must wait; on the last day of the embargo it may be published."""
    return until is not None and today < until


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one party gets: an amount, or a part of the whole in per cent; neither where it is not known."""

    amount: Decimal | None = None
    percent: Decimal | None = None


def checked_share(share: Share, value: Decimal | None) -> Share:
    """Return `share` if it is sound. Raises BadInput for more than the whole, or a share said in both ways."""
    if share.amount is not None and share.percent is not None:
        sentence = "Give the share as an amount or in per cent, not both: they could disagree."
        raise BadInput(sentence, {"percent": sentence})
    if share.percent is not None and share.percent < 0:
        raise BadInput("A share cannot be below nothing.", {"percent": "Enter 0 or more."})
    if share.percent is not None and share.percent > ALL_OF_IT:
        sentence = f"A share is at most 100 % of the contract. You typed {share.percent:f} %."
        raise BadInput(sentence, {"percent": sentence})
    if share.percent is not None and share.percent != share.percent.quantize(Decimal("0.01")):
        sentence = "Give the share with at most two figures after the point."
        raise BadInput(sentence, {"percent": sentence})
    if share.amount is not None and share.amount < 0:
        raise BadInput("A share cannot be below nothing.", {"amount": "Enter £0 or more."})
    if share.amount is not None and value is not None and share.amount > value:
        typed = in_pounds(share.amount)
        sentence = f"A share is at most 100 % of the contract, which is {in_pounds(value)}. You typed {typed}."
        raise BadInput(sentence, {"amount": sentence})
    return share


def amount_of(share: Share, value: Decimal | None) -> Decimal | None:
    """Return the share in pounds, to the penny; None where it is not known."""
    exact = _exactly(share, value)
    return None if exact is None else exact.quantize(PENNY)


def _exactly(share: Share, value: Decimal | None) -> Decimal | None:
    if share.amount is not None:
        return share.amount
    return None if share.percent is None or value is None else share.percent * value / ALL_OF_IT


def percent_in_words(percent: Decimal) -> str:
    """Return “33.3 %” for 33.30."""
    return f"{percent.normalize():f} %"


def known_sum(amounts: Iterable[Decimal | None]) -> Decimal:
    """Return the sum of those amounts that are known."""
    return sum((amount for amount in amounts if amount), Decimal(0))


def part_of(paid: Decimal, share: Decimal | None, value: Decimal | None) -> Decimal | None:
    """Return how much of what was paid is for a share of the whole, to the penny: as much of the one as of the other.

    None where the share or the whole is not known.
    """
    if share is None or not value:
        return None
    return (paid * share / value).quantize(Decimal("0.01"))


def share_in_words(share: Share) -> str:
    """Return one share as it was said: “£77,000”, “50 %”, “not known”."""
    if share.amount is not None:
        return in_pounds(share.amount)
    return "not known" if share.percent is None else percent_in_words(share.percent)


def shares_in_words(shares: Sequence[Share], value: Decimal | None) -> str:
    """Return whether the shares add up to the contract, in a sentence; "" where there is nothing to add up.

    Those in per cent are held against 100 % where the whole is not recorded. All are added up before they are
    rounded: two halves of £100.01 are the whole of it.
    """
    amounts = [amount for share in shares if (amount := _exactly(share, value)) is not None]
    percents = [share.percent for share in shares if value is None and share.percent is not None]
    unknown = len(shares) - len(amounts) - len(percents)
    not_said = f" {_not_recorded(unknown, len(shares))}" if unknown else ""
    total, per_cent = sum(amounts, Decimal(0)).quantize(PENNY), sum(percents, Decimal(0))
    if value is not None and shares:
        return _against(total, value, in_pounds, not_said)
    if percents and not amounts:
        return _against(per_cent, ALL_OF_IT, percent_in_words, not_said)
    said = [*([in_pounds(total)] if amounts else []), *([percent_in_words(per_cent)] if percents else [])]
    known = f"The shares add up to {' and '.join(said)}; the whole is not recorded." if said else ""
    return f"{known}{not_said}".strip()


def _not_recorded(unknown: int, of: int) -> str:
    if unknown == of:
        return "The share is not recorded." if of == 1 else f"None of the {of} shares is recorded."
    return f"{unknown} of {of} shares {'is' if unknown == 1 else 'are'} not recorded."


def _against(total: Decimal, whole: Decimal, in_words: Callable[[Decimal], str], not_said: str) -> str:
    """Return how `total` compares with `whole`; `not_said` tells of the shares that are not known, or is ""."""
    if total == whole:
        return f"The shares add up to the whole, {in_words(whole)}.{not_said}"
    if not_said and total < whole:
        return f"The recorded shares are {in_words(total)} of {in_words(whole)}.{not_said}"
    way = "less" if total < whole else "more"
    gap = in_words(abs(whole - total))
    return f"The shares add up to {in_words(total)}, which is {gap} {way} than the whole, {in_words(whole)}.{not_said}"


@dataclass(frozen=True, kw_only=True)
class Block:
    """One instalment as it was agreed. What was not said is None, and is never made up."""

    amount: Decimal | None = None
    due_on: date | None = None


def instalments_in_words(blocks: Sequence[Block], value: Decimal | None) -> str:
    """Return what is known of how the money is paid out, in a sentence; "" without instalments."""
    if not blocks:
        return ""
    times = "once" if len(blocks) == 1 else f"in {len(blocks)} parts"
    missing = [
        words
        for words, absent in (
            ("how much each is", all(block.amount is None for block in blocks)),
            ("when", all(block.due_on is None for block in blocks)),
        )
        if absent
    ]
    sentence = f"To be paid {times}."
    if missing:
        sentence += f" It is not recorded {' or '.join(missing)}."
    known = [block.amount for block in blocks if block.amount is not None]
    if value is not None and len(known) == len(blocks) and sum(known, Decimal(0)) != value:
        sentence += f" Together they are {in_pounds(sum(known, Decimal(0)))}, and the contract is {in_pounds(value)}."
    return sentence


def checked_payment(amount: Decimal, paid_before: Decimal, value: Decimal | None) -> Decimal:
    """Return `amount` if the contract covers it. Raises BadInput for nothing, or what goes beyond the contract.

    Where the contract's value is not recorded nothing can be compared, and any amount is taken.
    """
    if amount <= 0:
        raise BadInput("A payment is more than nothing.", {"amount": "Enter more than £0."})
    if value is not None and paid_before + amount > value:
        over, in_all = in_pounds(paid_before + amount - value), in_pounds(paid_before + amount)
        sentence = (
            f"This would bring what was paid to {in_all}, {over} over the contract’s "
            f"{in_pounds(value)}. Record a change of the contract first, or check the amount."
        )
        raise BadInput(sentence, {"amount": sentence})
    return amount


def paid(amounts: Iterable[Decimal]) -> Decimal:
    """Return what was paid in all; payments taken back count below nothing."""
    return sum(amounts, Decimal(0))
