"""Amounts go into the database as pence and come back as pounds, on both databases."""

from decimal import Decimal

import pytest
from django.db import connection

from hub.core.money import MoneyField
from hub.foundation.money import from_pence, in_pence, pounds


def test_pounds_and_pence_are_the_same_amount():
    assert in_pence(Decimal("77000.01")) == 7_700_001
    assert from_pence(7_700_001) == Decimal("77000.01")
    assert pounds("−£1,250.5") == Decimal("-1250.50")


@pytest.mark.parametrize("typed", ["", "£", "1,25", "1.234", "ten", "1e3"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError, match="is no amount"):
        pounds(typed)


def test_a_fraction_of_a_penny_is_refused():
    with pytest.raises(ValueError, match="fractions of a penny"):
        in_pence(Decimal("0.005"))


def test_the_column_keeps_whole_pence():
    field = MoneyField()

    assert field.get_prep_value(Decimal("0.10")) == 10
    assert field.from_db_value(10, None, connection) == Decimal("0.10")
    assert field.db_type(connection) == "bigint"
    assert field.clean(Decimal("1.5"), None) == Decimal("1.50")
