"""What is written down while a project goes on: milestones, reports, risks, decisions, benefits, lessons."""

from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.follows.hearing import tell_followers
from hub.core.records.hidings import why_hidden
from hub.core.records.models import Record
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.team import permissions, rules
from hub.strands.team.models import Benefit, Lesson, Milestone, MilestoneMove, Project, Report, Risk


@transaction.atomic
def add_milestone(project: Project, *, title: str, due_on: date, by: Person, today: date | None = None) -> Milestone:
    """Name something that is to be reached by a day.

    Raises BadInput for a title that is there already, and for a day decades away.
    """
    _require_open(project, by)
    _say({"title": title}, "Say what is reached.")
    _not_too_far(due_on, today or timezone.localdate())
    try:
        with transaction.atomic():
            made = Milestone.objects.create(project=project, title=title.strip(), due_on=due_on)
    except IntegrityError as error:
        sentence = "This milestone is there already. Give this one another name."
        raise BadInput(sentence, {"title": sentence}) from error
    note(verb="milestone.added", subject=project.record, by=by, detail={"milestone": made.pk})
    return made


@transaction.atomic
def move_milestone(
    milestone: Milestone, *, due_on: date, because: str, by: Person, now: datetime | None = None
) -> None:
    """Give a milestone another day, and say why; the day before stays readable. The same day changes nothing.

    Raises BadInput for a day decades away.
    """
    _require_open(milestone.project, by)
    _say({"because": because}, "Say why it moves.")
    _not_too_far(due_on, timezone.localdate(now))
    locked = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if locked.reached_on:
        raise NotPossible("This milestone has been reached: its day stays as it is.")
    if locked.due_on == due_on:
        return
    MilestoneMove.objects.create(
        milestone=locked, old=locked.due_on, new=due_on, because=because.strip(), by=by, at=now or timezone.now()
    )
    locked.due_on = milestone.due_on = due_on
    locked.save(update_fields=["due_on"])
    note(verb="milestone.moved", subject=milestone.project.record, by=by, detail={"milestone": milestone.pk})
    sentence = f"“{locked.title}” in “{milestone.project.record.title}” is now due by {day_words(due_on)}"
    tell_followers(milestone.project.record, sentence, by=by, now=now)


@transaction.atomic
def reach_milestone(milestone: Milestone, *, by: Person, now: datetime | None = None) -> None:
    """Say that a milestone is reached today. Twice changes nothing."""
    _require_open(milestone.project, by)
    now = now or timezone.now()
    if not Milestone.objects.filter(pk=milestone.pk, reached_on=None).update(reached_on=timezone.localdate(now)):
        return
    note(verb="milestone.reached", subject=milestone.project.record, by=by, detail={"milestone": milestone.pk})
    tell_followers(milestone.project.record, f"Reached: “{milestone.title}”", by=by, now=now)


@transaction.atomic
def report(  # noqa: PLR0913 - what a report consists of
    project: Project,
    *,
    health: str,
    done: str,
    next: str,  # noqa: A002 - the report's own word
    by: Person,
    post: Post | None = None,
    now: datetime | None = None,
) -> Report:
    """Say in plain words how the project goes. Its followers hear of it."""
    _require_open(project, by)
    _say({"done": done, "next": next}, "Say this in a few words.")
    if health not in rules.HEALTH:
        raise BadInput("Choose how it goes.", {"health": "Choose how it goes."})
    made = Report.objects.create(
        project=project,
        health=health,
        done=done.strip(),
        next=next.strip(),
        post=post or project.record.post,
        by=by,
        at=now or timezone.now(),
    )
    note(verb="project.reported", subject=project.record, by=by, detail={"health": health})
    tell_followers(project.record, f"“{project.record.title}”: {rules.HEALTH[health].lower()}", by=by, now=now)
    return made


@transaction.atomic
def raise_risk(  # noqa: PLR0913 - what a risk consists of
    project: Project,
    *,
    what: str,
    likelihood: int,
    impact: int,
    response: str,
    by: Person,
    now: datetime | None = None,
) -> Risk:
    """Say what could go wrong, how likely and how bad from 1 to 3, and what is done about it."""
    _require_open(project, by)
    _say({"what": what, "response": response}, "Say this in a few words.")
    if likelihood not in rules.LIKELY or impact not in rules.HARM:
        raise BadInput("Choose how likely and how bad it is.", {"likelihood": "Choose how likely it is."})
    made = Risk.objects.create(
        project=project,
        what=what.strip(),
        likelihood=likelihood,
        impact=impact,
        response=response.strip(),
        by=by,
        at=now or timezone.now(),
    )
    note(verb="risk.raised", subject=project.record, by=by, detail={"risk": made.pk})
    return made


