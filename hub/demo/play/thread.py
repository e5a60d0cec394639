"""The leaders adopt the golden thread, put parts of it under review, and once say something better."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.demo.story.golden_thread import EDITION, EDITION_REASON, REWORDED, STATEMENTS, Said
from hub.thread.actions import statements
from hub.thread.actions.statements import Wording

if TYPE_CHECKING:
    from hub.thread.models import Statement

ADOPTED_DAYS_AGO, REVIEWED_DAYS_AGO, REVIEW_DAYS = 420, 20, 90


def adopt(cast: dict[str, Person], now: datetime) -> dict[str, Record]:
    """Adopt the edition with all its statements; return their records by key."""
    leader, chief = cast["desmond"], cast["marguerite"]
    adopted = now - timedelta(days=ADOPTED_DAYS_AGO)
    statements.adopt_edition(EDITION, adopted_on=adopted.date(), reason=EDITION_REASON, by=leader, now=adopted)
    made: dict[str, Statement] = {}
    for said in STATEMENTS:
        above = [made[said.serves].record] if said.serves else []
        made[said.key] = statements.add_statement(said.kind, _wording(said), serves=above, by=leader, now=adopted)
    for said, reason, days_ago in REWORDED:
        at = now - timedelta(days=days_ago)
        statements.reword(made[said.key], _wording(said), by=chief, reason=reason, now=at)
    begun = now - timedelta(days=REVIEWED_DAYS_AGO)
    for said in STATEMENTS:
        if said.under_review:
            until = (begun + timedelta(days=REVIEW_DAYS)).date()
            statements.put_under_review(made[said.key], until=until, invitation=said.under_review, by=leader, now=begun)
    return {key: statement.record for key, statement in made.items()}


def _wording(said: Said) -> Wording:
    return Wording(title=said.title, text=said.wording, behaviours=said.behaviours)
