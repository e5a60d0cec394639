"""The column for an amount of money."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

from hub.foundation.money import from_pence, in_pence

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.expressions import Expression

    Base = models.Field[Decimal | int | None, Any]
else:
    Base = models.BigIntegerField


class MoneyField(Base):
    """Pounds as `Decimal` with two places, kept as whole pence.

    SQLite compares decimals as floats, and pence add up exactly on both databases. Sums and comparisons in the
    database give pounds as well. A fraction of a penny raises ValueError.
    """

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(self, value: int | None, expression: "Expression", connection: "BaseDatabaseWrapper") -> Any:  # noqa: ARG002 - Django's
        return None if value is None else from_pence(int(value))

    def to_python(self, value: Any) -> Decimal | None:
        return None if value is None else Decimal(value).quantize(Decimal("0.01"))

    def get_prep_value(self, value: Any) -> int | None:
        return None if value is None or hasattr(value, "resolve_expression") else in_pence(Decimal(value))
