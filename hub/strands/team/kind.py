"""The improvement team's three kinds of record, as the core knows them."""

from django.utils import timezone

from hub.core.clocks.promises import Promise
from hub.core.records.kinds import Column, Kind
from hub.core.ways import Act
from hub.strands.team import permissions, rules
from hub.strands.team.models import Project, SupportRequest


def request_text(asked: SupportRequest) -> str:
    """Return what search finds a request by, beside its title and summary."""
    return "\n".join([asked.wanted, asked.tried, asked.service])


def request_stands(asked: SupportRequest) -> str:
    """Return where the request stands and what comes next. One statement while an answer is owed."""
    due = None
    if asked.record.state == rules.WAITING:
        running = asked.record.clocks.filter(promise=rules.ANSWER_REQUEST, stopped_at=None)
        due = running.values_list("due_on", flat=True).first()
    late = due is not None and due < timezone.localdate()
    return rules.request_stands(asked.record.state, due_on=due, late=late, looks_again_on=asked.looks_again_on)


def project_stands(project: Project) -> str:
    """Return where the project stands and what comes next. One statement; its page says it from what it has read."""
    due = project.milestones.filter(reached_on=None).order_by("due_on", "pk").first()
    return rules.project_stands(
        project.record.state,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        today=timezone.localdate(),
        next_milestone=(due.title, due.due_on) if due else None,
        decision_due_on=project.decision_due_on,
    )


REQUEST_KIND = Kind(
    code=rules.REQUEST,
    prefix="REQ",
    label="Support request",
    plural="Support requests",
    strand="team",
    url_name="team:request",
    list_url_name="team:requests",
    lifecycle=rules.REQUESTS,
    detail_model="team.SupportRequest",
    search_text=request_text,
    stands=request_stands,
    columns=(
        Column(name="wanted", meaning="What help is wanted.", type="text", get=lambda asked: asked.wanted),
        Column(name="tried", meaning="What has been tried already.", type="text", get=lambda asked: asked.tried),
        Column(name="for_service", meaning="For which team or service.", type="text", get=lambda asked: asked.service),
        Column(name="needed_by", meaning="By when it is needed.", type="date", get=lambda asked: asked.needed_by),
        Column(
            name="looks_again_on",
            meaning="When the team looks at it again, while the answer is “not yet”.",
            type="date",
            get=lambda asked: asked.looks_again_on,
        ),
    ),
)

PROJECT_KIND = Kind(
    code=rules.PROJECT,
    prefix="PROJ",
    label="Project",
    plural="Projects",
    strand="team",
    url_name="team:project",
    list_url_name="team:projects",
    lifecycle=rules.PROJECTS,
    detail_model="team.Project",
    search_text=lambda project: project.aim,
    stands=project_stands,
    columns=(
        Column(name="aim", meaning="What will be different at its end.", type="text", get=lambda project: project.aim),
        Column(name="starts_on", meaning="The day it starts.", type="date", get=lambda project: project.starts_on),
        Column(name="ends_on", meaning="The day it is to end.", type="date", get=lambda project: project.ends_on),
        Column(
            name="decision_needed",
            meaning="Which decision it needs next.",
            type="text",
            get=lambda project: project.decision_needed,
        ),
        Column(
            name="decision_due_on",
            meaning="By when that decision is needed.",
            type="date",
            get=lambda project: project.decision_due_on,
        ),
    ),
)

PROGRAMME_KIND = Kind(
    code=rules.PROGRAMME,
    prefix="PROG",
    label="Programme",
    plural="Programmes",
    strand="team",
    url_name="team:programme",
    list_url_name="team:programmes",
    lifecycle=rules.PROGRAMMES,
    detail_model="team.Programme",
    search_text=lambda programme: programme.aim,
    stands=lambda programme: rules.PROGRAMMES.meanings[programme.record.state],
    columns=(
        Column(
            name="aim", meaning="What will be different at its end.", type="text", get=lambda programme: programme.aim
        ),
    ),
)

PROMISES = (Promise(code=rules.ANSWER_REQUEST, label="An answer to a support request", setting="HUB_REQUEST_DAYS"),)

ACTS = (
    Act(
        code="ask-for-support",
        text="Ask the team for support",
        hint="For people who work for the council or its partners.",
        url_name="team:ask",
        order=60,
        may=permissions.may_ask,
    ),
)
