"""Putting an organisation forward, listing it, keeping what it says of itself, and who speaks for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import identifiers, permissions, rules
from hub.actors.actions.keeping import stop_reading
from hub.actors.actions.telling import tell_improvers
from hub.actors.models import Identifier, Organisation, Reach, Speaker
from hub.core.audit.actions import note
from hub.core.follows.actions import notify
from hub.core.moderation.actions import look_at
from hub.core.records import after
from hub.core.records.actions import (
    Card,
    change_state,
    name_reader,
    open_record,
    publish,
    revise,
)
from hub.core.records.models import Author, Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.foundation.text import clean, one_line

MINOR = "People under 18 are not named here, and so cannot speak for an organisation in public."


@dataclass(frozen=True, kw_only=True)
class Described:
    """What an organisation says of itself. `sort` is one of `rules.SORTS`; `place_id` where it is based.

    `identifiers` are pairs of a register and a number; `reaches` the keys of the areas it works in, none for all.
    """

    name: str
    summary: str = ""
    sort: str = "community_group"
    about: str = ""
    web: str = ""
    place_id: int | None = None
    identifiers: Iterable[tuple[str, str]] = ()
    reaches: Iterable[int] = field(default=())


@transaction.atomic
def put_forward(described: Described, *, by: Person, now: datetime | None = None) -> Organisation:
    """Put one's own organisation or group forward. Staff and `by` read it until the improvement team lists it.

    Raises NotAllowed to somebody under 18, BadInput for a number that is not of its register's form, NotPossible for
    one that another organisation has.
    """
    now = now or timezone.now()
    if not by.is_active or by.is_minor(timezone.localdate(now)):
        raise NotAllowed(MINOR)
    made = _open(described, authors=[by], by=by, now=now)
    publish(made.record, by=by, to=Visibility.STAFF, now=now)
    look_at(made.record, f"{described.name}\n{described.about}", now=now)
    tell_improvers(made.record, f"“{made.record.title}” would like to take part: please check it", by=by, now=now)
    return made


@transaction.atomic
def add(described: Described, *, by: Person, now: datetime | None = None) -> Organisation:
    """Add an organisation that is known to the improvement team, for everybody to read. Raises as `put_forward`."""
    permissions.require_keeps_all(by)
    now = now or timezone.now()
    made = _open(described, authors=[], by=by, now=now)
    change_state(made.record, to=rules.LISTED, by=by, reason="", now=now)
    publish(made.record, by=by, now=now)
    return made


def _open(described: Described, *, authors: list[Person], by: Person, now: datetime) -> Organisation:
    name = _name(described)
    _require_new(name, by)
    card = Card(title=name, summary=clean(described.summary), place_id=described.place_id)
    record = open_record(rules.ORGANISATION, card, by=by, authors=authors, now=now)
    made = Organisation.objects.create(record=record, **_own(described))
    _write_numbers_and_reach(made, described)
    note(verb="organisation.added", subject=record, by=by)
    after.changed(record)
    return made


def _name(described: Described) -> str:
    if not (name := one_line(described.name)):
        raise BadInput("Enter its name.", {"name": "Enter its name."})
    return name


def _require_new(name: str, by: Person) -> None:
    """Raise BadInput where an organisation of this name is here already, as far as `by` may read it. One statement."""
    active = Record.objects.visible_to(by).of_kind(rules.ORGANISATION).filter(state__in=rules.ACTIVE)
    if there_is := active.filter(title__iexact=name).order_by("pk").first():
        sentence = (
            f"“{there_is.title}” is here already: {there_is.reference}. Ask the improvement team to let you speak for "
            "it; or, if yours is another, say in its name how it differs."
        )
        raise BadInput(sentence, {"name": sentence})


def _own(described: Described) -> dict[str, str]:
    if described.sort not in rules.SORTS:
        raise BadInput("Choose what it is.", {"sort": "Choose what it is."})
    web = described.web.strip()
    if web and not web.startswith(("https://", "http://")):
        raise BadInput("Enter an address that begins with https://.", {"web": "Begin the address with https://."})
    return {"sort": described.sort, "about": clean(described.about), "web": web}


def _write_numbers_and_reach(organisation: Organisation, described: Described) -> None:
    wanted = dict.fromkeys((scheme, identifiers.tidied(scheme, typed)) for scheme, typed in described.identifiers)
    organisation.identifiers.all().delete()
    for scheme, number in wanted:
        if Identifier.objects.filter(scheme=scheme, number=number).exists():
            sentence = "Another organisation here has this number already. Ask the improvement team if that is wrong."
            raise BadInput(sentence, {"number": sentence})
        Identifier.objects.create(organisation=organisation, scheme=scheme, number=number)
    organisation.reaches.all().delete()
    Reach.objects.bulk_create(Reach(organisation=organisation, place_id=key) for key in sorted(set(described.reaches)))


@transaction.atomic
def describe(organisation: Organisation, described: Described, *, by: Person, now: datetime | None = None) -> None:
    """Say anew what an organisation is and does. Those who speak for it may, and the improvement team."""
    permissions.require_keep(by, organisation)
    Record.objects.select_for_update().get(pk=organisation.pk)
    for name, value in _own(described).items():
        setattr(organisation, name, value)
    organisation.save(update_fields=["sort", "about", "web"])
    _write_numbers_and_reach(organisation, described)
    organisation.record.place_id = described.place_id
    organisation.record.save(update_fields=["place"])
    revise(organisation.record, title=_name(described), summary=clean(described.summary), by=by)
    look_at(organisation.record, f"{described.name}\n{described.about}", now=now)
    note(verb="organisation.described", subject=organisation.record, by=by)


@transaction.atomic
def list_it(organisation: Organisation, *, by: Person, now: datetime | None = None) -> None:
    """List an organisation that was put forward, or was closed: everybody can read it, and its author speaks for it."""
    permissions.require_keeps_all(by)
    now = now or timezone.now()
    was = organisation.record.state
    change_state(organisation.record, to=rules.LISTED, by=by, reason="", now=now)
    publish(organisation.record, by=by, now=now)
    if was in {rules.PUT_FORWARD, rules.NOT_LISTED}:
        for author in Author.objects.filter(record=organisation.record).select_related("person"):
            name_speaker(organisation, author.person, by=by, now=now)


@transaction.atomic
def do_not_list(organisation: Organisation, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Say, with the reason, that an organisation that was put forward is not listed. Its author is told."""
    permissions.require_keeps_all(by)
    change_state(organisation.record, to=rules.NOT_LISTED, by=by, reason=clean(because), now=now)
    authors = [author.person for author in organisation.record.authors.select_related("person")]
    sentence = f"“{organisation.record.title}” was not listed: {clean(because)}"
    notify(organisation.record, sentence, by=by, to=authors, personal=True, now=now)


