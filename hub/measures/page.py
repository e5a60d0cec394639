"""What the pages of measures are given: the chart, what it says, and what this reader may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from hub.accounts.http import viewer as viewer_of
from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.requests import asked_page
from hub.core.room import Part, room
from hub.design.shapes import Act
from hub.measures import drawing, periods, permissions, queries, rules, words
from hub.measures.charted import Charted, charted, figure, out_of, table, told
from hub.measures.models import Measure
from hub.measures.runs import Runs, run_chart
from hub.measures.series import Tied, series, tied_to
from hub.measures.spc import ENOUGH, Variation
from hub.measures.varying import Kind
from hub.measures.words import Said

# A measure is kept by posts, not put forward by authors; questions about it stand beside the question.
ELSEWHERE: frozenset[Part] = frozenset({"authors", "owed", "files"})
ROWS_SHOWN = 120
_ENOUGH_FOR_RUNS = 8  # points off the middle line below which runs say nothing


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a chart says in words. `assurance` is None without a target; `runs` is for charts with too few values."""

    variation: Said
    assurance: Said | None
    cause: str
    cautions: Sequence[str]
    latest: str
    aim: str
    more_needed: int
    limits_from: str
    runs: str


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One measure on the page of a record: its small chart and what it says there."""

    key: int
    url: str
    title: str
    part: str
    part_label: str
    picture: Markup
    words: str
    latest: str
    made_data: bool


def context(request: HttpRequest, measure: Measure) -> dict[str, object]:
    """Return what the page of a measure shows. Three statements, and those of the room."""
    viewer = viewer_of(request)
    record = measure.record
    shown = charted(measure, series([measure.pk], corrections=True)[measure.pk], today=timezone.localdate())
    happened = queries.annotations(measure, viewer)
    flags = [(one.on, one.words) for one in happened]
    rows = table(shown, [day for day, _ in flags])
    may = isinstance(viewer, Person) and permissions.may_write(viewer, record)
    return {
        "measure": measure,
        "room": room(record, viewer, page=asked_page(request), without=ELSEWHERE),
        "stands": stands(shown, timezone.localdate()),
        "shown": shown,
        "reading": reading(shown),
        "picture": drawing.large(shown, flags) if shown.last else "",
        "legend": drawing.legend(shown),
        "rows": rows[:ROWS_SHOWN],
        "counted": any(row.counted for row in rows),
        "limits": rules.LIMITS[Kind(measure.limits)][0],
        "told": told,
        "out_of": out_of,
        "more_rows": max(0, len(rows) - ROWS_SHOWN),
        "happened": happened,
        "rebases": shown.series.rebases[::-1],
        "corrections": shown.series.corrections[::-1],
        "tells_of": queries.tells_of(measure, viewer),
        "may_write": may,
        "person": viewer,
        "which_way": rules.DIRECTION_WORDS[shown.chart.options.direction],
        "frequency": periods.FREQUENCIES[measure.frequency],
        "parts": rules.PARTS,
        "words": words,
        "figure": figure,
        "main": main_act(measure, may=may),
        "keeping": keeping(measure) if may else [],
    }


def stands(shown: Charted, today: date) -> str:
    """Return where the measure stands and what comes next."""
    last = shown.chart.days[-1] if shown.chart.days else None
    measure = shown.measure
    return rules.stands(measure.record.state, frequency=measure.frequency, last=last, today=today)


def reading(shown: Charted) -> Reading:
    """Return what the chart says."""
    last, unit = shown.last, shown.measure.unit
    return Reading(
        variation=words.VARIATIONS[shown.chart.variation],
        assurance=words.ASSURANCES[shown.chart.assurance] if shown.chart.assurance else None,
        cause=words.cause(shown.chart),
        cautions=words.cautions(shown.chart),
        latest=_latest(shown) if last else "",
        aim=f"{figure(shown.target)} {unit}" if shown.target is not None else "",
        more_needed=max(0, ENOUGH - shown.count),
        limits_from=rules.first_with_limits(shown.count, last[0], shown.measure.frequency, today=timezone.localdate())
        if last
        else "",
        runs=_runs(shown),
    )


def _latest(shown: Charted) -> str:
    """Return the latest value with its unit and period, from what it was computed, and whether it is provisional."""
    row = next(row for row in reversed(shown.series.values) if row.value is not None)
    more = ", ".join(filter(None, [out_of(row.numerator, row.denominator), "provisional" if row.provisional else ""]))
    value = f"{told(row.value, row.denominator)} {shown.measure.unit}"
    return f"{value}{f' ({more})' if more else ''} {periods.within(row.day, shown.measure.frequency)}"


def _runs(shown: Charted) -> str:
    """Return what the run chart of too few values says, "" where even that says nothing."""
    found = run_chart([point.value for point in shown.chart.points])
    runs: Runs | None = found[0].runs if found else None
    if not shown.too_few or runs is None or runs.useful < _ENOUGH_FOR_RUNS:
        return ""
    if runs.signal:
        return (
            f"About their middle, the values already run in a way that chance does not explain: "
            f"{runs.longest} in a row on one side, {runs.crossings} crossings."
        )
    return "About their middle, the values run as chance would have them run."


def main_act(measure: Measure, *, may: bool) -> Act | None:
    """Return the one thing to do here: for those who keep it, to add values."""
    if may and measure.record.state == rules.IN_USE:
        return Act(text="Add a value", url=reverse("measures:add", kwargs={"number": measure.pk}))
    return None


def keeping(measure: Measure) -> list[Act]:
    """Return what else those who keep the measure can do."""
    to = {"number": measure.pk}
    if measure.record.state == rules.ENDED:
        return [Act(text="Take it up again", url=reverse("measures:resume", kwargs=to))]
    return [
        Act(text="Paste many values", url=reverse("measures:paste", kwargs=to)),
        Act(text="Say what happened on a day", url=reverse("measures:annotate", kwargs=to)),
        Act(text="Set a target", url=reverse("measures:target", kwargs=to)),
        Act(text="Begin the limits anew", url=reverse("measures:rebase", kwargs=to)),
        Act(text="Say which record it tells of", url=reverse("measures:tie", kwargs=to)),
        Act(text="Change what is measured", url=reverse("measures:change", kwargs=to)),
        Act(text="No longer take it", url=reverse("measures:end", kwargs=to)),
    ]


def beside(record: Record, person: Person | None, *, large: bool = False) -> list[Beside]:
    """Return the measures of `record` that `person` may read. One statement."""
    today = timezone.localdate()
    found = tied_to(record, person or AnonymousUser())
    return [_beside(tie, charted(tie.measure, series, today=today), large=large) for tie, series in found]


def _beside(tie: Tied, shown: Charted, *, large: bool) -> Beside:
    last = shown.last
    return Beside(
        key=tie.measure.pk,
        url=tie.measure.record.get_absolute_url(),
        title=tie.measure.record.title,
        part=tie.part,
        part_label=rules.PARTS[tie.part].label,
        picture=Markup("") if not last else drawing.large(shown) if large else drawing.small(shown),
        words=caption(shown, part=tie.part, level=tie.level, since=tie.began),
        latest=reading(shown).latest,
        made_data=tie.measure.made_data,
    )


def caption(shown: Charted, *, part: str, level: int | None, since: date | None = None) -> str:
    """Return what stands under a chart on the page of a record whose evidence is of this level.

    `since` is the day on which what the record tells of began, if that is known.
    """
    if not shown.last:
        return "Nothing has been measured yet."
    if shown.too_few:
        return f"Too few values to tell a change from chance: {shown.count} of {ENOUGH}."
    found = words.cause(shown.chart, level, since=since)
    earlier = found == words.CHANGED_BEFORE
    changed = found.startswith("changed") and not earlier
    is_calm = shown.chart.variation == Variation.COMMON
    way = words.WAYS[shown.chart.variation] if changed or (earlier and not is_calm) else "Everyday variation"
    if part == rules.COMPARISON:
        return f"{way}: {'changed here too' if changed else found}, where the work was not done."
    return f"{way}: {found}."


def panel(record: Record, person: Person | None) -> dict[str, object] | None:
    """Return the measures of a record for its page, None if there are none. One statement."""
    found = beside(record, person)
    if not found:
        return None
    has_comparison = any(one.part == rules.COMPARISON for one in found)
    return {
        "found": found,
        "url": reverse("measures:beside", kwargs={"reference": record.reference}),
        "no_comparison": not has_comparison and any(one.part == rules.LOCAL for one in found),
    }
