"""Giving and ending roles."""

from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from hub.accounts import rules, trail
from hub.accounts.models import Grant, Person, Team, no_password
from hub.accounts.permissions import require_administrator
from hub.accounts.roles import Role
from hub.foundation.errors import NotAllowed, NotPossible

LAST_ADMINISTRATOR = "This is the last administrator. Give the role to somebody else first."


@transaction.atomic
def give(
    role: Role, *, to: Person, team: Team | None = None, since: date, until: date | None = None, by: Person
) -> Grant:
    """Give a role from a day until a day; both count. A role of “staff” says that the person works for the council.

    Raises NotAllowed unless `by` is an administrator, and not `to`; NotPossible for somebody who has left, a role that
    is not given, a role held already, or days that are the wrong way round.
    """
    require_administrator(by)
    if by.pk == to.pk:
        raise NotAllowed("Nobody gives a role to themselves. Ask another administrator.")
    if not to.is_active:
        raise NotPossible("This person has left or is suspended.")
    if role is Role.PARTICIPANT:
        raise NotPossible("Everybody who has signed in is a participant already.")
    if role is Role.STAFF and team is None:
        raise NotPossible("Choose the team that this member of staff works in.")
    if until and until < since:
        raise NotPossible("The last day must not be before the first.")
    if Grant.objects.in_force(since).filter(person=to, role=role, team=team).exists():
        raise NotPossible(f"This person holds the role “{role.label}” already.")
    return _give(role, to=to, team=team, since=since, until=until, by=by)


def _give(role: Role, *, to: Person, team: Team | None, since: date, until: date | None, by: Person | None) -> Grant:
    grant = Grant.objects.create(person=to, role=role.value, team=team, since=since, until=until, given_by=by)
    if role is Role.STAFF and not to.is_staff:
        to.is_staff = True
        to.save(update_fields=["is_staff"])
    trail.note(verb="give_role", subject=to, by=by, detail={"role": role.value, "team": team.pk if team else None})
    to.__dict__.pop("held_grants", None)
    return grant


@transaction.atomic
def end(grant: Grant, *, today: date, by: Person) -> None:
    """End a role: yesterday was its last day; one that began today or later is as if it had never been given.

    Raises NotAllowed unless `by` is an administrator; NotPossible if it has ended already, or if nobody else would
    be an administrator.
    """
    require_administrator(by)
    if grant.until and grant.until < today:
        raise NotPossible("This role has ended already.")
    if grant.role == Role.ADMINISTRATOR and not _other_administrators(grant, today):
        raise NotPossible(LAST_ADMINISTRATOR)
    _stop(grant, today)
    person = grant.person
    person.__dict__.pop("held_grants", None)
    if grant.role == Role.STAFF and not _works_elsewhere(person, today):
        person.is_staff = False
        person.save(update_fields=["is_staff"])
    trail.note(verb="end_role", subject=person, by=by, detail={"role": grant.role, "team": grant.team_id})


@transaction.atomic
def take_off_factor(person: Person, *, by: Person) -> None:
    """Remove every second factor of somebody who has lost theirs, and end their sessions everywhere.

    Raises NotAllowed unless `by` is an administrator, and somebody else.
    """
    require_administrator(by)
    if by.pk == person.pk:
        raise NotAllowed("Remove your own under “How you sign in”, or ask another administrator.")
    Authenticator.objects.filter(user=person).delete()
    person.password = no_password()
    person.save(update_fields=["password"])
    trail.note(verb="take_off_factor", subject=person, by=by)


@transaction.atomic
def appoint_first_administrator(person: Person, *, today: date) -> None:
    """Make the person an administrator from the command line of the machine; nothing if they are one."""
    if not Grant.objects.in_force(today).filter(person=person, role=Role.ADMINISTRATOR).exists():
        _give(Role.ADMINISTRATOR, to=person, team=None, since=today, until=None, by=None)


@transaction.atomic
def lay_down_all(person: Person, *, today: date) -> None:
    """End every role of somebody who leaves. Raises NotPossible for the last administrator."""
    for grant in Grant.objects.filter(person=person).exclude(until__lt=today):
        if grant.role == Role.ADMINISTRATOR and not _other_administrators(grant, today):
            raise NotPossible(LAST_ADMINISTRATOR)
        _stop(grant, today)


def _stop(grant: Grant, today: date) -> None:
    if grant.since >= today:
        grant.delete()
    else:
        grant.until = today - timedelta(days=1)
        grant.save(update_fields=["until"])


def _other_administrators(grant: Grant, today: date) -> bool:
    # Locked, so that two administrators cannot end one another at the same moment.
    current = Grant.objects.select_for_update().in_force(today).filter(role=Role.ADMINISTRATOR, until__isnull=True)
    return any(other.pk != grant.pk for other in current.filter(person__is_active=True))


def _works_elsewhere(person: Person, today: date) -> bool:
    return (
        rules.in_domain(person.email or "", settings.HUB_STAFF_DOMAINS)
        or Grant.objects.in_force(today).filter(person=person, role=Role.STAFF).exists()
    )
