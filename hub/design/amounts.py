"""Fields for amounts of money and for figures with a decimal point."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hub.design.fields import Question
from hub.design.words import money
from hub.foundation.money import pounds
from hub.foundation.text import clean

_FIGURE = re.compile(r"[-−+]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})?(?:\.\d{1,9})?")
MOST_POUNDS = Decimal("99999999999.99")


class Pounds(Question):
    """An amount of money: “£1,250.50”, “1250.5”. Gives `Decimal` pounds with two places."""

    widget = forms.TextInput
    autocomplete, inputmode, prefix = "", "decimal", "£"

    def __init__(
        self,
        label: str,
        *,
        at_least: Decimal = Decimal(0),
        at_most: Decimal = MOST_POUNDS,
        width: int = 10,
        **more: Any,
    ) -> None:
        self.at_least, self.at_most, self.width = at_least, at_most, width
        super().__init__(label, **more)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        if not (typed := clean(str(value)).strip()):
            return None
        try:
            return pounds(typed)
        except ValueError as error:
            raise ValidationError("Enter an amount of pounds and pence, such as 1,250.50.", code="invalid") from error

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is not None and value < self.at_least:
            raise ValidationError(f"Enter {money(self.at_least)} or more.", code="min_value")
        if value is not None and value > self.at_most:
            raise ValidationError(f"Enter {money(self.at_most)} or less.", code="max_value")


class Figure(Question):
    """A figure that may have a decimal point: “12.5”, “−3”, “1,250”. Gives `Decimal`; at most 9 places."""

    widget = forms.TextInput
    autocomplete, inputmode = "", "decimal"

    def __init__(
        self,
        label: str,
        *,
        at_least: Decimal | None = None,
        at_most: Decimal | None = None,
        width: int = 10,
        prefix: str = "",
        **more: Any,
    ) -> None:
        self.at_least, self.at_most, self.width, self.prefix = at_least, at_most, width, prefix
        super().__init__(label, **more)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        typed = clean(str(value)).strip()
        if not typed:
            return None
        if not _FIGURE.fullmatch(typed) or not any(sign.isdigit() for sign in typed):
            raise ValidationError("Enter a figure, such as 12 or 12.5.", code="invalid")
        return Decimal(typed.replace(",", "").replace("−", "-"))

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is not None and self.at_least is not None and value < self.at_least:
            raise ValidationError(f"Enter {self.at_least:,} or more.", code="min_value")
        if value is not None and self.at_most is not None and value > self.at_most:
            raise ValidationError(f"Enter {self.at_most:,} or less.", code="max_value")
