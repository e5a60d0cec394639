"""What the pages of the team show."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.utils import timezone

from hub.accounts.models import Person
from hub.core.places.queries import pin_of
from hub.core.room import room
from hub.design.addresses import address
from hub.design.shapes import Act, Link
from hub.design.words import plural
from hub.strands.ideas import page as idea_page
from hub.strands.ideas import permissions, rules
from hub.strands.ideas.actions import acknowledge_all, assign_all
from hub.strands.ideas.forms.queue import AssignForm, QueueForm
from hub.strands.ideas.models import Idea
from hub.strands.ideas.queries import queue, telling
from hub.strands.ideas.queries.idea import passages
from hub.strands.ideas.words import TONES, supporters

ACTS = {
    "ask": ("Ask its author", "Ask"),
    "answer": ("Answer it", "Publish the answer"),
    "done": ("Say that it is done", "Tell its author"),
    "send_on": ("Send it on", "Send it on"),
}


def queue_page(person: Person, query: Mapping[str, str]) -> dict[str, object]:
    """Return what the queue shows: one tab of it, and how many wait in each. Four statements."""
    form = QueueForm(query)
    form.is_valid()
    given = form.cleaned_data
    tab = given.get("tab") if given.get("tab") in queue.TABS else "all"
    found = queue.queue(
        tab or "all", person, timezone.localdate(), words=given.get("q") or "", number=given.get("page") or 1
    )
    tabs = [
        Link(label, f"{address('ideas:queue')}?tab={code}", current=code == tab, note=str(found.counts[code]))
        for code, label in queue.TABS.items()
    ]
    sorts = permissions.may_sort(person)
    assign = AssignForm(None, queue.posts()) if sorts else None
    return {"tabs": tabs, "tab": tab, "queue": found, "words": given.get("q") or "", "assign": assign, "sorts": sorts}


def do_with_many(ideas: Sequence[Idea], to: AssignForm | None, *, by: Person) -> str:
    """Give all of `ideas` to the post that was chosen, or acknowledge them where there is none.

    Return a sentence that says so, and how many were left as they are: somebody else may have been quicker.
    """
    if to is None:
        number = acknowledge_all(ideas, by=by)
        did, why = f"Acknowledged {plural(number, 'idea', 'ideas')}.", "somebody had read"
    else:
        number = assign_all(ideas, post=to.chosen(), by=by)
        did, why = f"Gave {plural(number, 'idea', 'ideas')} to {to.chosen().title}.", "somebody had closed"
    left = len(ideas) - number
    if not left:
        return did
    others = "1 was left as it is" if left == 1 else f"{left} were left as they are"
    return f"{did} {others}: {why} {'it' if left == 1 else 'them'} already."


def back_to_queue(posted: Mapping[str, str]) -> str:
    """Return the address of the tab one came from."""
    tab = posted.get("tab", "")
    return f"{address('ideas:queue')}?{urlencode({'tab': tab})}" if tab in queue.TABS else address("ideas:queue")


def page(idea: Idea, person: Person, *, assign: AssignForm | None = None) -> dict[str, object]:
    """Return one idea with everything that is needed to sort and answer it."""
    said = idea_page.standing(idea.record.state, passages(idea))
    shared = room(idea.record, person)
    text = f"{idea.record.title}\n{idea.problem}\n{idea.better}"
    following = queue.next_in(person, besides=idea.pk)
    alike = [card for card in telling.alike(text, person) if card.reference != idea.record.reference]
    return {
        "idea": idea,
        "record": idea.record,
        "said": said,
        "pin": pin_of(idea.record),
        "room": shared,
        "stands": idea_page.stands(idea, said, shared.owed),
        "tone": TONES[idea.record.state],
        "voices": supporters(shared.tallies.get(rules.VOICES, 0)),
        "alike": alike,
        "acts": acts(idea, person),
        "assign": assign or (AssignForm(None, queue.posts()) if _can_be_given(idea, person) else None),
        "next": Link(following.title, address("ideas:sort", {"number": following.pk})) if following else None,
    }


def acts(idea: Idea, person: Person) -> list[Act]:
    """Return what `person` may do with the idea in its state, the usual first."""
    state, to = idea.record.state, {"number": idea.pk}
    may = rules.LIFECYCLE.allows
    found: list[Act] = []
    if state == rules.NEW:
        found.append(Act(text="Acknowledge it", url=address("ideas:acknowledge", to), posts=True))
    if any(may(state, kind) for kind in rules.ANSWERS):
        found.append(Act(text="Answer it", url=address("ideas:answer", to)))
    if may(state, rules.DONE):
        found.append(Act(text="Say that it is done", url=address("ideas:done", to)))
    if may(state, rules.ASKED):
        found.append(Act(text="Ask its author", url=address("ideas:ask", to)))
    if permissions.may_sort(person) and may(state, rules.SENT_ON):
        found.append(Act(text="Send it on", url=address("ideas:send_on", to)))
    return found


def act(code: str, idea: Idea) -> dict[str, object]:
    """Return what the page of one act shows."""
    heading, button = ACTS[code]
    return {"idea": idea, "heading": heading, "button": button}


def _can_be_given(idea: Idea, person: Person) -> bool:
    return permissions.may_sort(person) and idea.record.state not in rules.CLOSED
