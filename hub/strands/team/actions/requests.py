"""Asking the improvement team for support, and what it answers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.follows.actions import follow
from hub.core.follows.hearing import authors_of, tell_authors, tell_followers, tell_post
from hub.core.links.models import Link
from hub.core.records.actions import Card, change_state, open_record, publish
from hub.core.records.models import Record
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput
from hub.strands.team import permissions, rules
from hub.strands.team.models import RequestAnswer, SupportRequest


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody asks for. `title` is it in a line; `needed_by` a day, if there is one."""

    title: str
    wanted: str
    tried: str = ""
    service: str = ""
    needed_by: date | None = None


@transaction.atomic
def ask_for_support(said: Wanted, *, by: Person, now: datetime | None = None) -> SupportRequest:
    """Ask the improvement team for support, in public; an answer is promised from today.

    Raises NotAllowed for those who work neither for the council nor for a partner; BadInput where something is missing
    or the day has gone.
    """
    permissions.require_asker(by)
    now = now or timezone.now()
    today = timezone.localdate(now)
    missing = [name for name in ("title", "wanted") if not getattr(said, name).strip()]
    if missing:
        raise BadInput("Something is missing.", dict.fromkeys(missing, "Say this in a few words."))
    if said.needed_by and said.needed_by < today:
        raise BadInput("That day has gone.", {"needed_by": "Give a day that is still to come, or leave it empty."})
    post = team_post()
    card = Card(title=said.title, summary=said.wanted, team=post.team if post else None, post=post)
    record = open_record(rules.REQUEST, card, by=by, now=now)
    asked = SupportRequest.objects.create(
        record=record, wanted=said.wanted, tried=said.tried, service=said.service, needed_by=said.needed_by
    )
    publish(record, by=by, now=now)
    clocks.start(record, rules.ANSWER_REQUEST, asker=by, owner=post, today=today)
    follow(record, by=by, now=now)
    tell_post(record, f"Support is asked for: “{said.title}”", by=by, now=now)
    note(verb="request.made", subject=record, by=by)
    return asked


@transaction.atomic
def answer_request(  # noqa: PLR0913 - what an answer consists of
    asked: SupportRequest,
    *,
    kind: str,
    words: str,
    by: Person,
    looks_again_on: date | None = None,
    post: Post | None = None,
    now: datetime | None = None,
) -> RequestAnswer:
    """Answer a request: we are helping, not yet (until a day on which it is looked at again), or not for us.

    Raises BadInput without words, or for a day that is none; NotPossible if it has been answered so already.
    """
    permissions.require_team(by)
    now = now or timezone.now()
    today = timezone.localdate(now)
    if not (said := words.strip()):
        raise BadInput("Say it in your own words.", {"words": "Say it in your own words."})
    if kind not in rules.ANSWERS:
        raise BadInput("Choose one of the answers.", {"kind": "Choose one of the answers."})
    again = looks_again_on if kind == rules.NOT_YET else None
    if kind == rules.NOT_YET and not rules.may_look_again(again, today):
        sentence = "Give the day on which you look at it again: after today, and within two years."
        raise BadInput(sentence, {"looks_again_on": sentence})
    move = change_state(asked.record, to=kind, by=by, reason=said, now=now)
    clock = _keep_promise(asked, by=by, today=today)
    given = RequestAnswer.objects.create(
        request=asked, kind=kind, words=said, looks_again_on=again, post=post, by=by, move=move, at=now
    )
    asked.looks_again_on = again
    asked.save(update_fields=["looks_again_on"])
    note(verb="request.answered", subject=asked.record, by=by, detail={"kind": kind})
    label = rules.REQUESTS.labels[kind].lower()
    sentence = f"Your request “{asked.record.title}” has its answer: {label}. {said}"
    tell_authors(asked.record, sentence, by=by, clock=clock, now=now)
    tell_followers(asked.record, f"“{asked.record.title}” was answered: {label}", by=by, now=now)
    return given


def _keep_promise(asked: SupportRequest, *, by: Person, today: date) -> Clock | None:
    clock = Clock.objects.running().filter(record=asked.record, promise=rules.ANSWER_REQUEST).first()
    if clock:
        clocks.keep(clock, by=by, today=today)
    return clock


