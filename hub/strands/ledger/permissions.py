"""Who may do what in the ledger. Reading is `visible_to`; this is about doing, and about what is kept back."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.accounts.permissions import require_role
from hub.accounts.roles import Role
from hub.core.records.models import Reader, Record
from hub.foundation.errors import NotAllowed
from hub.strands.ledger.models import Decision, Signature

DRAFTERS = "Only the deciding post and the staff of its team can write this down."
SIGNERS = "Only the post that is named can sign: its holder, or its deputy while the holder is away."
CLEARERS = "Only the clearing post or a monitoring officer can clear a decision."


def acts_for(person: Person, post: Post | None, today: date) -> bool:
    """Return whether the person acts for `post` on `today`. The post is fetched already."""
    return post is not None and post.acting_id(today) == person.pk


def in_its_team(person: Person, post: Post | None) -> bool:
    """Return whether the person works in the team of `post`, holds it, or acts for it today; no deputy who does not."""
    if post is None or not person.is_active or not person.is_staff:
        return False
    if post.team_id in person.team_ids or person.pk == post.holder_id:
        return True
    return acts_for(person, post, timezone.localdate())


def may_begin(person: Person) -> bool:
    """Return whether the person may begin a decision or a contract for some post: staff who belong to a team."""
    return person.has_role(Role.DECIDING_OFFICER) or (person.has_role(Role.STAFF) and bool(person.team_ids))


def works_here(person: Person) -> bool:
    """Return whether decisions and money are the person’s daily work: who decides, monitors or pays."""
    return any(person.has_role(one) for one in (Role.DECIDING_OFFICER, Role.MONITORING_OFFICER, Role.FINANCE))


def may_write(person: Person, post: Post | None) -> bool:
    """Draft decisions and contracts of this post, and say what was delivered: the post, and staff of its team."""
    return in_its_team(person, post)


def may_sign(person: Person, post: Post | None, today: date) -> bool:
    """Sign decisions and publish contracts of this post: a deciding officer who acts for it."""
    return person.has_role(Role.DECIDING_OFFICER) and acts_for(person, post, today)


def may_monitor(person: Person) -> bool:
    """Keep delegations, and note what was decided outside them: monitoring officers."""
    return person.has_role(Role.MONITORING_OFFICER)


def may_clear(person: Person, today: date) -> bool:
    """Read a signed decision before it is published: monitoring officers and the clearing post. One statement."""
    return may_monitor(person) or (person.is_staff and acts_for(person, clearing_post(), today))


def clears(person: Person, decision: Decision) -> bool:
    """Return what `may_clear` does, for a decision that was read with its `clearer_id`. No statement."""
    return may_monitor(person) or (person.is_staff and decision.clearer_id == person.pk)


def may_pay(person: Person) -> bool:
    """Write down payments: finance."""
    return person.has_role(Role.FINANCE)


def may_read_kept_back(person: Person, record: Record, today: date) -> bool:
    """Read what is kept back of a record: who writes, signs, clears or monitors it. One statement at most."""
    return may_write(person, record.post) or may_clear(person, today)


def clearing_post() -> Post | None:
    """Return the post that clears decisions, as the settings name it. One statement where they do."""
    if not settings.HUB_CLEARING_POST:
        return None
    return Post.objects.filter(title=settings.HUB_CLEARING_POST).first()


def require_monitor(person: Person) -> None:
    """Raise NotAllowed unless the person is a monitoring officer."""
    require_role(person, Role.MONITORING_OFFICER, sentence="Only a monitoring officer can do this.")


def require_writer(person: Person, post: Post | None) -> None:
    """Raise NotAllowed unless the person may draft for `post`."""
    if not may_write(person, post):
        raise NotAllowed(DRAFTERS)


def require_signer(person: Person, post: Post | None, today: date) -> None:
    """Raise NotAllowed unless the person may sign for `post` today."""
    require_role(person, Role.DECIDING_OFFICER, sentence=SIGNERS)
    if not acts_for(person, post, today):
        raise NotAllowed(SIGNERS)


def require_clearer(person: Person, decision: Decision, today: date) -> None:
    """Raise NotAllowed unless the person may clear this decision, which they did not sign. Two statements."""
    if not may_clear(person, today):
        require_role(person, Role.MONITORING_OFFICER, sentence=CLEARERS)
    if Signature.objects.filter(decision=decision, person=person).exists():
        raise NotAllowed("You signed this yourself: somebody else has to clear it.")


def require_publisher(person: Person, record: Record, today: date) -> None:
    """Raise NotAllowed unless the person may publish a cleared decision: the deciding post’s team, or who clears."""
    if not may_publish(person, record, today):
        raise NotAllowed(DRAFTERS)


def may_publish(person: Person, record: Record, today: date) -> bool:
    """Publish a cleared decision: the deciding post’s team, or who clears. One statement at most."""
    return may_write(person, record.post) or may_clear(person, today)


def may_correct(person: Person, record: Record, today: date) -> bool:
    """Put right what was signed, and let everybody read what was kept back: its signer, or a monitoring officer."""
    return may_monitor(person) or may_sign(person, record.post, today)


def may_take_out(person: Person, record: Record) -> bool:
    """Take words out of what was published: its signer, or a monitoring officer."""
    return record.published_at is not None and may_correct(person, record, timezone.localdate())


def may_keep(person: Person, record: Record) -> bool:
    """Look again at what is kept back: who writes for the post, or a monitoring officer."""
    return may_monitor(person) or may_write(person, record.post)


def require_keeper(person: Person, record: Record) -> None:
    """Raise NotAllowed unless the person may look again at what is kept back of this record."""
    if not may_keep(person, record):
        raise NotAllowed("Only those who write for the post, or a monitoring officer, can look at this again.")


def require_corrector(person: Person, record: Record, today: date) -> None:
    """Raise NotAllowed unless the person may put right what was signed (`may_correct`)."""
    if not may_monitor(person):
        require_signer(person, record.post, today)


def require_finance(person: Person) -> None:
    """Raise NotAllowed unless the person is in finance."""
    require_role(person, Role.FINANCE, sentence="Only finance can write down payments.")


def speaks_for_supplier(person: Person, record: Record) -> bool:
    """Return whether the person works for a supplier and is named on this contract. One statement, or none."""
    return person.has_role(Role.SUPPLIER) and Reader.objects.filter(record=record, person=person).exists()


def require_deliverer(person: Person, record: Record) -> None:
    """Raise NotAllowed unless the person may say what was delivered: who writes for the post, or the supplier."""
    if not may_write(person, record.post):
        require_supplier(person, record)


def require_supplier(person: Person, record: Record) -> None:
    """Raise NotAllowed unless the person works for the supplier and is named on this contract. One statement."""
    if not speaks_for_supplier(person, record):
        raise NotAllowed("Only somebody who works for the supplier, and is named on this contract, can write this.")
