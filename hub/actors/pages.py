"""What the pages of organisations and of roles show."""

from collections.abc import Mapping, Sequence

from django.utils import timezone

from hub.accounts import queries as people
from hub.accounts.models import Person
from hub.actors import actions, panel, permissions, rules
from hub.actors.forms.organisations import SpeakerForm
from hub.actors.models import ActorRole, Organisation, RoleChange, Speaker
from hub.actors.queries import mine, organisations, roles, wanted
from hub.core.places.queries import current_set
from hub.core.places.queries import places as places_of
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.core.room import room
from hub.design.addresses import address
from hub.design.shapes import Act, Event
from hub.foundation.errors import BadInput

NOBODY = "Nobody has signed in here with this address yet. Ask them to sign in once, then name them."


def places() -> list[tuple[str, str]]:
    """Return the areas in force, (key, name) by name. Two statements."""
    return [(str(key), name) for key, name in places_of(current_set()).values_list("pk", "name")]


def sorts(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return what sort each organisation is, for its card. One statement."""
    rows = Organisation.objects.filter(pk__in=[record.pk for record in records]).values_list("pk", "sort")
    return {pk: [rules.SORTS[sort]] for pk, sort in rows if sort in rules.SORTS}


def step(record: Record, heading: str, button: str) -> dict[str, object]:
    """Return what a page that asks one thing about `record` shows."""
    return {"record": record, "heading": heading, "button": button}


def name_by_address(organisation: Organisation, form: SpeakerForm, *, by: Person) -> Speaker:
    """Name whoever has the address that was typed. Raises BadInput if nobody here has it."""
    person = people.with_address(form.cleaned_data["email"].lower())
    if person is None:
        raise BadInput(NOBODY, {"email": NOBODY})
    return actions.name_speaker(organisation, person, by=by)


def organisation(found: Organisation, viewer: Viewer, page: int) -> dict[str, object]:
    """Return what the page of an organisation shows. Four statements, and those of the room."""
    speakers = organisations.speakers_of(found)
    speaks = isinstance(viewer, Person) and any(one.person_id == viewer.pk for one in speakers)
    keeps = isinstance(viewer, Person) and permissions.keeps_all(viewer)
    today = timezone.localdate()
    shared = room(found.record, viewer, detail=found, page=page, without=frozenset({"owed", "files"}))
    parts = roles.of_organisation(found.pk, viewer)
    played = [(role.record, roles.shown(role, today)) for role in parts[: roles.OF_ONE]]
    return {
        "organisation": found,
        "record": found.record,
        "room": shared,
        "sort": rules.SORTS.get(found.sort, found.sort),
        "tone": rules.LIFECYCLE.tone(found.record.state),
        "facts": organisations.facts(found),
        "named": [one.person.shown_as for one in speakers if one.is_named],
        "speaking": len(speakers),
        "speaks": speaks or keeps,
        "plays": [one for one in played if not one[1].is_over],
        "played": [one for one in played if one[1].is_over],
        "newest_parts": roles.OF_ONE if len(parts) > roles.OF_ONE else 0,
        "free": organisations.free_at(found),
        "main": _main(found, keeps=keeps, speaks=speaks),
        "acts": [*shared.acts, *_more(found, keeps=keeps, speaks=speaks)],
    }


def _main(found: Organisation, *, keeps: bool, speaks: bool) -> Act:
    to, state = {"number": found.pk}, found.record.state
    if keeps and state in {rules.PUT_FORWARD, rules.NOT_LISTED, rules.CLOSED}:
        hint = "Make sure first who may speak for it. Whoever put it forward does then."
        return Act(text="List it", url=address("actors:list_it", to), posts=True, hint=hint)
    if speaks and state == rules.LISTED:
        return Act(text="Say what you have free", url=address("actors:offer_capacity"))
    return Act(text="See what is wanted", url=address("actors:wanted_and_offered"))


def _more(found: Organisation, *, keeps: bool, speaks: bool) -> list[Act]:
    if not (keeps or speaks):
        return []
    to, state = {"number": found.pk}, found.record.state
    acts = [
        Act(text="Change what is said of it", url=address("actors:edit", to)),
        Act(text="Who speaks for it", url=address("actors:speakers", to)),
    ]
    if keeps and state == rules.PUT_FORWARD:
        acts.append(Act(text="Do not list it", url=address("actors:do_not_list", to)))
    if state == rules.LISTED:
        acts.append(Act(text="It takes part no longer", url=address("actors:close", to)))
    return acts


def roles_of(record: Record, viewer: Viewer) -> dict[str, object]:
    """Return what the page of all roles on `record` shows. Four statements at most."""
    found, arranges = roles.on_record(record, viewer)
    helpers = roles.offers_on(record) if arranges else []
    return {
        "record": record,
        "arranges": arranges,
        "groups": panel.grouped([role for role in found if role.plays]),
        "waiting": [role for role in found if role.waits and not role.is_over],
        "earlier": [role for role in found if role.is_over],
        "wanted": panel.wanted(roles.open_on(record)),
        "helpers": helpers,
        "acts": panel.acts(record, arranges=arranges),
    }


def role(found: ActorRole, viewer: Viewer) -> dict[str, object]:
    """Return what the page of one role shows. Three statements at most."""
    person = viewer if isinstance(viewer, Person) else None
    arranges = bool(found.is_open) and permissions.may_arrange(person, found.record)  # type: ignore[attr-defined]
    mine = bool(found.is_mine)  # type: ignore[attr-defined]
    shown = roles.shown(found, timezone.localdate(), arranges=arranges)
    return {
        "role": found,
        "shown": shown,
        "record": found.record,
        "record_url": found.record.get_absolute_url() if found.is_open else "",  # type: ignore[attr-defined]
        "sentence": f"{shown.actor} {found.part.says}",
        "standing": STANDING[shown.state] if not shown.waits else f"{shown.waits}.",
        "other_words": found.proposed_words if found.state == rules.ACCEPTED and (mine or arranges) else "",
        "main": _main_of(found, mine=mine, arranges=arranges),
        "acts": _acts_of(found, mine=mine, arranges=arranges),
        "events": [_event(one, sides=mine or arranges) for one in roles.history(found)],
        "sides": mine or arranges,
    }


STANDING = {
    rules.OFFERED: "It was offered, and waits for an answer.",
    rules.PROPOSED: "It was proposed, and waits for a word.",
    rules.ACCEPTED: "It is agreed, in the words of whoever promised it.",
    rules.FINISHED: "It has come to its end as agreed.",
    rules.NO_LONGER_OFFERED: "It is no longer offered.",
    rules.NOT_TAKEN_UP: "It was not taken up.",
}


def _at(name: str, found: ActorRole) -> str:
    return address(f"actors:{name}", {"number": found.pk})


def _main_of(found: ActorRole, *, mine: bool, arranges: bool) -> Act | None:
    if found.state == rules.OFFERED and arranges:
        return Act(text="Accept this offer", url=_at("accept", found))
    if found.state == rules.PROPOSED and mine:
        return Act(text="Accept it in your own words", url=_at("accept", found))
    if found.state == rules.ACCEPTED and mine and found.proposed_words:
        return Act(text="Answer with your own words", url=_at("accept", found))
    return None


def _acts_of(found: ActorRole, *, mine: bool, arranges: bool) -> list[Act]:
    if not (mine or arranges) or found.state in rules.OVER:
        return []
    if found.state in rules.WAITING:
        begun = mine if found.state == rules.OFFERED else not mine
        return [Act(text="Take it back" if begun else "Say no", url=_at("decline", found))]
    acts = [Act(text="Say it in other words" if mine else "Propose other words", url=_at("reword", found))]
    if mine and found.proposed_words:
        acts.append(Act(text="Keep the words as they are", url=_at("keep_words", found), posts=True))
    acts.append(Act(text="It has been given: finish it", url=_at("finish", found)))
    acts.append(Act(text="It is no longer offered", url=_at("no_longer_offer", found)))
    return acts


def _event(change: RoleChange, *, sides: bool) -> Event:
    """Return one thing that happened. Who did it, the words of then and the reason are for the two sides alone."""
    said = "\n".join(filter(None, [change.words, change.because])) if sides else ""
    who = change.by.shown_as if change.by and sides else ""
    return Event(what=rules.WHAT_HAPPENED[change.what], at=change.at, who=who, why=said)


STEPS = {
    "decline": ("Not this time", "Say no", "Nothing of it has been public, and nothing of it will be."),
    "reword": (
        "Say it in other words",
        "Save the words",
        "The actor’s words count at once. Yours wait for theirs.",
    ),
    "finish": ("Is it finished?", "It is finished", "What was promised has been given. It stays readable as finished."),
    "end": (
        "It is no longer offered",
        "Say so",
        "Everybody reads “no longer offered”, and no reason. Things change, and nobody is blamed.",
    ),
}


def role_step(found: ActorRole, viewer: Viewer, code: str) -> dict[str, object]:
    """Return what the page of one step of a role shows. Raises NotAllowed to who is on neither side."""
    shown = role(found, viewer)
    if not shown["sides"]:
        permissions.require_arrange(viewer, found.record)  # type: ignore[arg-type]
    heading, button, says = STEPS[code]
    if code == "reword" and found.is_mine:  # type: ignore[attr-defined]
        says = "Your words count at once. The older ones stay in the history, for the two sides."
    return {**shown, "heading": heading, "button": button, "says": says}


def after(found: ActorRole, viewer: Viewer) -> str:
    """Return where to go once a role was not taken up: its record's roles, or “My hub” where that is not readable."""
    if found.is_open:  # type: ignore[attr-defined]
        return address("actors:roles", {"reference": found.record.reference})
    return address("site:my_hub") if isinstance(viewer, Person) else address("site:home")


def parts_of(person: Person) -> dict[str, object]:
    """Return what the page of one's own parts shows. Two statements."""
    parts, are_more = mine.parts_of(person)
    return {"parts": parts, "newest": roles.OF_ONE if are_more else 0, "free": wanted.free_of(person)}