@transaction.atomic
def finish_helping(asked: SupportRequest, *, words: str, by: Person, now: datetime | None = None) -> None:
    """Say that the team has helped, and what came of it."""
    permissions.require_team(by)
    if not words.strip():
        raise BadInput("Say what came of it.", {"words": "Say what came of it."})
    change_state(asked.record, to=rules.HELPED, by=by, reason=words.strip(), now=now)
    note(verb="request.helped", subject=asked.record, by=by)
    tell_authors(asked.record, f"“{asked.record.title}”: the team has helped. {words.strip()}", by=by, now=now)


@transaction.atomic
def take_back_request(asked: SupportRequest, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """Take back one's own request: nothing is owed about it any more."""
    permissions.require_author(by, asked.record)
    now = now or timezone.now()
    if not reason.strip():
        raise BadInput("Say why you take it back.", {"reason": "Say why you take it back."})
    change_state(asked.record, to=rules.WITHDRAWN, by=by, reason=reason.strip(), now=now)
    for clock in Clock.objects.running().filter(record=asked.record, promise=rules.ANSWER_REQUEST):
        clocks.call_off(clock, by=by, because="Whoever asked has taken it back.", today=timezone.localdate(now))
    asked.looks_again_on = None
    asked.save(update_fields=["looks_again_on"])
    note(verb="request.taken_back", subject=asked.record, by=by)
    tell_post(asked.record, f"“{asked.record.title}” was taken back", by=by, now=now)


@transaction.atomic
def look_again(asked: SupportRequest, *, now: datetime | None = None) -> bool:
    """Let a request wait again if its day has come; return whether it has. A new answer is owed. Safe to run again."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    if asked.record.state != rules.NOT_YET or not asked.looks_again_on or asked.looks_again_on > today:
        return False
    _wait_again(asked, reason="The day that was named has come.", by=None, now=now)
    note(verb="request.looked_at_again", subject=asked.record, by=None)
    tell_authors(asked.record, f"Your request “{asked.record.title}” is looked at again", by=None, now=now)
    tell_post(asked.record, f"“{asked.record.title}” has come back, and is owed an answer", by=None, now=now)
    return True


def _wait_again(asked: SupportRequest, *, reason: str, by: Person | None, now: datetime) -> Clock:
    """Let a request wait once more; return the clock of the answer that is owed from today."""
    change_state(asked.record, to=rules.WAITING, by=by, reason=reason, now=now)
    asked.looks_again_on = None
    asked.save(update_fields=["looks_again_on"])
    asker = next(iter(authors_of(asked.record)), None)
    today = timezone.localdate(now)
    return clocks.start(asked.record, rules.ANSWER_REQUEST, asker=asker, owner=asked.record.post, today=today)


@transaction.atomic
def settle_with_project(project: Record, *, by: Person, now: datetime | None = None) -> None:
    """Finish the requests that `project`, which has just ended, came from: nobody has to think of it.

    One is helped if a project of it was closed. If all were stopped early, it is owed an answer again. While another
    project of it goes on, it stays. For the action that ends a project, which asks for permission and tells the askers.
    """
    now = now or timezone.now()
    ties = Link.objects.current().filter(target=project, relation="became", source__kind=rules.REQUEST)
    waiting = SupportRequest.objects.filter(
        record__in=ties.values("source"), record__state=rules.HELPING
    ).select_related("record__post")
    for asked in waiting.order_by("pk"):
        of_it = Link.objects.current().filter(source=asked.record, relation="became", target__kind=rules.PROJECT)
        states = set(of_it.values_list("target__state", flat=True))
        if states & set(rules.OPEN_PROJECTS):
            continue
        named = f"“{project.title}” ({project.reference})"
        if rules.CLOSED in states:
            reason = f"The project that came of it is closed: {named}. What it brought and taught stands on its page."
            change_state(asked.record, to=rules.HELPED, by=by, reason=reason, now=now)
            note(verb="request.helped", subject=asked.record, by=by, detail={"project": project.pk})
            heard = f"“{asked.record.title}”: the team has helped"
        else:
            reason = f"The project that came of it was stopped early: {named}. What happens now is answered anew."
            clock = _wait_again(asked, reason=reason, by=by, now=now)
            note(verb="request.waits_again", subject=asked.record, by=by, detail={"project": project.pk})
            heard = f"“{asked.record.title}” is owed an answer again by {day_words(clock.due_on)}"
            tell_post(asked.record, heard, by=by, now=now)
        tell_followers(asked.record, heard, by=by, now=now)


def team_post() -> Post | None:
    """Return the post that answers requests, as the settings name it, with its team. One statement."""
    title = settings.HUB_TEAM_POST or settings.HUB_IDEAS_POST
    return Post.objects.filter(title=title).select_related("team").first() if title else None
