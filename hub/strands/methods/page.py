"""What the pages of a study show, and what a reader may do there."""

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse

from hub.accounts.models import Person
from hub.core.exports import streaming
from hub.core.records import kinds
from hub.core.records.visibility import Viewer
from hub.core.room import room
from hub.design.shapes import Act
from hub.foundation.dates import day_words
from hub.foundation.errors import NotAllowed
from hub.strands.methods import capability, findings, kind, permissions, rules
from hub.strands.methods.demand import Share, share
from hub.strands.methods.models import Study
from hub.strands.methods.queries.results import Results, results
from hub.strands.methods.queries.studies import evidence_for

NOT_YET = "What this study found is for its team alone until it is reported. Follow it to hear when it is."


def shows_results(study: Study) -> bool:
    """Return whether whoever loaded the study may see what it found."""
    return study.record.state == rules.REPORTED or bool(getattr(study, "works", False))


def require_results(study: Study) -> None:
    """Raise NotAllowed before it is reported, unless the reader is of its team."""
    if not shows_results(study):
        raise NotAllowed(NOT_YET)


def context(study: Study, viewer: Viewer, page: int) -> dict[str, object]:
    """Return what the page of a study shows. One statement more than the room."""
    shared = room(study.record, viewer, page=page, without=frozenset({"authors", "owed"}))
    reported = study.record.state == rules.REPORTED
    person = viewer if isinstance(viewer, Person) else None
    leads = bool(person) and (getattr(study, "wrote", False) or bool(person and person.has_role(*permissions.LEADS)))
    works = bool(getattr(study, "works", False))
    acts = _acts(study, works=works, leads=leads)
    return {
        "study": study,
        "record": study.record,
        "room": shared,
        "stands": kind.stands(study),
        "tone": kinds.get(rules.STUDY).lifecycle.tone(study.record.state),
        "taken_down": shared.tallies.get(rules.TAKEN_DOWN, 0),
        "evidence_for": evidence_for(study, viewer),
        "found": _found(shared.tallies) if reported else [],
        "works": works,
        "main": acts[0] if acts else _reading_act(study),
        "acts": [*shared.acts, *acts[1:]],
    }


def _found(tallies: Mapping[str, int]) -> list[str]:
    """Return what a reported study found, in two sentences."""
    failure = share(tallies.get(rules.FAILURES, 0), tallies.get(rules.CODED, 0))
    one_stop = share(tallies.get(rules.AT_ONCE, 0), tallies.get(rules.KNOWN_AT_ONCE, 0))
    return [rules.failure_sentence(failure), rules.one_stop_sentence(one_stop)]


def _reading_act(study: Study) -> Act | None:
    if study.record.state != rules.REPORTED:
        return None
    return Act(text="See the results", url=reverse("methods:results", kwargs={"number": study.pk}))


def _acts(study: Study, *, works: bool, leads: bool) -> list[Act]:
    """Return what this reader may do, the main act first: while it is planned, that is to begin."""
    working, leading = _working_acts(study, works=works), _leading_acts(study, leads=leads)
    return [*leading, *working] if study.record.state == rules.PLANNING else [*working, *leading]


def _working_acts(study: Study, *, works: bool) -> list[Act]:
    """Return what the team does, the most usual in this state first."""
    if not works:
        return []
    to = {"number": study.pk}
    down = Act(text="Take down what somebody says", url=reverse("methods:take_down", kwargs=to))
    code = Act(text="Code what was said", url=reverse("methods:code", kwargs=to))
    said = Act(text="All that was said", url=reverse("methods:said", kwargs=to))
    found = Act(text="See the results", url=reverse("methods:results", kwargs=to))
    flow = Act(text="How it flows, step by step", url=reverse("methods:flow", kwargs=to))
    by_state = {
        rules.PLANNING: [flow],
        rules.CAPTURING: [down, code, said, found, flow],
        rules.CODING: [code, down, said, found, flow],
        rules.REPORTED: [found, said],
    }
    return by_state.get(study.record.state, [])


