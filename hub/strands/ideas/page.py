"""What one may do on the page of an idea, and what stands out on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.clocks.shown import Owed
from hub.core.places.queries import pin_of
from hub.core.records.visibility import Viewer, Visibility
from hub.core.room import room
from hub.design.shapes import Act
from hub.foundation.dates import day_words
from hub.strands.ideas import permissions, rules
from hub.strands.ideas.kind import is_silent
from hub.strands.ideas.models import Idea
from hub.strands.ideas.queries.idea import Passage, last_word, passages
from hub.strands.ideas.words import TONES, supporters

TOLD_AT_THE_END = {rules.SENT_ON, rules.WITHDRAWN}  # states with no panel but what was said as it came into them


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What has been said officially: the answer that counts, what was done, what is asked, and all of it in order.

    `denied` is its author's word that what was said to be done is not. `came_back` is the “not now” whose day has come.
    """

    answer: Passage | None
    came_back: Passage | None
    doing: Passage | None
    denied: Passage | None
    confirmation: Passage | None
    silent: bool
    asked: Passage | None
    passages: Sequence[Passage]


def standing(state: str, passages: Sequence[Passage]) -> Standing:
    """Return what stands out in the `state` of an idea. `passages` come latest first."""
    latest = {what: next((p for p in passages if p.what == what), None) for what in ("answer", "doing", "confirmation")}
    asked = next((p for p in passages if p.what == "asked"), None)
    shows_doing = state in {rules.DONE, rules.CONFIRMED}
    doing = latest["doing"] if shows_doing else None
    return Standing(
        answer=latest["answer"] if state in rules.ANSWERS or shows_doing else None,
        came_back=_came_back(state, latest["answer"]),
        doing=doing,
        denied=_denied(state, latest["confirmation"], latest["answer"]),
        silent=state == rules.DONE and doing is not None and is_silent(doing.at),
        confirmation=latest["confirmation"] if state == rules.CONFIRMED else None,
        asked=asked if state == rules.ASKED else None,
        passages=passages,
    )


def _denied(state: str, confirmation: Passage | None, answer: Passage | None) -> Passage | None:
    if state != rules.ACKNOWLEDGED or confirmation is None or confirmation.flag:
        return None
    return confirmation if answer is None or answer.at < confirmation.at else None


def _came_back(state: str, answer: Passage | None) -> Passage | None:
    """Return the “not now” whose day has come, while the idea waits for another answer."""
    if state not in {rules.ACKNOWLEDGED, rules.ASKED} or answer is None or not answer.returns_on:
        return None
    return answer if answer.returns_on <= timezone.localdate() else None


def main_act(idea: Idea, viewer: Viewer) -> Act | None:
    """Return the one thing that this reader can do here, large: None where there is nothing."""
    to = {"number": idea.pk}
    if getattr(idea, "is_mine", False):
        return _author_act(idea)
    if idea.record.state in rules.CLOSED:
        return None
    if getattr(idea, "i_support", False):
        return Act(text="Take back my support", url=reverse("ideas:take_back_support", kwargs=to), posts=True)
    signed_in = isinstance(viewer, Person)
    return Act(text="I support this", url=reverse("ideas:support", kwargs=to), posts=signed_in)


def _author_act(idea: Idea) -> Act | None:
    to = {"number": idea.pk}
    if idea.record.state == rules.ASKED:
        return Act(text="Reply to what we asked", url=reverse("ideas:reply", kwargs=to))
    if idea.record.state == rules.DONE:
        return Act(text="Say whether it is done", url=reverse("ideas:confirm", kwargs=to))
    return None


def more_acts(idea: Idea, viewer: Viewer) -> list[Act]:
    """Return what else this reader can do that is about ideas alone."""
    to = {"number": idea.pk}
    acts: list[Act] = []
    if getattr(idea, "is_mine", False):
        if idea.record.visibility == Visibility.STAFF:
            acts.append(Act(text="Let everybody read this", url=reverse("ideas:make_public", kwargs=to)))
        if pin_of(idea.record):
            off = reverse("core:take_pin_away", kwargs={"reference": idea.record.reference})
            acts.append(Act(text="Take the pin off the map", url=off, posts=True))
        if rules.LIFECYCLE.allows(idea.record.state, rules.WITHDRAWN):
            acts.append(Act(text="Take back this idea", url=reverse("ideas:withdraw", kwargs=to)))
    if isinstance(viewer, Person) and permissions.may_answer(viewer, idea.record):
        acts.append(Act(text="Sort and answer", url=reverse("ideas:sort", kwargs=to)))
    return acts


def context(idea: Idea, viewer: Viewer, page: int) -> dict[str, object]:
    """Return what the page of an idea shows. Two statements, three at the end, and those of the room."""
    said = standing(idea.record.state, passages(idea))
    shared = room(idea.record, viewer, page=page)
    return {
        "idea": idea,
        "record": idea.record,
        "said": said,
        "last_word": last_word(idea) if idea.record.state in TOLD_AT_THE_END else None,
        "pin": pin_of(idea.record),
        "room": shared,
        "stands": stands(idea, said, shared.owed),
        "nobody_to_ask": rules.NOBODY_TO_ASK,
        "voices": supporters(shared.tallies.get(rules.VOICES, 0)),
        "tone": TONES[idea.record.state],
        "main": main_act(idea, viewer),
        "acts": [*shared.acts, *more_acts(idea, viewer)],
    }


def stands(idea: Idea, said: Standing, owed: Sequence[Owed]) -> str:
    """Return where the idea stands and what comes next, from what the page has read already."""
    due = next(
        (one.due for one in owed if one.promise == rules.ANSWER and one.due and one.due.state != "answered"), None
    )
    returns_on = said.answer.returns_on if said.answer else None
    return rules.where_it_stands(
        idea.record.state,
        returns_on=day_words(returns_on) if returns_on else "",
        due_on=day_words(due.due_on) if due else "",
        late=bool(due and due.state == "late"),
        silent=said.silent,
        authorless=bool(getattr(idea, "authorless", False)),
    )
