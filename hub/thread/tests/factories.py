"""Statements and editions for tests, made through the actions."""

from datetime import date

from hub.accounts.models import Person
from hub.core.records.actions import Card, open_record, publish
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.thread import rules
from hub.thread.actions import statements
from hub.thread.models import Edition, Statement


def edition(leader: Person, name: str = "Future Council", adopted_on: date = date(2026, 5, 1)) -> Edition:
    """Return the edition, adopted by `leader`."""
    return statements.adopt_edition(name, adopted_on=adopted_on, reason="To say it in one place.", by=leader)


def statement(
    leader: Person, kind: str = rules.OUTCOME, title: str = "Warm, dry homes", *serves: Statement, text: str = ""
) -> Statement:
    """Return a statement of `kind` in the edition in force, which is made if there is none."""
    if not statements.newest_edition():
        edition(leader)
    wording = statements.Wording(title=title, text=text or f"{title}, for everybody who lives here.")
    return statements.add_statement(kind, wording, by=leader, serves=[one.record for one in serves])


def work(person: Person, title: str = "Draught-proofing on a Saturday", to: Visibility = Visibility.PUBLIC) -> Record:
    """Return a piece of work of the kind that only tests know, visible as `to` says."""
    record = open_record("example", Card(title=title, summary=""), by=person)
    if to != Visibility.DRAFT:
        publish(record, by=person, to=to)
    return record


def frame(leader: Person) -> dict[str, Statement]:
    """Return a small thread: a purpose, a vision, a priority and an outcome, each serving the one before."""
    purpose = statement(leader, rules.PURPOSE, "A little better every day")
    vision = statement(leader, rules.VISION, "A city where everyone can live well", purpose)
    priority = statement(leader, rules.PRIORITY, "A healthy and happy city", vision)
    outcome = statement(leader, rules.OUTCOME, "Warm, dry homes", priority)
    return {"purpose": purpose, "vision": vision, "priority": priority, "outcome": outcome}
