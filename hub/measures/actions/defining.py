"""Setting up a measure, saying it more exactly, its targets, and its end."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.records.actions import Card, change_state, give_to, open_record, publish, revise
from hub.core.records.versions import seal_version
from hub.core.records.visibility import Visibility
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.measures import periods, rules
from hub.measures.models import Measure, Target
from hub.measures.permissions import require_define, require_write
from hub.measures.spc import Direction
from hub.measures.varying import Kind


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What is said of a measure. `baseline` is how many first values the limits rest on, at least 12, or None.

    `per` is what a rate is told in, 1,000 for “per 1,000”; a share in % needs none.
    """

    name: str
    definition: str
    unit: str
    source: str
    direction: Direction
    frequency: str = periods.MONTH
    numerator: str = ""
    denominator: str = ""
    baseline: int | None = None
    screened: bool = True
    limits: Kind = Kind.XMR
    per: int = 1
    made_data: bool = False
    post: Post | None = None


@transaction.atomic
def define(said: Definition, *, by: Person, to: Visibility = Visibility.PUBLIC, now: datetime | None = None) -> Measure:
    """Set up a measure, readable as `to` says from now on. The same for the same post again gives the one there is.

    Raises BadInput for a baseline that is too short, and for limits that do not fit what is counted.
    """
    require_define(by, said.post)
    _check(said)
    if there_is := _the_same(said):
        return there_is
    team = said.post.team if said.post else None
    card = Card(title=said.name, summary=said.definition, team=team, post=said.post)
    record = open_record(rules.MEASURE, card, by=by, authors=[], now=now)
    measure = Measure.objects.create(record=record, **_columns(said))
    seal_version(record, _sealed(said), by=by, reason="Set up.", now=now)
    if to != Visibility.DRAFT:
        publish(record, by=by, to=to, now=now)
    return measure


@transaction.atomic
def change(measure: Measure, said: Definition, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """Say what is measured more exactly, or in another way. The earlier definition stays readable, with the reason.

    How often it is measured cannot change once there are values: raises NotPossible then, without a reason, and if
    nothing changes. `made_data` cannot be taken back.
    """
    require_write(by, measure.record)
    if said.post and said.post.pk != measure.record.post_id:
        require_define(by, said.post)
    if not reason.strip():
        raise NotPossible("Say why it changes: the reason stands beside the earlier definition.")
    _check(said)
    if said.frequency != measure.frequency and measure.observations.exists():
        raise NotPossible("There are values already: how often it is measured cannot change. Set up another measure.")
    said = replace(said, made_data=said.made_data or measure.made_data)
    seal_version(measure.record, _sealed(said), by=by, reason=reason, now=now)
    for name, value in _columns(said).items():
        setattr(measure, name, value)
    measure.save()
    revise(measure.record, title=said.name, summary=said.definition, by=by)
    if said.post and said.post.pk != measure.record.post_id:
        give_to(measure.record, team=said.post.team, post=said.post, by=by)
    notify(measure.record, f"What “{said.name}” measures has been said anew: {reason}", by=by, now=now)


@transaction.atomic
def set_target(
    measure: Measure, *, value: float | None, from_on: date, set_by: str, by: Person, now: datetime | None = None
) -> Target:
    """Set what is aimed at from a day on, or, with no value, end the target on that day. Earlier targets stay drawn.

    Raises NotPossible for a day that has a target already, or is before one; and if there is no target to end.
    """
    require_write(by, measure.record)
    if not set_by.strip():
        raise NotPossible("Say which body or post set the target.")
    latest = measure.targets.order_by("-from_on").first()
    if latest and from_on <= latest.from_on:
        raise NotPossible(
            f"There is a target from {day_words(latest.from_on)} on. A new one begins after that day: "
            "what was aimed at before is not rewritten."
        )
    if value is None and (latest is None or latest.value is None):
        raise NotPossible("There is no target to end.")
    target = Target.objects.create(
        measure=measure, value=value, from_on=from_on, set_by=set_by, by=by, at=now or timezone.now()
    )
    note(verb="measure.target", subject=measure, by=by, detail={"target": target.pk})
    return target


@transaction.atomic
def end(measure: Measure, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """Say that no more values are taken, and why. What was measured stays."""
    require_write(by, measure.record)
    change_state(measure.record, to=rules.ENDED, by=by, reason=reason, now=now)


@transaction.atomic
def resume(measure: Measure, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """Take values again, and say why."""
    require_write(by, measure.record)
    change_state(measure.record, to=rules.IN_USE, by=by, reason=reason, now=now)


def _the_same(said: Definition) -> Measure | None:
    """Return the measure in use that is defined so for the same post: a second click finds it. The post is locked."""
    if said.post is None:
        return None
    Post.objects.select_for_update().get(pk=said.post.pk)
    same = Measure.objects.filter(record__title=said.name, record__post=said.post, record__state=rules.IN_USE)
    return same.filter(**_columns(said)).select_related("record").first()


def _check(said: Definition) -> None:
    if fault := rules.baseline_fault(said.baseline):
        raise BadInput(fault, {"baseline": fault})
    of_what = bool(said.numerator and said.denominator)
    if fault := rules.limits_fault(said.limits, unit=said.unit, of_what=of_what):
        raise BadInput(fault, {"limits": fault})


def _columns(said: Definition) -> dict[str, object]:
    names = (
        *("definition", "numerator", "denominator", "unit", "direction", "frequency", "source", "baseline"),
        *("screened", "limits", "per", "made_data"),
    )
    return {name: getattr(said, name) for name in names}


def _sealed(said: Definition) -> dict[str, str]:
    """Return what a version keeps, in words."""
    return {
        "title": said.name,
        "definition": said.definition,
        "numerator": said.numerator,
        "denominator": said.denominator,
        "unit": said.unit,
        "direction": rules.DIRECTION_WORDS[Direction(said.direction)],
        "frequency": periods.FREQUENCIES[said.frequency].label,
        "source": said.source,
        "baseline": f"the first {said.baseline} values" if said.baseline else "all values",
        "screened": "extreme moving ranges left out" if said.screened else "all moving ranges kept",
        "limits": rules.LIMITS[said.limits][0],
        "per": f"per {said.per:,}" if said.per > 1 else "",
        "made_data": "made data" if said.made_data else "",
        "owner": said.post.title if said.post else "",
    }
