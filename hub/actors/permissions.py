"""Who may keep organisations, arrange who plays which role on a record, and speak for an actor."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.actors import rules
from hub.actors.models import ActorRole, Capacity, Organisation, Speaker
from hub.core.comments.permissions import may_answer
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotAllowed, NotPossible

SPEAKERS_ONLY = "Only those who speak for this organisation can do this."
ARRANGERS_ONLY = "Only those who answer for this, its convenor and the improvement team can do this."


def speakers(today: date) -> QuerySet[Speaker]:
    """Return who speaks for an organisation on `today`. From the day on which it ended, nobody does any more."""
    return Speaker.objects.filter(Q(until__isnull=True) | Q(until__gt=today), since__lte=today)


def speaks_for(person: Person, organisation: Organisation, today: date | None = None) -> bool:
    """Return whether `person` speaks for `organisation`. One statement."""
    found = speakers(today or timezone.localdate()).filter(organisation=organisation, person=person)
    return person.is_active and found.exists()


def may_keep(person: Person | None, organisation: Organisation) -> bool:
    """Return whether `person` may change what an organisation says of itself. One statement, or none."""
    return person is not None and (keeps_all(person) or speaks_for(person, organisation))


def keeps_all(person: Person | None) -> bool:
    """Return whether `person` keeps every organisation: the improvement team does."""
    return person is not None and person.has_role(Role.IMPROVEMENT_TEAM)


def require_keeps_all(person: Person) -> None:
    """Raise NotAllowed unless `person` is of the improvement team."""
    require_role(person, Role.IMPROVEMENT_TEAM, sentence="Only the improvement team can do this.")


def require_keep(person: Person, organisation: Organisation) -> None:
    """Raise NotAllowed unless `person` speaks for `organisation`, or is of the improvement team."""
    if not may_keep(person, organisation):
        require_role(person, Role.IMPROVEMENT_TEAM, sentence=SPEAKERS_ONLY)


def require_speaks(person: Person, organisation: Organisation) -> None:
    """Raise NotAllowed unless `person` speaks for `organisation`: what it promises, nobody says in its place."""
    if not speaks_for(person, organisation):
        raise NotAllowed(SPEAKERS_ONLY)


def is_the_actor(person: Person | None, role: ActorRole) -> bool:
    """Return whether `person` is the actor of `role`, or speaks for it. One statement for an organisation, or none."""
    if person is None or not person.is_active:
        return False
    if role.organisation is not None:
        return speaks_for(person, role.organisation)
    return role.person_id == person.pk


def require_actor(person: Person, role: ActorRole) -> None:
    """Raise NotAllowed unless `person` is the actor of `role`, or speaks for it."""
    if not is_the_actor(person, role):
        raise NotAllowed("Only whoever plays this role can do this, or speaks for who does.")


def may_arrange(person: Person | None, record: Record) -> bool:
    """Return whether `person` may say for `record` who plays which role on it, and what is wanted.

    Its post and its team, the improvement team, and whoever speaks for its convenor. One statement, or none.
    """
    if person is None or not person.is_active:
        return False
    return may_answer(record, person) or convenes(person, record)


def convenes(person: Person, record: Record, today: date | None = None) -> bool:
    """Return whether `person` convenes `record`, or speaks for an organisation that does. One statement."""
    speaking = speakers(today or timezone.localdate()).filter(person=person).values("organisation")
    mine = Q(person=person) | Q(organisation__in=speaking)
    convened = ActorRole.objects.filter(mine, record=record, role=rules.CONVENES, state=rules.ACCEPTED)
    return convened.exists()


def require_arrange(person: Person, record: Record) -> None:
    """Raise NotAllowed unless `person` may arrange roles on `record`, and may read it. Two statements at most."""
    require_reader(person, record)
    if not may_arrange(person, record):
        require_role(person, Role.IMPROVEMENT_TEAM, sentence=ARRANGERS_ONLY)


def require_reader(person: Person, record: Record) -> None:
    """Raise NotAllowed for a record that `person` may not even read. One statement."""
    if not person.is_active or not Record.objects.visible_to(person).filter(pk=record.pk).exists():
        raise NotAllowed("You cannot do this here: it is not for you to read.")


def require_active(person: Person) -> None:
    """Raise NotAllowed for an account that is switched off."""
    if not person.is_active:
        raise NotAllowed("Your account is switched off. Write to us if you think this is a mistake.")


def require_takes_roles(record: Record) -> None:
    """Raise NotPossible for a record that is not shown to others, or on which nobody plays a role."""
    if record.kind == rules.ORGANISATION:
        raise NotPossible("An organisation plays roles; nobody plays one on it.")
    if record.visibility in {Visibility.DRAFT, Visibility.TEAM, Visibility.WITHDRAWN}:
        raise NotPossible("Nobody can be asked to play a part in this yet: it has not been shown to others.")


def may_keep_capacity(person: Person | None, capacity: Capacity) -> bool:
    """Return whether `person` may change or end what is offered. One statement, or none."""
    if person is None or not person.is_active:
        return False
    if capacity.organisation is not None:
        return may_keep(person, capacity.organisation)
    return capacity.person_id == person.pk or keeps_all(person)


def require_keep_capacity(person: Person, capacity: Capacity) -> None:
    """Raise NotAllowed unless what is offered is the person's, or their organisation's."""
    if not may_keep_capacity(person, capacity):
        raise NotAllowed("Only whoever offers this can change it or take it back.")
