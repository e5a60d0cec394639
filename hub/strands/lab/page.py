"""What stands on the page of an experiment or a pilot, and what one may do there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hub.accounts.models import Person
from hub.core.records import kinds
from hub.core.records.visibility import Viewer
from hub.core.room import room
from hub.design.shapes import Act
from hub.design.words import money
from hub.foundation.dates import day_words
from hub.strands.lab import evidence, permissions, plan_parts, rules
from hub.strands.lab.models import Experiment, Trial
from hub.strands.lab.page_acts import anew_acts, lab_acts, main_act
from hub.strands.lab.queries import trial as queries
from hub.strands.lab.queries.running import planned
from hub.strands.lab.queries.trial import Row, Written


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a plan as its page shows it: its name, what was planned, and how it was amended since."""

    name: str
    words: str
    amendments: Sequence[Row]


@dataclass(frozen=True, kw_only=True)
class Money:
    """What a trial has cost: in pounds, with the limit if there is one, and what it was amended to, in words."""

    spent: str
    limit: str
    amended: str
    over: bool


def context(trial: Trial, viewer: Viewer, page: int) -> dict[str, object]:
    """Return what the page shows. One statement, and those of the room.

    A trial is the work of a team: who typed its plan does not stand on it.
    """
    person = viewer if isinstance(viewer, Person) else None
    written = queries.written(trial, viewer)
    shared = room(trial.record, viewer, detail=trial, page=page, without=frozenset({"authors", "owed"}))
    progress = planned(trial)
    verdict = written.ending.texts[3] if written.ending else ""
    acts = lab_acts(trial, person)
    main = main_act(trial, person, progress)
    return {
        "trial": trial,
        "record": trial.record,
        "room": shared,
        "tone": kinds.get(trial.record.kind).lifecycle.tone(trial.record.state),
        "written": written,
        "plan": plan(trial, written),
        "progress": progress,
        "places": written.places,
        "stands": stands(trial, written) or shared.stands,
        "facts": facts(trial, written),
        "money_spent": costs(trial, written),
        "caption": evidence.caption(trial.evidence_level, failed=verdict == rules.STOP) if trial.ended_on else "",
        "verdict": rules.VERDICTS.get(verdict, ""),
        "decision": rules.DECISIONS.get(written.decision.texts[2]) if written.decision else None,
        "sealed": isinstance(trial, Experiment) and bool(trial.prediction_seal),
        "runs_it": permissions.may_run(person, trial.record),
        "main": main,
        "harm_url": _harm_url(acts),
        "acts": [
            *[one for one in acts if one.url not in {main.url, _harm_url(acts)}],
            *anew_acts(trial, person, stopped=written.halt is not None),
            *shared.acts,
        ],
    }


def _harm_url(acts: Sequence[Act]) -> str:
    """Return where this reader stops it for harm, which stands beside the main act; "" where they cannot."""
    return next((one.url for one in acts if one.url.endswith("/harm/")), "")


def stands(trial: Trial, written: Written) -> str:
    """Return where it stands if its last day was amended while it ran, "" otherwise.

    An amendment is words, and no rule can tell whether that day has come: it is left to whoever reads it.
    """
    if trial.record.state != rules.RUNNING or trial.ends_on is None or not (amended := _amended(written, "ends_on")):
        return ""
    return f"It is being tried. It was to end on {day_words(trial.ends_on)}, and that was amended: {amended}"


def _amended(written: Written, part: str) -> str:
    """Return what holds since a part of the plan was amended, "" where it was not."""
    latest = next((row for row in reversed(written.amendments) if row.texts[0] == part), None)
    if latest is None:
        return ""
    return latest.texts[1] if latest.hidden is None else "a moderator hid to what."


def facts(trial: Trial, written: Written) -> list[tuple[str, str]]:
    """Return what is said of it in a few words: (name, words)."""
    found = [("How far it goes", rules.SPECTRUM_WORDS[trial.spectrum])]
    if trial.facet:
        found.append(("What sort it is", rules.FACET_WORDS[trial.facet]))
    if isinstance(trial, Experiment):
        found.insert(0, ("Mode", "Test: predicted before it began" if trial.mode == rules.TEST else "Explore"))
    if trial.began_on:
        found.append(("Began", day_words(trial.began_on)))
    elif trial.starts_on:
        found.append(("To start", day_words(trial.starts_on)))
    if trial.ended_on:
        found.append(("Ended", day_words(trial.ended_on)))
    elif trial.ends_on:
        amended = _amended(written, "ends_on")
        found.append(
            ("To end", f"{day_words(trial.ends_on)}. Amended: {amended}" if amended else day_words(trial.ends_on))
        )
    return found


def plan(trial: Trial, written: Written) -> list[Part]:
    """Return the parts of the plan that say something or were amended, in their order."""
    found = []
    for part, name in plan_parts.PARTS[trial.record.kind].items():
        amended = [row for row in written.amendments if row.texts[0] == part]
        words = _words(part, trial)
        if words or amended:
            found.append(Part(name=name, words=words, amendments=amended))
    return found


def _words(part: str, trial: Trial) -> str:
    value: Any = getattr(trial, part)
    if part == "prediction" and isinstance(trial, Experiment) and trial.prediction_seal:
        return f"Sealed. Its seal: {trial.prediction_seal}"
    if value is None or value == "":
        return ""
    if part == "design":
        return evidence.DESIGNS[value].label
    if part == "cost_limit":
        return money(value)
    return day_words(value) if part in {"starts_on", "ends_on"} else str(value)


def costs(trial: Trial, written: Written) -> Money:
    """Return what it has cost, and whether that is more than it may: unsaid where the limit was amended, in words."""
    amended = _amended(written, "cost_limit")
    return Money(
        spent=money(written.spent),
        limit=money(trial.cost_limit) if trial.cost_limit is not None else "",
        amended=amended,
        over=not amended and rules.over_cost(written.spent, trial.cost_limit),
    )
