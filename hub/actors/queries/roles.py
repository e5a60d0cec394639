"""Reading who plays which role: on a record, of an organisation, one by itself, and what waits for somebody's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.http import Http404
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import permissions, rules
from hub.actors.models import ActorRole, OpenRole, RoleChange
from hub.actors.naming import name_of
from hub.core.comments.models import Offer
from hub.core.comments.permissions import may_answer
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import without_shapes
from hub.core.records.visibility import Sight, Viewer
from hub.design.addresses import address
from hub.foundation.dates import day_words

SHOWN, OF_ONE = 200, 50
HIDDEN = "A moderator has hidden these words."


@dataclass(frozen=True, kw_only=True)
class RoleShown:
    """One role as a page shows it. `words` are public, or wait for the reader's side; `when` says its days.

    `actor_url` is the organisation's page, "" for a person. `waits` says for whose word it waits, "" if for nobody's.
    """

    pk: int
    actor: str
    actor_url: str
    role: str
    part: rules.Part
    state: str
    label: str
    tone: str
    words: str
    when: str
    waits: str
    url: str
    is_mine: bool
    is_over: bool

    @property
    def plays(self) -> bool:
        """It was agreed, and lasts."""
        return self.state == rules.ACCEPTED and not self.is_over

    @property
    def played(self) -> bool:
        """It was agreed, and was kept until it came to its end."""
        return self.state in {rules.ACCEPTED, rules.FINISHED} and self.is_over

    @property
    def when_sentence(self) -> str:
        """Return the days as the beginning of a sentence: “Until 10 June 2027”."""
        return self.when[:1].upper() + self.when[1:]


def shown(role: ActorRole, today: date, *, arranges: bool = False) -> RoleShown:
    """Return `role` as pages show it. No statement: organisation and person are fetched, `is_mine` is annotated."""
    over = rules.is_over(role.state, role.until, today)
    waiting = role.state in rules.WAITING
    return RoleShown(
        pk=role.pk,
        actor=name_of(role),
        actor_url=role.organisation.record.get_absolute_url() if role.organisation else "",
        role=role.role,
        part=role.part,
        state=role.state,
        label=rules.STATES[rules.FINISHED if over and role.state == rules.ACCEPTED else role.state],
        tone=rules.TONES.get(role.state, "quiet"),
        words=HIDDEN if role.hidden_at else (role.proposed_words if waiting else role.words),
        when=when(role.since, role.until),
        waits=waits_for(role, arranges=arranges),
        url=address("actors:role", {"number": role.pk}),
        is_mine=bool(getattr(role, "is_mine", False)),
        is_over=over,
    )


def waits_for(role: ActorRole, *, arranges: bool) -> str:
    """Return for whose word a role waits, as the reader is told: “It waits for your word”; "" if for nobody's."""
    if role.state == rules.OFFERED:
        return "It waits for your word" if arranges else "It waits for a word from those who answer for this"
    if role.state == rules.PROPOSED or role.proposed_words:
        return "It waits for your word" if getattr(role, "is_mine", False) else f"It waits for {name_of(role)}"
    return ""


def when(since: date | None, until: date | None) -> str:
    """Return a period as people write it: “3 March 2026 to 1 May 2026”, “from 3 March 2026”, “until …”, or ""."""
    if since and until:
        return f"{day_words(since)} to {day_words(until)}"
    if since:
        return f"from {day_words(since)}"
    return f"until {day_words(until)}" if until else ""


def readable_roles(viewer: Viewer | Sight, today: date) -> QuerySet[ActorRole]:
    """Return the roles whose organisation, if they are one's, `viewer` may read; `is_mine` marks those of the viewer.

    The record is for the caller to check. Can be built into a prepared query.
    """
    of_one = Q(organisation=None) | Q(Record.objects.visible_to(viewer).behind("organisation"))
    roles = ActorRole.objects.filter(of_one).select_related("organisation__record", "person")
    return roles.annotate(is_mine=is_mine(viewer, today))


def is_mine(viewer: Viewer | Sight, today: date) -> Any:
    """Return an expression that is true of the roles that are the viewer's, or of an organisation they speak for."""
    person = Sight.of(viewer).person
    if person is None:
        return Value(value=False)
    speaking = permissions.speakers(today).filter(person=person, organisation=OuterRef("organisation"))
    return Case(When(person=person, then=Value(value=True)), default=Exists(speaking))


def on_record(record: Record, viewer: Viewer) -> tuple[list[RoleShown], bool]:
    """Return the roles on `record` that `viewer` may read, and whether they arrange them. One statement.

    What waits for a word is shown to the two sides alone. First what holds, in the order of the model, then what was.
    """
    today = timezone.localdate()
    found = _on_record(key=record.pk, viewer=viewer, today=today)
    person = viewer if isinstance(viewer, Person) else None
    arranges = person is not None and (
        may_answer(record, person)
        or any(
            role.role == rules.CONVENES and role.state == rules.ACCEPTED and getattr(role, "is_mine", False)
            for role in found
        )
    )
    mine = [role for role in found if role.state in rules.WAS_AGREED or arranges or getattr(role, "is_mine", False)]
    places = list(rules.PARTS)
    roles = [shown(role, today, arranges=arranges) for role in mine]
    return sorted(roles, key=lambda one: (one.is_over, places.index(one.role), one.pk)), arranges


