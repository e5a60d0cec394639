"""The council’s own rules on buying, as the setting HUB_PROCEDURE_RULES says them (docs/settings.md has the shape)."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings

from hub.strands.ledger.law import ProcedureRule


def procedure_rules() -> list[ProcedureRule]:
    """Return the rules in the order of the setting."""
    return [_rule(row) for row in settings.HUB_PROCEDURE_RULES]


def _rule(row: dict[str, Any]) -> ProcedureRule:
    return ProcedureRule(
        code=str(row["code"]),
        least=Decimal(str(row.get("least", 0))),
        most=Decimal(str(row["most"])) if row.get("most") is not None else None,
        asks=str(row["asks"]),
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row.get("until") else None,
        source=str(row.get("source", "")),
        routes=frozenset(row.get("routes", ())),
    )