def _leading_acts(study: Study, *, leads: bool) -> list[Act]:
    """Return what those who lead it may do to move it on."""
    if not leads:
        return []
    to, state = {"number": study.pk}, study.record.state
    may = rules.LIFECYCLE.allows
    acts = []
    if may(state, rules.CAPTURING):
        text = "Start listening" if state == rules.PLANNING else "Listen again"
        acts.append(Act(text=text, url=reverse("methods:start_listening", kwargs=to), posts=True))
    if state == rules.CAPTURING:
        acts.append(Act(text="Start coding", url=reverse("methods:start_coding", kwargs=to), posts=True))
    if may(state, rules.REPORTED):
        acts.append(Act(text="Report what you found", url=reverse("methods:report", kwargs=to)))
    if state == rules.REPORTED:
        acts.append(Act(text="Take the report back", url=reverse("methods:open_again", kwargs=to), posts=True))
    else:
        acts.append(Act(text="Change the plan", url=reverse("methods:change", kwargs=to)))
        acts.append(Act(text="State what a contact costs", url=reverse("methods:cost", kwargs=to)))
    acts.append(Act(text="The team", url=reverse("methods:team", kwargs=to)))
    if may(state, rules.STOPPED):
        acts.append(Act(text="Stop this study", url=reverse("methods:stop", kwargs=to)))
    return acts


def results_context(study: Study) -> dict[str, object]:
    """Return what the page of the results shows. Four statements."""
    found = results(study)
    return {
        "study": study,
        "record": study.record,
        "found": found,
        "failure": rules.failure_sentence(found.failure),
        "one_stop": rules.one_stop_sentence(found.one_stop),
        "agreement": rules.agreement_sentence(found.agreement),
        "repeats": findings.repeat_sentence(found.repeats, study.repeat_days),
        "costs": findings.cost_sentences(study, found),
        "pareto": pareto_rows(found),
        "channels": [(channel, *_shares(part)) for channel, part in found.by_channel],
        "weeks": [(day_words(monday), *_shares(part)) for monday, part in found.by_week],
        "hand_offs": [(_times(number), count) for number, count in found.hand_offs.by_times] if found.hand_offs else [],
        "capability": capability.drawing(found.chart, [at for at, _ in found.hours]) if found.chart else None,
        "few_cases": capability.few_cases(found.hours),
        "duration": capability.duration,
        "percent": rules.percent,
        "few": rules.FEW,
        "is_interim": study.record.state != rules.REPORTED,
        "works": bool(getattr(study, "works", False)),
    }


def pareto_rows(found: Results) -> list[tuple[str, str, int, str, str, str]]:
    """Return the rows of the Pareto's table: name, kind, count, share, share so far, cause."""
    return [
        (
            one.name,
            one.kind_name,
            one.row.count,
            rules.percent(one.row.share),
            rules.percent(one.row.cumulative_share),
            rules.CAUSES.get(one.cause, ""),
        )
        for one in found.kinds
    ]


def table(found: Results) -> Iterator[str]:
    """Yield the lines of a CSV with how often each kind of demand came."""
    names = ["demand", "kind", "cause", "count", "share", "cumulative_share"]
    rows: Sequence[dict[str, object]] = [
        {
            "demand": one.name,
            "kind": one.kind,
            "cause": one.cause,
            "count": one.row.count,
            "share": round(one.row.share, 6),
            "cumulative_share": round(one.row.cumulative_share, 6),
        }
        for one in found.kinds
    ]
    return streaming.csv_lines(names, rows, with_mark=True)


def _shares(found: Share) -> tuple[int, int, str, str]:
    """Return the cells of a table that say a share: of how many, how many, which share, between what it likely is."""
    between = f"{rules.percent(found.low)} to {rules.percent(found.high)}"
    return found.of, found.count, rules.percent(found.share), between


def _times(number: int) -> str:
    return "Not at all" if number == 0 else "Once" if number == 1 else f"{number} times"
