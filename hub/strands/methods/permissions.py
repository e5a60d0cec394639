"""Who may do what in a demand study. Reading the study is `visible_to`; what people said is for its team alone."""

from hub.accounts.models import Person
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.core.records.models import Author, Record
from hub.foundation.errors import NotAllowed, NotPossible
from hub.strands.methods import rules
from hub.strands.methods.models import Member, Study

STARTS = (Role.STAFF, Role.IMPROVEMENT_TEAM, Role.LAB_LEAD, Role.TUTOR, Role.PARTNER_WORKER)
LEADS = (Role.IMPROVEMENT_TEAM, Role.LAB_LEAD)
TEAM_ONLY = "Only the team of this study can do this: what people said is for nobody else."


def may_start(person: Person) -> bool:
    """Start a study of one’s own work: staff, partners’ workers, and those who teach and improve."""
    return person.has_role(*STARTS)


def require_starter(person: Person) -> None:
    """Raise NotAllowed unless the person may start a study."""
    require_role(person, *STARTS, sentence="Only people who do the work, for the council or a partner, can do this.")


def works_on(person: Person, study: Study) -> bool:
    """Return whether the person is of the study’s team: takes down, codes and reads what was said. One statement."""
    return person.is_active and Member.objects.filter(study=study, person=person).exists()


def require_worker(person: Person, study: Study) -> None:
    """Raise NotAllowed unless the person is of the study’s team. One statement."""
    if not works_on(person, study):
        raise NotAllowed(TEAM_ONLY)


def may_lead(person: Person, study: Study) -> bool:
    """Settle the plan, the team and the course of the study: whoever started it, or the improvement team or the lab.

    One statement for those who hold neither role.
    """
    if not person.is_active:
        return False
    return person.has_role(*LEADS) or Author.objects.filter(record=study.pk, person=person).exists()


def require_lead(person: Person, study: Study) -> None:
    """Raise NotAllowed unless the person leads the study."""
    if not may_lead(person, study):
        require_role(person, *LEADS, sentence="Only whoever started this study, or the improvement team, can do this.")


def require_reader(person: Person, record: Record) -> None:
    """Raise NotAllowed for a record that the person may not even read. One statement."""
    if not Record.objects.visible_to(person).filter(pk=record.pk).exists():
        raise NotAllowed("You can do this only with what you can read.")


def require_listening(study: Study) -> None:
    """Raise NotPossible while nothing that people say is taken down."""
    if study.record.state not in rules.TAKES_WORDS:
        raise NotPossible(f"This study is “{study.record.state_label}”: nothing can be taken down now.")
