"""What the golden thread tells the core: its seven kinds of record, and the line down the side of every page."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from hub.accounts.models import Person
from hub.core import ways
from hub.core.records import kinds
from hub.core.records.kinds import Column, Kind
from hub.core.records.models import Record
from hub.core.records.panels import NextStep, Panel, register_next_step, register_panel
from hub.thread import coverage, pages, permissions, rules, walk
from hub.thread.models import Statement


def register_kinds() -> None:
    """Register the seven kinds of statement, in the order they stand in the thread."""
    for kind in rules.STATEMENTS.values():
        kinds.register(
            Kind(
                code=kind.code,
                prefix=kind.prefix,
                label=kind.label,
                plural=kind.plural,
                strand="thread",
                url_name=f"thread:{kind.code}",
                list_url_name="thread:whole",
                lifecycle=rules.LIFECYCLE,
                detail_model="thread.Statement",
                search_text=_search_text,
                stands=_stands,
                columns=COLUMNS,
                in_thread=True,
            )
        )


def register_side_line() -> None:
    """Put the golden line down the side of the page of every record, of whatever kind."""
    register_panel(
        Panel(code="thread", kinds=None, template="thread/side_line.jinja", context=_side_line, region="thread")
    )


def register_step() -> None:
    """Put the way to say what it serves onto the page of all work, for those who may say so."""
    register_next_step(
        NextStep(
            code="say_what_it_serves",
            kinds=rules.WORK,
            label="Say what it serves",
            url_name="thread:tie",
            may=lambda record, person: permissions.may_tie(person, record),
        )
    )


def register_ways() -> None:
    """Put the outcomes into the menu, and ties that wait for a second person among what people owe."""
    ways.register_section("Outcomes", "thread:whole")
    ways.register_desk(
        ways.Desk(
            code="coverage",
            text="What serves what",
            hint="Outcomes that nobody works on, and work that serves nothing.",
            url_name="thread:coverage",
            may=permissions.owns_coverage,
            order=20,
        )
    )
    ways.register_duty(
        ways.Duty(code="confirm_ties", title="What serves an outcome, to confirm", find=coverage.to_confirm)
    )


def _side_line(record: Record, viewer: Person | None) -> dict[str, object] | None:
    """Return the stops of the line and where the whole thread is; None for what has none. Two statements at most."""
    stops = pages.side_line(record, viewer or AnonymousUser())
    if len(stops) == 1 and not kinds.get(record.kind).has_thread:
        return None
    return {
        "stops": stops,
        "is_end": any(stop.side == "here" and stop.relation in walk.ENDS for stop in stops),
        "whole_url": walk.thread_url(record.reference),
    }


def _search_text(statement: Statement) -> str:
    """Return the wording and, for a value, its behaviours. One statement for a value, else none."""
    if statement.record.kind != rules.VALUE:
        return statement.wording
    return "\n".join([statement.wording, *statement.behaviours.order_by("position").values_list("wording", flat=True)])


def _stands(statement: Statement) -> str:
    return rules.stands(statement.record.state, statement.review_from, statement.review_until, timezone.localdate())


COLUMNS = (
    Column(name="wording", meaning="What was adopted, in full.", type="text", get=lambda one: one.wording),
    Column(
        name="position",
        meaning="The statement’s place among those of its kind, from 1.",
        type="number",
        get=lambda one: one.position,
    ),
    Column(
        name="review_from",
        meaning="The day on which the review that is open began; empty if there is none.",
        type="date",
        get=lambda one: one.review_from,
    ),
    Column(
        name="review_until",
        meaning="The last day on which the review that is open takes views; empty if there is none.",
        type="date",
        get=lambda one: one.review_until,
    ),
    Column(
        name="invitation",
        meaning="What the review that is open asks people; empty if there is none.",
        type="text",
        get=lambda one: one.invitation,
    ),
)
