"""Opening a project, moving it through its states, and who works on it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.follows.hearing import tell_followers
from hub.core.follows.origins import tell_first_authors
from hub.core.links.actions import link
from hub.core.records import actions as records
from hub.core.records.actions import Card, change_state, open_record, publish
from hub.core.records.models import Record
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.team import permissions, rules
from hub.strands.team.actions.requests import answer_request, settle_with_project, team_post
from hub.strands.team.actions.work import record_lesson
from hub.strands.team.models import Member, Programme, Project, SupportRequest


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a project is to be. `lead` answers for it, with that post's team; `sponsor` speaks for it at the top."""

    title: str
    aim: str
    lead: Post | None = None
    sponsor: Post | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    place_id: int | None = None


@transaction.atomic
def open_project(plan: Plan, *, by: Person, came_from: Record | None = None, now: datetime | None = None) -> Project:
    """Open a project, in public. With `came_from` (a request, an idea, a pilot) the two are tied, and its authors told.

    A request that becomes a project is being helped from now on. Raises BadInput where the plan does not hold, and
    NotPossible where `came_from` cannot become a project.
    """
    permissions.require_team(by)
    if came_from:
        permissions.require_can_become(came_from)
    now = now or timezone.now()
    _check(plan, today=timezone.localdate(now))
    lead = plan.lead or team_post()
    card = Card(title=plan.title, summary=plan.aim, team=lead.team if lead else None, post=lead, place_id=plan.place_id)
    record = open_record(rules.PROJECT, card, by=by, now=now)
    project = Project.objects.create(
        record=record, aim=plan.aim, sponsor=plan.sponsor, starts_on=plan.starts_on, ends_on=plan.ends_on
    )
    publish(record, by=by, now=now)
    note(verb="project.opened", subject=record, by=by)
    if came_from:
        _came_from(project, came_from, by=by, now=now)
    return project


def _came_from(project: Project, source: Record, *, by: Person, now: datetime) -> None:
    link(source, "became", project.record, by=by, now=now)
    _help_with(source, by=by, now=now)
    until = f" It runs until {day_words(project.ends_on)}." if project.ends_on else ""
    become = f"is now a project: “{project.record.title}”.{until}"
    tell_first_authors(project.record, partial(_became, become), by=by, now=now)


def _became(become: str, origin: Record) -> str:
    """Return what somebody hears of their own thing, which need not be what the project was made of."""
    return f"What began with your {origin.kind_label.lower()} “{origin.title}” {become}"


def _help_with(source: Record, *, by: Person, now: datetime) -> None:
    """Answer a request that waits: it has become a project."""
    if source.kind == rules.REQUEST and source.state in {rules.WAITING, rules.NOT_YET}:
        asked = SupportRequest.objects.get(pk=source.pk)
        answer_request(asked, kind=rules.HELPING, words="This has become a project.", by=by, now=now)
        source.state = asked.record.state


@transaction.atomic
def revise_plan(project: Project, plan: Plan, *, by: Person, today: date | None = None) -> None:
    """Say anew what the project is to be, who leads it and when it runs."""
    permissions.require_manager(by, project.record)
    _require_open(project)
    _check(plan, today=today or timezone.localdate())
    records.revise(project.record, title=plan.title, summary=plan.aim, by=by)
    lead = plan.lead or project.record.post
    if lead != project.record.post:
        records.give_to(project.record, team=lead.team if lead else None, post=lead, by=by)
    project.aim, project.sponsor = plan.aim, plan.sponsor
    project.starts_on, project.ends_on = plan.starts_on, plan.ends_on
    project.save()
    note(verb="project.revised", subject=project.record, by=by)


def _check(plan: Plan, *, today: date) -> None:
    missing = [name for name in ("title", "aim") if not getattr(plan, name).strip()]
    if missing:
        raise BadInput("Something is missing.", dict.fromkeys(missing, "Say this in a few words."))
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        sentence = f"The end must be on or after the start, {day_words(plan.starts_on)}."
        raise BadInput(sentence, {"ends_on": sentence})
    far = {name: rules.too_far(getattr(plan, name), today) for name in ("starts_on", "ends_on")}
    if wrong := {name: sentence for name, sentence in far.items() if sentence}:
        raise BadInput(" ".join(wrong.values()), wrong)


@transaction.atomic
def start(project: Project, *, by: Person, now: datetime | None = None) -> None:
    """Begin the work, or go on with it after a pause. Without a day to start, it is today."""
    permissions.require_manager(by, project.record)
    now = now or timezone.now()
    change_state(project.record, to=rules.RUNNING, by=by, reason="", now=now)
    if project.starts_on is None:
        project.starts_on = timezone.localdate(now)
        if project.ends_on and project.ends_on < project.starts_on:
            raise NotPossible("The end of this project has gone by. Change its plan first, then start it.")
        project.save(update_fields=["starts_on"])
    note(verb="project.started", subject=project.record, by=by)
    tell_followers(project.record, f"The project “{project.record.title}” is running", by=by, now=now)