@transaction.atomic
def close(organisation: Organisation, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Say that an organisation takes part no longer, and why. What it did stays; what it offered ends."""
    permissions.require_keep(by, organisation)
    now = now or timezone.now()
    change_state(organisation.record, to=rules.CLOSED, by=by, reason=clean(because), now=now)
    organisation.capacities.filter(ended_at=None).update(ended_at=now)


@transaction.atomic
def name_speaker(
    organisation: Organisation, person: Person, *, by: Person, since: date | None = None, now: datetime | None = None
) -> Speaker:
    """Say that `person` speaks for an organisation: they accept what it promises. Saying it twice changes nothing.

    The improvement team does, who has made sure of it. Raises NotPossible for somebody under 18, or who has left.
    """
    permissions.require_keeps_all(by)
    now = now or timezone.now()
    today = timezone.localdate(now)
    if not person.is_active or person.is_minor(today):
        raise NotPossible(MINOR)
    made, new = Speaker.objects.get_or_create(
        organisation=organisation, person=person, until=None, defaults={"since": since or today, "named_by": by}
    )
    if new:
        note(verb="speaker.named", subject=organisation.record, by=by, detail={"person": person.pk})
        for role in organisation.roles.filter(state=rules.ACCEPTED).select_related("record"):
            name_reader(role.record, person, by=by, now=now)
        sentence = f"You speak for “{organisation.record.title}” here: what it promises waits for your word"
        notify(organisation.record, sentence, by=by, to=[person], personal=True, now=now)
    return made


@transaction.atomic
def end_speaker(speaker: Speaker, *, by: Person, now: datetime | None = None) -> None:
    """Say that a person speaks for an organisation no longer: they themselves, or the improvement team.

    They no longer read what is for its partners alone.
    """
    if speaker.person_id != by.pk or not by.is_active:
        permissions.require_keeps_all(by)
    today = timezone.localdate(now)
    locked = Speaker.objects.select_for_update().select_related("organisation", "person").get(pk=speaker.pk)
    if locked.until:
        return
    locked.until = max(locked.since, today)
    locked.is_named = False
    locked.save(update_fields=["until", "is_named"])
    note(verb="speaker.ended", subject=locked.organisation.record, by=by, detail={"person": locked.person_id})
    for role in locked.organisation.roles.filter(state=rules.ACCEPTED).select_related("record"):
        stop_reading(role.record, locked.person, by=by)


@transaction.atomic
def show_my_name(organisation: Organisation, *, by: Person) -> None:
    """Agree that everybody may read one's name beside the organisation one speaks for. Not for people under 18."""
    permissions.require_speaks(by, organisation)
    if by.is_minor(timezone.localdate()):
        raise NotPossible(MINOR)
    _set_named(organisation, by, is_named=True)


@transaction.atomic
def hide_my_name(organisation: Organisation, *, by: Person) -> None:
    """Take one's name off the organisation's page. One goes on speaking for it."""
    permissions.require_speaks(by, organisation)
    _set_named(organisation, by, is_named=False)


def _set_named(organisation: Organisation, person: Person, *, is_named: bool) -> None:
    Speaker.objects.filter(organisation=organisation, person=person, until=None).update(is_named=is_named)
    note(verb="speaker.shown" if is_named else "speaker.not_shown", subject=organisation.record, by=person)
