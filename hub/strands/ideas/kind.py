"""What the core is told of ideas: the kind, its promises and its ways in."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from hub.core.clocks.promises import Promise
from hub.core.places.queries import pin_of
from hub.core.records.kinds import Column, Kind
from hub.core.ways import Act, Desk
from hub.foundation.dates import day_words, working_days_between
from hub.strands.ideas import permissions, rules
from hub.strands.ideas.models import Answer, Doing, Idea


def search_text(idea: Idea) -> str:
    """Return what search finds an idea by, beside its title and summary."""
    return "\n".join([idea.problem, idea.better, idea.for_whom, idea.where_words, idea.already_there])


def stands(idea: Idea) -> str:
    """Return where the idea stands and what comes next. At most two statements, none where nothing is to come.

    Pages that have read the days already call `rules.where_it_stands` themselves.
    """
    state = idea.record.state
    if state in {rules.NEW, rules.ACKNOWLEDGED}:
        due = idea.record.clocks.filter(promise=rules.ANSWER, stopped_at=None).values_list("due_on", flat=True).first()
        late = due is not None and due < timezone.localdate()
        return rules.where_it_stands(state, due_on=day_words(due) if due else "", late=late)
    if state == rules.NOT_NOW:
        latest = Answer.objects.filter(idea=idea).order_by("-at", "-pk").first()
        returns_on = latest.returns_on if latest else None
        return rules.where_it_stands(state, returns_on=day_words(returns_on) if returns_on else "")
    if state == rules.DONE:
        said_at = Doing.objects.filter(idea=idea).order_by("-at", "-pk").values_list("at", flat=True).first()
        authorless = not idea.record.authors.filter(person__is_active=True).exists()
        silent = said_at is not None and is_silent(said_at)
        return rules.where_it_stands(state, silent=silent, authorless=authorless)
    return rules.where_it_stands(state)


def is_silent(said_at: datetime) -> bool:
    """Return whether the author has let the days pass in which to say whether what was done at `said_at` is done."""
    return working_days_between(timezone.localdate(said_at), timezone.localdate()) > settings.HUB_CONFIRM_DAYS


IDEA_KIND = Kind(
    code=rules.IDEA,
    prefix="IDEA",
    label="Idea",
    plural="Ideas",
    strand="ideas",
    url_name="ideas:idea",
    list_url_name="ideas:list",
    lifecycle=rules.LIFECYCLE,
    detail_model="ideas.Idea",
    search_text=search_text,
    stands=stands,
    columns=(
        Column(name="problem", meaning="What happens today, and to whom.", type="text", get=lambda idea: idea.problem),
        Column(name="better", meaning="What would be better.", type="text", get=lambda idea: idea.better),
        Column(name="for_whom", meaning="Whom it would help.", type="text", get=lambda idea: idea.for_whom),
        Column(
            name="where", meaning="The place, in the author’s words.", type="text", get=lambda idea: idea.where_words
        ),
        Column(
            name="latitude",
            meaning="Where its pin on the map is (WGS 84), to about ten metres; empty without one.",
            type="number",
            unit="degrees",
            get=lambda idea: (pin := pin_of(idea.record)) and pin.latitude,
        ),
        Column(
            name="longitude",
            meaning="As for the latitude.",
            type="number",
            unit="degrees",
            get=lambda idea: (pin := pin_of(idea.record)) and pin.longitude,
        ),
        Column(
            name="already_there",
            meaning="What is there already to start from.",
            type="text",
            get=lambda idea: idea.already_there,
        ),
        Column(
            name="supports",
            meaning="How many people support it, here and where it was imported from.",
            type="integer",
            get=lambda idea: idea.tallies.get(rules.VOICES, 0),
        ),
    ),
)

PROMISES = (
    Promise(code=rules.ACKNOWLEDGE, label="Acknowledgement", setting="HUB_ACKNOWLEDGE_DAYS", ask_verdict=False),
    Promise(
        code=rules.ANSWER,
        label="Answer",
        setting="HUB_ANSWER_DAYS",
        read_again_at="ideas:answer",
        read_again_in=frozenset(rules.ANSWERS),
    ),
)

ACTS = (
    Act(
        code="tell-us",
        text="Tell us",
        hint="Something is broken, a complaint, an idea, a question, or help that you can give.",
        url_name="ideas:tell_us",
        order=10,
    ),
    Act(
        code="ideas",
        text="See what others have said",
        hint="Add your voice to their ideas, and see what became of them.",
        url_name="ideas:list",
        order=20,
    ),
)

DESK = Desk(
    code="ideas",
    text="Ideas that wait for us",
    hint="Sort, answer, or simply do them.",
    url_name="ideas:queue",
    may=permissions.may_see_queue,
    order=10,
)
