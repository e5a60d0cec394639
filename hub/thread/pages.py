"""What the templates of the golden thread are given: shapes made from what was read."""

from dataclasses import dataclass, replace

from django.http import HttpRequest

from hub.accounts.http import viewer as viewer_of
from hub.core.links.relations import READINGS
from hub.core.records import kinds
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.core.requests import asked_page
from hub.core.room import Part, room
from hub.design import shapes
from hub.design.addresses import here
from hub.thread import asked, permissions, queries, rules, walk
from hub.thread.models import Statement
from hub.thread.stops import Stop, Walk

SIDE_SHOWN = 5
RETIRED = rules.LIFECYCLE.labels[rules.RETIRED]
# Statements are adopted by the council and owe nobody an answer but to questions; their history has its own page.
ELSEWHERE: frozenset[Part] = frozenset({"authors", "owed", "history", "files"})


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One way of narrowing the list of what serves a statement. `count` is None where it is not known exactly."""

    label: str
    url: str
    count: int | None
    current: bool


def statement(request: HttpRequest, found: Statement) -> dict[str, object]:
    """Return what the page of a statement shows. Seven statements at most, six if nobody has signed in."""
    record, viewer = found.record, viewer_of(request)
    context: dict[str, object] = {
        "statement": found,
        "kind": rules.STATEMENTS[record.kind],
        "room": room(record, viewer, detail=found, page=asked_page(request), without=ELSEWHERE),
        "behaviours": list(found.behaviours.order_by("position")) if record.kind == rules.VALUE else [],
        "may_shape": permissions.may_shape(asked.person(request)) and record.state != rules.RETIRED,
        "serving": None,
    }
    if record.kind in rules.SERVED_BY_WORK:
        serving = queries.serving(record, viewer, show=asked.show(request), before=asked.before(request))
        context |= {
            "serving": serving,
            "cards": [card(one) for one in serving.cards],
            "tabs": tabs(request, serving),
            "older": here(request, before=serving.older) if serving.older else "",
            "newest": here(request, before=None) if asked.before(request) else "",
        }
    return context


def tabs(request: HttpRequest, serving: queries.Serving) -> list[Tab]:
    """Return the ways of narrowing the list, those with nothing in them left out."""
    ways = [("", "Everything", serving.total)]
    ways += [(kind.code, kind.plural, serving.counts[kind.code]) for kind in queries.kinds_counted(serving.counts)]
    if declined := serving.counts[queries.DECLINED]:
        ways.append((queries.DECLINED, "Declined in its name", declined))
    return [
        Tab(
            label=label,
            url=here(request, show=code or None, before=None, page=None) + "#serving",
            count=count if serving.exact else None,
            current=code == serving.show,
        )
        for code, label, count in ways
    ]


def card(record: Record) -> shapes.Card:
    """Return a record as it stands in a list."""
    kind = kinds.get(record.kind)
    return shapes.Card(
        title=record.title,
        url=record.get_absolute_url(),
        kind=kind.label,
        reference=record.reference,
        state=kind.lifecycle.labels[record.state],
        tone=kind.lifecycle.tone(record.state),
        summary=record.summary,
        published=record.published_at,
        lang=record.lang if record.lang != "en" else "",
    )


# How each reading of a relation sounds from its other end.
TURNED = {
    words: turned
    for reading in READINGS.values()
    for words, turned in ((reading.forwards, reading.backwards), (reading.backwards, reading.forwards))
}


def side_line(record: Record, viewer: Viewer) -> list[shapes.Stop]:
    """Return the line down the side of a record's page, from the purpose to what directly came of it.

    Two statements at most.
    """
    ups, downs = walk.side_line(record, viewer)
    kind = kinds.get(record.kind)
    own = shapes.Stop(title=record.title, url=record.get_absolute_url(), kind=kind.label, side="here")
    line = [_side_stop(stop) for stop in ups] + [own] + [_side_stop(stop) for stop in downs[:SIDE_SHOWN]]
    if len(downs) > SIDE_SHOWN:
        url = walk.thread_url(record.reference)
        line.append(shapes.Stop(title="More that came of it", url=url, kind="", side="down", steps=1))
    return read_downwards(line)


def read_downwards(line: list[shapes.Stop]) -> list[shapes.Stop]:
    """Return the line with each relation turned to say how what stands above leads to it.

    The walk says how the nearer stop relates to the farther: “serves”, above the record that is asked for. Read
    from the top it is “is served by”, and stands one stop lower. Stops equally far up share what is said of them.
    """
    turned: list[shapes.Stop] = []
    words, shown, steps = "", "", None
    for stop in line:
        if stop.side == "down":
            turned.append(stop)
            continue
        if stop.steps != steps:
            shown = TURNED.get(words, "")
        turned.append(replace(stop, relation=shown))
        words, steps = stop.relation, stop.steps
    return turned


def thread_json(found: Walk) -> dict[str, object]:
    """Return the thread as JSON: stops from the top down, and ties from the one nearer to the record asked for."""
    ties = [(stop.nearer, stop.relation, stop.key) for stop in found if stop.nearer is not None]
    ties += [(tie.nearer, tie.relation, tie.farther) for tie in found.ties]
    references = {stop.key: stop.reference for stop in found}
    return {
        "reference": found.here.reference,
        "stops": [
            {
                "reference": stop.reference,
                "kind": stop.kind,
                "title": stop.title,
                "state": stop.state,
                "step": stop.step,
                "url": stop.url,
                "more_above": stop.more_above or None,
                "more_below": stop.more_below or None,
            }
            for stop in found
        ],
        "ties": [
            {"from": references[nearer], "relation": relation, "to": references[farther]}
            for nearer, relation, farther in ties
        ],
    }


def _side_stop(stop: Stop) -> shapes.Stop:
    return shapes.Stop(
        title=stop.title,
        url=stop.url,
        kind=stop.kind_label,
        reference=stop.reference,
        state=stop.state if stop.step > 0 or stop.state == RETIRED else "",
        relation=stop.relation,
        side="up" if stop.step < 0 else "down",
        steps=abs(stop.step),
    )
