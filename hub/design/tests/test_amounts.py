"""Amounts and figures as people type them."""

from decimal import Decimal

import pytest

from hub.design import amounts, forms


class Paid(forms.Form):
    amount = amounts.Pounds("Amount", at_most=Decimal(150_000))
    share = amounts.Figure("Share", at_least=Decimal(0), at_most=Decimal(100), required=False)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£1,250.50", "1250.50"),
        ("1250.5", "1250.50"),
        (" 77000 ", "77000.00"),
        ("£ 0.07", "0.07"),
        ("150,000", "150000"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: str) -> None:
    form = Paid({"amount": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount"] == Decimal(amount)


@pytest.mark.parametrize("typed", ["about ten", "1,25", "12.345", "1e5", "NaN", "9" * 40, "12,5"])
def test_what_is_no_amount_is_said_to_be_none(typed: str) -> None:
    form = Paid({"amount": typed})

    assert form.errors["amount"] == ["Enter an amount of pounds and pence, such as 1,250.50."]


def test_an_amount_out_of_range_says_what_is_in_range() -> None:
    assert Paid({"amount": "-1"}).errors["amount"] == ["Enter £0 or more."]
    assert Paid({"amount": "150,000.01"}).errors["amount"] == ["Enter £150,000 or less."]
    assert Paid({"amount": ""}).errors["amount"] == ["Enter amount."]


@pytest.mark.parametrize(("typed", "figure"), [("12.5", "12.5"), ("0", "0"), (".5", "0.5"), ("", None)])
def test_a_figure_may_have_a_decimal_point(typed: str, figure: str | None) -> None:
    form = Paid({"amount": "1", "share": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["share"] == (Decimal(figure) if figure else None)


def test_what_is_no_figure_or_out_of_range_is_said() -> None:
    assert Paid({"amount": "1", "share": "half"}).errors["share"] == ["Enter a figure, such as 12 or 12.5."]
    assert Paid({"amount": "1", "share": "-"}).errors["share"] == ["Enter a figure, such as 12 or 12.5."]
    assert Paid({"amount": "1", "share": "101"}).errors["share"] == ["Enter 100 or less."]