@transaction.atomic
def close_risk(risk: Risk, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Say that a risk is none any more, and why. Twice changes nothing."""
    permissions.require_manager(by, risk.project.record)
    _say({"because": because}, "Say why it is none any more.")
    if risk.closed_at:
        return
    risk.closed_at, risk.closed_because = now or timezone.now(), because.strip()
    risk.save(update_fields=["closed_at", "closed_because"])
    note(verb="risk.closed", subject=risk.project.record, by=by, detail={"risk": risk.pk})


@transaction.atomic
def need_decision(
    project: Project, *, what: str, due_on: date, by: Person, post: Post | None = None, now: datetime | None = None
) -> None:
    """Say which decision the project needs next, by when and from which post (the sponsor unless given)."""
    _require_open(project, by)
    _say({"what": what}, "Say what has to be decided.")
    project.decision_needed, project.decision_due_on = what.strip(), due_on
    project.decision_by = post or project.sponsor
    project.save(update_fields=["decision_needed", "decision_due_on", "decision_by"])
    note(verb="project.needs_decision", subject=project.record, by=by)
    if project.decision_by and project.decision_by.holder:
        sentence = f"“{project.record.title}” needs a decision from you by {day_words(due_on)}: {what.strip()}"
        notify(project.record, sentence, by=by, to=[project.decision_by.holder], now=now)


@transaction.atomic
def decision_taken(project: Project, *, words: str, by: Person, now: datetime | None = None) -> None:
    """Say what was decided: it stands in the project's reports, and nothing is needed any more."""
    _require_open(project, by)
    _say({"words": words}, "Say what was decided.")
    if not project.decision_needed:
        raise NotPossible("No decision is waited for.")
    last = project.reports.annotate(hidden=why_hidden("report")).order_by("-at", "-pk").first()
    done = f"Decided: {project.decision_needed} {words.strip()}"
    report(
        project,
        health=last.health if last else rules.ON_TRACK,
        done=done,
        next=last.next if last and not last.hidden else "The work goes on as planned.",
        by=by,
        now=now,
    )
    project.decision_needed, project.decision_due_on, project.decision_by = "", None, None
    project.save(update_fields=["decision_needed", "decision_due_on", "decision_by"])
    note(verb="project.decision_taken", subject=project.record, by=by)


@transaction.atomic
def record_benefit(  # noqa: PLR0913 - what a benefit consists of
    project: Project,
    *,
    kind: str,
    words: str,
    by: Person,
    pounds: Decimal | None = None,
    is_loss: bool = False,
    evidence: Record | None = None,
    now: datetime | None = None,
) -> Benefit:
    """Write down what the project brought. Money has an amount, and counts once finance has confirmed it."""
    _require_open(project, by)
    _say({"words": words}, "Say what it brought, and to whom.")
    if kind not in rules.BENEFITS:
        raise BadInput("Choose what kind it is.", {"kind": "Choose what kind it is."})
    if kind == rules.CASH and not (pounds and pounds > 0):
        sentence = "Give the amount a year that the budget no longer needs."
        raise BadInput(sentence, {"pounds": sentence})
    made = Benefit.objects.create(
        project=project,
        kind=kind,
        words=words.strip(),
        pounds=pounds if kind == rules.CASH else None,
        is_loss=is_loss,
        evidence=evidence,
        by=by,
        at=now or timezone.now(),
    )
    note(verb="benefit.recorded", subject=project.record, by=by, detail={"benefit": made.pk})
    return made


@transaction.atomic
def confirm_benefit(benefit: Benefit, *, by: Person, now: datetime | None = None) -> None:
    """Confirm, for finance, that a budget no longer needs this money. Twice changes nothing.

    Raises NotPossible for what is no money, or for whoever wrote it down.
    """
    permissions.require_finance(by)
    if benefit.kind != rules.CASH:
        raise NotPossible("Only money that a budget no longer needs is for finance to confirm.")
    if benefit.by_id == by.pk:
        raise NotPossible("You wrote this down yourself: somebody else in finance has to confirm it.")
    if benefit.confirmed_at:
        return
    benefit.confirmed_by, benefit.confirmed_at = by, now or timezone.now()
    benefit.save(update_fields=["confirmed_by", "confirmed_at"])
    note(verb="benefit.confirmed", subject=benefit.project.record, by=by, detail={"benefit": benefit.pk})


@transaction.atomic
def record_lesson(project: Project, *, words: str, by: Person, now: datetime | None = None) -> Lesson:
    """Write down what the project taught, for whoever does the like next."""
    _require_open(project, by)
    _say({"words": words}, "Say what it taught.")
    made = Lesson.objects.create(project=project, words=words.strip(), by=by, at=now or timezone.now())
    note(verb="lesson.recorded", subject=project.record, by=by, detail={"lesson": made.pk})
    return made


def _require_open(project: Project, by: Person) -> None:
    permissions.require_manager(by, project.record)
    if project.record.state in rules.PROJECTS.closed:
        raise NotPossible("This project is finished: nothing more can be written down.")


def _say(words: dict[str, str], sentence: str) -> None:
    if missing := [name for name, typed in words.items() if not typed.strip()]:
        raise BadInput(sentence, dict.fromkeys(missing, sentence))


def _not_too_far(due_on: date, today: date) -> None:
    if sentence := rules.too_far(due_on, today):
        raise BadInput(sentence, {"due_on": sentence})