@prepared
def _on_record(*, key: int, viewer: Viewer, today: date) -> QuerySet[ActorRole]:
    roles = readable_roles(viewer, today).filter(record=key).exclude(state=rules.NOT_TAKEN_UP)
    return roles.order_by("pk")[:SHOWN]


def role(number: int, viewer: Viewer) -> ActorRole:
    """Return the role with this number, if `viewer` may read it; else raise Http404. Two statements at most.

    What was agreed is for whoever may read the record; what waits for the two sides. Whoever is asked may read what
    they are asked, even before they may read the record.
    """
    found = (
        readable_roles(viewer, timezone.localdate())
        .filter(pk=number)
        .select_related("record__team", "record__post", "organisation__record", "person", "open_role")
        .annotate(is_open=Record.objects.visible_to(viewer).behind("record"))
        .first()
    )
    if found is None:
        raise Http404
    person = viewer if isinstance(viewer, Person) else None
    if (found.is_open and found.state in rules.WAS_AGREED) or getattr(found, "is_mine", False):
        return found
    if not (found.is_open and permissions.may_arrange(person, found.record)):
        raise Http404
    return found


def history(role: ActorRole) -> list[RoleChange]:
    """Return what happened to a role, oldest first. One statement."""
    return list(RoleChange.objects.filter(role=role).select_related("by").order_by("at", "pk"))


def of_organisation(organisation_pk: int, viewer: Viewer) -> list[ActorRole]:
    """Return where an organisation plays a role that was agreed, newest first, on records `viewer` may read.

    At most `OF_ONE` and one more, which says that there are others. One statement. The record is fetched.
    """
    return _of_organisation(viewer=viewer, key=organisation_pk)


@prepared
def _of_organisation(*, viewer: Viewer, key: int) -> QuerySet[ActorRole]:
    agreed = ActorRole.objects.filter(organisation=key, state__in=rules.WAS_AGREED)
    roles = agreed.filter(Record.objects.visible_to(viewer).behind("record"))
    fetched = roles.select_related("record", "organisation__record", "person")
    return fetched.order_by("-accepted_at", "-pk")[: OF_ONE + 1]


def open_on(record: Record) -> list[OpenRole]:
    """Return what is wanted on `record`, newest first. One statement. The record is one that the reader may read."""
    return _open_on(key=record.pk, today=timezone.localdate())


@prepared
def _open_on(*, key: int, today: date) -> QuerySet[OpenRole]:
    wanted = OpenRole.objects.filter(record=key, state=rules.OPEN, hidden_at=None)
    still = wanted.filter(Q(until=None) | Q(until__gte=today)).select_related("place")
    return without_shapes(still, "place").order_by("-opened_at", "-pk")[:20]


def offers_on(record: Record) -> list[Offer]:
    """Return the help that is offered on `record` and has not become a role. For those who arrange. One statement."""
    asked = ActorRole.objects.filter(offer=OuterRef("pk"), state__in=rules.RUNNING)
    offers = Offer.objects.filter(record=record, ended_at=None).exclude(Exists(asked))
    return list(offers.select_related("person").order_by("at", "pk")[:SHOWN])


def offer_on(record: Record, key: int) -> Offer:
    """Return one offer of help on `record` that still stands; else raise Http404."""
    found = Offer.objects.filter(record=record, ended_at=None, pk=key).select_related("person").first()
    if found is None:
        raise Http404
    return found


def waiting_for(person: Person, count: int) -> Sequence[ActorRole]:
    """Return at most `count` roles that wait for the word of `person`, oldest first. One statement.

    What is proposed to them or to an organisation they speak for; and what is offered on records whose post they
    hold, whose team they are of, or that they convene; to the improvement team also where nobody else answers.
    """
    return _waiting_for(
        count,
        permissions.keeps_all(person),
        viewer=person,
        person=person.pk,
        teams=sorted(person.team_ids) if person.is_staff else [],
        today=timezone.localdate(),
    )


@prepared
def _waiting_for(
    count: int, keeps_all: bool, *, viewer: Viewer, person: int, teams: list[int], today: date
) -> QuerySet[ActorRole]:
    speaking = permissions.speakers(today).filter(person=person).values("organisation")
    mine = Q(person=person) | Q(organisation__in=speaking)
    convened = ActorRole.objects.filter(mine, role=rules.CONVENES, state=rules.ACCEPTED).values("record")
    arranged = Q(record__post__holder=person) | Q(record__post__deputy=person) | Q(record__in=convened)
    if teams:
        arranged |= Q(record__team__in=teams)
    if keeps_all:
        arranged |= Q(record__team=None, record__post=None)
    readable = Q(Record.objects.visible_to(viewer).behind("record"))
    waiting = ActorRole.objects.filter(state__in=rules.WAITING)  # in the words of the index over those that wait
    offered = waiting.filter(readable, arranged, state=rules.OFFERED)
    asked = ActorRole.objects.filter(Q(state=rules.PROPOSED) | (Q(state=rules.ACCEPTED) & ~Q(proposed_words="")))
    # Found by their keys, each way by an index of its own: asked for one or the other, a database reads all roles.
    mine_and_theirs = (asked.filter(person=person), asked.filter(organisation__in=speaking), offered)
    first, *others = (found.order_by().values("pk") for found in mine_and_theirs)
    roles = ActorRole.objects.filter(pk__in=first.union(*others))
    return roles.select_related("record", "organisation__record", "person").order_by("begun_at", "pk")[:count]
