"""Beginning a study, its plan and its team, and moving it on."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Team
from hub.core.audit.actions import note
from hub.core.follows.actions import follow, notify
from hub.core.follows.origins import tell_first_authors
from hub.core.links.actions import link
from hub.core.records import after
from hub.core.records.actions import Card, change_state, open_record, publish, revise
from hub.core.records.models import Record
from hub.core.tallies import actions as tallies
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.methods import permissions, rules
from hub.strands.methods.models import Demand, Member, Study


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What is studied, when and how. `title` names the study; `channels` are the ways in at which it listens."""

    title: str
    service: str
    purpose: str
    channels: tuple[str, ...]
    privacy_note: str
    starts_on: date
    ends_on: date
    sampling: str = ""
    repeat_days: int = rules.REPEAT_DAYS


@transaction.atomic
def open_study(
    planned: Planned,
    *,
    by: Person,
    about: Record | None = None,
    team: Team | None = None,
    now: datetime | None = None,
) -> Study:
    """Begin a study, in the open; `by` leads it and is the first of its team. It is evidence for `about`, live work.

    Raises NotAllowed for those who do not do the work; BadInput for what is missing or dates out of order.
    """
    permissions.require_starter(by)
    _check(planned)
    if about:
        permissions.require_reader(by, about)
    now = now or timezone.now()
    card = Card(title=planned.title, summary=planned.purpose, team=team, place_id=about.place_id if about else None)
    record = open_record(rules.STUDY, card, by=by, now=now)
    study = Study.objects.create(record=record, **_columns(planned))
    Member.objects.create(study=study, person=by, added_by=by, at=now)
    publish(record, by=by, now=now)
    tallies.start(record, {rules.TAKEN_DOWN: 0})
    follow(record, by=by, now=now)
    if about:
        link(about, rules.EVIDENCE, record, by=by, now=now)
        notify(about, f"A demand study listens to why people come: “{planned.title}”", by=by, now=now)
        tell_first_authors(
            about, f"A demand study begins, because of what you began: “{planned.title}”", by=by, now=now
        )
    note(verb="study.opened", subject=record, by=by)
    return study


@transaction.atomic
def change_study(study: Study, planned: Planned, *, by: Person) -> None:
    """Change the plan. Raises NotPossible once it is reported or stopped: what was found hangs on the plan."""
    permissions.require_lead(by, study)
    _require_state(study, rules.PLANNING, rules.CAPTURING, rules.CODING)
    _check(planned)
    for name, value in _columns(planned).items():
        setattr(study, name, value)
    study.save()
    revise(study.record, title=planned.title, summary=planned.purpose, by=by)
    note(verb="study.changed", subject=study.record, by=by)


@transaction.atomic
def add_member(study: Study, person: Person, *, by: Person, now: datetime | None = None) -> Member:
    """Take somebody into the team, who is told so. Twice changes nothing.

    Raises NotPossible for somebody who has left, or who may not read the study.
    """
    permissions.require_lead(by, study)
    if not person.is_active or not Record.objects.visible_to(person).filter(pk=study.pk).exists():
        raise NotPossible("This person cannot read the study, so they cannot work on it.")
    now = now or timezone.now()
    member, new = Member.objects.get_or_create(study=study, person=person, defaults={"added_by": by, "at": now})
    if new:
        note(verb="study.member_added", subject=study.record, by=by, detail={"person": person.pk})
        sentence = f"You are of the team of the demand study “{study.record.title}”: you can take down what people say"
        notify(study.record, sentence, by=by, to=[person], personal=True, now=now)
    return member


@transaction.atomic
def remove_member(member: Member, *, by: Person) -> None:
    """Take somebody out of the team. What they took down and coded stays. Raises NotPossible for the last one."""
    permissions.require_lead(by, member.study)
    if Member.objects.filter(study=member.study).count() == 1:
        raise NotPossible("This is the last of the team. Add somebody else first.")
    note(verb="study.member_removed", subject=member.study.record, by=by, detail={"person": member.person_id})
    member.delete()


@transaction.atomic
def start_listening(study: Study, *, by: Person, now: datetime | None = None) -> None:
    """Begin, or go back, to taking down what people say."""
    permissions.require_lead(by, study)
    _move(study, to=rules.CAPTURING, by=by, now=now)
    note(verb="study.listening", subject=study.record, by=by)


@transaction.atomic
def start_coding(study: Study, *, by: Person, now: datetime | None = None) -> None:
    """Begin to sort what was said into kinds. Raises NotPossible while nothing has been taken down."""
    permissions.require_lead(by, study)
    if not Demand.objects.filter(study=study).exists():
        raise NotPossible("Nothing has been taken down yet, so there is nothing to code.")
    _move(study, to=rules.CODING, by=by, now=now)
    note(verb="study.coding", subject=study.record, by=by)


@transaction.atomic
def stop_study(study: Study, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """End the study before it is reported, and say why."""
    permissions.require_lead(by, study)
    _move(study, to=rules.STOPPED, by=by, reason=reason, now=now)
    note(verb="study.stopped", subject=study.record, by=by)


def _move(study: Study, *, to: str, by: Person, reason: str = "", now: datetime | None = None) -> None:
    change_state(study.record, to=to, by=by, reason=reason, now=now or timezone.now())
    after.changed(study.record)


def _require_state(study: Study, *states: str) -> None:
    if study.record.state not in states:
        raise NotPossible(f"This study is “{study.record.state_label}”, so this cannot be changed any more.")


def _columns(planned: Planned) -> dict[str, object]:
    names = ("service", "purpose", "sampling", "privacy_note", "starts_on", "ends_on", "repeat_days")
    return {"channels": "\n".join(planned.channels), **{name: getattr(planned, name) for name in names}}


def _check(planned: Planned) -> None:
    missing = {
        "title": "Say what the study is called.",
        "service": "Say which service you study.",
        "purpose": "Say what the service is for, as the people who use it would.",
        "privacy_note": "Say what people are told about their words being written down.",
    }
    faults = {name: sentence for name, sentence in missing.items() if not getattr(planned, name).strip()}
    if not planned.channels:
        faults["channels"] = "Name at least one way in at which you listen, such as the telephone."
    if planned.repeat_days < 1:
        faults["repeat_days"] = "Give 1 day or more."
    if not rules.Dates(starts_on=planned.starts_on, ends_on=planned.ends_on).are_in_order:
        faults["ends_on"] = "It must end on the day it starts, or after. Check both dates."
    if faults:
        raise BadInput(next(iter(faults.values())), faults)
