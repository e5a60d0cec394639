"""Amounts of money: whole pence inside, pounds outside, always with what is said of VAT."""

import re
from decimal import Decimal
from enum import StrEnum

# What a pound amount may look like when somebody types or pastes it: “£1,250.50”, “1250.5”, “-12”.
_TYPED = re.compile(r"(?P<sign>[-−]?)£?\s*(?P<pounds>\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(?P<pence>\d{1,2}))?")


class VatBasis(StrEnum):
    """Whether an amount has VAT in it. “Not said” is an answer of its own: nobody may guess."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    NONE = "none"
    NOT_SAID = "not_said"

    @property
    def label(self) -> str:
        """The basis as it stands behind an amount."""
        return {
            VatBasis.INCLUDED: "including VAT",
            VatBasis.EXCLUDED: "excluding VAT",
            VatBasis.NONE: "no VAT is due",
            VatBasis.NOT_SAID: "VAT basis not recorded",
        }[self]


def pounds(typed: str) -> Decimal:
    """Return the amount that was typed, in pounds with two places.

    Raises ValueError for what is no amount, has thousands marked in odd places, or more than two places of pence.
    """
    match = _TYPED.fullmatch(typed.strip())
    if match is None:
        raise ValueError(f"{typed!r} is no amount of money.")
    whole = int(match["pounds"].replace(",", ""))
    pence = int((match["pence"] or "0").ljust(2, "0"))
    amount = Decimal(whole * 100 + pence) / 100
    return -amount if match["sign"] else amount


def in_pounds(amount: Decimal | int) -> str:
    """Return an amount as people write it: £1,234.50, and £1,234 where there are no pence. Below nothing: −£12."""
    exact = Decimal(amount)
    sign = "−" if exact < 0 else ""
    whole = exact == exact.to_integral_value()
    return f"{sign}£{abs(exact):,.0f}" if whole else f"{sign}£{abs(exact):,.2f}"


def in_pence(amount: Decimal) -> int:
    """Return an amount of pounds as whole pence. Raises ValueError for fractions of a penny."""
    pence = amount * 100
    if pence != pence.to_integral_value():
        raise ValueError(f"{amount} has fractions of a penny.")
    return int(pence)


def from_pence(pence: int) -> Decimal:
    """Return whole pence as pounds with two places."""
    return (Decimal(pence) / 100).quantize(Decimal("0.01"))