@transaction.atomic
def pause(project: Project, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """Let the work stand still, and say why."""
    _move(project, to=rules.PAUSED, reason=reason, by=by, now=now)


@transaction.atomic
def close(project: Project, *, reason: str, by: Person, lesson: str = "", now: datetime | None = None) -> None:
    """Close a project that is finished. Raises NotPossible before a benefit or a lesson is written down."""
    permissions.require_manager(by, project.record)
    _taught(project, lesson, by=by, now=now)
    if not (project.benefits.exists() or project.lessons.exists()):
        raise NotPossible("Write down what it brought or what it taught first: a benefit, or a lesson. Then close it.")
    _move(project, to=rules.CLOSED, reason=reason, by=by, now=now)
    _drop_decision(project)


@transaction.atomic
def stop(project: Project, *, reason: str, by: Person, lesson: str = "", now: datetime | None = None) -> None:
    """Stop a project before its end. Raises NotPossible before it is written down what it taught."""
    permissions.require_manager(by, project.record)
    _taught(project, lesson, by=by, now=now)
    if not project.lessons.exists():
        raise NotPossible("Write down what it taught first, for whoever tries the like next. Then stop it.")
    _move(project, to=rules.STOPPED, reason=reason, by=by, now=now)
    _drop_decision(project)


def _taught(project: Project, lesson: str, *, by: Person, now: datetime | None) -> None:
    if lesson.strip():
        record_lesson(project, words=lesson, by=by, now=now)


def _move(project: Project, *, to: str, reason: str, by: Person, now: datetime | None) -> None:
    permissions.require_manager(by, project.record)
    if not reason.strip():
        raise BadInput("Say why.", {"reason": "Say why, so that whoever follows it understands."})
    change_state(project.record, to=to, by=by, reason=reason.strip(), now=now)
    note(verb=f"project.{to}", subject=project.record, by=by)
    sentence = f"The project “{project.record.title}” is {rules.PROJECTS.labels[to].lower()}. {reason.strip()}"
    tell_followers(project.record, sentence, by=by, now=now)
    if to in rules.PROJECTS.closed:
        settle_with_project(project.record, by=by, now=now)
        tell_first_authors(project.record, partial(_ended, sentence), by=by, now=now)


def _ended(sentence: str, origin: Record) -> str:
    """Return what somebody hears who began what has ended now; one who asked for support, how that stands too."""
    origin.refresh_from_db(fields=["state"])
    if origin.kind == rules.REQUEST and origin.state == rules.HELPED:
        return f"Your request “{origin.title}” is finished. {sentence}"
    if origin.kind == rules.REQUEST and origin.state == rules.WAITING:
        return f"Your request “{origin.title}” is owed an answer again. {sentence}"
    return sentence


def _drop_decision(project: Project) -> None:
    project.decision_needed, project.decision_due_on, project.decision_by = "", None, None
    project.save(update_fields=["decision_needed", "decision_due_on", "decision_by"])


@transaction.atomic
def add_member(project: Project, person: Person, *, part: str, by: Person, today: date | None = None) -> Member:
    """Let `person` work on the project. Raises NotPossible if they do already; BadInput without a part."""
    permissions.require_manager(by, project.record)
    _require_open(project)
    if not part.strip():
        raise BadInput("Say what they do on it.", {"part": "Say what they do on it, such as “keeps the figures”."})
    if project.members.filter(person=person, until__isnull=True).exists():
        raise NotPossible("This person works on the project already.")
    member = Member.objects.create(
        project=project, person=person, part=part.strip(), since=today or timezone.localdate()
    )
    note(verb="project.member_added", subject=project.record, by=by, detail={"person": person.pk})
    return member


@transaction.atomic
def end_membership(member: Member, *, by: Person, today: date | None = None) -> None:
    """Say that somebody works on it no longer; everybody may say so of themselves. Twice changes nothing."""
    if by.pk != member.person_id:
        permissions.require_manager(by, member.project.record)
    if member.until is not None:
        return
    member.until = max(member.since, today or timezone.localdate())
    member.save(update_fields=["until"])
    note(verb="project.member_left", subject=member.project.record, by=by, detail={"person": member.person_id})


@transaction.atomic
def open_programme(
    *,
    title: str,
    aim: str,
    by: Person,
    sponsor: Post | None = None,
    big_move: Record | None = None,
    now: datetime | None = None,
) -> Programme:
    """Open a programme, in public; with `big_move` it serves that statement of the golden thread."""
    permissions.require_team(by)
    _check(Plan(title=title, aim=aim), today=timezone.localdate(now))
    post = team_post()
    card = Card(title=title, summary=aim, team=post.team if post else None, post=post)
    record = open_record(rules.PROGRAMME, card, by=by, now=now)
    programme = Programme.objects.create(record=record, aim=aim, sponsor=sponsor)
    publish(record, by=by, now=now)
    if big_move:
        link(record, "serves", big_move, by=by, now=now)
    note(verb="programme.opened", subject=record, by=by)
    return programme


@transaction.atomic
def put_into_programme(project: Project, programme: Programme, *, by: Person, now: datetime | None = None) -> None:
    """Say that a project serves a programme. Twice changes nothing; NotPossible for one that is closed."""
    permissions.require_manager(by, project.record)
    if programme.record.state in rules.PROGRAMMES.closed:
        raise NotPossible("This programme is closed: nothing can be put into it.")
    link(project.record, "serves", programme.record, by=by, now=now)
    note(verb="programme.joined", subject=project.record, by=by, detail={"programme": programme.pk})


@transaction.atomic
def close_programme(programme: Programme, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """Close a programme, and say what came of it."""
    permissions.require_manager(by, programme.record)
    if not reason.strip():
        raise BadInput("Say what came of it.", {"reason": "Say what came of it."})
    change_state(programme.record, to=rules.CLOSED, by=by, reason=reason.strip(), now=now)
    note(verb="programme.closed", subject=programme.record, by=by)


def _require_open(project: Project) -> None:
    if project.record.state in rules.PROJECTS.closed:
        raise NotPossible("This project is finished: nothing more can be changed.")
