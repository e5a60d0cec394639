"""Every job that is done by date. `manage.py run_schedule` keeps it, in as many processes as you like."""

from datetime import time, timedelta

from django.conf import settings

from hub.site.schedule import Job

JOBS = [
    Job(code="expire_drafts", run="hub.core.drafts.actions.expire", at=time(3, 10)),
    Job(code="refresh_terms", run="hub.core.search.tasks.refresh_terms", at=time(3, 40)),
    Job(code="refresh_statistics", run="hub.core.statistics.refresh", at=time(3, 50)),
    Job(code="send_digests", run="hub.core.follows.actions.send_digests", at=time(7, 0)),
    Job(code="remind", run="hub.site.reminding.remind", at=time(7, 10)),
    Job(code="find_idle_work", run="hub.thread.tasks.find_idle_work", every=timedelta(minutes=15)),
    Job(code="end_roles", run="hub.actors.actions.ending.end_what_is_over", at=time(0, 20)),
    Job(code="forget_finished_tasks", run="hub.site.schedule.forget_finished_tasks", at=time(3, 20)),
]

if "lab" in settings.HUB_STRANDS:
    JOBS.append(Job(code="count_spread", run="hub.strands.lab.tasks.count_spread", every=timedelta(minutes=15)))
if "team" in settings.HUB_STRANDS:
    JOBS.append(Job(code="bring_requests_back", run="hub.strands.team.tasks.bring_requests_back", at=time(5, 40)))
if "ideas" in settings.HUB_STRANDS:
    JOBS.append(Job(code="bring_ideas_back", run="hub.strands.ideas.tasks.bring_back", at=time(5, 30)))
    JOBS.append(Job(code="count_figures", run="hub.strands.ideas.tasks.count_figures", every=timedelta(minutes=15)))

if "ledger" in settings.HUB_STRANDS:
    JOBS.append(Job(code="publish_after_embargo", run="hub.strands.ledger.tasks.publish_after_embargo", at=time(0, 10)))
    JOBS.append(Job(code="count_front", run="hub.strands.ledger.tasks.count_front", every=timedelta(minutes=15)))
