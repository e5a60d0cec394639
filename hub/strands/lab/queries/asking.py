"""What the pages that ask read: drafts, wards, teams, and what a form is prefilled with."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone

from hub.accounts.models import Person, Post, Team
from hub.accounts.queries import posts_of, teams
from hub.core import keys
from hub.core.drafts.models import Draft
from hub.core.drafts.queries import find, sent_as
from hub.core.places.queries import current_set, places
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.strands.lab import permissions, plan_parts, rules
from hub.strands.lab.models import Experiment
from hub.strands.lab.source import Source

DAYS = frozenset({"starts_on", "ends_on"})


def draft(token: str, kind: str, viewer: Viewer, tokens: Collection[str]) -> Draft:
    """Return the draft of `kind` that is `viewer`'s, or that this browser began. One statement. Else Http404."""
    person = viewer if isinstance(viewer, Person) else None
    found = find(token, kind, person=person)
    if found is None or (found.person_id is None and token not in tokens):
        raise Http404
    return found


def my_draft(key: int, kind: str, person: Person) -> Draft:
    """Return the draft with this key if it is `person`'s. One statement. Else Http404."""
    found = Draft.objects.filter(pk=key, person=person, kind=kind).first()
    if found is None:
        raise Http404
    return found


def sent(token: str, viewer: Viewer) -> Record | None:
    """Return the record that was made of this draft, if `viewer` is its author. One statement if signed in."""
    return sent_as(token, viewer) if isinstance(viewer, Person) else None


def text_of(answers: Mapping[str, Any]) -> str:
    """Return all that was typed, to look for its like."""
    return "\n".join(str(answers.get(name) or "") for name in ("title", "what", "affected", "question", "doing"))


def promised_days() -> int:
    """Return in how many working days the lab says whether it takes a problem up."""
    return int(settings.HUB_LAB_DAYS)


def wards() -> list[tuple[str, str]]:
    """Return the wards in force as options. Two statements."""
    return [(str(place.pk), place.name) for place in places(current_set())]


def teams_for(person: Person) -> Sequence[Team]:
    """Return the teams for which `person` may plan: all of them for the lab, else their own. One statement."""
    every = teams()
    return list(every if permissions.may_lead(person) else every.filter(pk__in=person.team_ids))


def my_post(person: Person) -> Post | None:
    """Return the post that `person` speaks for today, the first by title. One statement."""
    return next(iter(posts_of(person, timezone.localdate())), None)


def my_team(person: Person) -> str:
    """Return the key of the team that `person` is likely to plan for, or "". No statement."""
    return str(min(person.team_ids)) if person.team_ids else ""


def problem_from(source: Source) -> dict[str, str]:
    """Return what the form of a problem begins with when it is made of `source`. No statement."""
    return {
        "title": source.says["title"],
        "what": source.first("what", "problem", "summary"),
        "affected": source.first("affected", "for_whom"),
        "tried": source.first("tried", "already_there"),
        "crosses": source.first("crosses"),
        "ward": str(source.record.place_id or ""),
        "key": keys.new(),
    }


def experiment_from(source: Source) -> dict[str, str]:
    """Return what the form of an experiment begins with when it grows out of `source`. No statement."""
    return {
        "title": source.says["title"][:120],
        "question": source.first("question", "what", "problem", "summary"),
        "doing": source.first("doing", "better"),
        "spectrum": source.first("spectrum") or "tweak",
        "source": source.record.reference,
    }


def whole_plan_of(experiment: Experiment) -> dict[str, str]:
    """Return the plan of an experiment as the form of a new one begins with it: all but its days, and a sealed
    prediction, of which nobody has the words here. No statement."""
    parts = {part: str(getattr(experiment, part) or "") for part in plan_parts.EXPERIMENT_PARTS if part not in DAYS}
    limit = "" if experiment.cost_limit is None else f"{experiment.cost_limit:f}"
    return {
        **parts,
        "cost_limit": limit,
        "title": experiment.record.title[:120],
        "team": str(experiment.record.team_id or ""),
        "mode": experiment.mode,
        "spectrum": experiment.spectrum,
        "facet": experiment.facet,
        "source": experiment.record.reference,
    }


def draft_from(reference: str, person: Person) -> Draft | None:
    """Return the draft in which `person` already begins this anew. One statement."""
    mine = Draft.objects.filter(person=person, kind=rules.EXPERIMENT, answers__source=reference)
    return mine.order_by("-updated_at").first()


def pilot_from(source: Source) -> dict[str, object]:
    """Return what the form of a pilot begins with when it grows out of `source`. No statement."""
    return {
        "title": source.says["title"][:120],
        "doing": source.first("doing", "better", "what", "summary"),
        "measures": source.first("measures"),
        "harm": source.first("harm"),
        "spectrum": source.first("spectrum") or "tweak",
        "wards": [str(source.record.place_id)] if source.record.place_id else [],
        "team": str(source.record.team_id or ""),
    }
