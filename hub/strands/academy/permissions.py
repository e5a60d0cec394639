"""Who may do what in the academy. Reading is `visible_to`; this is about doing."""

from datetime import date

from hub.accounts.models import Person
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.core.records.models import Record
from hub.foundation.errors import NotAllowed
from hub.strands.academy.models import Session, SignUp

TEACHES = (Role.TUTOR, Role.IMPROVEMENT_TEAM)


def may_teach(person: Person) -> bool:
    """Make courses and sessions, see who is booked, and write down who came: tutors and the improvement team."""
    return person.has_role(*TEACHES)


def require_teacher(person: Person) -> None:
    """Raise NotAllowed unless the person teaches in the academy."""
    require_role(person, *TEACHES, sentence="Only tutors and the improvement team can do this.")


def require_active(person: Person) -> None:
    """Raise NotAllowed for somebody who has left or been shut out."""
    if not person.is_active:
        raise NotAllowed("Sign in to sign up for a session.")


def require_own(person: Person, sign_up: SignUp) -> None:
    """Raise NotAllowed unless the sign-up is the person's own."""
    if sign_up.person_id != person.pk:
        raise NotAllowed("Only the person who signed up can do this.")


def teaches(person: Person, session: Session, today: date) -> bool:
    """Return whether the person acts for the post that teaches this session. Its post is fetched."""
    return session.tutor_post.acting_id(today) == person.pk


def require_reader(person: Person, record_pk: int) -> None:
    """Raise NotAllowed for a record that the person may not even read. One statement."""
    if not Record.objects.visible_to(person).filter(pk=record_pk).exists():
        raise NotAllowed("You can do this only with what you can read.")
