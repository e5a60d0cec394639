"""A hidden record of every kind and every visibility, with all that can hang on one, beside visible twins.

What is hidden says a word that stands nowhere else, one for each visibility; what is visible says another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from secrets import token_urlsafe
from typing import Any

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.actors.models import ActorRole, Capacity, OpenRole, Organisation
from hub.core.attachments.models import Attachment
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.comments.models import Comment
from hub.core.follows.models import Follow, Notice
from hub.core.links.actions import link
from hub.core.places.models import BoundarySet, Pin, Place
from hub.core.records import actions, after, kinds
from hub.core.records.kinds import Kind
from hub.core.records.models import Record, StateChange
from hub.core.records.visibility import Visibility
from hub.core.tallies.actions import add as tally
from hub.strands.academy.models import Applied, Session, SignUp
from hub.strands.lab.models import Amendment, Claim, Cost, Decision, Ending, Halt, Result
from hub.strands.lab.queries.lists import TRIALS
from hub.strands.methods.models import Code, Coding, Demand, HandOn, Member, Settlement, Step
from tests.leaks import measured

# Texts that may only be there with something else, such as a day.
NEEDS_MORE = {"invitation", "decision_needed"}
COMMON, TWIN = "quagga", "qztwin"
RAW = "qzraw"  # what people said to a study: for its team alone, even where the study itself is public
HIDDEN = tuple(visibility for visibility in Visibility if visibility != Visibility.PUBLIC)


def word(visibility: Visibility) -> str:
    """Return the word that stands only on records of this visibility."""
    return TWIN if visibility == Visibility.PUBLIC else f"qz{visibility.replace('_', '')}"


def make_place() -> Place:
    """Return a ward, in which everything is planted."""
    wards = BoundarySet.objects.create(code="wards", name="Wards", width=10, height=10)
    return Place.objects.create(
        boundary_set=wards,
        code="w1",
        name="Riverside",
        shape="M0 0L10 0L10 10Z",
        label_x=5,
        label_y=5,
        bounds=[0, 0, 10, 10],
    )


@dataclass
class Garden:
    """All that was planted, and by whom."""

    author: Person
    reader: Person
    improver: Person
    post: Post
    place: Place
    records: list[Record] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    sign_ups: list[SignUp] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    roles: list[ActorRole] = field(default_factory=list)
    wanted: list[OpenRole] = field(default_factory=list)
    offered: list[Capacity] = field(default_factory=list)
    beds: dict[Visibility, "Garden"] = field(default_factory=dict)

    @property
    def twin(self) -> Record:
        return self.records[0]

    def of_kinds(self, codes: Iterable[str]) -> list[Record]:
        chosen = set(codes)
        return [record for record in self.records if record.kind in chosen]

    def plant(self, visibilities: Iterable[Visibility]) -> None:
        """Write a record of every kind with each of these visibilities."""
        for visibility in visibilities:
            before = {name: len(things) for name, things in self._lists().items()}
            for kind in kinds.every():
                self._plant(kind, visibility)
            self.beds[visibility] = replace(
                self, **{name: things[before[name] :] for name, things in self._lists().items()}
            )

    def only(self, visibilities: Iterable[Visibility]) -> "Garden":
        """Return what was planted with these visibilities."""
        beds = [self.beds[visibility] for visibility in visibilities]
        return replace(self, **{name: [one for bed in beds for one in getattr(bed, name)] for name in self._lists()})

    def _lists(self) -> dict[str, list[Any]]:
        return {name: things for name, things in vars(self).items() if isinstance(things, list)}

    def _plant(self, kind: Kind, visibility: Visibility) -> None:
        said = f"{COMMON.capitalize()} {word(visibility)} {kind.label.lower()}"
        card = actions.Card(
            title=said, summary=f"{said}: the summary", team=self.post.team, post=self.post, place_id=self.place.pk
        )
        record = actions.open_record(kind.code, card, by=self.author)
        _detail(kind, record, said)
        actions.publish(record, by=self.author)
        self._hang(record, said)
        if kind.code == "course":
            self._teach(record, said)
        if kind.code == "study":
            self._listen(record)
        self._play(record, said)
        if visibility == Visibility.WITHDRAWN:
            actions.withdraw(record, by=self.author, reason="It named a neighbour.")
        else:
            actions.publish(record, by=self.author, to=visibility)
        after.changed(record)
        self.records.append(record)

    def _hang(self, record: Record, said: str) -> None:
        """Hang on the record all that can hang on one, while it can still be read."""
        now, today = timezone.now(), timezone.localdate()
        words: dict[str, Any] = {"source": said, "html": f"<p>{said}</p>", "rendered_by": 1, "key": token_urlsafe(32)}
        comment = Comment.objects.create(record=record, author=self.author, created_at=now, **words)
        tally(record, "comments")
        late = clocks.start(
            record, "answer_question", asker=self.author, owner=self.post, today=today - timedelta(days=90)
        )
        kept = clocks.start(record, "answer_question", asker=self.author, owner=self.post, today=today)
        clocks.keep(kept, by=self.author)
        old, new = list(kinds.get(record.kind).lifecycle.labels)[:2]
        StateChange.objects.create(record=record, old=new, new=old, reason=said, by=self.author, at=now)
        Follow.objects.create(person=self.reader, record=record, at=now)
        Pin.objects.create(record=record, longitude=5, latitude=5, at=now)
        notice = Notice.objects.create(person=self.reader, record=record, sentence=said, url="/", at=now)
        if record.kind == "measure":
            measured.plant(record, said, self.records)
        elif record.kind == "outcome":
            measured.plant_outcome(record, self.records)
        if self.records:
            link(self.twin, "became", record, by=self.improver, because=said)
        if record.kind in TRIALS:
            _write_down(record, said, self.author)
        self.comments.append(comment)
        self.clocks += [late, kept]
        self.files.append(_file(record, said, self.author))
        self.notices.append(notice)

    def _listen(self, record: Record) -> None:
        """Plant what people said to a study, coded and settled, of whose team only the author is."""
        now, by, raw = timezone.now(), self.author, f"{RAW} and {RAW}"
        Member.objects.create(study_id=record.pk, person=by, added_by=by, at=now)
        demand = Demand.objects.create(
            study_id=record.pk, words=raw, channel=raw, heard_at=now, taken_down_by=by, key=token_urlsafe(32)
        )
        self.demands.append(demand)
        HandOn.objects.create(demand=demand, to=raw, by=by, at=now, key=token_urlsafe(32))
        Step.objects.create(study_id=record.pk, place=1, name=raw, who=raw, kind="waste", works_minutes=5)
        code = Code.objects.create(study_id=record.pk, name=raw, kind="failure", by=by, at=now)
        Coding.objects.create(demand=demand, code=code, matters=raw, coder=by, at=now)
        Settlement.objects.create(demand=demand, code=code, because=raw, proposed_by=by, proposed_at=now)

    def _teach(self, record: Record, said: str) -> None:
        """Plant a session to come, and one that the reader and the author were at and used what they learned."""
        now = timezone.now()
        for days in (7, -7):
            session = Session.objects.create(
                course_id=record.pk,
                starts_at=now + timedelta(days=days),
                ends_at=now + timedelta(days=days, hours=2),
                where=said,
                places=5,
                tutor_post=self.post,
                taught_on=record,
                changed_at=now,
            )
            self.sessions.append(session)
            for person in (self.reader, self.author):
                at = now - timedelta(days=9)
                made = SignUp.objects.create(session=session, person=person, at=at, booked_at=at, attended=days < 0)
                self.sign_ups.append(made)
                words = said if person == self.author else "My own words."  # one’s own data shows those to oneself
                Applied.objects.create(sign_up=made, record=self.twin if self.records else record, words=words, at=now)

    def _play(self, record: Record, said: str) -> None:
        """Have the visible organisation and some people play a part in the record, and want somebody for it."""
        now, today = timezone.now(), timezone.localdate()
        begun: dict[str, Any] = {"begun_by": self.author, "begun_at": now}
        if record.kind == "organisation":
            own = Organisation.objects.get(pk=record.pk)
            free = {"title": said, "gives": "space", "until": today + timedelta(days=90), "terms": said.lower()}
            self.offered.append(Capacity.objects.create(organisation=own, words=said, offered_at=now, **free))
            return
        agreed = {"state": "accepted", "words": said, "accepted_at": now, **begun}
        parts: list[dict[str, Any]] = [{"role": "benefits", "whom": said, **agreed}]
        if visible := Organisation.objects.filter(record__visibility=Visibility.PUBLIC).order_by("pk").first():
            parts += [
                {"role": "hosts", "organisation": visible, **agreed},
                {"role": "funds", "organisation": visible, "state": "offered", "proposed_words": said, **begun},
            ]
        self.roles += [ActorRole.objects.create(record=record, **part) for part in parts]
        need = {"role": "hosts", "title": said, "words": said, "gives": "space", "terms": said.lower()}
        self.wanted.append(OpenRole.objects.create(record=record, opened_by=self.author, opened_at=now, **need))


def _write_down(record: Record, said: str, by: Person) -> None:
    """Write down all that can be written down about an experiment or a pilot."""
    now, today = timezone.now(), timezone.localdate()
    at: dict[str, Any] = {"record": record, "by": by, "at": now}
    Amendment.objects.create(part="measures", words=said, because=said, **at)
    Result.objects.create(found_on=today, began_on=today, words=said, **at)
    Cost.objects.create(amount=Decimal(12), what=said, spent_on=today, **at)
    moved: dict[str, Any] = {"record": record, "old": "running", "reason": said, "by": by, "at": now}
    Halt.objects.create(words=said, move=StateChange.objects.create(new="halted", **moved), **at)
    Ending.objects.create(ended_on=today, began_on=today, happened=said, learned=said, surprise=said, **at)
    decided = StateChange.objects.create(new="stopped", **moved)
    Decision.objects.create(kind="stopped", words=said, for_users=said, move=decided, **at)
    Claim.objects.create(level=1, because=said, **at)


def _file(record: Record, said: str, by: Person) -> Attachment:
    attachment = Attachment(
        record=record,
        name=f"{said.replace(' ', '-')}.txt",
        content_type="text/plain; charset=utf-8",
        size_bytes=len(said),
        sha256="0" * 64,
        by=by,
        at=timezone.now(),
    )
    attachment.file.save(f"{token_urlsafe(8)}.txt", SimpleUploadedFile("a.txt", said.encode()), save=True)
    return attachment


def _detail(kind: Kind, record: Record, said: str) -> None:
    """Write what the kind has of its own: every text says the word, and what need not be given is left out."""
    table = apps.get_model(kind.detail_model)
    values: dict[str, Any] = {}
    for one in table._meta.concrete_fields:
        if one.blank and isinstance(one, models.URLField):
            continue
        if one.primary_key or one.has_default() or one.null:
            continue
        if one.choices:
            values[one.name] = "" if one.blank else next(iter(one.choices))[0]
        elif isinstance(one, models.CharField | models.TextField):
            values[one.name] = "" if one.blank and one.name in NEEDS_MORE else said
        elif isinstance(one, models.DateField):
            values[one.name] = date(2026, 3, 3)
        elif isinstance(one, models.IntegerField):
            values[one.name] = 1
        else:
            raise TypeError(f"Say in tests/leaks/planting.py what {table.__name__}.{one.name} may be.")
    table._default_manager.create(record=record, **values)
